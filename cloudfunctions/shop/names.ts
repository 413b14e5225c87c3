import type { Session } from '../../miniprogram/shared/kernel/app-error';
import { MAX_MEMBERS } from '../../miniprogram/shared/kernel/limits';
import { audit } from '../server/audit';
import { sessionOf, type Context } from '../server/serve';

/** The shop's name is copied into every membership, so each gets the new one in the same transaction. */
export async function rename({ name }: { name: string }, context: Context): Promise<Session> {
  const { store, shopId, member, once } = context;
  return once(async (writer) => {
    // Asked at each attempt: who joined while the first one lost is listed in the second.
    const members = await store.where('members', { status: 'active' }, MAX_MEMBERS, { _id: true });
    const shop = await writer.get('shops', shopId, '店铺');
    await writer.put('shops', { ...shop, name });
    for (const { _id } of members) {
      const each = await writer.find('members', _id);
      if (each !== null) await writer.put('members', { ...each, shopName: name });
    }
    await audit(writer, context, { what: '改店名', documentId: shopId, before: { name: shop.name }, after: { name } });
    return sessionOf({ ...member, shopName: name });
  });
}

export const renameMe = ({ memberName }: { memberName: string }, context: Context): Promise<Record<string, never>> =>
  context.once(async (writer) => {
    const before = await writer.get('members', context.member._id, '成员');
    await writer.put('members', { ...before, name: memberName });
    await audit(writer, context, { what: '改称呼', documentId: context.member._id, before: { name: before.name }, after: { name: memberName } });
    return {};
  });
