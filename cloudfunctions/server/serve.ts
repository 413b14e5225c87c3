import { createHash, randomUUID } from 'node:crypto';
import cloud from 'wx-server-sdk';
import * as v from 'valibot';
import { roles as roleTable } from '../../miniprogram/shared/domain/role';
import { strip } from '../../miniprogram/shared/domain/visibility';
import { AppError, type Reply, type Session } from '../../miniprogram/shared/kernel/app-error';
import type { Action, Contract, Output, Parsed } from './contract';
import { isDuplicate, isFull } from './database';
import { commandId as commandIdField, documentId } from './fields';
import { documentIdOf } from './identity';
import { logError } from './log';
import { memberOf } from './membership';
import type { Member } from './records';
import { Store, inTransaction, type Writer } from './store';

/** What a use case knows besides its input. */
export interface Context {
  openid: string;
  /** Who acts, in which shop, as what. */
  member: Member;
  shopId: string;
  now: number;
  requestId: string;
  store: Store;
  /** The id the client made for this command; ids of what it creates come from it. */
  commandId: string;
  /**
   * Decides and writes once: the transaction first looks whether this command was answered
   * before, and if so answers the same again.
   */
  once<T>(decide: (writer: Writer) => Promise<T>): Promise<T>;
}

/** For actions open to any WeChat user: there may be no member yet. */
export type GuestContext = Omit<Context, 'member' | 'shopId' | 'store' | 'once'>;

type ContextOf<A extends Action> = A['roles'] extends 'anyone' ? GuestContext : Context;
export type UseCases<C extends Contract> = { [A in keyof C]: (input: Parsed<C[A]>, context: ContextOf<C[A]>) => Promise<Output<C[A]>> };

const envelope = v.strictObject({
  action: v.pipe(v.string(), v.maxLength(64)),
  input: v.optional(v.unknown(), {}),
  shopId: v.optional(documentId),
  commandId: v.optional(commandIdField),
  /** Added by the platform. */
  userInfo: v.optional(v.unknown()),
  tcbContext: v.optional(v.unknown()),
});

/**
 * The entry of a cloud function: finds the caller and the action, validates, runs the use
 * case and turns every failure into a Reply. It is the only try/catch of the server and the
 * only reader of the clock.
 */
export function serve<C extends Contract>(contract: C, useCases: UseCases<C>) {
  return async (event: unknown): Promise<Reply<unknown>> => {
    const requestId = randomUUID().slice(0, 8);
    let member: Member | null = null;
    try {
      const call = parse(envelope, event);
      const action = Object.hasOwn(contract, call.action) ? contract[call.action] : undefined;
      if (action === undefined) throw new AppError('UNKNOWN_ACTION', { action: call.action });
      if (action.kind === 'command' && call.commandId === undefined) throw new AppError('INVALID_INPUT', { path: 'commandId', rule: '缺少操作编号' });
      const { OPENID: openid } = cloud.getWXContext();
      if (openid === undefined || openid === '') throw new AppError('FORBIDDEN', { role: '未登录的人' });
      const now = Date.now();

      if (action.roles !== 'anyone') {
        member = await memberOf(openid, call.shopId);
        if (!action.roles.includes(member.role)) throw new AppError('FORBIDDEN', { role: roleTable[member.role].label });
      }
      const input = parse(action.input, call.input);
      const guest: GuestContext = { openid, now, requestId, commandId: call.commandId ?? '' };
      const context = member === null ? guest : memberContext(guest, member, call.action, input);
      const data = await (useCases[call.action] as (input: unknown, context: unknown) => Promise<unknown>)(input, context)
        .catch((error: unknown) => firstAnswer(error, context, call.action, input));
      return { ok: true, data: member === null ? data : strip(data, member.role), session: member === null ? null : sessionOf(member) };
    } catch (error) {
      return { ok: false, error: failure(error, member, requestId, event) };
    }
  };
}

export const sessionOf = ({ shopId, shopName, role }: Member): Session => ({ shopId, shopName, role });

function memberContext(guest: GuestContext, member: Member, action: string, input: unknown): Context {
  const { shopId } = member;
  return { ...guest, member, shopId, store: new Store(shopId), once: (decide) => runOnce(guest, shopId, `${action}`, input, decide) };
}

const hashOf = (action: string, input: unknown): string => createHash('sha256').update(JSON.stringify([action, input])).digest('base64url');

/**
 * Once per command id. The first run stores its answer in the same transaction as its writes;
 * a repetition finds it, whether it comes later or at the same instant (then one of the two
 * meets a conflict or a duplicate, reads again and finds it).
 */
export async function runOnce<T>({ commandId, now }: Pick<GuestContext, 'commandId' | 'now'>, shopId: string, action: string, input: unknown, decide: (writer: Writer) => Promise<T>): Promise<T> {
  const inputHash = hashOf(action, input);
  const attempt = (): Promise<T> => inTransaction(shopId, async (writer) => {
    const _id = documentIdOf(shopId, commandId);
    const known = await writer.find('commands', _id);
    if (known !== null) {
      if (known.inputHash !== inputHash) throw new AppError('IDEMPOTENCY_KEY_REUSED', { commandId });
      return known.output as T;
    }
    const output = await decide(writer);
    await writer.add('commands', { _id, shopId, action, inputHash, output, at: now });
    return output;
  });
  try {
    return await attempt();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return attempt();
  }
}

/**
 * What a use case asks before its transaction may be refused at a repetition, because the shop
 * has moved on (the goods are archived by now): what was done already is answered all the same.
 */
async function firstAnswer(error: unknown, context: GuestContext | Context, action: string, input: unknown): Promise<unknown> {
  const known = error instanceof AppError && 'store' in context && context.commandId !== '' ? await context.store.find('commands', documentIdOf(context.shopId, context.commandId)) : null;
  if (known === null || known.inputHash !== hashOf(action, input)) throw error;
  return known.output;
}

function parse<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = issue.path?.map(({ key }) => String(key)).join('.') ?? '';
  // valibot's own sentences (a missing or unknown field) are English: only ours reach the user.
  const rule = /[一-鿿]/.test(issue.message) ? issue.message : `${path === '' ? '内容' : path}不对`;
  throw new AppError('INVALID_INPUT', { path, rule });
}

function failure(error: unknown, member: Member | null, requestId: string, event: unknown): (Reply<never> & { ok: false })['error'] {
  const known = error instanceof AppError ? error : isFull(error) ? new AppError('STORAGE_FULL', {}) : null;
  if (known === null) {
    const { action } = (event ?? {}) as { action?: unknown };
    logError(requestId, typeof action === 'string' ? action : 'envelope', error);
    const { code, message, details } = new AppError('INTERNAL', { requestId });
    return { code, message, details };
  }
  const details = member === null ? known.details : strip(known.details, member.role);
  return { code: known.code, message: known.message, details };
}
