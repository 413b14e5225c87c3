import { CloudError } from '../errors';

/* Texts as the cloud sends them: the SDK and the retry of the server read them. */

const SUFFIX = 'Please check your request, but if the problem persists, contact us.';

/** Another writer has the document, or changed it since the transaction's snapshot. */
export const conflict = (): CloudError =>
  new CloudError('DATABASE_TRANSACTION_CONFLICT', `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${SUFFIX}`);

/** The transaction was never begun, is over, or was ended by an error or its time limit. */
export const noTransaction = (): CloudError =>
  new CloudError('DATABASE_TRANSACTION_FAIL', `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${SUFFIX}`);

export const noCollection = (name: string): CloudError =>
  new CloudError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}. ${SUFFIX}`);

export const collectionExists = (name: string): CloudError =>
  new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceUnavailable.ResourceExist] Table exist: ${name}. ${SUFFIX}`);

/** The id or a unique key is taken. The driver's own text: callers look for E11000. */
export const duplicate = (collection: string, index: string, key: unknown): CloudError =>
  new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation.Insert] E11000 duplicate key error collection: local.${collection} index: ${index} dup key: ${JSON.stringify(key)}`);

/** What MongoDB refuses: wrong types, unknown operators, rival paths. */
export const requestFailed = (message: string): CloudError => new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);

/** A plain write waited too long for a transaction's lock. */
export const lockTimeout = (): CloudError => new CloudError('DATABASE_TIMEOUT', '[FailedOperation] operation exceeded time limit: waiting for a lock');

/** The database holds as many bytes as it may. */
export const storageFull = (bytesMax: number): CloudError =>
  new CloudError('EXCEED_STORAGE_LIMIT', `[LimitExceeded] the database holds its limit of ${bytesMax} bytes`);
