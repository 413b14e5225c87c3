/**
 * Every size the product accepts, with its unit. A limit is here when two rooms need it;
 * the contracts turn it into a refusal, the pages into an input that stops there.
 */

/** Base units in one line or one balance: 99,999,999 is more than a small merchant can hold. */
export const MAX_QUANTITY = 99_999_999;
/** 分: ¥1,000,000,000.00, far below 2⁵³ even when 50 lines are summed. */
export const MAX_FEN = 100_000_000_000;
/** Lines of one order or purchase order: two database calls each must fit one transaction of 30 s. */
export const MAX_LINES = 50;
/** Lines of the purchase plan ordered at once: their drafts are one transaction. */
export const MAX_PLAN_ORDER_LINES = 200;
/** SKUs of one goods: a grid of 颜色 × 尺码 that a phone can still show. */
export const MAX_SKUS = 60;
/** Characters. */
export const MAX_NAME = 60;
export const MAX_CODE = 40;
export const MAX_NOTE = 200;
export const MAX_ADDRESS = 200;
export const MAX_SEARCH = 40;
/** Pictures of one goods. */
export const MAX_PICTURES = 9;
/** Barcodes of one SKU. */
export const MAX_BARCODES = 5;
/** Index terms of one goods (rarest-first search needs few). */
export const MAX_TERMS = 64;
/** Categories of one shop. */
export const MAX_CATEGORIES = 100;
/** Members of one shop. */
export const MAX_MEMBERS = 50;
/** Invitations of one shop that are neither used nor expired. */
export const MAX_INVITES = 50;
/** Rows of one page of a list. */
export const PAGE_SIZE = 20;
/** Lines of one import call: two writes each must fit a function's time. */
export const MAX_IMPORT_LINES = 100;
/** Lines of one import file. */
export const MAX_IMPORT_FILE_LINES = 20_000;
/** Columns of one import file. */
export const MAX_IMPORT_COLUMNS = 200;
/** Characters of one line of an import file: more is no table, or none with lines. */
export const MAX_IMPORT_LINE_CHARACTERS = 100_000;
/** Bytes of an import file, and of what it may unfold to. */
export const MAX_IMPORT_FILE_BYTES = 5 * 1024 * 1024;
export const MAX_IMPORT_UNZIPPED_BYTES = 50 * 1024 * 1024;
