/* The cloud's limits, kept although this machine has none: what works here works there. */

/** Rows of one get without limit, and the most it can ask for. @see docs.cloudbase.net/database */
export const DEFAULT_ROWS = 100;
export const MAX_ROWS = 1000;
/** A transaction must end within this, ms. @see docs.cloudbase.net/error-code/DATABASE_TRANSACTION_FAIL */
export const TRANSACTION_MS = 30_000;
/** A plain write waits this long for a transaction's lock, ms. */
export const LOCK_WAIT_MS = 10_000;
/** Documents a query may read without an index before it is reported. */
export const SCAN_WARNING = 1000;
/** callFunction: text of the request, and reply, bytes. @see wxcloud/basis/capabilities, errcode -604001 */
export const MAX_REQUEST_BYTES = 100 * 1024;
export const MAX_REPLY_BYTES = 1024 * 1024;
/** Seconds and MB of a function whose config.json says nothing. */
export const DEFAULT_TIMEOUT_S = 3;
export const DEFAULT_MEMORY_MB = 256;
/** Instances of one function: few, since this is one machine; calls beyond queue. */
export const MAX_INSTANCES = 8;
/** Bytes of all documents, unless set. */
export const DEFAULT_MAX_BYTES = 2 * 1024 ** 3;
