import type { Action, Contracts, Input, Output } from '../../typings/contracts';
import type { ErrorCode, Reply, Session } from '../shared/kernel/app-error';
import { callFunction } from './cloud';

/** A call that did not succeed. NETWORK means that nobody knows whether it was done. */
export class ApiError extends Error {
  constructor(readonly code: ErrorCode | 'NETWORK', message: string, readonly details: unknown) { super(message); }
}

const SESSION_KEY = 'session';

/** The shop chosen last and the role there; null before the first answer. */
export const lastSession = (): Session | null => (wx.getStorageSync(SESSION_KEY) as Session | '') || null;

/** Keeps which shop the next calls mean. */
export function chooseSession(session: Session): void {
  wx.setStorageSync(SESSION_KEY, session);
}

/** The chosen shop is no longer the caller's: the next call means the one used last. */
export function forgetSession(): void {
  wx.removeStorageSync(SESSION_KEY);
}

/**
 * Calls an action of a cloud function. A query is asked once more when the network fails;
 * a command never is by itself: it carries the `commandId` made when its form was opened, and
 * the form asks again with the same one.
 */
export async function call<F extends keyof Contracts, A extends Action<F>>(name: F, action: A, input: Input<F, A>, commandId?: string): Promise<Output<F, A>> {
  const shopId = lastSession()?.shopId;
  const envelope = { action, input, ...(shopId === undefined ? {} : { shopId }), ...(commandId === undefined ? {} : { commandId }) };
  const reply = await send<Output<F, A>>(name, envelope, commandId === undefined ? 2 : 1);
  if (!reply.ok) throw new ApiError(reply.error.code, reply.error.message, reply.error.details);
  if (reply.session !== null) chooseSession(reply.session);
  return reply.data;
}

async function send<T>(name: string, envelope: object, tries: number): Promise<Reply<T>> {
  try {
    return await callFunction(name, envelope) as Reply<T>;
  } catch (cause) {
    if (tries > 1) return send(name, envelope, tries - 1);
    throw new ApiError('NETWORK', '网络不给力，请重试', cause);
  }
}
