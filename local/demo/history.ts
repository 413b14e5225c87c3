import { receive as completeOrder } from '../../cloudfunctions/orders/close';
import type { OrderResult } from '../../cloudfunctions/orders/contract';
import { saveCustomer } from '../../cloudfunctions/orders/customers';
import { pay } from '../../cloudfunctions/orders/pay';
import { place } from '../../cloudfunctions/orders/place';
import { ship } from '../../cloudfunctions/orders/ship';
import { receive } from '../../cloudfunctions/purchasing/receive';
import { save as savePurchase } from '../../cloudfunctions/purchasing/save';
import { documentIdOf } from '../../cloudfunctions/server/identity';
import { openStock } from '../../cloudfunctions/server/openings';
import type { Member } from '../../cloudfunctions/server/records';
import type { Context } from '../../cloudfunctions/server/serve';
import { WALK_IN } from '../../miniprogram/shared/domain/order';
import type { PayMethod } from '../../miniprogram/shared/domain/party';
import { MAX_LINES } from '../../miniprogram/shared/kernel/limits';
import { DAY, shopDate, startOfDay } from '../../miniprogram/shared/kernel/time';
import type { Memory } from './memory';
import type { DemoPurchase } from './purchases';
import type { DemoSale } from './sales';

/*
 * A year of a shop, decided by the use cases that decide every day. What the file of sales does
 * not tell follows rules: parcels leave two days after the order at ten in the morning and are
 * received five days later; who buys without a name pays at once, and so do customers but for
 * those whose number ends in 7, 8 (after two weeks) or 9 (after six).
 */

const SHIPPED_AFTER = 2 * DAY;
const TEN_O_CLOCK = 10 * DAY / 24;
const RECEIVED_AFTER = 5 * DAY;
const payDelay = (customer: string): number => ({ 7: 14 * DAY, 8: 14 * DAY, 9: 42 * DAY })[customer.at(-1) ?? ''] ?? 0;
const METHODS: PayMethod[] = ['wechat', 'wechat', 'wechat', 'alipay', 'bank'];

interface Step {
  at: number;
  run(context: Context): Promise<unknown>;
}

export interface History {
  memory: Memory;
  member: Member;
  /** Stock code → SKU. */
  skuIds: ReadonlyMap<string, string>;
  sales: readonly DemoSale[];
  suppliers: readonly { supplierId: string; opening: ReadonlyMap<string, number>; purchases: readonly DemoPurchase[] }[];
  /** 分 per base unit, by stock code. */
  costFen: ReadonlyMap<string, number>;
  start: number;
  now: number;
}

/** Runs everything that happened from `start` up to `now`, in its order. */
export async function runHistory(history: History): Promise<void> {
  const steps = [...openings(history), ...purchases(history), ...customersOf(history), ...orders(history)].filter(({ at }) => at < history.now);
  // Of one instant, what was noted first comes first: sort is stable.
  steps.sort((a, b) => a.at - b.at);
  for (const [index, { at, run }] of steps.entries()) await run(contextAt(history, at, index));
}

function contextAt({ memory: { shopId, store, writer }, member }: History, now: number, index: number): Context {
  const commandId = idOf('step', index);
  return { openid: member.openid, member, shopId, now, requestId: '', store, commandId, once: (decide) => decide(writer) };
}

/** The end of it, in four characters, makes the documents' numbers. */
const idOf = (kind: string, index: number): string => `demo-${kind}-${index.toString(36).padStart(4, '0')}`;

function* openings({ suppliers, skuIds, costFen, memory: { writer, shopId }, start }: History): Generator<Step> {
  for (const { opening } of suppliers) {
    const posted = [...opening].filter(([, quantity]) => quantity > 0).map(([code, quantity]) => {
      const skuId = skuIds.get(code) ?? '';
      return { goodsId: documentIdOf(shopId, skuId.slice(0, skuId.lastIndexOf('.'))), skuId, quantity, purchasePriceFen: costFen.get(code) ?? 0 };
    });
    yield { at: start, run: (context) => openStock(writer, documentIdOf(shopId, context.commandId), posted, context) };
  }
}

function* purchases({ suppliers, skuIds, costFen }: History): Generator<Step> {
  for (const { supplierId, purchases: all } of suppliers) {
    for (const { orderedAt, arrivesAt, lines } of all) {
      for (const part of partsOf(lines)) {
        const wanted = part.map(({ code, quantity }) => ({ skuId: skuIds.get(code) ?? '', quantity, costPriceFen: costFen.get(code) ?? 0 }));
        let purchaseOrderId = '';
        yield {
          at: orderedAt, run: async (context) => { ({ purchaseOrderId } = await savePurchase({ supplierId, note: '', expectedOn: shopDate(arrivesAt), lines: wanted, isDraft: false }, context)); },
        };
        yield { at: arrivesAt, run: (context) => receive({ purchaseOrderId, version: 1, note: '', lines: wanted.map(({ skuId, quantity }) => ({ skuId, quantity })) }, context) };
      }
    }
  }
}

/** Customers are noted just before their first order. */
function* customersOf({ sales, memory }: History): Generator<Step> {
  const known = new Set<string>();
  for (const { at, customer } of sales) {
    if (customer === '' || known.has(customer)) continue;
    known.add(customer);
    yield {
      at, run: (context) => saveCustomer({ name: `客户 ${customer}`, phone: '', address: '', note: '' }, { ...context, commandId: `demo-customer-${customer}`, store: memory.store }),
    };
  }
}

function* orders({ sales, skuIds, memory: { shopId } }: History): Generator<Step> {
  for (const [index, { at, customer, lines }] of sales.entries()) {
    const customerId = customer === '' ? WALK_IN : documentIdOf(shopId, `demo-customer-${customer}`);
    const method = METHODS[index % METHODS.length] ?? 'wechat';
    const shippedAt = startOfDay(shopDate(at + SHIPPED_AFTER)) + TEN_O_CLOCK;
    for (const part of partsOf(lines)) {
      const wanted = part.map(({ code, quantity, priceFen }) => ({ skuId: skuIds.get(code) ?? '', quantity, priceFen }));
      let order: OrderResult;
      const step = (when: number, run: (which: { orderId: string; version: number }, context: Context) => Promise<OrderResult>): Step =>
        ({ at: when, run: async (context) => { order = await run(order, context); } });
      const totalFen = wanted.reduce((sum, { quantity, priceFen }) => sum + quantity * priceFen, 0);
      yield { at, run: async (context) => { order = await place({ customerId, lines: wanted, discountFen: 0, freightFen: 0, note: '', isDraft: false }, context); } };
      yield step(at + payDelay(customer), ({ orderId, version }, context) => pay({ orderId, version, amountFen: totalFen, method }, context));
      yield step(shippedAt, ({ orderId, version }, context) => ship({ orderId, version, courier: '', trackingNumber: '', lines: wanted.map(({ skuId, quantity }) => ({ skuId, quantity })) }, context));
      yield step(shippedAt + RECEIVED_AFTER, ({ orderId, version }, context) => completeOrder({ orderId, version }, context));
    }
  }
}

/** A document has at most 50 lines. */
function partsOf<T>(lines: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < lines.length; from += MAX_LINES) parts.push(lines.slice(from, from + MAX_LINES));
  return parts;
}
