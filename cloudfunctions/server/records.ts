import type { Goods, Category } from '../../miniprogram/shared/domain/goods';
import type { DemandText } from '../../miniprogram/shared/domain/demand';
import type { Holdings } from '../../miniprogram/shared/domain/holdings';
import type { Movement } from '../../miniprogram/shared/domain/movement';
import type { Order, Parcel } from '../../miniprogram/shared/domain/order';
import type { PartyEntry, PartyKind, PayMethod } from '../../miniprogram/shared/domain/party';
import type { Arrival, PurchaseOrder } from '../../miniprogram/shared/domain/purchase-order';
import type { PlanHead, PlanLine, PlanSettings, ReorderSettings } from '../../miniprogram/shared/domain/purchase-plan';
import type { Role } from '../../miniprogram/shared/domain/role';
import type { Stock } from '../../miniprogram/shared/domain/stock';
import type { LocalDate } from '../../miniprogram/shared/kernel/time';
import type { Sealed } from './personal';

/* What the database holds where it differs from what a page may see. */

export interface Shop {
  _id: string;
  shopId: string;
  name: string;
  categories: Category[];
  /** How it plans its purchases, once somebody has said so. */
  planning?: PlanSettings;
  createdAt: number;
  version: number;
}

export interface Member {
  _id: string;
  shopId: string;
  openid: string;
  /** Copied from the shop, so that one read answers who, where and as what. */
  shopName: string;
  name: string;
  role: Role;
  status: 'active' | 'removed';
  joinedAt: number;
}

export interface Invite {
  _id: string;
  shopId: string;
  shopName: string;
  role: Role;
  /** Whose invitation it is: it holds while they may invite. */
  by: string;
  byName: string;
  createdAt: number;
  expiresAt: number;
  usedBy: string;
}

/** Code or barcode → SKU: uniqueness, and a scan in one read. */
export interface Code {
  _id: string;
  shopId: string;
  code: string;
  skuId: string;
  goodsId: string;
}

/** An order as stored: who gets it is sealed, and its mask stands beside it for lists. */
export interface OrderRecord extends Order {
  receiver: Sealed | null;
  receiverMask: { name: string; phone: string; address: string };
  terms: string[];
}

export interface Party {
  _id: string;
  shopId: string;
  kind: PartyKind;
  name: string;
  note: string;
  /** Phone, receiver and address, sealed. */
  contact: Sealed | null;
  contactMask: { name: string; phone: string; address: string };
  phoneHash: string;
  terms: string[];
  /** Customer: they owe us; supplier: we owe them. Below 0: paid ahead. */
  balanceFen: number;
  createdAt: number;
  usedAt: number;
  version: number;
}

/** A phone → whose it is, by its keyed hash: one customer and one supplier may have it. */
export interface Phone {
  _id: string;
  shopId: string;
  kind: PartyKind;
  partyId: string;
}

export interface Shipment {
  _id: string;
  shopId: string;
  orderId: string;
  number: string;
  lines: Parcel[];
  courier: string;
  trackingNumber: string;
  revenueFen: number;
  createdAt: number;
  byName: string;
}

export interface Receipt {
  _id: string;
  shopId: string;
  purchaseOrderId: string;
  number: string;
  lines: Arrival[];
  valueFen: number;
  createdAt: number;
  byName: string;
}

export interface Adjustment {
  _id: string;
  shopId: string;
  number: string;
  skuId: string;
  quantity: number;
  reason: string;
  createdAt: number;
  byName: string;
}

export interface Payment {
  _id: string;
  shopId: string;
  documentId: string;
  partyId: string;
  /** 分; + in, − out */
  amountFen: number;
  method: PayMethod;
  createdAt: number;
  businessDate: LocalDate;
  byName: string;
}

/** What left on one day, folded from the ledger. */
export interface Day {
  _id: string;
  shopId: string;
  date: LocalDate;
  shipments: number;
  units: number;
  revenueFen: number;
  costFen: number;
  skus: { skuId: string; units: number; revenueFen: number; costFen: number }[];
  /** Its movements posted before are in it: who reads it after the ledger's tail leaves those out. */
  foldedUntil: number;
}

/** Movements posted before `foldedUntil` are in the days and in the holdings, those before `demandUntil` in the demand. */
export interface Projection {
  _id: string;
  shopId: string;
  foldedUntil: number;
  holdings: Holdings;
  demandUntil: number;
}

/** What one SKU sold in a year, by day, folded from the ledger. */
export interface Demand {
  _id: string;
  shopId: string;
  skuId: string;
  year: number;
  days: DemandText;
  /** Its movements posted before are in it: a slice that is folded again passes over them. */
  foldedUntil: number;
}

/** A page of the purchase plan, which is computed once a day; each has the head. */
export interface Plan {
  /** `{shopId}:{date}:{page}` */
  _id: string;
  shopId: string;
  head: PlanHead;
  lines: PlanLine[];
}

/** How one SKU is bought: apart from its goods, which who sells changes too. */
export interface Reorder extends ReorderSettings {
  _id: string;
  shopId: string;
  skuId: string;
}

/** A file in storage: when it is removed unless a document takes it. */
export interface Upload {
  _id: string;
  shopId: string;
  fileId: string;
  removeAt: number;
}

/** A command that succeeded, and what it answered. */
export interface Command {
  _id: string;
  shopId: string;
  action: string;
  inputHash: string;
  output: unknown;
  at: number;
}

export interface AuditEntry {
  _id: string;
  shopId: string;
  what: string;
  documentId: string;
  before: unknown;
  after: unknown;
  at: number;
  by: string;
  byName: string;
}

export interface Collections {
  shops: Shop;
  members: Member;
  invites: Invite;
  goods: Goods;
  codes: Code;
  stock: Stock;
  movements: Movement;
  orders: OrderRecord;
  shipments: Shipment;
  purchaseOrders: PurchaseOrder & { shopId: string };
  receipts: Receipt;
  adjustments: Adjustment;
  parties: Party;
  phones: Phone;
  partyEntries: PartyEntry;
  payments: Payment;
  days: Day;
  projections: Projection;
  demand: Demand;
  plans: Plan;
  reorders: Reorder;
  uploads: Upload;
  commands: Command;
  audit: AuditEntry;
}
