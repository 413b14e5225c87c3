import type { Session } from '../../miniprogram/shared/kernel/app-error';
import { MAX_MEMBERS } from '../../miniprogram/shared/kernel/limits';
import { membershipsOf } from '../server/membership';
import type { Invite } from '../server/records';
import { sessionOf, type Context, type GuestContext } from '../server/serve';
import type { Overview } from './contract';
import { mayInvite, openInvites, view } from './invitations';

export async function mine(_: Record<string, never>, { openid }: GuestContext): Promise<{ shops: Session[] }> {
  const members = await membershipsOf(openid);
  return { shops: members.sort((a, b) => b.joinedAt - a.joinedAt).map(sessionOf) };
}

export async function overview(_: Record<string, never>, { store, shopId, openid, member: me, now }: Context): Promise<Overview> {
  const [shop, members, invites] = await Promise.all([
    store.get('shops', shopId, '店铺'),
    store.where('members', { status: 'active' }, MAX_MEMBERS),
    mayInvite(me) ? openInvites(store, now) : Promise.resolve<Invite[]>([]),
  ]);
  return {
    name: shop.name, version: shop.version,
    invites: invites.filter(({ by }) => mayInvite(members.find(({ openid: person }) => person === by))).map(view),
    members: members.sort((a, b) => a.joinedAt - b.joinedAt)
      .map((member) => ({ memberId: member._id, name: member.name, role: member.role, joinedAt: member.joinedAt, isMe: member.openid === openid })),
  };
}
