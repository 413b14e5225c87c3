import { requireVersion, type Order } from '../../miniprogram/shared/domain/order';
import type { OrderRecord } from '../server/records';
import type { Context } from '../server/serve';
import type { Writer } from '../server/store';
import type { OrderResult } from './contract';

/** The order after, with who gets it and the words it is found by when they changed too. */
type Changed = Order & Partial<Pick<OrderRecord, 'terms' | 'receiver' | 'receiverMask'>>;

/**
 * The frame of every change to an order: read it, refuse if the page showed an older one,
 * decide, write. What else the decision moves, it writes itself in the same transaction.
 */
export function change({ orderId, version }: { orderId: string; version: number }, { once }: Context, decide: (order: OrderRecord, writer: Writer) => Changed | Promise<Changed>): Promise<OrderResult> {
  return once(async (writer) => {
    const record = await writer.get('orders', orderId, '订单');
    requireVersion(record, version, '订单');
    const order = await decide(record, writer);
    await writer.put('orders', { ...record, ...order });
    return { orderId, number: order.number, stage: order.stage, version: order.version };
  });
}
