/**
 * A failure with the cloud's own code, as the SDK expects it on the wire. Codes that the SDK
 * does not know reach the function's author as -501001 (its SYS_ERR).
 */
export class CloudError extends Error {
  constructor(readonly code: string, message: string) { super(message); }
}

/** A request that no service can make sense of. */
export const invalidParameter = (message: string): CloudError => new CloudError('INVALID_PARAM', message);
