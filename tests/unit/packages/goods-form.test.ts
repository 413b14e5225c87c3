import type { GoodsDetail } from '../../../cloudfunctions/goods/contract';
import { emptyForm, formOf, homeless, inputOf, problemOf, regrid, type Form, type Spec } from '../../../miniprogram/packages/goods/goods-editor/form';

const spec = (id: string, name: string, ...names: string[]): Spec => ({ id, name, values: names.map((value) => ({ id: `${id}${value}`, name: value })) });
const colours = spec('c', '颜色', '白', '灰');
const sizes = spec('s', '尺码', 'S', 'M', 'L');
const places = (form: Form): string[] => inputOf(form, { seesCost: true, keepsStock: true }, null).skus.map(({ specValues, code }) => `${specValues.join('')}${code ?? ''}`);

const zero = { onHand: 0, reserved: 0, available: 0, incoming: 0, level: 'out' as const };
const sku = (skuId: string, specValues: string[], over: object = {}) =>
  ({ skuId, specValues, code: skuId, model: '', barcodes: [], retailFen: 6800, purchasePriceFen: 1250, isHidden: false, stock: zero, ...over });
const goods = (over: object): GoodsDetail => ({
  _id: 's:g', shopId: 's', name: '袜', categoryId: 'k', categories: [{ id: 'k', name: '毛绒' }], pictures: [], specNames: ['颜色', '尺码'], unit: '双', packs: [],
  skus: [sku('g.1', ['白', 'S']), sku('g.2', ['白', 'M']), sku('g.3', ['灰', 'S'])], note: '', terms: [], isArchived: false, createdAt: 1, updatedAt: 1, version: 4, ...over,
});

test('goods without specs have one cell, and a name is enough to save them', () => {
  const form = emptyForm();
  expect(problemOf(form)).toBe('先写商品名');
  expect(inputOf({ ...form, name: ' 小熊 ' }, { seesCost: true, keepsStock: true }, null)).toMatchObject({ name: '小熊', unit: '件', specNames: [], skus: [{ specValues: [], retailFen: null }] });
});

test('saved goods open as they were: prices as typed, a crossing that is not sold is off', () => {
  const form = formOf(goods({}));
  expect(form).toMatchObject({ categoryName: '毛绒', specs: [{ name: '颜色', values: [{ name: '白' }, { name: '灰' }] }, { name: '尺码' }] });
  expect(form.cells.map(({ skuId, retail, purchase, isHidden }) => [skuId, retail, purchase, isHidden]))
    .toEqual([['g.1', '68', '12.50', false], ['g.2', '68', '12.50', false], ['g.3', '68', '12.50', false], ['', '', '', true]]);
});

test('a value of which nothing is sold has left the grid, and the order of the others stays', () => {
  const form = formOf(goods({ skus: [sku('g.1', ['白', 'S'], { isHidden: true }), sku('g.2', ['白', 'M']), sku('g.3', ['灰', 'S']), sku('g.4', ['灰', 'M']), sku('g.5', ['黑', 'S'], { isHidden: true }), sku('g.6', ['旧'], { isHidden: true })] }));
  expect(form.specs.map(({ values }) => values.map(({ name }) => name))).toEqual([['白', '灰'], ['S', 'M']]);
  expect(form.cells.map(({ skuId }) => skuId)).toEqual(['g.1', 'g.2', 'g.3', 'g.4']);
});

test('who does not see what goods cost sends no cost', () => {
  const form = formOf(goods({ skus: [{ ...sku('g.1', ['白', 'S']), purchasePriceFen: undefined }] }));
  const { skus } = inputOf(form, { seesCost: false, keepsStock: false }, { goodsId: 's:g', version: 4 });
  expect(skus[0]).not.toHaveProperty('purchasePriceFen');
});

test('the first specs take what is known to their first crossing; a second one too', () => {
  const single: Form = { ...emptyForm(), cells: [{ ...emptyForm().cells[0] as Form['cells'][number], skuId: 'g.1', code: '#' }] };
  const rows: Form = { ...single, specs: [colours], cells: regrid(single.cells, [], [colours]) };
  expect(places(rows)).toEqual(['白#', '灰']);
  const grid: Form = { ...rows, specs: [colours, sizes], cells: regrid(rows.cells, rows.specs, [colours, sizes]) };
  expect(places(grid)).toEqual(['白S#', '白M', '白L', '灰S', '灰M', '灰L']);
});

test('the price of goods that come to have colours and sizes is the price of each', () => {
  const single = regrid([], [], []).map((cell) => ({ ...cell, code: '#', retail: '59', purchase: '20', opening: '7' }));
  const cells = regrid(single, [], [colours, sizes]);
  expect(cells.map(({ retail, purchase }) => `${retail} ${purchase}`)).toEqual(Array.from({ length: 6 }, () => '59 20'));
  expect(cells.map(({ code, opening }) => `${code}${opening}`)).toEqual(['#7', '', '', '', '', '']);
  const more = regrid(cells, [colours, sizes], [{ ...colours, values: [...colours.values, { id: 'new', name: '黑' }] }, sizes]);
  expect(more.slice(6).map(({ retail }) => retail)).toEqual(['', '', '']);
});

test('renaming, adding, sorting and taking away values moves no SKU', () => {
  const full: Form = { ...emptyForm(), specs: [colours, sizes], cells: regrid([], [], [colours, sizes]).map((cell, index) => ({ ...cell, code: `#${index}` })) };
  const after: Spec[] = [{ ...colours, values: [{ id: 'c灰', name: '雾灰' }, { id: 'new', name: '黑' }, { id: 'c白', name: '白' }] }, { ...sizes, values: sizes.values.slice(1) }];
  expect(places({ ...full, specs: after, cells: regrid(full.cells, full.specs, after) })).toEqual(['雾灰M#4', '雾灰L#5', '黑M', '黑L', '白M#1', '白L#2']);
});

test('when a spec is taken away, the first that fits stays, and what is in the house is named', () => {
  const cells = regrid([], [], [colours, sizes]).map((cell, index) => ({ ...cell, skuId: `g.${index}`, code: `#${index}`, stock: { ...zero, onHand: index } }));
  const after = regrid(cells, [colours, sizes], [sizes]);
  expect(after.map(({ code }) => code)).toEqual(['#0', '#1', '#2']);
  expect(homeless(cells, after).map(({ code }) => code)).toEqual(['#3', '#4', '#5']);
  expect(homeless(cells, cells)).toEqual([]);
});

test.each([
  ['a price that is none', { retail: '十块' }, '“白”的售价要像 19.80 这样'],
  ['a negative cost', { purchase: '-1' }, '“白”的进货价要像 19.80 这样'],
  ['half a piece', { opening: '1.5' }, '“白”的现有要是 0 或更大的整数'],
  ['a code in Chinese', { code: '货' }, '“白”的货号只能是字母、数字和符号'],
  ['a code and barcode that are one', { code: '69', barcodes: ['69'] }, '货号和条码都是 69'],
  ['a code of another cell', { barcodes: ['X'] }, '编码 X 用了两次：“白”和“灰”'],
])('%s is named with its place', (_, wrong, sentence) => {
  const cells = regrid([], [], [colours]).map((cell, index) => ({ ...cell, code: index === 1 ? 'X' : '', ...(index === 0 ? wrong : {}) }));
  expect(problemOf({ ...emptyForm(), name: '袜', specs: [colours], cells })).toBe(sentence);
});

test('goods of which nothing is sold are archived, not saved', () => {
  const cells = regrid([], [], [colours]).map((cell) => ({ ...cell, isHidden: true }));
  expect(problemOf({ ...emptyForm(), name: '袜', specs: [colours], cells })).toBe('至少要卖一个规格');
});

test('what is there already goes with new cells that are sold', () => {
  const cells = regrid([], [], [sizes]).map((cell, index) => ({ ...cell, opening: '5', skuId: index === 1 ? 'g.1' : '', isHidden: index === 2 }));
  const opened = (keepsStock: boolean) => inputOf({ ...emptyForm(), specs: [sizes], cells }, { seesCost: true, keepsStock }, null).skus.map(({ openingQuantity = 0 }) => openingQuantity);
  expect(opened(true)).toEqual([5, 0, 0]);
  expect(opened(false)).toEqual([0, 0, 0]);
});
