import { createHash, randomBytes } from 'node:crypto';
import { AppError, type Session } from '../../miniprogram/shared/kernel/app-error';
import { MANAGERS, type Role } from '../../miniprogram/shared/domain/role';
import { MAX_INVITES, MAX_MEMBERS } from '../../miniprogram/shared/kernel/limits';
import { DAY } from '../../miniprogram/shared/kernel/time';
import { database } from '../server/database';
import type { Invite, Member } from '../server/records';
import { runOnce, sessionOf, type Context, type GuestContext } from '../server/serve';
import { Store, command } from '../server/store';
import type { InviteView } from './contract';

const VALID_MS = 2 * DAY;
/** Invitations of two days, used and revoked ones included. */
const MAX_YOUNG = 200;

/** True for who may invite, now. */
export const mayInvite = (member: Pick<Member, 'status' | 'role'> | null | undefined): boolean =>
  member?.status === 'active' && (MANAGERS as readonly Role[]).includes(member.role);

export const view = ({ _id, shopName, role, byName, expiresAt }: Invite): InviteView => ({ token: _id, shopName, role, byName, expiresAt });

/** The invitations that are neither used nor expired, newest first. */
export async function openInvites(store: Store, now: number): Promise<Invite[]> {
  const young = await store.where('invites', { createdAt: command.gt(now - VALID_MS) }, MAX_YOUNG);
  return young.filter(({ usedBy, expiresAt }) => usedBy === '' && expiresAt > now).sort((a, b) => b.createdAt - a.createdAt);
}

/** One use, two days. The token is random: whoever has it may join, so it must not be guessable. */
export async function invite({ role }: { role: Exclude<Role, 'owner'> }, context: Context): Promise<InviteView> {
  const { shopId, member, now, store } = context;
  if ((await openInvites(store, now)).length >= MAX_INVITES) throw new AppError('LIMIT_REACHED', { what: '没用掉的邀请', limit: MAX_INVITES });
  return context.once(async (writer) => {
    const record: Invite = {
      _id: randomBytes(16).toString('hex'), shopId, shopName: member.shopName, role, by: member.openid, byName: member.name,
      createdAt: now, expiresAt: now + VALID_MS, usedBy: '',
    };
    await writer.add('invites', record);
    return view(record);
  });
}

/** An invitation that went to the wrong chat ends now. */
export const revoke = ({ token }: { token: string }, { now, once }: Context): Promise<Record<string, never>> =>
  once(async (writer) => {
    const record = await writer.get('invites', token, '邀请');
    if (record.usedBy !== '') throw new AppError('INVITE_INVALID', { reason: 'used' });
    await writer.put('invites', { ...record, expiresAt: Math.min(record.expiresAt, now) });
    return {};
  });

async function find(token: string): Promise<Invite> {
  const { data } = await database.collection('invites').doc(token).get();
  const record = data as Invite | null | undefined;
  if (record === null || record === undefined) throw new AppError('INVITE_INVALID', { reason: 'unknown' });
  return record;
}

/** Who was removed, or invites no longer, leaves no open door: their invitations end with it. */
function requireUsable({ usedBy, expiresAt }: Invite, inviter: Member | null, now: number): void {
  if (usedBy !== '') throw new AppError('INVITE_INVALID', { reason: 'used' });
  if (expiresAt <= now || !mayInvite(inviter)) throw new AppError('INVITE_INVALID', { reason: 'expired' });
}

export async function invitation({ token }: { token: string }, { openid, now }: GuestContext): Promise<InviteView & { joined: Session | null }> {
  const record = await find(token);
  const store = new Store(record.shopId);
  const [known, inviter] = await Promise.all([openid, record.by].map((person) => store.find('members', `${record.shopId}:${person}`)));
  const joined = known?.status === 'active' ? sessionOf(known) : null;
  if (joined === null) requireUsable(record, inviter ?? null, now);
  return { ...view(record), joined };
}

export async function accept(input: { token: string; memberName: string }, context: GuestContext): Promise<Session> {
  const { openid, now } = context;
  const { shopId } = await find(input.token);
  // The caller is part of the key: two people with one link are two commands.
  const commandId = createHash('sha256').update(`${openid}:${context.commandId}`).digest('hex').slice(0, 40);
  return runOnce({ commandId, now }, shopId, 'accept', input, async (writer) => {
    const _id = `${shopId}:${openid}`;
    const known = await writer.find('members', _id);
    // Who is in already stays as they are, and the invitation stays for somebody else.
    if (known?.status === 'active') return sessionOf(known);
    const record = await writer.get('invites', input.token, '邀请');
    requireUsable(record, await writer.find('members', `${shopId}:${record.by}`), now);
    // Asked at each attempt: who joined while the first one lost is counted in the second.
    const members = await new Store(shopId).where('members', { status: 'active' }, MAX_MEMBERS, { _id: true });
    if (members.length >= MAX_MEMBERS) throw new AppError('LIMIT_REACHED', { what: '店里的人', limit: MAX_MEMBERS });
    const shop = await writer.get('shops', shopId, '店铺');
    const member: Member = { _id, shopId, openid, shopName: shop.name, name: input.memberName, role: record.role, status: 'active', joinedAt: now };
    await writer.put('members', member);
    // Unchanged, but written: a new name for the shop at the same instant then reaches this member too.
    await writer.put('shops', shop);
    await writer.put('invites', { ...record, usedBy: openid });
    return sessionOf(member);
  });
}
