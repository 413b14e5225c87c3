import { emptyCell, regrid, type Cell, type Spec } from '../../../miniprogram/packages/goods/goods-editor/form';
import { cellsOf, gridOf, segmentsOf } from '../../../miniprogram/packages/goods/goods-editor/grid-view';

const spec = (name: string, ...names: string[]): Spec => ({ id: name, name, values: names.map((value) => ({ id: value, name: value })) });
const colours = spec('颜色', '奶白', '焦糖');
const sizes = spec('尺码', 'S', 'M', 'L');
const owner = { seesCost: true, keepsStock: true };
const stock = { onHand: 14, reserved: 18, available: -4, incoming: 0, level: 'oversold' as const };
const fill = (specs: Spec[], over: Partial<Cell>[] = []): Cell[] => regrid([], [], specs).map((cell, index) => ({ ...cell, ...over[index] }));

test('two specs are rows and columns, with a dot for a colour that has a known look', () => {
  const { rows, columns } = gridOf([colours, sizes], fill([colours, sizes]), 'retail', owner);
  expect(columns).toEqual(['S', 'M', 'L']);
  expect(rows.map(({ head, dot, cells }) => [head, dot, cells.length])).toEqual([['奶白', '#F3EBDD', 3], ['焦糖', '#C08A57', 3]]);
});

test('one spec has one wide cell a row; of three the first two share the head', () => {
  expect(gridOf([sizes], fill([sizes]), 'retail', owner)).toMatchObject({ columns: [], rows: [{ head: 'S', dot: '', cells: [{}] }, { head: 'M' }, { head: 'L' }] });
  const cups = spec('款式', '短', '长');
  expect(gridOf([colours, cups, sizes], fill([colours, cups, sizes]), 'retail', owner).rows.map(({ head }) => head)).toEqual(['奶白 · 短', '奶白 · 长', '焦糖 · 短', '焦糖 · 长']);
});

test('a price that is missing or none is to be filled, a cell that is not sold is off', () => {
  const cells = fill([sizes], [{ retail: '68' }, { retail: '' }, { retail: '6', isHidden: true }]);
  const faces = (segment: 'retail' | 'purchase') => gridOf([sizes], cells, segment, owner).rows.flatMap((row) => row.cells).map(({ text, state }) => [text, state]);
  expect(faces('retail')).toEqual([['68', 'plain'], ['', 'missing'], ['', 'off']]);
  // A purchase price may be unknown; one that cannot be read is not.
  expect(faces('purchase')).toEqual([['', 'plain'], ['', 'plain'], ['', 'off']]);
});

test('stock is shown of saved cells, and asked of new ones by who keeps it', () => {
  const cells = fill([sizes], [{ skuId: 'g.1', stock }, { opening: '7' }]);
  const faces = (keepsStock: boolean) => gridOf([sizes], cells, 'stock', { seesCost: true, keepsStock }).rows.flatMap((row) => row.cells);
  expect(faces(true)).toMatchObject([{ text: '−4', state: 'still', tone: 'red' }, { text: '7', state: 'plain' }, { text: '', state: 'plain' }]);
  expect(faces(false).map(({ state }) => state)).toEqual(['still', 'still', 'still']);
});

test('barcodes are told by their tail, several by their number', () => {
  const cells = fill([sizes], [{ barcodes: ['6901234567892'] }, { barcodes: ['1', '2'] }]);
  expect(gridOf([sizes], cells, 'barcodes', owner).rows.flatMap((row) => row.cells).map(({ text }) => text)).toEqual(['…7892', '2 个', '']);
});

test('who does not see what goods cost has no view of it', () => {
  expect(segmentsOf({ seesCost: false, keepsStock: false }).map(({ key }) => key)).not.toContain('purchase');
  expect(segmentsOf(owner).map(({ key }) => key)).toContain('purchase');
});

test('a head names the cells of its row or column', () => {
  expect(cellsOf('row', 1, 6, 3)).toEqual([3, 4, 5]);
  expect(cellsOf('column', 1, 6, 3)).toEqual([1, 4]);
  expect(cellsOf('all', 0, 6, 3)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(cellsOf('row', 2, 3, 0)).toEqual([2]);
  expect(emptyCell(['S']).barcodes).toEqual([]);
});
