/** For whom a call runs, and how it came about. */
export interface Caller {
  /** Null where no person stands behind it: a timer. */
  readonly openId: string | null;
  /** The path of the call, as WeChat's SOURCE tells it: `wx_client`, or `wx_client,scf` through another function. */
  readonly source: string;
}

/** A person with the app on a phone. */
export const person = (openId: string): Caller => ({ openId, source: 'wx_client' });
/** The clock. */
export const timer: Caller = { openId: null, source: 'wx_trigger' };
/** The same person, through a function that calls another. */
export const onward = ({ openId, source }: Caller): Caller => ({ openId, source: `${source},scf` });

/** Real ones begin with "o". Digits alone would reach the function as a number: the SDK parses them. */
export const isOpenId = (text: unknown): text is string => typeof text === 'string' && /^[A-Za-z][\w-]{1,63}$/.test(text);

/** The variables from which the SDKs tell who calls: `getWXContext()` and `getCloudbaseContext()`. */
export function identityVariables({ openId, source }: Caller): Record<string, string> {
  if (openId === null) return { TRIGGER_SRC: 'timer', TCB_SOURCE: source };
  return { WX_CONTEXT_KEYS: 'WX_CLIENTIP,WX_OPENID,WX_APPID', WX_OPENID: openId, WX_APPID: 'wx-local', WX_CLIENTIP: '127.0.0.1', TCB_SOURCE: source };
}
