import nodeSdk from '@cloudbase/node-sdk';
import wxSdk from 'wx-server-sdk';
import { startLocalCloud, type LocalCloud, type LocalCloudOptions } from '../../local/cloud';

/* The unmodified SDKs, typed as they behave: their own declarations leave out what tests look at. */

export type Row = Record<string, unknown>;

type Name = 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'nin' | 'and' | 'or' | 'nor' | 'not' | 'exists' | 'mod' | 'all' | 'elemMatch' | 'size'
  | 'set' | 'remove' | 'inc' | 'mul' | 'min' | 'max' | 'rename' | 'push' | 'pull' | 'pullAll' | 'pop' | 'shift' | 'unshift' | 'addToSet';
type Commands = Record<Name, (...values: unknown[]) => Commands>;

type Stage = 'match' | 'sort' | 'skip' | 'limit' | 'group' | 'project' | 'addFields' | 'unwind' | 'lookup' | 'count' | 'sortByCount' | 'bucket' | 'replaceRoot' | 'geoNear';
export type Aggregate = Record<Stage, (value: unknown) => Aggregate> & { end(): Promise<{ list: Row[] }> };

export interface Query {
  where(condition: Row): Query;
  orderBy(field: string, direction: 'asc' | 'desc'): Query;
  limit(rows: number): Query;
  skip(rows: number): Query;
  field(fields: Row): Query;
  get(): Promise<{ data: Row[] }>;
  count(): Promise<{ total: number }>;
  update(change: { data: Row }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
}

export interface Document {
  get(): Promise<{ data: Row }>;
  set(change: { data: Row }): Promise<{ _id: string; stats: { updated: number; created: number } }>;
  update(change: { data: Row }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
}

export interface Collection extends Query {
  doc(id: string): Document;
  add(row: { data: Row | Row[] }): Promise<{ _id: string }>;
  aggregate(): Aggregate;
}

export interface Transaction {
  collection(name: string): Collection;
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

export interface Database {
  command: Commands & { aggregate: Record<'sum' | 'avg' | 'push', (value: unknown) => unknown> };
  collection(name: string): Collection;
  createCollection(name: string): Promise<unknown>;
  startTransaction(): Promise<Transaction>;
  runTransaction<T>(work: (transaction: Transaction) => Promise<T>, times?: number): Promise<T>;
  serverDate(options?: { offset: number }): unknown;
  RegExp(options: { regexp: string; options?: string }): unknown;
}

interface FileResult { fileID: string; status: number; tempFileURL: string }

export interface Sdk {
  database(options?: Row): Database;
  callFunction(call: { name: string; data?: unknown }): Promise<{ result: unknown }>;
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>;
  downloadFile(file: { fileID: string }): Promise<{ fileContent: Buffer }>;
  getTempFileURL(files: { fileList: unknown[] }): Promise<{ fileList: FileResult[] }>;
  deleteFile(files: { fileList: string[] }): Promise<{ fileList: FileResult[] }>;
  openapi: Record<string, Record<string, (input: Row) => Promise<Row>>>;
}

/** How a rejected promise describes itself: what callers may test for. */
export interface Failure { errCode?: number; errMsg?: string; code?: string; message?: string }

/** The failure of work that must fail. */
export const failureOf = (work: Promise<unknown>): Promise<Failure> =>
  work.then(() => { throw new Error('it did not fail'); }, (error: unknown) => error as Failure);

/** Both SDKs of this process, speaking to a cloud. One cloud at a time: they find it by the environment. */
export function sdksOf(cloud: LocalCloud, openId = 'o-tester'): { wx: Sdk; node: Sdk } {
  Object.assign(process.env, cloud.environment(openId));
  // The constant for the present environment is a symbol, which its declaration does not say.
  wxSdk.init({ env: wxSdk.DYNAMIC_CURRENT_ENV as unknown as string });
  return { wx: wxSdk as unknown as Sdk, node: nodeSdk.init({ env: 'local' }) as unknown as Sdk };
}

/** Runs a test on a cloud of its own, which ends however the test does. */
export async function withCloud(options: LocalCloudOptions, use: (cloud: LocalCloud) => Promise<void>): Promise<void> {
  const cloud = await startLocalCloud(options);
  try {
    await use(cloud);
  } finally {
    await cloud.close();
  }
}

/** Starts a cloud and hands out the SDK's database on it. */
export async function startDatabase(options: LocalCloudOptions): Promise<{ cloud: LocalCloud; database: Database; node: Sdk; wx: Sdk }> {
  const cloud = await startLocalCloud(options);
  const { wx, node } = sdksOf(cloud);
  return { cloud, database: wx.database(), node, wx };
}

/** Runs a transaction again when it met a conflict, as every caller of the real cloud must. */
export async function retried<T>(database: Database, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const transaction = await database.startTransaction();
      try {
        const result = await work(transaction);
        await transaction.commit();
        return result;
      } catch (error) {
        await transaction.rollback().catch(() => undefined);
        throw error;
      }
    } catch (error) {
      const { errMsg = '', message = '' } = error as Failure;
      if (!/TransactionConflict/.test(errMsg + message)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(100, 5 * 2 ** attempt)));
    }
  }
}
