import cloud from 'wx-server-sdk';

/** The part of the SDK's database that we use, typed as it behaves. */
export interface Database {
  command: Operators;
  collection(name: string): Collection;
  startTransaction(): Promise<Transaction>;
}

export type Condition = Record<string, unknown>;

interface Operators {
  in(values: readonly unknown[]): unknown;
  gt(value: unknown): unknown;
  gte(value: unknown): unknown;
  lt(value: unknown): Chainable;
  lte(value: unknown): Chainable;
  neq(value: unknown): unknown;
  all(values: readonly unknown[]): unknown;
  and(conditions: readonly unknown[]): unknown;
  or(conditions: readonly unknown[]): unknown;
  inc(by: number): unknown;
  aggregate: { sum(value: unknown): unknown };
}
interface Chainable { and(other: unknown): unknown }

export interface Query {
  where(condition: unknown): Query;
  orderBy(field: string, direction: 'asc' | 'desc'): Query;
  limit(rows: number): Query;
  field(fields: Record<string, boolean>): Query;
  get(): Promise<{ data: unknown[] }>;
  count(): Promise<{ total: number }>;
  remove(): Promise<unknown>;
}

interface Aggregate {
  match(condition: Condition): Aggregate;
  group(fields: Record<string, unknown>): Aggregate;
  end(): Promise<{ list: unknown[] }>;
}

export interface Collection extends Query {
  doc(id: string): Document;
  add(options: { data: unknown }): Promise<unknown>;
  aggregate(): Aggregate;
}

interface Document {
  get(): Promise<{ data: unknown }>;
  set(options: { data: unknown }): Promise<unknown>;
  update(options: { data: unknown }): Promise<unknown>;
  remove(): Promise<unknown>;
}

export interface Transaction {
  collection(name: string): { doc(id: string): Document; add(options: { data: unknown }): Promise<unknown> };
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

// The SDK's own types say string where its constant is a symbol, and leave `throwOnNotFound` out.
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });
const options: object = { throwOnNotFound: false };

/** A missing document is null, here and inside transactions. */
export const database = cloud.database(options) as unknown as Database;

const textOf = (error: unknown): string => {
  const { errMsg, message, code } = error as { errMsg?: unknown; message?: unknown; code?: unknown };
  return [errMsg, message, code].map((part) => (typeof part === 'string' ? part : '')).join(' ');
};

/** Another transaction wrote first, or this one was ended for it: begin again. */
export const isConflict = (error: unknown): boolean => /TransactionConflict|DATABASE_TRANSACTION_CONFLICT|TransactionNotExist/.test(textOf(error));
/** A document with this id or unique key is there already. */
export const isDuplicate = (error: unknown): boolean => /E11000|DATABASE_DUPLICATE_WRITE/.test(textOf(error));
/** The database has no room left. */
export const isFull = (error: unknown): boolean => /STORAGE_LIMIT|EXCEED_STORAGE|QUOTA|LimitExceeded/i.test(textOf(error));
