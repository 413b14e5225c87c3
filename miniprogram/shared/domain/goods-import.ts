import { MAX_CODE, MAX_FEN, MAX_NAME, MAX_NOTE, MAX_QUANTITY } from '../kernel/limits';
import { parseYuan } from '../kernel/money';
import { groupLines } from './import-groups';

/**
 * What a column of a goods file can be, and how files name it. A title that equals one of
 * `headers` is taken before one that only contains it; `titles` must be equal.
 */
export const importFields = {
  name: { label: '商品名', headers: ['商品名', '品名', '名称', '标题', '商品', '货品', 'description', 'name', 'title'] },
  code: { label: '货号', headers: ['规格编码', 'sku编码', '货号', '编码', '编号', '款号', 'stockcode', 'sku', 'code'] },
  barcode: { label: '条码', headers: ['条码', '条形码', 'barcode', 'ean', 'upc'] },
  spec1: {
    label: '颜色', headers: ['颜色', '花色', 'colour', 'color'],
    titles: ['规格颜色', '规格值1', '规格值一', '规格值', '规格1', '规格一', '规格', '规格名称', '规格名', '规格属性', '销售属性', '属性1', '属性', '款式', '口味', 'spec', 'style', 'variant'],
  },
  spec2: { label: '尺码', headers: ['尺码', '码数', '鞋码'], titles: ['规格尺码', '尺寸', '大小', '规格值2', '规格值二', '规格2', '规格二', '属性2', 'size', '规格', '款式'] },
  retailFen: { label: '售价', headers: ['售价', '零售价', '单价', '价格', 'unitprice', 'retail', 'price'] },
  purchasePriceFen: { label: '进货价', headers: ['进货价', '进价', '成本', '采购价', 'cost'] },
  quantity: { label: '现有数量', headers: ['现有数量', '库存', '库存数量', '现有', '期初', '数量', 'onhand', 'quantity', 'qty'] },
  unit: { label: '单位', headers: ['单位', 'unit'] },
  model: { label: '型号', headers: ['型号', 'model'], titles: ['款号', '货号'] },
  note: { label: '备注', headers: ['备注', '说明', 'note', 'remark'] },
} as const satisfies Record<string, { label: string; headers: readonly string[]; titles?: readonly string[] }>;
export type ImportField = keyof typeof importFields;

/** Which column holds which field; a field may be absent. */
export type Columns = Partial<Record<ImportField, number>>;

/** A row as the file has it: texts, '' where empty. */
export type Row = readonly string[];

/** One line that can be taken: a SKU. */
export interface ImportLine {
  /** As the file counts: the first row is 1. */
  line: number;
  name: string;
  /** 颜色 and 尺码, as far as its goods have them. */
  specValues: string[];
  code: string;
  barcode: string;
  retailFen: number | null;
  purchasePriceFen: number | null;
  /** 期初, base units; 0 when the file does not say. */
  quantity: number;
  unit: string;
  model: string;
  note: string;
}

/** One goods: its lines are those of one name that differ in their specs. */
export interface ImportGoods {
  /** The line that stands for it. */
  line: number;
  name: string;
  specNames: string[];
  /** One for goods without specs. */
  lines: ImportLine[];
}

/** The kinds of problem, as a result counts them. */
export const importReasons = {
  noName: '没有商品名', repeated: '编码和前面一行重复', same: '规格和前面一行重复', taken: '编码已有别的商品在用', left: '商品早就有，缺这个规格', code: '编码看不懂', spec: '规格不全', price: '价格看不懂', quantity: '数量看不懂', long: '文字太长', total: '合计，不是商品',
} as const;
export type ImportReason = keyof typeof importReasons;

/** One line that cannot, and the sentence why. */
export interface ImportProblem {
  line: number;
  reason: ImportReason;
  problem: string;
}

/** What a table's last row says where goods have their name. */
const TOTALS = new Set(['合计', '总计', '小计', '共计', '总数', 'total']);

/** How many lines each reason refused, most first. */
export function countReasons(problems: readonly Pick<ImportProblem, 'reason'>[]): { reason: ImportReason; count: number }[] {
  const counts = new Map<ImportReason, number>();
  for (const { reason } of problems) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}

const squeezed = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s_()（）：:/*-]/g, '');

/**
 * Guesses the columns from the header row: a header that equals a known one is taken before
 * one that only contains it, and each column serves one field.
 */
export function guessColumns(header: Row): Columns {
  const titles = header.map(squeezed);
  const columns: Columns = {};
  const taken = new Set<number>();
  const equals = (title: string, known: string): boolean => title === known;
  for (const isMatch of [equals, (title: string, known: string): boolean => title.includes(known)]) {
    for (const field of Object.keys(importFields) as ImportField[]) {
      if (columns[field] !== undefined) continue;
      const { headers, titles: whole = [] }: { headers: readonly string[]; titles?: readonly string[] } = importFields[field];
      const known = isMatch === equals ? [...headers, ...whole] : headers;
      const found = known.map((words) => titles.findIndex((title, index) => !taken.has(index) && title !== '' && isMatch(title, words))).find((index) => index >= 0);
      if (found === undefined) continue;
      columns[field] = found;
      taken.add(found);
    }
  }
  return columns;
}

/** True when the first row names columns instead of goods. */
export const hasHeader = (first: Row): boolean => Object.keys(guessColumns(first)).length > 0 && first.every((cell) => parseYuan(cell) === null);

/** The titles that say what a spec is; any other is 规格. */
const SPEC_WORDS = [['颜色', /颜色|花色|色号|colou?r/], ['尺码', /尺码|码数|鞋码|size/], ['尺寸', /尺寸/], ['款式', /款式|style/], ['口味', /口味/]] as const;

/** What the two spec columns are called: 颜色分类 is 颜色. */
function specNamesOf(header: Row, { spec1, spec2 }: Columns): [string, string] {
  const nameOf = (column: number | undefined): string => SPEC_WORDS.find(([, words]) => words.test(squeezed(header[column ?? -1] ?? '')))?.[0] ?? '规格';
  const [first, second] = [nameOf(spec1), nameOf(spec2)];
  return [first, second === first ? `${second}二` : second];
}

/**
 * Reads all rows by the chosen columns. A line is either taken or has a problem; none is
 * silently changed. A code or barcode counts for the first line that has it.
 *
 * @returns the lines in the order of their goods, so that those of one goods stand together
 */
export function readLines(rows: readonly Row[], columns: Columns): { goods: ImportGoods[]; lines: ImportLine[]; problems: ImportProblem[] } {
  const read: ImportLine[] = [];
  const problems: ImportProblem[] = [];
  const [first = []] = rows;
  const isTitled = hasHeader(first);
  let above: Cells | null = null;
  for (const [index, row] of rows.entries()) {
    if ((index === 0 && isTitled) || row.every((cell) => cell.trim() === '')) continue;
    const cells = underAbove(cellsOf(row, columns), above);
    above = cells.spec1 + cells.spec2 === '' ? null : cells;
    const line = readLine(cells, index + 1);
    if ('problem' in line) problems.push(line);
    else read.push(line);
  }
  const grouped = groupLines(read, specNamesOf(isTitled ? first : [], columns));
  return { goods: grouped.goods, lines: grouped.goods.flatMap(({ lines }) => lines), problems: [...problems, ...grouped.problems].sort((a, b) => a.line - b.line) };
}

/** The texts of a row by field, '' where it has none. */
type Cells = Record<ImportField, string>;

const cellsOf = (row: Row, columns: Columns): Cells => Object.fromEntries((Object.keys(importFields) as ImportField[]).map((field) => {
  const column = columns[field];
  return [field, column === undefined ? '' : (row[column] ?? '').normalize('NFKC').trim()];
})) as Cells;

/** What tables write once, in a cell merged over all colours and sizes of one goods. */
const MERGED = ['name', 'code', 'unit', 'retailFen', 'purchasePriceFen'] as const satisfies readonly ImportField[];

/** A colour or size without a name belongs to the goods above it. */
function underAbove(cells: Cells, above: Cells | null): Cells {
  if (above === null || cells.name !== '' || cells.spec1 + cells.spec2 === '') return cells;
  return { ...cells, ...Object.fromEntries(MERGED.map((field) => [field, cells[field] === '' ? above[field] : cells[field]])) };
}

function readLine(cells: Cells, line: number): ImportLine | ImportProblem {
  const { name, code, barcode, unit, model, note, spec1, spec2 } = cells;
  const refuse = (reason: ImportReason, problem: string): ImportProblem => ({ line, reason, problem });
  if (name === '') return refuse('noName', '没有商品名');
  if (TOTALS.has(squeezed(name))) return refuse('total', `“${name}”是合计，不是商品`);
  if (name.length > MAX_NAME) return refuse('long', `商品名超过 ${MAX_NAME} 个字`);
  for (const [what, value] of [['货号', code], ['条码', barcode]] as const) {
    if (value.length > MAX_CODE) return refuse('long', `${what}超过 ${MAX_CODE} 位`);
    if (!/^[\x21-\x7e]*$/.test(value)) return refuse('code', `${what}只能是字母、数字和符号`);
  }
  if (unit.length > 4) return refuse('long', '单位超过 4 个字');
  const [retailFen, purchasePriceFen, quantity] = [price(cells.retailFen), price(cells.purchasePriceFen), count(cells.quantity)];
  if (retailFen === undefined) return refuse('price', `售价“${cells.retailFen}”看不懂`);
  if (purchasePriceFen === undefined) return refuse('price', `进货价“${cells.purchasePriceFen}”看不懂`);
  if (quantity === undefined) return refuse('quantity', `数量“${cells.quantity}”看不懂`);
  if (quantity * (purchasePriceFen ?? 0) > MAX_FEN) return refuse('quantity', '数量和进货价乘起来太大');
  if (Math.max(spec1.length, spec2.length) > MAX_NAME) return refuse('long', `规格超过 ${MAX_NAME} 个字`);
  if (model.length > MAX_NAME) return refuse('long', `型号超过 ${MAX_NAME} 个字`);
  if (note.length > MAX_NOTE) return refuse('long', `备注超过 ${MAX_NOTE} 个字`);
  return { line, name, specValues: [spec1, spec2], code, barcode, retailFen, purchasePriceFen, quantity, unit: unit === '' ? '件' : unit, model, note };
}

/** Whole base units; 0 for an empty cell, undefined for what is no count. */
function count(text: string): number | undefined {
  if (text === '') return 0;
  const match = /^(\d{1,9})(?:\.0+)?$/.exec(text.replace(/[,，]/g, ''));
  const quantity = match === null ? undefined : Number(match[1]);
  return quantity === undefined || quantity > MAX_QUANTITY ? undefined : quantity;
}

/** 分; null for an empty cell, undefined for what is no price. A spreadsheet may add noise past the 分 (2.5500000001). */
function price(text: string): number | null | undefined {
  if (text === '') return null;
  const fen = parseYuan(text.replace(/元$/, '').replace(/(\.\d{2})(?:0{3,}\d*|9{3,}\d*)$/, '$1'));
  return fen === null || fen < 0 || fen > MAX_FEN ? undefined : fen;
}
