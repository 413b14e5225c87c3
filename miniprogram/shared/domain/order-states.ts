import { machine } from './state-machine';

/*
 * A customer's order has three axes. The word on the screen is derived from them by
 * `orderStage`; the server decides by these tables and the page draws its buttons from them.
 */

export type GoodsState = 'draft' | 'confirmed' | 'partShipped' | 'shipped' | 'received';
export type GoodsEvent = 'confirm' | 'shipPart' | 'shipRest' | 'receive';

/** 货: where the goods are. */
export const orderGoods = machine<GoodsState, GoodsEvent>({
  initial: 'draft',
  states: {
    draft: { label: '草稿' },
    confirmed: { label: '待发货' },
    partShipped: { label: '部分发货' },
    shipped: { label: '已发货' },
    received: { label: '已收货', final: true },
  },
  events: {
    confirm: { label: '下单', from: ['draft'], to: 'confirmed', stock: 'reserve' },
    shipPart: { label: '部分发货', from: ['confirmed', 'partShipped'], to: 'partShipped', stock: 'issue' },
    shipRest: { label: '发货', from: ['confirmed', 'partShipped'], to: 'shipped', stock: 'issue' },
    receive: { label: '确认收货', from: ['shipped'], to: 'received' },
  },
});

export type MoneyState = 'unpaid' | 'deposit' | 'partPaid' | 'paid' | 'refunding' | 'refunded';
export type MoneyEvent = 'payDeposit' | 'payPart' | 'payRest' | 'startRefund' | 'refund';

/** 钱: what the customer has paid. */
export const orderMoney = machine<MoneyState, MoneyEvent>({
  initial: 'unpaid',
  states: {
    unpaid: { label: '未付款' },
    deposit: { label: '已付定金' },
    partPaid: { label: '部分付款' },
    paid: { label: '已付清' },
    refunding: { label: '退款中' },
    refunded: { label: '已退款', final: true },
  },
  events: {
    payDeposit: { label: '收定金', from: ['unpaid'], to: 'deposit' },
    payPart: { label: '收部分款', from: ['unpaid', 'deposit', 'partPaid'], to: 'partPaid' },
    payRest: { label: '收款', from: ['unpaid', 'deposit', 'partPaid'], to: 'paid' },
    startRefund: { label: '待退款', from: ['deposit', 'partPaid', 'paid'], to: 'refunding' },
    refund: { label: '退款', from: ['refunding'], to: 'refunded' },
  },
});

export type LifeState = 'open' | 'done' | 'cancelled';
export type LifeEvent = 'finish' | 'cancel';

/** 单: whether the order still asks for anything. */
export const orderLife = machine<LifeState, LifeEvent>({
  initial: 'open',
  states: {
    open: { label: '进行中' },
    done: { label: '已完成', final: true },
    cancelled: { label: '已取消', final: true },
  },
  events: {
    finish: { label: '完成', from: ['open'], to: 'done' },
    cancel: { label: '取消', from: ['open'], to: 'cancelled', stock: 'release' },
  },
});

export interface OrderAxes {
  goods: GoodsState;
  money: MoneyState;
  life: LifeState;
}

export type OrderStage = 'draft' | 'unpaid' | 'toShip' | 'partShipped' | 'shipped' | 'done' | 'cancelled' | 'refunding';

/** Colour says whose turn it is: brand = mine, amber = wait or look, blue = on its way, red = wrong, grey = at rest. */
export type Tone = 'brand' | 'amber' | 'blue' | 'red' | 'grey';

/** The words of the list, in the order of the chips. */
export const orderStages: Record<OrderStage, { label: string; tone: Tone }> = {
  toShip: { label: '待发货', tone: 'brand' },
  unpaid: { label: '待付款', tone: 'amber' },
  partShipped: { label: '部分发货', tone: 'blue' },
  shipped: { label: '已发货', tone: 'blue' },
  refunding: { label: '退款中', tone: 'red' },
  draft: { label: '草稿', tone: 'grey' },
  done: { label: '已完成', tone: 'grey' },
  cancelled: { label: '已取消', tone: 'grey' },
};

/** Stages that still ask somebody for something: counted on the chips. */
export const OPEN_STAGES = ['toShip', 'unpaid', 'partShipped', 'shipped', 'refunding', 'draft'] as const satisfies readonly OrderStage[];

/**
 * The one word for an order. Money that must go back outranks all; a shipped order that is
 * not paid shows 已发货, and its debt stands in the amount.
 */
export function orderStage({ goods, money, life }: OrderAxes): OrderStage {
  if (money === 'refunding') return 'refunding';
  if (life === 'cancelled') return 'cancelled';
  if (life === 'done') return 'done';
  if (goods === 'draft') return 'draft';
  if (goods === 'confirmed') return money === 'unpaid' ? 'unpaid' : 'toShip';
  if (goods === 'partShipped') return 'partShipped';
  return 'shipped';
}

/** An order is done when the goods have arrived and the money is in. */
export const settledLife = (axes: OrderAxes): LifeState =>
  axes.life === 'open' && axes.goods === 'received' && axes.money === 'paid' ? 'done' : axes.life;
