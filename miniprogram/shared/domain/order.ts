import { AppError } from '../kernel/app-error';
import { MAX_FEN } from '../kernel/limits';
import { allocateFen } from '../kernel/money';
import type { LocalDate } from '../kernel/time';
import { orderGoods, orderLife, orderMoney, orderStage, settledLife, type GoodsState, type LifeState, type MoneyEvent, type MoneyState, type OrderStage } from './order-states';
import { MANAGERS, SELLERS, SHIPPERS, type Role } from './role';
import { isAllowed, transition } from './state-machine';
import type { Demand } from './stock';

export interface OrderLine {
  skuId: string;
  goodsName: string;
  specText: string;
  unit: string;
  /** A picture's file id, '' when there is none. */
  picture: string;
  /** Base units */
  quantity: number;
  shipped: number;
  /** 分 per base unit */
  priceFen: number;
}

/** Who gets the goods; sealed where it is stored, masked in lists. */
export interface Receiver {
  name: string;
  phone: string;
  address: string;
}

export interface Event {
  at: number;
  byName: string;
  label: string;
  note: string;
  /** 分 that moved; absent when none did. */
  amountFen?: number;
  /** Base units that moved; absent when none did. */
  pieces?: number;
}

/** 订单: what a customer wants, on three axes. */
export interface Order {
  _id: string;
  shopId: string;
  number: string;
  customerId: string;
  customerName: string;
  goods: GoodsState;
  money: MoneyState;
  life: LifeState;
  /** Derived from the three, stored because lists are asked by it. */
  stage: OrderStage;
  lines: OrderLine[];
  goodsFen: number;
  discountFen: number;
  freightFen: number;
  totalFen: number;
  paidFen: number;
  refundedFen: number;
  note: string;
  businessDate: LocalDate;
  createdAt: number;
  updatedAt: number;
  createdByName: string;
  timeline: Event[];
  /** Counts changes: a page that shows an older one is refused. */
  version: number;
}

/** The word for writing a draft again. */
const REWRITE = '修改';

/** 散客 pays at once and has no stored balance. */
export const WALK_IN = 'walk-in';
export const WALK_IN_NAME = '散客';

/** goods − discount + freight, all 分. */
export function totals(lines: readonly Pick<OrderLine, 'quantity' | 'priceFen'>[], discountFen: number, freightFen: number): Pick<Order, 'goodsFen' | 'totalFen'> {
  const goodsFen = lines.reduce((sum, line) => sum + line.quantity * line.priceFen, 0);
  if (!Number.isSafeInteger(goodsFen) || goodsFen + freightFen > MAX_FEN) throw new AppError('AMOUNT_TOO_LARGE', { limitFen: MAX_FEN });
  if (discountFen > goodsFen) throw new AppError('INVALID_INPUT', { path: 'discountFen', rule: '优惠不能超过货款' });
  return { goodsFen, totalFen: goodsFen - discountFen + freightFen };
}

/** 还欠, 分. */
export const owedFen = ({ totalFen, paidFen, refundedFen, life }: Pick<Order, 'totalFen' | 'paidFen' | 'refundedFen' | 'life'>): number =>
  life === 'cancelled' ? 0 : totalFen - paidFen + refundedFen;

/** Pieces not yet shipped, base units. */
export const remaining = ({ quantity, shipped }: Pick<OrderLine, 'quantity' | 'shipped'>): number => quantity - shipped;

const sum = (lines: readonly OrderLine[], of: (line: OrderLine) => number): number => lines.reduce((total, line) => total + of(line), 0);
export const orderedPieces = (lines: readonly OrderLine[]): number => sum(lines, (line) => line.quantity);
export const shippedPieces = (lines: readonly OrderLine[]): number => sum(lines, (line) => line.shipped);

/** The order after a change of any axis, with the word for it. */
export function restage(order: Order, change: Partial<Order>, now: number, event: Omit<Event, 'at'>): Order {
  const next = { ...order, ...change, updatedAt: now, version: order.version + 1, timeline: [...order.timeline, { ...event, at: now }].slice(-100) };
  const life = settledLife(next);
  return { ...next, life, stage: orderStage({ ...next, life }) };
}

/** Refuses to change what a page showed in an older state. */
export function requireVersion(document: { version: number }, version: number, what: string): void {
  if (document.version !== version) throw new AppError('STALE', { what });
}

/**
 * Money comes in.
 *
 * @param amountFen 分, > 0, at most what is owed
 */
export function pay(order: Order, amountFen: number, now: number, byName: string, method: string): Order {
  const owed = owedFen(order);
  if (order.life === 'cancelled' || owed <= 0) throw new AppError('TRANSITION_NOT_ALLOWED', { event: '收款', state: order.life === 'cancelled' ? '已取消' : '已付清' });
  if (amountFen > owed) throw new AppError('INVALID_INPUT', { path: 'amountFen', rule: '收款不能超过还欠的数' });
  const paidFen = order.paidFen + amountFen;
  const event: MoneyEvent = amountFen === owed ? 'payRest' : order.money === 'unpaid' && order.goods !== 'received' ? 'payDeposit' : 'payPart';
  const money = transition(orderMoney, order.money, event);
  return restage(order, { paidFen, money }, now, { byName, label: orderMoney.events[event].label, note: method, amountFen });
}

/** The money of a cancelled order goes back in one piece. */
export function refund(order: Order, now: number, byName: string, method: string): Order {
  const money = transition(orderMoney, order.money, 'refund');
  return restage(order, { money, refundedFen: order.paidFen }, now, { byName, label: orderMoney.events.refund.label, note: method, amountFen: order.paidFen });
}

/** Cancels what has not left; money that was paid waits for its refund. */
export function cancel(order: Order, now: number, byName: string, reason: string): Order {
  if (order.goods !== 'draft' && order.goods !== 'confirmed') {
    throw new AppError('TRANSITION_NOT_ALLOWED', { event: orderLife.events.cancel.label, state: orderGoods.states[order.goods].label });
  }
  const life = transition(orderLife, order.life, 'cancel');
  const money = isAllowed(orderMoney, order.money, 'startRefund') && order.paidFen > 0 ? transition(orderMoney, order.money, 'startRefund') : order.money;
  return restage(order, { life, money }, now, { byName, label: orderLife.events.cancel.label, note: reason });
}

/** The customer has the goods. */
export function receive(order: Order, now: number, byName: string): Order {
  requireOpen(order, orderGoods.events.receive.label);
  const goods = transition(orderGoods, order.goods, 'receive');
  return restage(order, { goods }, now, { byName, label: orderGoods.events.receive.label, note: '' });
}

/** Reserves. A draft that was paid for stays paid; a gift, which costs nothing, is paid for with it. */
export function confirm(order: Order, now: number, byName: string): Order {
  requireOpen(order, orderGoods.events.confirm.label);
  const goods = transition(orderGoods, order.goods, 'confirm');
  const money = order.totalFen === 0 ? transition(orderMoney, order.money, 'payRest') : order.money;
  return restage(order, { goods, money }, now, { byName, label: orderGoods.events.confirm.label, note: '' });
}

/** What a person writes on an order. */
export type OrderContent = Pick<Order, 'customerId' | 'customerName' | 'lines' | 'goodsFen' | 'totalFen' | 'discountFen' | 'freightFen' | 'note'>;

/** A draft of which nothing was paid: what is placed stays as the customer was told, and money that is in was for what stood there. */
export const isRewritable = ({ goods, life, paidFen }: Pick<Order, 'goods' | 'life' | 'paidFen'>): boolean => goods === 'draft' && life === 'open' && paidFen === 0;

/**
 * Another content for a draft.
 *
 * @throws AppError TRANSITION_NOT_ALLOWED once it is placed, cancelled or paid for
 */
export function rewriteDraft(order: Order, content: OrderContent, now: number, byName: string): Order {
  requireOpen(order, REWRITE);
  if (!isRewritable(order)) throw new AppError('TRANSITION_NOT_ALLOWED', { event: REWRITE, state: order.goods === 'draft' ? orderMoney.states[order.money].label : orderGoods.states[order.goods].label });
  return restage(order, content, now, { byName, label: REWRITE, note: '' });
}

export interface Parcel {
  skuId: string;
  quantity: number;
}

/**
 * Goods leave. What they were sold for is the order's total shared over its pieces by worth,
 * so that the last parcel takes the rest and revenue sums to the total exactly.
 *
 * @param parcel summed by SKU; each at most what remains
 * @returns the order after, and the revenue of this parcel, 分
 */
export function ship(order: Order, parcel: readonly Parcel[], now: number, byName: string, note: string): { order: Order; revenueFen: number } {
  requireOpen(order, orderGoods.events.shipRest.label);
  const left = new Map(parcel.map(({ skuId, quantity }) => [skuId, quantity]));
  const lines = order.lines.map((line) => {
    const take = Math.min(remaining(line), left.get(line.skuId) ?? 0);
    left.set(line.skuId, (left.get(line.skuId) ?? 0) - take);
    return { ...line, shipped: line.shipped + take };
  });
  for (const [skuId, over] of left) {
    if (over <= 0) continue;
    const line = order.lines.find((candidate) => candidate.skuId === skuId);
    if (line === undefined) throw new AppError('NOT_FOUND', { what: '这一行商品' });
    const open = sum(order.lines.filter((candidate) => candidate.skuId === skuId), remaining);
    throw new AppError('OVER_SHIPPED', { name: line.goodsName, remaining: open, unit: line.unit });
  }
  const event = lines.every((line) => remaining(line) === 0) ? 'shipRest' : 'shipPart';
  const goods = transition(orderGoods, order.goods, event);
  return {
    order: restage(order, { goods, lines }, now, { byName, label: orderGoods.events[event].label, note, pieces: shippedPieces(lines) - shippedPieces(order.lines) }),
    revenueFen: shippedFen(order, lines) - shippedFen(order, order.lines),
  };
}

/** The share of the total that the shipped pieces carry, 分. */
function shippedFen(order: Order, lines: readonly OrderLine[]): number {
  const done = sum(lines, (line) => line.shipped * line.priceFen);
  const all = sum(lines, (line) => line.quantity * line.priceFen);
  if (all > 0) return allocateFen(order.totalFen, [done, all - done])[0] ?? 0;
  const pieces = shippedPieces(lines);
  return allocateFen(order.totalFen, [pieces, orderedPieces(lines) - pieces])[0] ?? 0;
}

function requireOpen(order: Order, event: string): void {
  if (order.life !== 'open') throw new AppError('TRANSITION_NOT_ALLOWED', { event, state: orderLife.states[order.life].label });
}

/** A parcel's SKU as the stock is asked for it. */
export function demandOf(lines: readonly OrderLine[], { skuId, quantity }: Parcel): Demand {
  const line = lines.find((each) => each.skuId === skuId);
  return { skuId, quantity, name: [line?.goodsName ?? '', line?.specText ?? ''].join(' ').trim(), unit: line?.unit ?? '' };
}

/** What an order lacks on the shelf, with the words to say it. */
export interface Missing {
  skuId: string;
  name: string;
  unit: string;
  /** Base units */
  quantity: number;
}

/**
 * What of the unshipped pieces is not there, in the order of the lines.
 *
 * @param thereOf base units of a SKU that this order could take
 */
export function missingGoods(lines: readonly OrderLine[], thereOf: (skuId: string) => number): Missing[] {
  const wanted = new Map<string, Missing>();
  for (const line of lines) {
    const { skuId, goodsName: name, unit } = line;
    wanted.set(skuId, { skuId, name, unit, quantity: (wanted.get(skuId)?.quantity ?? 0) + remaining(line) });
  }
  return [...wanted.values()].map((each) => ({ ...each, quantity: each.quantity - Math.max(0, thereOf(each.skuId)) })).filter(({ quantity }) => quantity > 0);
}

export type OrderAction = 'confirm' | 'edit' | 'pay' | 'ship' | 'receive' | 'refund' | 'cancel';

/** Who may take which step: the contract refuses the others, the page draws no button for them. */
export const orderActionRoles = { confirm: SELLERS, edit: SELLERS, pay: SELLERS, ship: SHIPPERS, receive: SHIPPERS, refund: MANAGERS, cancel: SELLERS } as const satisfies Record<OrderAction, readonly Role[]>;

/** What this person may do next. */
export const orderActionsFor = (order: Parameters<typeof orderActions>[0], role: Role): OrderAction[] =>
  orderActions(order).filter((action) => (orderActionRoles[action] as readonly Role[]).includes(role));

/** What may be done next, the next step first: the page draws one button for each. */
export function orderActions(order: Pick<Order, 'goods' | 'money' | 'life' | 'totalFen' | 'paidFen' | 'refundedFen'>): OrderAction[] {
  const { goods, money, life } = order;
  if (money === 'refunding') return ['refund'];
  if (life !== 'open') return life === 'done' || owedFen(order) <= 0 ? [] : ['pay'];
  const actions: OrderAction[] = [];
  const isOwed = goods !== 'draft' && owedFen(order) > 0;
  const waitsForMoney = goods === 'confirmed' && money === 'unpaid';
  if (isOwed && waitsForMoney) actions.push('pay');
  if (isAllowed(orderGoods, goods, 'confirm')) actions.push('confirm');
  if (isRewritable(order)) actions.push('edit');
  if (isAllowed(orderGoods, goods, 'shipRest')) actions.push('ship');
  if (isAllowed(orderGoods, goods, 'receive')) actions.push('receive');
  if (isOwed && !waitsForMoney) actions.push('pay');
  if (goods === 'draft' || goods === 'confirmed') actions.push('cancel');
  return actions;
}
