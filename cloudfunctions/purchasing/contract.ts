import * as v from 'valibot';
import type { PurchaseOrder } from '../../miniprogram/shared/domain/purchase-order';
import type { PurchaseEvent, PurchaseState } from '../../miniprogram/shared/domain/purchase-states';
import { BUYERS, RECEIVERS } from '../../miniprogram/shared/domain/role';
import { MAX_LINES } from '../../miniprogram/shared/kernel/limits';
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

const one = { purchaseOrderId: documentId, version };
const content = {
  supplierId: documentId, note, expectedOn: v.optional(v.union([v.literal(''), localDate]), ''),
  lines: v.pipe(v.array(v.strictObject({ skuId: documentId, quantity, costPriceFen: v.optional(fen('进价')) })), v.minLength(1, '至少一行商品'), v.maxLength(MAX_LINES, `一单最多 ${MAX_LINES} 行`)),
  /** A draft expects nothing. */
  isDraft: v.optional(v.boolean(), false),
};
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
};
