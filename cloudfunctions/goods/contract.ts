import * as v from 'valibot';
import type { Category, Goods, Pack, Sku } from '../../miniprogram/shared/domain/goods';
import { EVERYONE, MERCHANDISERS } from '../../miniprogram/shared/domain/role';
import type { StockLevel } from '../../miniprogram/shared/domain/stock';
import { MAX_BARCODES, MAX_CATEGORIES, MAX_CODE, MAX_NAME, MAX_PICTURES, MAX_QUANTITY, MAX_SKUS } from '../../miniprogram/shared/kernel/limits';
import { command, query } from '../server/contract';
import { code, cursor, documentId, fen, fileId, name, note, optionalText, quantity, search, version } from '../server/fields';

/** The figures of one SKU's stock that everybody may see. */
export interface StockFigures {
  onHand: number;
  reserved: number;
  available: number;
  incoming: number;
  level: StockLevel;
}

/** One row of the goods list. */
export interface GoodsRow {
  goodsId: string;
  name: string;
  picture: string;
  unit: string;
  /** The lowest price of its SKUs, 分; null = 还没定价 */
  priceFen: number | null;
  /** Its SKUs differ in price: 起 */
  hasSeveralPrices: boolean;
  /** Those that are sold. */
  skuCount: number;
  stock: StockFigures;
}

/** One SKU to pick for a document. */
export interface SkuRow {
  skuId: string;
  goodsId: string;
  goodsName: string;
  specText: string;
  picture: string;
  unit: string;
  packs: Pack[];
  priceFen: number | null;
  purchasePriceFen: number | null;
  stock: StockFigures;
}

export interface GoodsDetail extends Omit<Goods, 'skus'> {
  skus: (Sku & { stock: StockFigures })[];
  categories: Category[];
}

const skuInput = v.strictObject({
  /** Absent for a new SKU. */
  skuId: v.optional(documentId),
  specValues: v.pipe(v.array(name('规格')), v.maxLength(3, '最多 3 种规格')),
  code: v.optional(v.union([v.literal(''), code]), ''),
  model: optionalText('型号', MAX_NAME),
  barcodes: v.optional(v.pipe(v.array(code), v.maxLength(MAX_BARCODES, `条码最多 ${MAX_BARCODES} 个`)), []),
  retailFen: v.nullable(fen('售价')),
  purchasePriceFen: v.optional(v.nullable(fen('进货价'))),
  isHidden: v.optional(v.boolean(), false),
  /** 期初: what is there already of a new SKU; for those who keep the stock. */
  openingQuantity: v.optional(quantity),
});

const pack = v.strictObject({
  name: name('包装'),
  factor: v.pipe(v.number(), v.integer('包装数要是整数'), v.minValue(2, '包装至少 2 件'), v.maxValue(MAX_QUANTITY, '包装太大')),
});

export const goodsInput = v.strictObject({
  /** Absent for new goods. */
  goodsId: v.optional(documentId),
  version: v.optional(version),
  name: name('商品名'),
  categoryId: v.optional(v.pipe(v.string(), v.maxLength(MAX_CODE)), ''),
  pictures: v.optional(v.pipe(v.array(fileId), v.maxLength(MAX_PICTURES, `图片最多 ${MAX_PICTURES} 张`)), []),
  unit: v.optional(v.pipe(name('单位'), v.maxLength(4, '单位最多 4 个字')), '件'),
  packs: v.optional(v.pipe(v.array(pack), v.maxLength(3, '包装最多 3 种')), []),
  specNames: v.optional(v.pipe(v.array(name('规格名')), v.maxLength(3, '最多 3 种规格')), []),
  skus: v.pipe(v.array(skuInput), v.minLength(1, '至少一个规格'), v.maxLength(MAX_SKUS, `规格最多 ${MAX_SKUS} 个`)),
  note,
});
export type GoodsInput = v.InferOutput<typeof goodsInput>;

export const contract = {
  list: query({
    roles: EVERYONE,
    input: v.strictObject({ search, categoryId: v.optional(documentId), isArchived: v.optional(v.boolean(), false), after: cursor }),
  }).returns<{ rows: GoodsRow[]; next: { at: number; id: string } | null; attention: { oversold: number; out: number; low: number } | null }>(),
  /** The goods whose stock is at a level, worst first. */
  listByLevel: query({
    roles: EVERYONE,
    input: v.strictObject({ level: v.picklist(['oversold', 'out', 'low']), after: cursor }),
  }).returns<{ rows: SkuRow[]; next: { at: number; id: string } | null }>(),
  get: query({ roles: EVERYONE, input: v.strictObject({ goodsId: documentId }) }).returns<GoodsDetail>(),
  /** SKUs for a picker: by search, or the newest. */
  pick: query({ roles: EVERYONE, input: v.strictObject({ search, after: cursor }) }).returns<{ rows: SkuRow[]; next: { at: number; id: string } | null }>(),
  /** One code or barcode; null when nobody has it. */
  scan: query({ roles: EVERYONE, input: v.strictObject({ code }) }).returns<{ sku: SkuRow | null }>(),
  /** Said of each picture as soon as it is uploaded: one that no goods take is removed after a week. */
  holdPicture: command({ roles: MERCHANDISERS, input: v.strictObject({ fileId }) }).returns<Record<string, never>>(),
  save: command({ roles: MERCHANDISERS, input: goodsInput }).returns<{ goodsId: string; version: number }>(),
  archive: command({ roles: MERCHANDISERS, input: v.strictObject({ goodsId: documentId, isArchived: v.boolean() }) }).returns<Record<string, never>>(),
  categories: query({ roles: EVERYONE, input: v.strictObject({}) }).returns<{ categories: Category[]; version: number }>(),
  saveCategories: command({
    roles: MERCHANDISERS,
    input: v.strictObject({
      version,
      categories: v.pipe(v.array(v.strictObject({ id: documentId, name: name('分类') })), v.maxLength(MAX_CATEGORIES, `分类最多 ${MAX_CATEGORIES} 个`)),
    }),
  }).returns<{ version: number }>(),
};
