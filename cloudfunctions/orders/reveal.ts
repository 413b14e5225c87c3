import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { open } from '../server/personal';
import type { Context } from '../server/serve';
import type { Receiver } from './contract';

export async function reveal({ orderId }: { orderId: string }, { store, shopId, now, member, commandId }: Context): Promise<Receiver> {
  const { receiver } = await store.get('orders', orderId, '订单');
  if (receiver === null) throw new AppError('NOT_FOUND', { what: '收货人' });
  await store.addOnce('audit', {
    _id: `${shopId}:${commandId}`, shopId, what: '看收货人', documentId: orderId, before: null, after: null, at: now, by: member.openid, byName: member.name,
  });
  return open(receiver, shopId);
}
