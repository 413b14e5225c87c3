import { confirm, demandOf, totals, WALK_IN, WALK_IN_NAME, type Order, type Receiver } from '../../miniprogram/shared/domain/order';
import { checkAvailable, sumBySku } from '../../miniprogram/shared/domain/stock';
import { indexTerms } from '../../miniprogram/shared/domain/terms';
import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { MAX_QUANTITY } from '../../miniprogram/shared/kernel/limits';
import { shopDate } from '../../miniprogram/shared/kernel/time';
import { Balances } from '../server/balances';
import { itemOf, itemsOf, type CatalogueItem } from '../server/catalogue';
import type { Parsed } from '../server/contract';
import { documentIdOf, documentNumber } from '../server/identity';
import { partyOf } from '../server/parties';
import { lastFour, mask, open, seal } from '../server/personal';
import { initialsOf } from '../server/pinyin';
import type { OrderRecord, Party } from '../server/records';
import type { Context } from '../server/serve';
import type { Writer } from '../server/store';
import type { contract, OrderResult } from './contract';

type Input = Parsed<(typeof contract)['place']>;

/** Places an order and, unless it is a draft, reserves its goods in the same transaction. */
export async function place(input: Input, context: Context): Promise<OrderResult> {
  const { store, now, member, once } = context;
  const customer = input.customerId === WALK_IN ? null : await partyOf('customer', input.customerId, store);
  const items = await itemsOf(store, input.lines.map(({ skuId }) => skuId));
  const draft = build(input, items, customer, context);
  return once(async (writer) => {
    // Writing and placing are one moment, and one entry of the timeline.
    const order = input.isDraft ? draft : { ...draft, ...confirm(draft, now, member.name), timeline: draft.timeline, version: 1 };
    if (!input.isDraft) await reserve(writer, order, now);
    await writer.add('orders', order);
    return { orderId: order._id, number: order.number, stage: order.stage, version: order.version };
  });
}

/** Checks all SKUs of an order, then promises them. */
export async function reserve(writer: Writer, order: Pick<Order, 'lines'>, now: number): Promise<void> {
  const demands = sumBySku(order.lines.map(({ skuId, quantity }) => ({ skuId, quantity }))).map((parcel) => demandOf(order.lines, parcel));
  const balances = await Balances.load(writer, demands.map(({ skuId }) => skuId), now);
  checkAvailable(demands, (skuId) => balances.of(skuId));
  for (const { skuId, quantity } of demands) await balances.change(skuId, { reserved: quantity });
}

function build(input: Input, items: ReadonlyMap<string, CatalogueItem>, customer: Party | null, { shopId, now, member, commandId }: Context): OrderRecord {
  // The same SKU at the same price twice is one line; at another price it stays a line of its own.
  const lines = sumLines(input.lines.map(({ skuId, quantity, priceFen }) => {
    const { sku, name, description } = itemOf(items, skuId);
    const price = priceFen ?? sku.retailFen;
    if (price === null) throw new AppError('INVALID_INPUT', { path: 'lines', rule: `${name}还没定价，先填单价` });
    return { ...description, quantity, shipped: 0, priceFen: price };
  }));
  const receiver = receiverOf(input, customer, shopId);
  const number = documentNumber('SO', commandId, now);
  const customerName = customer?.name ?? WALK_IN_NAME;
  return {
    _id: documentIdOf(shopId, commandId), shopId, number, customerId: input.customerId, customerName,
    goods: 'draft', money: 'unpaid', life: 'open', stage: 'draft', lines, ...totals(lines, input.discountFen, input.freightFen),
    discountFen: input.discountFen, freightFen: input.freightFen, paidFen: 0, refundedFen: 0, note: input.note,
    businessDate: shopDate(now), createdAt: now, updatedAt: now, createdByName: member.name,
    timeline: [{ at: now, byName: member.name, label: '开单', note: '' }], version: 1,
    receiver: receiver === null ? null : seal(receiver, shopId), receiverMask: mask(receiver ?? { name: '', phone: '', address: '' }),
    terms: indexTerms({ name: customerName, initials: initialsOf(customerName), codes: [number, ...lastFour(receiver?.phone ?? '')] }),
  };
}

function sumLines(lines: Order['lines']): Order['lines'] {
  const merged: Order['lines'] = [];
  for (const line of lines) {
    const same = merged.find(({ skuId, priceFen }) => skuId === line.skuId && priceFen === line.priceFen);
    if (same === undefined) merged.push(line);
    else same.quantity += line.quantity;
  }
  const over = merged.find(({ quantity }) => quantity > MAX_QUANTITY);
  if (over !== undefined) throw new AppError('QUANTITY_TOO_LARGE', { name: over.goodsName, limit: MAX_QUANTITY });
  return merged;
}

function receiverOf({ receiver }: Input, customer: Party | null, shopId: string): Receiver | null {
  if (receiver !== undefined && `${receiver.name}${receiver.phone}${receiver.address}` !== '') return receiver;
  return customer?.contact === null || customer === null ? null : open(customer.contact, shopId);
}
