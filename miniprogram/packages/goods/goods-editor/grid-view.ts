import { formatFigure } from '../../../components/format-figure';
import { MAX_NAME } from '../../../shared/kernel/limits';
import { colourOf } from '../spec-grid/colour-dot';
import type { GridCell, GridRow } from '../spec-grid/types';
import { namesOf, priceOf, type Cell, type Field, type Rights, type Spec } from './form';

/* What the grid shows of a form: one field of each cell. */

/** One view of the grid. 库存 shows saved SKUs and takes 期初 of new ones; 型号, which few need, is reached from 货号. */
export interface Segment { key: 'retail' | 'purchase' | 'code' | 'model' | 'barcodes' | 'stock'; label: string }

export const segmentsOf = ({ seesCost }: Rights): Segment[] => [
  { key: 'retail', label: '零售价' },
  ...(seesCost ? [{ key: 'purchase', label: '进货价' } as const] : []),
  { key: 'code', label: '货号' },
  { key: 'barcodes', label: '条码' },
  { key: 'stock', label: '库存' },
];

/** How a view takes what is typed; `field` is what it is kept in. */
export const keyboards: Record<Segment['key'], { field: Field; keyboard: 'digit' | 'number' | 'text'; maxlength: number; placeholder: string; label: string; hint: string }> = {
  retail: { field: 'retail', keyboard: 'digit', maxlength: 12, placeholder: '填价', label: '零售价，元', hint: '点表头，整行或整列填同一个价' },
  purchase: { field: 'purchase', keyboard: 'digit', maxlength: 12, placeholder: '进价', label: '进货价，元', hint: '点表头，整行或整列填同一个价' },
  code: { field: 'code', keyboard: 'text', maxlength: 40, placeholder: '货号', label: '货号', hint: '每个规格一个，店里不重复' },
  model: { field: 'model', keyboard: 'text', maxlength: MAX_NAME, placeholder: '型号', label: '型号', hint: '点表头，整行或整列填同一个型号' },
  barcodes: { field: 'code', keyboard: 'text', maxlength: 40, placeholder: '扫', label: '条码', hint: '点格子扫条码，只显示后四位' },
  stock: { field: 'opening', keyboard: 'number', maxlength: 8, placeholder: '期初', label: '库存', hint: '' },
};

const tail = (code: string): string => (code.length > 4 ? `…${code.slice(-4)}` : code);

function faceOf(cell: Cell, segment: Segment['key'], { keepsStock }: Rights): Omit<GridCell, 'key'> {
  if (cell.isHidden) return { text: '', state: 'off' };
  if (segment === 'barcodes') {
    const [first = '', ...more] = cell.barcodes;
    return { text: more.length === 0 ? tail(first) : `${cell.barcodes.length} 个`, state: 'still' };
  }
  if (segment === 'stock') {
    if (cell.stock === null) return { text: cell.opening, state: keepsStock ? 'plain' : 'still' };
    const { available, level } = cell.stock;
    return { text: formatFigure(available), state: 'still', ...(level === 'oversold' ? { tone: 'red' } : level === 'low' ? { tone: 'amber' } : {}) };
  }
  const text = cell[keyboards[segment].field];
  const lacks = (segment === 'retail' && text.trim() === '') || ((segment === 'retail' || segment === 'purchase') && priceOf(text) === undefined);
  return { text, state: lacks ? 'missing' : 'plain' };
}

/** Rows under their heads; with one spec each row is one wide cell, with three the first two share the head. */
export function gridOf(specs: readonly Spec[], cells: readonly Cell[], segment: Segment['key'], rights: Rights): { rows: GridRow[]; columns: string[] } {
  const last = specs.length > 1 ? specs[specs.length - 1] : undefined;
  const columns = last?.values.map(({ name }) => name) ?? [];
  const width = Math.max(columns.length, 1);
  const heads = last === undefined ? specs : specs.slice(0, -1);
  const rows = Array.from({ length: cells.length / width }, (_, row): GridRow => {
    const own = cells.slice(row * width, (row + 1) * width);
    const head = namesOf(heads, own[0]?.valueIds ?? []).join(' · ');
    return { key: String(row), head, dot: heads.some(({ name }) => name.includes('色')) ? colourOf(head) : '', cells: own.map((cell) => ({ key: cell.valueIds.join('/'), ...faceOf(cell, segment, rights) })) };
  });
  return { rows, columns };
}

/** The cells of a row or a column, or all. */
export function cellsOf(axis: 'row' | 'column' | 'all', index: number, total: number, columns: number): number[] {
  const width = Math.max(columns, 1);
  return Array.from({ length: total }, (_, at) => at).filter((at) => axis === 'all' || (axis === 'row' ? Math.floor(at / width) : at % width) === index);
}
