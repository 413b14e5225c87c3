import type { GoodsDetail, StockFigures } from '../../../../cloudfunctions/goods/contract';
import type { Input } from '../../../../typings/contracts';
import { combinations, type Pack } from '../../../shared/domain/goods';
import { MAX_QUANTITY } from '../../../shared/kernel/limits';
import { formatFen, parseYuan } from '../../../shared/kernel/money';

/* The goods as the editor holds them: texts as typed, a grid that keeps what it knows when its specs change. */

/** A value keeps its id when it is renamed, so its cells keep their SKUs. */
export interface SpecValue { id: string; name: string }
export interface Spec { id: string; name: string; values: SpecValue[] }

/** One SKU, or one that may become one: the crossing of a value of each spec. */
export interface Cell {
  /** One per spec, in order; none for goods without specs. */
  valueIds: string[];
  /** '' until it is saved. */
  skuId: string;
  /** 元, as typed. */
  retail: string;
  purchase: string;
  code: string;
  model: string;
  barcodes: string[];
  /** 期初, as typed: of a new SKU only. */
  opening: string;
  isHidden: boolean;
  /** null until it is saved. */
  stock: StockFigures | null;
}

export interface Form {
  name: string;
  categoryId: string;
  categoryName: string;
  pictures: string[];
  unit: string;
  packs: Pack[];
  note: string;
  specs: Spec[];
  /** All crossings, the first spec outermost. */
  cells: Cell[];
}

/** What a cell can hold as text. */
export type Field = 'retail' | 'purchase' | 'code' | 'model' | 'opening';

/** What this person may fill in. */
export interface Rights { seesCost: boolean; keepsStock: boolean }

type Known = GoodsDetail['skus'][number];

export const emptyCell = (valueIds: string[]): Cell =>
  ({ valueIds, skuId: '', retail: '', purchase: '', code: '', model: '', barcodes: [], opening: '', isHidden: false, stock: null });

export const emptyForm = (): Form =>
  ({ name: '', categoryId: '', categoryName: '', pictures: [], unit: '件', packs: [], note: '', specs: [], cells: [emptyCell([])] });

/** 68 · 12.50: a price as a person types it. */
const yuan = (fen: number | null | undefined): string => fen === null || fen === undefined ? '' : formatFen(fen).replace(/,/g, '').replace(/\.00$/, '');

function cellOf(valueIds: string[], sku: Known | undefined): Cell {
  // A crossing that was never sold is not offered.
  if (sku === undefined) return { ...emptyCell(valueIds), isHidden: true };
  // Absent for those who may not see what goods cost.
  const { purchasePriceFen } = sku as Partial<Known>;
  return {
    valueIds, skuId: sku.skuId, retail: yuan(sku.retailFen), purchase: yuan(purchasePriceFen), code: sku.code, model: sku.model,
    barcodes: sku.barcodes, opening: '', isHidden: sku.isHidden, stock: sku.stock,
  };
}

/** The values of one spec in their order: those of which something is sold. */
function valuesOf(skus: readonly Known[], at: number): SpecValue[] {
  const sold = new Set(skus.filter(({ isHidden }) => !isHidden).map(({ specValues }) => specValues[at]));
  const names = [...new Set(skus.flatMap(({ specValues }) => specValues[at] ?? []))].filter((name) => sold.has(name));
  return names.map((name, index) => ({ id: `${at}-${index}`, name }));
}

/** Saved goods as a form. SKUs that left the grid for good are not in it; the server keeps them. */
export function formOf(goods: GoodsDetail): Form {
  const fitting = goods.skus.filter(({ specValues }) => specValues.length === goods.specNames.length);
  const specs = goods.specNames.map((name, at) => ({ id: String(at), name, values: valuesOf(fitting, at) }));
  const cells = combinations(specs.map(({ values }) => values.map(({ id }) => id))).map((valueIds) => {
    const names = namesOf(specs, valueIds);
    return cellOf(valueIds, fitting.find(({ specValues }) => specValues.every((value, at) => value === names[at])));
  });
  return {
    name: goods.name, categoryId: goods.categoryId, categoryName: goods.categories.find(({ id }) => id === goods.categoryId)?.name ?? '',
    pictures: goods.pictures, unit: goods.unit, packs: goods.packs, note: goods.note, specs, cells,
  };
}

export const namesOf = (specs: readonly Spec[], valueIds: readonly string[]): string[] =>
  specs.map(({ values }, at) => values.find(({ id }) => id === valueIds[at])?.name.trim() ?? '');

/** 奶白 · 45 cm; '' for goods without specs. */
export const cellName = (specs: readonly Spec[], { valueIds }: Pick<Cell, 'valueIds'>): string => namesOf(specs, valueIds).join(' · ');

/**
 * The cells for other specs. A cell keeps its place while its values are there; when a spec is
 * added, what is known goes to its first value, the prices and the 型号 to all; when one is taken away, to the first that fits.
 */
export function regrid(cells: readonly Cell[], before: readonly Spec[], after: readonly Spec[]): Cell[] {
  const used = new Set<Cell>();
  return combinations(after.map(({ values }) => values.map(({ id }) => id))).map((valueIds) => {
    const isAdded = ({ id }: Spec): boolean => before.every((spec) => spec.id !== id);
    const atFirst = after.every((spec, at) => !isAdded(spec) || spec.values[0]?.id === valueIds[at]);
    const fits = (cell: Cell): boolean => after.every((spec, at) => isAdded(spec) || cell.valueIds[before.findIndex(({ id }) => id === spec.id)] === valueIds[at]);
    const known = atFirst ? cells.find((cell) => !used.has(cell) && fits(cell)) : undefined;
    if (known === undefined) {
      const [split] = after.some(isAdded) ? cells.filter(fits) : [];
      return split === undefined ? emptyCell(valueIds) : { ...emptyCell(valueIds), retail: split.retail, purchase: split.purchase, model: split.model };
    }
    used.add(known);
    return { ...known, valueIds };
  });
}

/** What is in the house or promised of a cell: such a cell stays. */
export const isBusy = ({ stock }: Pick<Cell, 'stock'>): boolean => stock !== null && (stock.onHand !== 0 || stock.reserved !== 0 || stock.incoming !== 0);

/** The cells of `before` that are in the house and have no place in `after`. */
export const homeless = (before: readonly Cell[], after: readonly Cell[]): Cell[] =>
  before.filter((cell) => isBusy(cell) && after.every(({ skuId }) => skuId !== cell.skuId));

/** 分; null for what is empty, undefined for what is no price. */
export function priceOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const fen = parseYuan(text);
  return fen === null || fen < 0 ? undefined : fen;
}

const isCount = (text: string): boolean => text === '' || (/^\d{1,8}$/.test(text) && Number(text) <= MAX_QUANTITY);
const isCode = (text: string): boolean => /^[\x21-\x7e]{0,40}$/.test(text);

/** The first thing that keeps the form from being saved, as a sentence; '' when there is none. */
export function problemOf({ name, specs, cells }: Form): string {
  if (name.trim() === '') return '先写商品名';
  const sold = cells.filter(({ isHidden }) => !isHidden);
  if (sold.length === 0) return '至少要卖一个规格';
  const place = (cell: Cell): string => (specs.length === 0 ? '' : `“${cellName(specs, cell)}”的`);
  for (const cell of sold) {
    if (priceOf(cell.retail) === undefined) return `${place(cell)}售价要像 19.80 这样`;
    if (priceOf(cell.purchase) === undefined) return `${place(cell)}进货价要像 19.80 这样`;
    if (!isCount(cell.opening.trim())) return `${place(cell)}现有要是 0 或更大的整数`;
    if (!isCode(cell.code.trim())) return `${place(cell)}货号只能是字母、数字和符号`;
  }
  const owners = new Map<string, Cell>();
  for (const cell of cells) {
    for (const code of [cell.code.trim(), ...cell.barcodes].filter((each) => each !== '')) {
      const owner = owners.get(code);
      if (owner !== undefined) return owner === cell ? `货号和条码都是 ${code}` : `编码 ${code} 用了两次：“${cellName(specs, owner)}”和“${cellName(specs, cell)}”`;
      owners.set(code, cell);
    }
  }
  return '';
}

/** What goes to the server; call it when `problemOf` is silent. */
export function inputOf(form: Form, { seesCost, keepsStock }: Rights, base: { goodsId: string; version: number } | null): Input<'goods', 'save'> {
  return {
    ...base, name: form.name.trim(), categoryId: form.categoryId, pictures: form.pictures, unit: form.unit.trim() || '件', packs: form.packs, note: form.note.trim(),
    specNames: form.specs.map(({ name }) => name.trim()),
    skus: form.cells.map((cell) => {
      const opening = Number(cell.opening.trim());
      const opens = keepsStock && cell.skuId === '' && !cell.isHidden && opening > 0;
      return {
        ...(cell.skuId === '' ? {} : { skuId: cell.skuId }), specValues: namesOf(form.specs, cell.valueIds), code: cell.code.trim(), model: cell.model.trim(),
        barcodes: cell.barcodes, retailFen: priceOf(cell.retail) ?? null, ...(seesCost ? { purchasePriceFen: priceOf(cell.purchase) ?? null } : {}),
        isHidden: cell.isHidden, ...(opens ? { openingQuantity: opening } : {}),
      };
    }),
  };
}
