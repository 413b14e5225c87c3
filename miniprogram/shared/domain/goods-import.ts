import { MAX_CODE, MAX_FEN, MAX_NAME, MAX_NOTE, MAX_QUANTITY } from '../kernel/limits';
import { parseYuan } from '../kernel/money';

/** What a column of a goods file can be. */
export const importFields = {
  name: { label: '商品名', headers: ['商品名', '品名', '名称', '商品', '货品', 'description', 'name', 'title'] },
  code: { label: '货号', headers: ['货号', '编码', '编号', '款号', 'stockcode', 'sku', 'code'] },
  barcode: { label: '条码', headers: ['条码', '条形码', 'barcode', 'ean', 'upc'] },
  retailFen: { label: '售价', headers: ['售价', '零售价', '单价', '价格', 'unitprice', 'retail', 'price'] },
  purchasePriceFen: { label: '进货价', headers: ['进货价', '进价', '成本', '采购价', 'cost'] },
  quantity: { label: '现有数量', headers: ['现有数量', '库存', '库存数量', '现有', '期初', '数量', 'onhand', 'quantity', 'qty'] },
  unit: { label: '单位', headers: ['单位', 'unit'] },
  model: { label: '型号', headers: ['型号', '规格', 'model', 'spec'] },
  note: { label: '备注', headers: ['备注', '说明', 'note', 'remark'] },
} as const;
export type ImportField = keyof typeof importFields;

/** Which column holds which field; a field may be absent. */
export type Columns = Partial<Record<ImportField, number>>;

/** A row as the file has it: texts, '' where empty. */
export type Row = readonly string[];

/** One line that can be taken. */
export interface ImportLine {
  /** As the file counts: the first row is 1. */
  line: number;
  name: string;
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

/** The kinds of problem, as a result counts them. */
export const importReasons = {
  noName: '没有商品名', repeated: '编码和前面一行重复', taken: '编码已有别的商品在用', code: '编码看不懂', price: '价格看不懂', quantity: '数量看不懂', long: '文字太长', total: '合计，不是商品',
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
  const matches = [(title: string, known: string) => title === known, (title: string, known: string) => title.includes(known)];
  for (const isMatch of matches) {
    for (const field of Object.keys(importFields) as ImportField[]) {
      if (columns[field] !== undefined) continue;
      const found = importFields[field].headers.map((known) => titles.findIndex((title, index) => !taken.has(index) && title !== '' && isMatch(title, known))).find((index) => index >= 0);
      if (found === undefined) continue;
      columns[field] = found;
      taken.add(found);
    }
  }
  return columns;
}

/** True when the first row names columns instead of goods. */
export const hasHeader = (first: Row): boolean => Object.keys(guessColumns(first)).length > 0 && first.every((cell) => parseYuan(cell) === null);

/**
 * Reads all rows by the chosen columns. A line is either taken or has a problem; none is
 * silently changed. A code or barcode counts for the first line that has it.
 */
export function readLines(rows: readonly Row[], columns: Columns): { lines: ImportLine[]; problems: ImportProblem[] } {
  const lines: ImportLine[] = [];
  const problems: ImportProblem[] = [];
  const firstWith = new Map<string, number>();
  const [first = []] = rows;
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    if (index === 0 && hasHeader(first)) continue;
    if (row.every((cell) => cell.trim() === '')) continue;
    const read = readLine(row, columns, line);
    const codes = 'problem' in read ? [] : [read.code, read.barcode].filter((code) => code !== '');
    const known = codes.map((code) => ({ code, at: firstWith.get(code) })).find(({ at }) => at !== undefined);
    if ('problem' in read) problems.push(read);
    else if (read.code !== '' && read.code === read.barcode) problems.push({ line, reason: 'repeated', problem: '货号和条码是同一个' });
    else if (known !== undefined) problems.push({ line, reason: 'repeated', problem: `编码 ${known.code} 和第 ${String(known.at)} 行重复` });
    else {
      for (const code of codes) firstWith.set(code, line);
      lines.push(read);
    }
  }
  return { lines, problems };
}

function readLine(row: Row, columns: Columns, line: number): ImportLine | ImportProblem {
  const cell = (field: ImportField): string => {
    const column = columns[field];
    return column === undefined ? '' : (row[column] ?? '').normalize('NFKC').trim();
  };
  const [name, code, barcode, unit] = [cell('name'), cell('code'), cell('barcode'), cell('unit')];
  const refuse = (reason: ImportReason, problem: string): ImportProblem => ({ line, reason, problem });
  if (name === '') return refuse('noName', '没有商品名');
  if (TOTALS.has(squeezed(name))) return refuse('total', `“${name}”是合计，不是商品`);
  if (name.length > MAX_NAME) return refuse('long', `商品名超过 ${MAX_NAME} 个字`);
  for (const [what, value] of [['货号', code], ['条码', barcode]] as const) {
    if (value.length > MAX_CODE) return refuse('long', `${what}超过 ${MAX_CODE} 位`);
    if (!/^[\x21-\x7e]*$/.test(value)) return refuse('code', `${what}只能是字母、数字和符号`);
  }
  if (unit.length > 4) return refuse('long', '单位超过 4 个字');
  const [retailFen, purchasePriceFen, quantity] = [price(cell('retailFen')), price(cell('purchasePriceFen')), count(cell('quantity'))];
  if (retailFen === undefined) return refuse('price', `售价“${cell('retailFen')}”看不懂`);
  if (purchasePriceFen === undefined) return refuse('price', `进货价“${cell('purchasePriceFen')}”看不懂`);
  if (quantity === undefined) return refuse('quantity', `数量“${cell('quantity')}”看不懂`);
  if (quantity * (purchasePriceFen ?? 0) > MAX_FEN) return refuse('quantity', '数量和进货价乘起来太大');
  if (cell('model').length > MAX_NAME) return refuse('long', `型号超过 ${MAX_NAME} 个字`);
  if (cell('note').length > MAX_NOTE) return refuse('long', `备注超过 ${MAX_NOTE} 个字`);
  return { line, name, code, barcode, retailFen, purchasePriceFen, quantity, unit: unit === '' ? '件' : unit, model: cell('model'), note: cell('note') };
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
