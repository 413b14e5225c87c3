import { orderActionsFor, owedFen } from '../../miniprogram/shared/domain/order';
import type { Context } from '../server/serve';
import type { OrderDetail } from './contract';
import { missingOf, stocksOf } from './missing';

/** Parcels of one order that are shown. */
const MAX_PARCELS = 50;

export async function get({ orderId }: { orderId: string }, { store, member }: Context): Promise<OrderDetail> {
  const record = await store.get('orders', orderId, '订单');
  const [parcels, stocks] = await Promise.all([store.where('shipments', { orderId }, MAX_PARCELS), stocksOf(store, [record])]);
  return {
    ...orderOf(record), orderId, receiverMask: record.receiverMask, owedFen: owedFen(record), actions: orderActionsFor(record, member.role), missing: missingOf(record, stocks) ?? [],
    parcels: parcels.sort((a, b) => b.createdAt - a.createdAt)
      .map(({ number, courier, trackingNumber, createdAt, lines }) => ({ number, courier, trackingNumber, createdAt, lines })),
  };
}

/** An order without what is sealed and what only the index reads. */
function orderOf<T extends { receiver: unknown; terms: unknown }>(record: T): Omit<T, 'receiver' | 'terms'> {
  const order: Partial<T> = { ...record };
  delete order.receiver;
  delete order.terms;
  return order as Omit<T, 'receiver' | 'terms'>;
}
