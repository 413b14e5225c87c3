import * as v from 'valibot';
import type { MovementKind } from '../../miniprogram/shared/domain/movement';
import type { Figures } from '../../miniprogram/shared/domain/rebuild';
import { EVERYONE, STOCKKEEPERS } from '../../miniprogram/shared/domain/role';
import type { StockLevel } from '../../miniprogram/shared/domain/stock';
import { MAX_QUANTITY } from '../../miniprogram/shared/kernel/limits';
import { command, query } from '../server/contract';
import { cursor, documentId, fen, quantity } from '../server/fields';

export interface BalanceRow {
  skuId: string;
  code: string;
  goodsName: string;
  specText: string;
  picture: string;
  unit: string;
  onHand: number;
  reserved: number;
  available: number;
  incoming: number;
  notForSale: number;
  reorderPoint: number;
  valueFen: number;
  level: StockLevel;
}

/** How many SKUs of a level, and one fact about them. */
export interface Attention {
  oversold: { count: number; worst: string; shortage: number; unit: string };
  /** `incoming`: how many of them are on their way. */
  out: { count: number; incoming: number };
  low: { count: number; incoming: number };
}

/** The whole shop: 现有 = 可用 + 占用 + 不可售. */
export interface StockTotals { onHand: number; reserved: number; notForSale: number; incoming: number; valueFen: number }

/** One row of 出入库流水. */
export interface LedgerRow {
  movementId: string;
  kind: MovementKind;
  documentNumber: string;
  sourceId: string;
  subject: string;
  at: number;
  byName: string;
  /** + in, − out, base units */
  change: number;
  onHandAfter: number;
  valueFen: number;
}

const after = cursor;

export const contract = {
  /** The shop's totals, what needs care, and the SKUs that moved last: the first page of `list`. */
  overview: query({ roles: EVERYONE, input: v.strictObject({}) })
    .returns<{ totals: StockTotals; attention: Attention; rows: BalanceRow[]; next: { at: number; id: string } | null }>(),
  list: query({ roles: EVERYONE, input: v.strictObject({ level: v.optional(v.picklist(['oversold', 'out', 'low', 'ok'])), after }) })
    .returns<{ rows: BalanceRow[]; next: { at: number; id: string } | null }>(),
  ledger: query({ roles: EVERYONE, input: v.strictObject({ skuId: documentId, after }) })
    .returns<{ sku: BalanceRow; rows: LedgerRow[]; next: { at: number; id: string } | null }>(),
  adjust: command({
    roles: STOCKKEEPERS,
    input: v.strictObject({
      skuId: documentId,
      /** What is really there, base units. */
      countedOnHand: v.pipe(v.number('数量应是数字'), v.integer('数量要是整数'), v.minValue(0, '数量不能是负数'), v.maxValue(MAX_QUANTITY, `数量最多 ${MAX_QUANTITY}`)),
      /** What the page showed; a sale in between is a refusal, not a silent overwrite. */
      shownOnHand: v.pipe(v.number(), v.integer(), v.minValue(-MAX_QUANTITY), v.maxValue(MAX_QUANTITY)),
      reason: v.picklist(['opening', 'count', 'damage', 'lost', 'found', 'gift', 'other'], '没有这种原因'),
      /** 分 for all that is added; without it the average, and for the first pieces the purchase price. */
      valueFen: v.optional(fen('成本')),
    }),
  }).returns<{ onHand: number; change: number }>(),
  /** 重新核对: a SKU's figures from the first day on; a drift is repaired and written down. */
  recount: command({ roles: ['owner'], input: v.strictObject({ skuId: documentId }) }).returns<{ before: Figures; after: Figures; isRight: boolean }>(),
  setReorderPoint: command({ roles: STOCKKEEPERS, input: v.strictObject({ skuId: documentId, reorderPoint: v.union([v.literal(0), quantity]) }) }).returns<{ level: StockLevel }>(),
  /** 不可售: how many of what is there are kept from sale. `shown` is what the page showed. */
  setNotForSale: command({ roles: STOCKKEEPERS, input: v.strictObject({ skuId: documentId, notForSale: v.union([v.literal(0), quantity]), shown: v.union([v.literal(0), quantity]) }) })
    .returns<{ available: number; level: StockLevel }>(),
};
