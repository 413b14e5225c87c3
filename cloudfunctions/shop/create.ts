import { createHash } from 'node:crypto';
import type { Session } from '../../miniprogram/shared/kernel/app-error';
import type { Member } from '../server/records';
import { runOnce, sessionOf, type GuestContext } from '../server/serve';

export async function create(input: { name: string; memberName: string }, context: GuestContext): Promise<Session> {
  const { openid, now, commandId } = context;
  // The caller is part of the id: another person's command id opens another shop.
  const shopId = `s${createHash('sha256').update(`${openid}:${commandId}`).digest('hex').slice(0, 20)}`;
  return runOnce(context, shopId, 'create', input, async (writer) => {
    const member: Member = {
      _id: `${shopId}:${openid}`, shopId, openid, shopName: input.name, name: input.memberName,
      role: 'owner', status: 'active', joinedAt: now,
    };
    await writer.add('shops', { _id: shopId, shopId, name: input.name, categories: [], createdAt: now, version: 1 });
    await writer.add('members', member);
    return sessionOf(member);
  });
}
