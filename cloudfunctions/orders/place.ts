import { confirm, demandOf, rewriteDraft, totals, WALK_IN, WALK_IN_NAME, type Order, type OrderContent, type Receiver } from '../../miniprogram/shared/domain/order';
import { checkAvailable, checkOnSale, sumBySku } from '../../miniprogram/shared/domain/stock';
import { indexTerms } from '../../miniprogram/shared/domain/terms';
import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { MAX_QUANTITY } from '../../miniprogram/shared/kernel/limits';
import { shopDate } from '../../miniprogram/shared/kernel/time';
import { Balances } from '../server/balances';
import { itemOf, itemsOf } from '../server/catalogue';
import type { Parsed } from '../server/contract';
import { documentIdOf, documentNumber } from '../server/identity';
import { partyOf } from '../server/parties';
import { lastFour, mask, open, seal } from '../server/personal';
import { initialsOf } from '../server/pinyin';
import type { OrderRecord, Party } from '../server/records';
import type { Context } from '../server/serve';
import type { Writer } from '../server/store';
import { change } from './change';
import type { contract, OrderResult } from './contract';

type Contract = typeof contract;
type Input = Omit<Parsed<Contract['place']>, 'isDraft'>;

/** Places an order and, unless it is a draft, reserves its goods in the same transaction. */
export async function place({ isDraft, ...input }: Parsed<Contract['place']>, context: Context): Promise<OrderResult> {
  const { now, member, once } = context;
  const draft = newDraft(await written(input, context), context);
  return once(async (writer) => {
    // Writing and placing are one moment, and one entry of the timeline.
    const order = isDraft ? draft : { ...draft, ...confirm(draft, now, member.name), timeline: draft.timeline, version: 1 };
    if (!isDraft) await reserve(writer, order, now);
    await writer.add('orders', order);
    return { orderId: order._id, number: order.number, stage: order.stage, version: order.version };
  });
}

/** A draft is written again, and placed unless it stays one. */
export async function edit({ orderId, version, isDraft, keepsReceiver, ...input }: Parsed<Contract['edit']>, context: Context): Promise<OrderResult> {
  const { shopId, now, member } = context;
  const { content, receiver: typed } = await written(input, context);
  return change({ orderId, version }, context, async (before, writer) => {
    const draft = rewriteDraft(before, content, now, member.name);
    const receiver = keepsReceiver ? before.receiver === null ? null : open(before.receiver, shopId) : typed;
    if (!isDraft) await reserve(writer, draft, now);
    return { ...(isDraft ? draft : confirm(draft, now, member.name)), ...receiverFields(draft, receiver, shopId) };
  });
}

/** Checks all SKUs of an order, then promises them. */
export async function reserve(writer: Writer, order: Pick<Order, 'lines'>, now: number): Promise<void> {
  const demands = sumBySku(order.lines.map(({ skuId, quantity }) => ({ skuId, quantity }))).map((parcel) => demandOf(order.lines, parcel));
  const balances = await Balances.load(writer, demands.map(({ skuId }) => skuId), now);
  checkOnSale(demands, (skuId) => balances.of(skuId));
  checkAvailable(demands, (skuId) => balances.of(skuId));
  for (const { skuId, quantity } of demands) await balances.change(skuId, { reserved: quantity });
}

/** What the input says, with names and prices looked up, and who gets it. */
async function written(input: Input, { store, shopId }: Context): Promise<{ content: OrderContent; receiver: Receiver | null }> {
  const customer = input.customerId === WALK_IN ? null : await partyOf('customer', input.customerId, store);
  const items = await itemsOf(store, input.lines.map(({ skuId }) => skuId));
  // The same SKU at the same price twice is one line; at another price it stays a line of its own.
  const lines = sumLines(input.lines.map(({ skuId, quantity, priceFen }) => {
    const { sku, name, description } = itemOf(items, skuId);
    const price = priceFen ?? sku.retailFen;
    if (price === null) throw new AppError('INVALID_INPUT', { path: 'lines', rule: `${name}还没定价，先填单价` });
    return { ...description, quantity, shipped: 0, priceFen: price };
  }));
  const { customerId, discountFen, freightFen, note } = input;
  return {
    content: { customerId, customerName: customer?.name ?? WALK_IN_NAME, lines, ...totals(lines, discountFen, freightFen), discountFen, freightFen, note },
    receiver: receiverOf(input, customer, shopId),
  };
}

function newDraft({ content, receiver }: { content: OrderContent; receiver: Receiver | null }, { shopId, now, member, commandId }: Context): OrderRecord {
  const number = documentNumber('SO', commandId, now);
  return {
    ...content, ...receiverFields({ number, customerName: content.customerName }, receiver, shopId),
    _id: documentIdOf(shopId, commandId), shopId, number, goods: 'draft', money: 'unpaid', life: 'open', stage: 'draft', paidFen: 0, refundedFen: 0,
    businessDate: shopDate(now), createdAt: now, updatedAt: now, createdByName: member.name,
    timeline: [{ at: now, byName: member.name, label: '开单', note: '' }], version: 1,
  };
}

/** Who gets it, sealed and masked, and the words by which the order is found. */
const receiverFields = ({ number, customerName }: Pick<Order, 'number' | 'customerName'>, receiver: Receiver | null, shopId: string): Pick<OrderRecord, 'receiver' | 'receiverMask' | 'terms'> => ({
  receiver: receiver === null ? null : seal(receiver, shopId), receiverMask: mask(receiver ?? { name: '', phone: '', address: '' }),
  terms: indexTerms({ name: customerName, initials: initialsOf(customerName), codes: [number, ...lastFour(receiver?.phone ?? '')] }),
});

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
