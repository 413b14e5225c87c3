/** A failure with the cloud's own code, as the SDK expects it on the wire. */
export class CloudError extends Error {
  constructor(readonly code: string, message: string) { super(message); }
}

const SUFFIX = 'Please check your request, but if the problem persists, contact us.';

/* Texts as the real cloud sends them: the SDK and our retry read them. */
export const conflict = (): CloudError =>
  new CloudError('DATABASE_TRANSACTION_CONFLICT', `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${SUFFIX}`);
export const noTransaction = (): CloudError =>
  new CloudError('DATABASE_TRANSACTION_FAIL', `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${SUFFIX}`);
export const noCollection = (name: string): CloudError =>
  new CloudError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}. ${SUFFIX}`);
export const duplicate = (collection: string, index: string, key: string): CloudError =>
  new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation.Insert] E11000 duplicate key error collection: local.${collection} index: ${index} dup key: ${key}`);
export const invalidParameter = (message: string): CloudError => new CloudError('INVALID_PARAM', message);
export const requestFailed = (message: string): CloudError => new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);
export const storageFull = (maxBytes: number): CloudError =>
  new CloudError('EXCEED_STORAGE_LIMIT', `[LimitExceeded] the database holds its limit of ${maxBytes} bytes`);
