import * as v from 'valibot';
import type { PurchaseOrder } from '../../miniprogram/shared/domain/purchase-order';
import type { PlanHead, PlanLine, PlanSettings, ReorderSettings } from '../../miniprogram/shared/domain/purchase-plan';
import type { PurchaseEvent, PurchaseState } from '../../miniprogram/shared/domain/purchase-states';
import { BUYERS, MANAGERS, RECEIVERS } from '../../miniprogram/shared/domain/role';
import { MAX_LINES, MAX_PLAN_ORDER_LINES, MAX_QUANTITY } from '../../miniprogram/shared/kernel/limits';
import { command, query } from '../server/contract';
import { address, cursor, documentId, fen, localDate, name, note, optionalText, phone, quantity, search, version } from '../server/fields';

export interface PurchaseCard {
  purchaseOrderId: string;
  number: string;
  supplierName: string;
  state: PurchaseState;
  costFen: number;
  pieces: number;
  receivedPieces: number;
  kinds: number;
  expectedOn: string;
  createdAt: number;
  version: number;
}

export interface PurchaseDetail extends PurchaseOrder { purchaseOrderId: string; events: PurchaseEvent[] }
export interface PurchaseResult { purchaseOrderId: string; number: string; state: PurchaseState; version: number }
export interface SupplierRow { partyId: string; name: string; phoneMask: string; supplierDebtFen: number }
export interface SupplierDetail { partyId: string; name: string; phone: string; address: string; note: string; supplierDebtFen: number; version: number }

/** A line of the plan, and what was done about it since the plan was computed. */
export interface PlanRow extends PlanLine {
  /** Base units on draft purchase orders, or ordered since: 已开单 48 件. */
  drafted: number;
}

/** What is bought from one supplier; `supplierId` '' is what nobody was asked for yet. */
export interface PlanGroup {
  supplierId: string;
  supplierName: string;
  /** As past deliveries took; null when none are known. */
  leadDays: number | null;
  rows: PlanRow[];
}

export interface PlanAnswer {
  head: PlanHead;
  /** What to order, the most urgent and dearest first; the group of the first such row is the first. */
  groups: PlanGroup[];
  /** Too much or dead, the dearest first: nothing to order. */
  idle: PlanRow[];
  /** The next page, which goes on with the same groups; null after the last. */
  next: number | null;
  /** Purchase orders of which something is still to come: 在途. */
  incoming: number;
}

export interface DraftedOrder { purchaseOrderId: string; number: string; supplierName: string; kinds: number; pieces: number; costFen: number }
export interface PlanSettingsAnswer { settings: PlanSettings; /** Of the SKU that was asked for. */ reorder: ReorderSettings | null }

const one = { purchaseOrderId: documentId, version };
const content = {
  supplierId: documentId, note, expectedOn: v.optional(v.union([v.literal(''), localDate]), ''),
  lines: v.pipe(v.array(v.strictObject({ skuId: documentId, quantity, costPriceFen: v.optional(fen('进价')) })), v.minLength(1, '至少一行商品'), v.maxLength(MAX_LINES, `一单最多 ${MAX_LINES} 行`)),
  /** A draft expects nothing. */
  isDraft: v.optional(v.boolean(), false),
};
const wholeNumber = (what: string, min: number, max: number) => v.pipe(v.number(`${what}应是数字`), v.integer(`${what}要是整数`), v.minValue(min, `${what}至少是 ${min}`), v.maxValue(max, `${what}最多 ${max}`));
const serviceLevelPercent = v.nullable(wholeNumber('有货率', 50, 99));
const person = { name: name('名字'), phone, address, note };

export const contract = {
  /** `open`: what is still to be received, whether part of it came or none. */
  list: query({
    roles: RECEIVERS, input: v.strictObject({ state: v.optional(v.picklist(['open', 'draft', 'ordered', 'partReceived', 'received', 'cancelled', 'closedShort'])), after: cursor }),
  }).returns<{ rows: PurchaseCard[]; next: { at: number; id: string } | null; counts: { draft: number; ordered: number; partReceived: number } | null }>(),
  get: query({ roles: RECEIVERS, input: v.strictObject({ purchaseOrderId: documentId }) }).returns<PurchaseDetail>(),
  save: command({ roles: BUYERS, input: v.strictObject(content) }).returns<PurchaseResult>(),
  /** Another content for a draft, which may be placed with it. */
  edit: command({ roles: BUYERS, input: v.strictObject({ ...one, ...content }) }).returns<PurchaseResult>(),
  order: command({ roles: BUYERS, input: v.strictObject(one) }).returns<PurchaseResult>(),
  receive: command({
    roles: RECEIVERS,
    input: v.strictObject({ ...one, note, lines: v.pipe(v.array(v.strictObject({ skuId: documentId, quantity })), v.minLength(1, '至少收一行'), v.maxLength(MAX_LINES, `一次最多 ${MAX_LINES} 行`)) }),
  }).returns<PurchaseResult>(),
  cancel: command({ roles: BUYERS, input: v.strictObject({ ...one, reason: optionalText('原因') }) }).returns<PurchaseResult>(),
  closeShort: command({ roles: BUYERS, input: v.strictObject({ ...one, reason: optionalText('原因') }) }).returns<PurchaseResult>(),
  suppliers: query({ roles: RECEIVERS, input: v.strictObject({ search, after: cursor }) }).returns<{ rows: SupplierRow[]; next: { at: number; id: string } | null }>(),
  /** One supplier with phone and address in full, for who buys from them. */
  supplier: query({ roles: BUYERS, input: v.strictObject({ partyId: documentId }) }).returns<SupplierDetail>(),
  saveSupplier: command({ roles: BUYERS, input: v.strictObject(person) }).returns<{ partyId: string }>(),
  editSupplier: command({ roles: BUYERS, input: v.strictObject({ partyId: documentId, version, ...person }) }).returns<{ partyId: string }>(),
  /**
   * 采购计划: computed at the first question of the day and kept; computed again when `isFresh`.
   * Page 0 first; what is on later pages is less urgent.
   */
  plan: query({ roles: BUYERS, input: v.strictObject({ isFresh: v.optional(v.boolean(), false), page: v.optional(wholeNumber('页', 0, 1000), 0) }) }).returns<PlanAnswer>(),
  /** One draft per supplier (at most 50 lines each) from lines of the plan; `supplierId` where the plan knows none, or another is wanted. */
  orderPlan: command({
    roles: BUYERS,
    input: v.strictObject({
      lines: v.pipe(v.array(v.strictObject({ skuId: documentId, quantity, supplierId: v.optional(documentId) })), v.minLength(1, '至少选一款'), v.maxLength(MAX_PLAN_ORDER_LINES, `一次最多 ${MAX_PLAN_ORDER_LINES} 款`)),
    }),
  }).returns<{ orders: DraftedOrder[] }>(),
  /** How the shop plans, and, of one SKU, how it is bought. */
  planSettings: query({ roles: BUYERS, input: v.strictObject({ skuId: v.optional(documentId) }) }).returns<PlanSettingsAnswer>(),
  savePlanSettings: command({
    roles: MANAGERS,
    input: v.strictObject({
      serviceLevelPercent, orderCostFen: fen('每次下单的费用'), holdingPercentPerYear: wholeNumber('一年的压货成本', 1, 200), reviewDays: v.nullable(wholeNumber('看计划的间隔天数', 1, 60)),
    }),
  }).returns<Record<string, never>>(),
  saveReorder: command({
    roles: BUYERS,
    input: v.strictObject({
      skuId: documentId, minimumQuantity: wholeNumber('起订量', 0, MAX_QUANTITY), packSize: v.nullable(wholeNumber('进货包装', 1, MAX_QUANTITY)), leadDays: v.nullable(wholeNumber('到货天数', 0, 365)),
      serviceLevelPercent, isPurchased: v.boolean(),
    }),
  }).returns<Record<string, never>>(),
};
