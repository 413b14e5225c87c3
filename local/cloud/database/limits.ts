/* The database's limits in the cloud, kept although this machine has none: what works here works there. */

/** Rows of one get that asks for no number. @see docs.cloudbase.net/database/fetch */
export const ROWS_DEFAULT = 100;
/** Rows of one get, at most: the SDK cuts larger numbers to it. */
export const ROWS_MAX = 1000;
/** A transaction ends within this, ms. @see docs.cloudbase.net/error-code/DATABASE_TRANSACTION_FAIL */
export const TRANSACTION_MS_MAX = 30_000;
/** A plain write waits this long for a transaction's lock, ms. Ours: the cloud names no figure. */
export const LOCK_WAIT_MS_MAX = 10_000;
/** One document, bytes. @see mongodb.com/docs/manual/reference/limits: BSON document size */
export const DOCUMENT_BYTES_MAX = 16 * 1024 ** 2;
/** One id, bytes: it is an index key. @see WeChat 索引管理: a key holds 1,024 bytes */
export const ID_BYTES_MAX = 1024;
/** What one transaction writes before it is reported, bytes: large ones are known to be ended by the cloud. */
export const TRANSACTION_BYTES_WARNING = 1024 ** 2;
/** Documents that a query may read without an index, or pass over in one, before it is reported. */
export const SCAN_DOCUMENTS_WARNING = 1000;
/** All documents together, bytes, unless the caller sets it. Ours: the cloud's depends on what is paid. */
export const DATABASE_BYTES_DEFAULT = 2 * 1024 ** 3;
