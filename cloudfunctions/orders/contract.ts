import * as v from 'valibot';
import { orderActionRoles, type Missing, type Order, type OrderAction } from '../../miniprogram/shared/domain/order';
import type { OrderStage } from '../../miniprogram/shared/domain/order-states';
import { EVERYONE, SELLERS, SHIPPERS } from '../../miniprogram/shared/domain/role';
import { MAX_CODE, MAX_LINES, MAX_NAME } from '../../miniprogram/shared/kernel/limits';
import { command, query } from '../server/contract';
import { address, cursor, documentId, fen, name, note, optionalText, phone, quantity, search, version } from '../server/fields';

export interface Receiver { name: string; phone: string; address: string }

/** One card of the orders list; who gets the goods is masked. */
export interface OrderCard {
  orderId: string;
  number: string;
  customerName: string;
  stage: OrderStage;
  totalFen: number;
  paidFen: number;
  owedFen: number;
  pieces: number;
  shippedPieces: number;
  kinds: number;
  /** Of the first goods; '' where one has none. */
  pictures: { src: string; name: string }[];
  /** What of it is not on the shelf; null for an order that reserves nothing. */
  missing: { kinds: number; pieces: number; first: Missing | null } | null;
  createdAt: number;
  createdByName: string;
  actions: OrderAction[];
  version: number;
}

export interface ParcelView {
  number: string;
  courier: string;
  trackingNumber: string;
  createdAt: number;
  lines: { skuId: string; quantity: number }[];
}

export interface OrderDetail extends Order {
  orderId: string;
  receiverMask: Receiver;
  owedFen: number;
  actions: OrderAction[];
  parcels: ParcelView[];
  /** What of the unshipped goods is not there: on the shelf for a placed order, to promise for a draft. */
  missing: Missing[];
}

/** What a command answers: enough to draw the button's result; the page reads the rest again. */
/** An order as a form: its lines with their goods as they are now. */
export interface OrderPrefill {
  orderId: string;
  version: number;
  /** Its content may change. */
  isRewritable: boolean;
  /** 散客 has no balance. */
  customer: Omit<PartyRow, 'balanceFen'> & { balanceFen: number | null };
  receiverMask: Receiver;
  lines: { sku: OrderSku; quantity: number; /** 分, as the order has it */ priceFen: number }[];
  /** Names of what is no longer sold: no line has it. */
  gone: string[];
  discountFen: number;
  freightFen: number;
  note: string;
}

/** A SKU for a line of an order, without what it costs. */
export interface OrderSku { skuId: string; goodsName: string; specText: string; picture: string; unit: string; priceFen: number | null; available: number; incoming: number }

export interface OrderResult { orderId: string; number: string; stage: OrderStage; version: number }

export interface PartyRow {
  partyId: string;
  name: string;
  phoneMask: string;
  addressMask: string;
  balanceFen: number;
}

/** A customer, masked, with the version that an edit must name. */
export interface CustomerCard extends PartyRow { note: string; version: number }

/** A customer in full, to be corrected. */
export interface CustomerDetail { partyId: string; name: string; phone: string; address: string; note: string; version: number }

const line = v.strictObject({ skuId: documentId, quantity, priceFen: v.optional(fen('单价')) });
const one = { orderId: documentId, version };
const content = {
  customerId: documentId, receiver: v.optional(v.strictObject({ name: optionalText('收货人', MAX_NAME), phone, address })),
  lines: v.pipe(v.array(line), v.minLength(1, '至少一行商品'), v.maxLength(MAX_LINES, `一单最多 ${MAX_LINES} 行`)),
  discountFen: v.optional(fen('优惠'), 0), freightFen: v.optional(fen('运费'), 0), note,
  /** A draft reserves nothing. */
  isDraft: v.optional(v.boolean(), false),
};
const method = v.picklist(['wechat', 'alipay', 'cash', 'bank', 'other'], '没有这种收款方式');
const person = { name: name('名字'), phone, address, note };

export const contract = {
  list: query({
    roles: EVERYONE,
    input: v.strictObject({
      stage: v.optional(v.picklist(['draft', 'unpaid', 'toShip', 'partShipped', 'shipped', 'done', 'cancelled', 'refunding'])), search,
      /** The orders of one customer, newest first; then neither stage nor search. */
      customerId: v.optional(documentId), after: cursor,
    }),
  }).returns<{ rows: OrderCard[]; next: { at: number; id: string } | null; counts: Partial<Record<OrderStage, number>> | null; /** The shop never had an order. */ isNew: boolean }>(),
  get: query({ roles: EVERYONE, input: v.strictObject({ orderId: documentId }) }).returns<OrderDetail>(),
  /** Who gets the goods, in full, for the parcel's label; who looked is written down. */
  reveal: command({ roles: SHIPPERS, input: v.strictObject({ orderId: documentId }) }).returns<Receiver>(),
  place: command({ roles: SELLERS, input: v.strictObject(content) }).returns<OrderResult>(),
  /** For the form that changes a draft, or writes another order like this one. */
  prefill: query({ roles: SELLERS, input: v.strictObject({ orderId: documentId }) }).returns<OrderPrefill>(),
  /** Another content for a draft, which may be placed with it. `keepsReceiver`: who gets it stays, whom the form cannot know. */
  edit: command({ roles: orderActionRoles.edit, input: v.strictObject({ ...one, ...content, keepsReceiver: v.optional(v.boolean(), false) }) }).returns<OrderResult>(),
  confirm: command({ roles: orderActionRoles.confirm, input: v.strictObject(one) }).returns<OrderResult>(),
  pay: command({ roles: orderActionRoles.pay, input: v.strictObject({ ...one, amountFen: v.pipe(fen('收款'), v.minValue(1, '收款要大于 0')), method }) }).returns<OrderResult>(),
  ship: command({
    roles: orderActionRoles.ship,
    input: v.strictObject({
      ...one, courier: optionalText('快递', MAX_NAME), trackingNumber: optionalText('单号', MAX_CODE),
      lines: v.pipe(v.array(v.strictObject({ skuId: documentId, quantity })), v.minLength(1, '至少发一行'), v.maxLength(MAX_LINES, `一次最多 ${MAX_LINES} 行`)),
    }),
  }).returns<OrderResult>(),
  receive: command({ roles: orderActionRoles.receive, input: v.strictObject(one) }).returns<OrderResult>(),
  cancel: command({ roles: orderActionRoles.cancel, input: v.strictObject({ ...one, reason: optionalText('原因') }) }).returns<OrderResult>(),
  refund: command({ roles: orderActionRoles.refund, input: v.strictObject({ ...one, method }) }).returns<OrderResult>(),
  customers: query({ roles: EVERYONE, input: v.strictObject({ search, after: cursor }) }).returns<{ rows: PartyRow[]; next: { at: number; id: string } | null }>(),
  /** One customer and their orders, newest first; the rest come from `list`. */
  customer: query({ roles: EVERYONE, input: v.strictObject({ customerId: documentId }) })
    .returns<{ customer: CustomerCard; rows: OrderCard[]; next: { at: number; id: string } | null }>(),
  /** Phone and address in full; who looked is written down. */
  revealCustomer: command({ roles: SELLERS, input: v.strictObject({ customerId: documentId }) }).returns<CustomerDetail>(),
  editCustomer: command({ roles: SELLERS, input: v.strictObject({ partyId: documentId, version, ...person }) }).returns<{ partyId: string }>(),
  saveCustomer: command({ roles: SELLERS, input: v.strictObject(person) }).returns<{ partyId: string }>(),
};
