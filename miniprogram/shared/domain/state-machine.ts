import { AppError } from '../kernel/app-error';

/** What an event does to stock; settled by the use case in the same transaction. */
export type StockEffect = 'reserve' | 'release' | 'issue' | 'expect' | 'receive' | 'unexpect';

/** States and events of one axis of a document, as plain data. */
export interface Machine<S extends string, E extends string> {
  initial: S;
  states: Record<S, { label: string; final?: true }>;
  events: Record<E, { label: string; from: readonly S[]; to: S; stock?: StockEffect }>;
}

/** Types the table and nothing else: the machine stays plain data. */
export const machine = <S extends string, E extends string>(table: Machine<S, E>): Machine<S, E> => table;

/** True when the table has `event` leaving `state`. */
export const isAllowed = <S extends string, E extends string>(m: Machine<S, E>, state: S, event: E): boolean =>
  m.events[event].from.includes(state);

/** The state after `event`; throws TRANSITION_NOT_ALLOWED. */
export function transition<S extends string, E extends string>(m: Machine<S, E>, state: S, event: E): S {
  const { to, label } = m.events[event];
  if (!isAllowed(m, state, event)) {
    throw new AppError('TRANSITION_NOT_ALLOWED', { event: label, state: m.states[state].label });
  }
  return to;
}

/** The events allowed in `state`, in table order: the page draws one button for each. */
export const allowedEvents = <S extends string, E extends string>(m: Machine<S, E>, state: S): E[] =>
  (Object.keys(m.events) as E[]).filter((event) => isAllowed(m, state, event));
