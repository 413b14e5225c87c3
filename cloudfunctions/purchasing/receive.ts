import type { Movement } from '../../miniprogram/shared/domain/movement';
import { receiveGoods, type Arrival, type PurchaseOrder } from '../../miniprogram/shared/domain/purchase-order';
import { DEFAULT_WAREHOUSE, sumBySku } from '../../miniprogram/shared/domain/stock';
import { shopDate } from '../../miniprogram/shared/kernel/time';
import { postEntry } from '../server/accounts';
import { Balances } from '../server/balances';
import type { Parsed } from '../server/contract';
import { documentIdOf, documentNumber } from '../server/identity';
import type { Context } from '../server/serve';
import { change } from './advance';
import type { contract, PurchaseResult } from './contract';

/** 收货: goods come in at the price of the purchase order; the shop owes the supplier for them. */
export const receive = ({ lines, note, ...which }: Parsed<(typeof contract)['receive']>, context: Context): Promise<PurchaseResult> =>
  change(which, context, async (order, writer) => {
    const { shopId, commandId, now, member } = context;
    const arrivals = sumBySku(lines).map((line): Arrival => ({ ...line, valueFen: line.quantity * priceOf(order, line.skuId) }));
    const received = receiveGoods(order, arrivals, now, member.name, note);
    const balances = await Balances.load(writer, arrivals.map(({ skuId }) => skuId), now);
    const moved: Movement['lines'] = [];
    for (const { skuId, quantity, valueFen } of arrivals) {
      const applied = await balances.change(skuId, { onHand: quantity, incoming: -quantity, valueFen });
      moved.push({ skuId, from: 'supplier', to: `warehouse:${DEFAULT_WAREHOUSE}`, quantity, valueFen: applied.valueFen, onHandAfter: applied.stock.onHand, revenueFen: 0 });
    }
    const _id = documentIdOf(shopId, commandId);
    const number = documentNumber('RK', commandId, now);
    const valueFen = arrivals.reduce((sum, arrival) => sum + arrival.valueFen, 0);
    await writer.add('receipts', { _id, shopId, purchaseOrderId: order._id, number, lines: arrivals, valueFen, createdAt: now, byName: member.name });
    await writer.add('movements', {
      _id: `${_id}:receive`, shopId, kind: 'receipt', documentId: _id, documentNumber: number, sourceId: order._id, subject: order.supplierName,
      businessDate: shopDate(now), postedAt: now, by: member.openid, byName: member.name, lines: moved,
    });
    await postEntry(writer, context, { partyId: order.supplierId, kind: 'purchase', event: 'receive', documentId: _id, documentNumber: number, amountFen: valueFen });
    return received;
  });

/** A SKU that was not ordered has no price; `receiveGoods` refuses it. */
const priceOf = (order: PurchaseOrder, skuId: string): number => order.lines.find((line) => line.skuId === skuId)?.costPriceFen ?? 0;
