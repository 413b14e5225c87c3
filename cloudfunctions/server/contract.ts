import type * as v from 'valibot';
import type { Role } from '../../miniprogram/shared/domain/role';

/** Who may call: the listed roles of a shop, or any WeChat user (first run, invitations). */
export type Audience = readonly Role[] | 'anyone';

/** One action of a cloud function: what it takes, who may call it, what it answers. */
export interface Action<Kind extends 'query' | 'command' = 'query' | 'command', Schema extends v.GenericSchema = v.GenericSchema, Output = unknown> {
  readonly kind: Kind;
  readonly roles: Audience;
  readonly input: Schema;
  /** Carries the type of the answer; never set. */
  readonly output?: Output;
}

export type Contract = Record<string, Action>;
export type Input<A extends Action> = v.InferInput<A['input']>;
export type Parsed<A extends Action> = v.InferOutput<A['input']>;
export type Output<A> = A extends Action<'query' | 'command', v.GenericSchema, infer O> ? O : never;

interface Draft<Schema extends v.GenericSchema> {
  roles: Audience;
  input: Schema;
}

const action = <Kind extends 'query' | 'command'>(kind: Kind) => <Schema extends v.GenericSchema>({ roles, input }: Draft<Schema>) => ({
  returns: <O>(): Action<Kind, Schema, O> => ({ kind, roles, input }),
});

/** Reads; safe to repeat. */
export const query = action('query');
/** Changes something, once per `commandId`. */
export const command = action('command');
