import * as v from 'valibot';
import { EVERYONE, MANAGERS, type Role } from '../../miniprogram/shared/domain/role';
import type { Session } from '../../miniprogram/shared/kernel/app-error';
import { command, query } from '../server/contract';
import { documentId, name } from '../server/fields';

export interface MemberView {
  memberId: string;
  name: string;
  role: Role;
  isMe: boolean;
  joinedAt: number;
}

export interface InviteView {
  token: string;
  shopName: string;
  role: Role;
  byName: string;
  expiresAt: number;
}

export interface Overview {
  name: string;
  version: number;
  members: MemberView[];
  /** Invitations that can still be used; for those who may invite, because a token is a key. */
  invites: InviteView[];
}

const invitedRole = v.picklist(['manager', 'sales', 'buyer', 'packer', 'viewer'], '没有这个角色');

export const contract = {
  /** First run: names the shop; the caller becomes its owner. */
  create: command({ roles: 'anyone', input: v.strictObject({ name: name('店名'), memberName: name('你的称呼') }) }).returns<Session>(),
  /** The shops the caller can switch between. */
  mine: query({ roles: 'anyone', input: v.strictObject({}) }).returns<{ shops: Session[] }>(),
  overview: query({ roles: EVERYONE, input: v.strictObject({}) }).returns<Overview>(),
  rename: command({ roles: ['owner'], input: v.strictObject({ name: name('店名') }) }).returns<Session>(),
  /** How the others see the caller from now on; what is signed already keeps the old name. */
  renameMe: command({ roles: EVERYONE, input: v.strictObject({ memberName: name('你的称呼') }) }).returns<Record<string, never>>(),
  invite: command({ roles: MANAGERS, input: v.strictObject({ role: invitedRole }) }).returns<InviteView>(),
  revoke: command({ roles: MANAGERS, input: v.strictObject({ token: documentId }) }).returns<Record<string, never>>(),
  /** What an invitation offers; `joined` is the caller's place in that shop, for who is in it already. */
  invitation: query({ roles: 'anyone', input: v.strictObject({ token: documentId }) }).returns<InviteView & { joined: Session | null }>(),
  accept: command({ roles: 'anyone', input: v.strictObject({ token: documentId, memberName: name('你的称呼') }) }).returns<Session>(),
  changeRole: command({ roles: ['owner'], input: v.strictObject({ memberId: documentId, role: invitedRole }) }).returns<Record<string, never>>(),
  removeMember: command({ roles: ['owner'], input: v.strictObject({ memberId: documentId }) }).returns<Record<string, never>>(),
  /** The caller goes; an owner cannot, for a shop needs one. */
  leave: command({ roles: EVERYONE, input: v.strictObject({}) }).returns<Record<string, never>>(),
};
