import { demandOf, ship as decide, type Order } from '../../miniprogram/shared/domain/order';
import type { Movement } from '../../miniprogram/shared/domain/movement';
import { checkOnHand, DEFAULT_WAREHOUSE, sumBySku } from '../../miniprogram/shared/domain/stock';
import { indexTerms } from '../../miniprogram/shared/domain/terms';
import { MAX_TERMS } from '../../miniprogram/shared/kernel/limits';
import { allocateFen } from '../../miniprogram/shared/kernel/money';
import { shopDate } from '../../miniprogram/shared/kernel/time';
import { postEntry } from '../server/accounts';
import { Balances } from '../server/balances';
import type { Parsed } from '../server/contract';
import { documentIdOf, documentNumber } from '../server/identity';
import type { Context } from '../server/serve';
import { change } from './change';
import type { contract, OrderResult } from './contract';

/** 出库: goods leave with their cost, the customer owes their share of the order. */
export const ship = ({ lines, courier, trackingNumber, ...which }: Parsed<(typeof contract)['ship']>, context: Context): Promise<OrderResult> =>
  change(which, context, async (order, writer) => {
    const { shopId, commandId, now, member } = context;
    const parcel = sumBySku(lines);
    const shipped = decide(order, parcel, now, member.name, [courier, trackingNumber].filter((part) => part !== '').join(' '));
    const balances = await Balances.load(writer, parcel.map(({ skuId }) => skuId), now);
    checkOnHand(parcel.map((each) => demandOf(order.lines, each)), (skuId) => balances.of(skuId));
    const shares = revenueShares(order, parcel, shipped.revenueFen);
    const moved: Movement['lines'] = [];
    for (const [index, { skuId, quantity }] of parcel.entries()) {
      const { stock, valueFen } = await balances.change(skuId, { onHand: -quantity, reserved: -quantity });
      moved.push({ skuId, from: `warehouse:${DEFAULT_WAREHOUSE}`, to: 'customer', quantity, valueFen: -valueFen, onHandAfter: stock.onHand, revenueFen: shares[index] ?? 0 });
    }
    const _id = documentIdOf(shopId, commandId);
    const number = documentNumber('SH', commandId, now);
    await writer.add('shipments', { _id, shopId, orderId: order._id, number, lines: parcel, courier, trackingNumber, revenueFen: shipped.revenueFen, createdAt: now, byName: member.name });
    await writer.add('movements', {
      _id: `${_id}:ship`, shopId, kind: 'shipment', documentId: _id, documentNumber: number, sourceId: order._id, subject: order.customerName,
      businessDate: shopDate(now), postedAt: now, by: member.openid, byName: member.name, lines: moved,
    });
    await postEntry(writer, context, { partyId: order.customerId, kind: 'sale', event: 'ship', documentId: _id, documentNumber: order.number, amountFen: shipped.revenueFen });
    return { ...shipped.order, terms: withTracking(order.terms, trackingNumber) };
  });

/** A parcel's label, scanned, finds its order. */
const withTracking = (terms: readonly string[], trackingNumber: string): string[] =>
  [...new Set([...terms, ...indexTerms({ name: '', initials: '', codes: [trackingNumber] })])].slice(0, MAX_TERMS);

/** What each SKU of a parcel brought, 分; sums to the parcel's revenue. */
function revenueShares(order: Order, parcel: readonly { skuId: string; quantity: number }[], revenueFen: number): number[] {
  const worth = parcel.map(({ skuId, quantity }) => quantity * (order.lines.find((line) => line.skuId === skuId)?.priceFen ?? 0));
  return allocateFen(revenueFen, worth.some((fen) => fen > 0) ? worth : parcel.map(({ quantity }) => quantity));
}
