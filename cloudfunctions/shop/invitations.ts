import { createHash, randomBytes } from 'node:crypto';
import { AppError, type Session } from '../../miniprogram/shared/kernel/app-error';
import type { Role } from '../../miniprogram/shared/domain/role';
import { DAY } from '../../miniprogram/shared/kernel/time';
import { database } from '../server/database';
import type { Invite, Member } from '../server/records';
import { runOnce, sessionOf, type Context, type GuestContext } from '../server/serve';
import type { InviteView } from './contract';

const VALID_MS = 2 * DAY;

const view = ({ _id, shopName, role, byName, expiresAt }: Invite): InviteView => ({ token: _id, shopName, role, byName, expiresAt });

/** One use, two days. The token is random: whoever has it may join, so it must not be guessable. */
export async function invite({ role }: { role: Exclude<Role, 'owner'> }, context: Context): Promise<InviteView> {
  const { shopId, member, now } = context;
  return context.once(async (writer) => {
    const record: Invite = {
      _id: randomBytes(16).toString('hex'), shopId, shopName: member.shopName, role, byName: member.name,
      createdAt: now, expiresAt: now + VALID_MS, usedBy: '',
    };
    await writer.add('invites', record);
    return view(record);
  });
}

async function find(token: string, openid: string, now: number): Promise<Invite> {
  const { data } = await database.collection('invites').doc(token).get();
  const record = data as Invite | null | undefined;
  if (record === null || record === undefined) throw new AppError('INVITE_INVALID', { reason: 'unknown' });
  if (record.usedBy !== '' && record.usedBy !== openid) throw new AppError('INVITE_INVALID', { reason: 'used' });
  if (record.usedBy === '' && record.expiresAt <= now) throw new AppError('INVITE_INVALID', { reason: 'expired' });
  return record;
}

export const invitation = async ({ token }: { token: string }, { openid, now }: GuestContext): Promise<InviteView> => view(await find(token, openid, now));

export async function accept(input: { token: string; memberName: string }, context: GuestContext): Promise<Session> {
  const { openid, now } = context;
  const { shopId } = await find(input.token, openid, now);
  // The caller is part of the key: two people with one link are two commands.
  const commandId = createHash('sha256').update(`${openid}:${context.commandId}`).digest('hex').slice(0, 40);
  return runOnce({ commandId, now }, shopId, 'accept', input, async (writer) => {
    const record = await writer.get('invites', input.token, '邀请');
    if (record.usedBy !== '') throw new AppError('INVITE_INVALID', { reason: 'used' });
    const _id = `${shopId}:${openid}`;
    const known = await writer.find('members', _id);
    const member: Member = known?.status === 'active'
      ? { ...known, usedAt: now }
      : { _id, shopId, openid, shopName: record.shopName, name: input.memberName, role: record.role, status: 'active', joinedAt: now, usedAt: now };
    await writer.put('members', member);
    await writer.put('invites', { ...record, usedBy: openid });
    return sessionOf(member);
  });
}
