import { CloudError } from '../errors';

/**
 * A call that failed: `errCode` and `errMsg` as `wx.cloud.callFunction` reports them to a page,
 * `code` as the wire reports them to another function.
 */
export class CallError extends CloudError {
  readonly errMsg: string;

  constructor(code: string, readonly errCode: number | string, reason: string) {
    super(code, reason);
    this.errMsg = `cloud.callFunction:fail ${reason}`;
  }
}

export const functionMissing = (name: string): CallError =>
  new CallError('FUNCTIONS_REQUEST_FAIL', -501000, `[ResourceNotFound.FunctionName] FunctionName parameter could not be found: ${name}`);
/** The function threw, or its process ended. */
export const functionFailed = (reason: string): CallError => new CallError('FUNCTIONS_EXECUTE_FAIL', -504002, `functions execute fail: ${reason}`);
/** The local cloud is being stopped. */
export const cloudClosed = (): CallError => functionFailed('the local cloud is stopping');
export const functionTimedOut = (seconds: number): CallError =>
  new CallError('FUNCTIONS_TIME_LIMIT_EXCEEDED', -504003, `Invoking task timed out after ${seconds} seconds`);
export const requestTooLarge = (bytesMax: number): CallError =>
  new CallError('EXCEED_MAX_PAYLOAD_SIZE', 'EXCEED_MAX_PAYLOAD_SIZE', `request data exceeds its limit of ${bytesMax} bytes`);
export const replyTooLarge = (bytesMax: number): CallError =>
  new CallError('FUNCTIONS_EXECUTE_FAIL', -604001, `cloudfunction result size exceeds its limit of ${bytesMax} bytes`);
/** A call as nobody: real ones always carry a WeChat user. */
export const callerMissing = (): CallError =>
  new CallError('INVALID_PARAM', -501007, 'a call wants a person: the openid (header x-wx-openid) begins with a letter');
