import type { Action, Contracts, Input, Output } from '../../typings/contracts';
import { ApiError, call } from './api';
import { commandIdFor, forgetCommandId } from './command-id';

/** What became of a form that was sent. `unknown`: no answer came; ask again with the same id. */
export type Submission<T> = { outcome: 'done'; data: T } | { outcome: 'refused'; error: ApiError } | { outcome: 'unknown' };

/**
 * Sends a form's command. Sent again, after a lost answer or after the app was closed, it
 * carries the same id and cannot be done twice; a refusal changed nothing and keeps the id.
 *
 * @param form names the form on this phone, such as 'order-new' or `ship:${orderId}`
 */
export async function submit<F extends keyof Contracts, A extends Action<F>>(form: string, name: F, action: A, input: Input<F, A>): Promise<Submission<Output<F, A>>> {
  try {
    const data = await call(name, action, input, commandIdFor(form));
    forgetCommandId(form);
    return { outcome: 'done', data };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.code === 'NETWORK' ? { outcome: 'unknown' } : { outcome: 'refused', error };
  }
}
