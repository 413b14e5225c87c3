/** WeChat's own declarations of names, options and results. */
type Names = WechatMiniprogram.Wx;

/** Callbacks that every asynchronous API takes. */
interface Callbacks {
  success?: (result: never) => void;
  fail?: (failure: never) => void;
  complete?: (result: never) => void;
}

export type ResultOf<O> = O extends { success?: (result: infer R) => void } ? R : never;

/** What an API has to find out: its result without `errMsg`; nothing if that is all of it. */
type Answer<O> = object extends Omit<ResultOf<O>, 'errMsg'> ? Omit<ResultOf<O>, 'errMsg'> | void : Omit<ResultOf<O>, 'errMsg'>;

/** A failure in WeChat's words: `name:fail reason`. */
export class Failure extends Error {
  constructor(reason: string, readonly details: Record<string, unknown> = {}) { super(reason); }
}

export const cancelled = (): Failure => new Failure('cancel');

/**
 * Makes an asynchronous API: a Promise without callbacks, else callbacks only.
 *
 * @param name as in errMsg
 */
export function api<O extends Callbacks>(name: string, act: (options: O) => Answer<O> | Promise<Answer<O>>): (options?: O) => Promise<ResultOf<O>> | undefined {
  return (options = {} as O) => {
    const running = run(name, act, options);
    if (options.success === undefined && options.fail === undefined && options.complete === undefined) return running;
    running.then((result) => { tell(result, options.success, options.complete); }, (failure: unknown) => { tell(failure, options.fail, options.complete); });
    return undefined;
  };
}

/** For an API that gives a task instead of a Promise: the outcome is for the callbacks alone. */
export function deliver(name: string, options: Callbacks, outcome: Promise<object>): void {
  outcome.then(
    (result) => { tell({ errMsg: `${name}:ok`, ...result }, options.success, options.complete); },
    (error: unknown) => { tell(failureOf(name, error), options.fail, options.complete); },
  );
}

async function run<O extends Callbacks>(name: string, act: (options: O) => Answer<O> | Promise<Answer<O>>, options: O): Promise<ResultOf<O>> {
  try {
    return { errMsg: `${name}:ok`, ...await act(options) } as ResultOf<O>;
  } catch (error) {
    throw failureOf(name, error);
  }
}

export function failureOf(name: string, error: unknown): { errMsg: string } {
  const details = error instanceof Failure ? error.details : {};
  const message = error instanceof Error ? error.message : String(error);
  return { errMsg: message.startsWith(`${name}:fail`) ? message : `${name}:fail ${message}`, ...details };
}

/** Outside the promise, so that what a callback throws is reported as its own error. */
function tell(result: unknown, ...callbacks: (((result: never) => void) | undefined)[]): void {
  for (const callback of callbacks) if (callback !== undefined) queueMicrotask(() => { callback(result as never); });
}

/** APIs of one chapter of WeChat's documentation; a name that WeChat does not have is an error of types. */
export const chapter = <T extends { [K in keyof T]: K extends keyof Names ? unknown : never }>(apis: T): T => apis;

/** A pair of `on…` and `off…`; `off` without a listener removes all. */
export class Listeners<T> {
  private readonly listeners = new Set<(value: T) => void>();

  readonly on = (listener: (value: T) => void): void => { this.listeners.add(listener); };

  readonly off = (listener?: (value: T) => void): void => {
    if (listener === undefined) this.listeners.clear();
    else this.listeners.delete(listener);
  };

  tell(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }
}
