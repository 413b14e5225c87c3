/** What the open platform itself refuses: the function sees `errCode` and `errMsg`. */
export class Refusal extends Error {
  constructor(readonly errcode: number, readonly errmsg: string) { super(errmsg); }
}

/** The cloud's gate before the open platform. @see wx-server-sdk ERR_CODE */
export const API_NOT_FOUND = -604100;
/** The function's config.json does not name the API. */
export const NO_PERMISSION = -604101;
/** Only functions may call. */
export const ILLEGAL_SOURCE = -604104;

/** Error codes that several APIs share. @see developers.weixin.qq.com/doc/oplatform/developers/errCode/errCode.html */
export const INVALID_OPENID = 40003;
export const INVALID_ARGUMENTS = 47001;
