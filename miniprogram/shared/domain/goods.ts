import { AppError } from '../kernel/app-error';
import { MAX_SKUS } from '../kernel/limits';

/** A pack: 1 箱 = 24 瓶. For input and display; records count base units. */
export interface Pack {
  name: string;
  factor: number;
}

/** One kind that is stocked: a colour and size of a goods, or the goods itself. */
export interface Sku {
  /** `{key of the goods}.{n}`: the goods is found from it without a query. */
  skuId: string;
  /** One value per spec name, in order; empty for goods without specs. */
  specValues: string[];
  /** 货号 */
  code: string;
  /** 型号 */
  model: string;
  barcodes: string[];
  /** 售价, 分; null = 还没定价 */
  retailFen: number | null;
  /** 进货价, 分: what is proposed on a purchase order; the cost of stock comes from receipts */
  purchasePriceFen: number | null;
  /** 不卖: kept for its history, offered nowhere */
  isHidden: boolean;
}

/** 商品 */
export interface Goods {
  _id: string;
  shopId: string;
  name: string;
  categoryId: string;
  pictures: string[];
  specNames: string[];
  /** 基本单位: 件, 个, 克 … */
  unit: string;
  packs: Pack[];
  skus: Sku[];
  note: string;
  /** Indexed search: query by the rarest term, filter the rest. */
  terms: string[];
  isArchived: boolean;
  createdAt: number;
  updatedAt: number;
  /** Counts saves: an editor that shows an older one is refused. */
  version: number;
}

/** 分类 */
export interface Category {
  id: string;
  name: string;
}

export const skuIdOf = (goodsKey: string, n: number): string => `${goodsKey}.${n}`;
/** The document that holds a SKU. The shop is the caller's, so a foreign SKU is simply not found. */
export const goodsIdOf = (shopId: string, skuId: string): string => `${shopId}:${skuId.slice(0, skuId.lastIndexOf('.'))}`;

/** 焦糖 · 45 cm */
export const specText = ({ specValues }: Pick<Sku, 'specValues'>): string => specValues.join(' · ');

/** The name on a line: 羊羔绒小熊公仔 焦糖 · 45 cm */
export const lineName = (goods: Pick<Goods, 'name'>, sku: Pick<Sku, 'specValues'>): string =>
  sku.specValues.length === 0 ? goods.name : `${goods.name} ${specText(sku)}`;

/** The SKU of a goods; throws NOT_FOUND. */
export function skuOf(goods: Goods, skuId: string): Sku {
  const sku = goods.skus.find((candidate) => candidate.skuId === skuId);
  if (sku === undefined) throw new AppError('NOT_FOUND', { what: '规格' });
  return sku;
}

/**
 * All combinations of the spec values, first spec outermost, the way the grid shows them.
 *
 * @param values one list per spec name; an empty list of specs has the one empty combination
 * @throws AppError LIMIT_REACHED past MAX_SKUS
 */
export function combinations(values: readonly (readonly string[])[]): string[][] {
  const count = values.reduce((product, list) => product * list.length, 1);
  if (count > MAX_SKUS) throw new AppError('LIMIT_REACHED', { what: '规格', limit: MAX_SKUS });
  return values.reduce<string[][]>((rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])), [[]]);
}

/** 2 箱 3 瓶: a quantity in the largest pack first. */
export function packText(quantity: number, unit: string, packs: readonly Pack[]): string {
  const pack = [...packs].sort((a, b) => b.factor - a.factor).find(({ factor }) => Math.abs(quantity) >= factor);
  if (pack === undefined) return `${quantity} ${unit}`;
  const whole = Math.trunc(quantity / pack.factor);
  const rest = Math.abs(quantity % pack.factor);
  return rest === 0 ? `${whole} ${pack.name}` : `${whole} ${pack.name} ${rest} ${unit}`;
}
