import type { Session } from '../../miniprogram/shared/kernel/app-error';
import { MAX_MEMBERS } from '../../miniprogram/shared/kernel/limits';
import { membershipsOf } from '../server/membership';
import { sessionOf, type Context, type GuestContext } from '../server/serve';
import type { MemberView } from './contract';

export async function mine(_: Record<string, never>, { openid }: GuestContext): Promise<{ shops: Session[] }> {
  const members = await membershipsOf(openid);
  return { shops: members.sort((a, b) => b.usedAt - a.usedAt).map(sessionOf) };
}

export async function overview(_: Record<string, never>, { store, shopId, openid }: Context): Promise<{ name: string; version: number; members: MemberView[] }> {
  const shop = await store.get('shops', shopId, '店铺');
  const members = await store.where('members', { status: 'active' }, MAX_MEMBERS);
  return {
    name: shop.name, version: shop.version,
    members: members.sort((a, b) => a.joinedAt - b.joinedAt)
      .map((member) => ({ memberId: member._id, name: member.name, role: member.role, joinedAt: member.joinedAt, isMe: member.openid === openid })),
  };
}
