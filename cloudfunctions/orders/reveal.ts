import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { open } from '../server/personal';
import type { Context } from '../server/serve';
import type { Receiver } from './contract';

export async function reveal({ orderId }: { orderId: string }, context: Context): Promise<Receiver> {
  const { receiver } = await context.store.get('orders', orderId, '订单');
  if (receiver === null) throw new AppError('NOT_FOUND', { what: '收货人' });
  await lookedAt('看收货人', orderId, context);
  return open(receiver, context.shopId);
}

/**
 * Writes down who saw somebody's phone and address. Whom, and who looked, are part of the entry's
 * id: an id of a command that is sent for several people hides none of them.
 */
export async function lookedAt(what: string, documentId: string, { store, shopId, commandId, now, member }: Context): Promise<void> {
  await store.addOnce('audit', { _id: `${shopId}:${commandId}:${member.openid}:${documentId}`, shopId, what, documentId, before: null, after: null, at: now, by: member.openid, byName: member.name });
}
