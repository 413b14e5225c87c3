import { randomBytes, randomUUID } from 'node:crypto';
import { aggregate, find, Query } from 'mingo';
import { conflict, duplicate, invalidParameter, noCollection, noTransaction, storageFull, CloudError } from '../errors';
import { LOCK_WAIT_MS, SCAN_WARNING, TRANSACTION_MS } from '../limits';
import { Collection, type IndexSpec } from './collection';
import type { Durable, Write } from './durable';
import { plan, type Order } from './plan';
import { updated } from './update';
import { decode, encode, orderKey, valueAt, type Doc } from './values';

interface Transaction {
  id: string;
  /** The last commit it sees; fixed by its first operation. */
  snapshot: number | null;
  writes: Map<string, { collection: Collection; id: string; doc: Doc | null }>;
  timer: NodeJS.Timeout;
}

interface Change {
  id: string;
  doc: Doc | null;
}

interface Listing {
  order?: Order;
  skip?: number;
  limit?: number;
  fields?: Record<string, unknown>;
}

/** A query that read much and had no index. */
export interface Scan {
  collection: string;
  condition: string;
  read: number;
}

interface Options {
  durable: Durable;
  maxBytes: number;
  onScan(scan: Scan): void;
}

/**
 * Documents with snapshots. A transaction sees the state of its first operation and its own
 * writes; a write locks its document until the end and fails at once when another transaction
 * has it or has changed it since. A commit is on disk before anybody sees it.
 */
export class Engine {
  private readonly collections = new Map<string, Collection>();
  private readonly transactions = new Map<string, Transaction>();
  /** Document → the transaction (or plain write) that holds it, and who waits. */
  private readonly locks = new Map<string, { owner: object; waiting: (() => void)[] }>();
  private readonly sizes = new Map<string, number>();
  private bytes = 0;
  private commits = 0;

  constructor(private readonly options: Options) {
    options.durable.load((collection, id, text) => {
      this.track(`${collection}/${id}`, text.length);
      this.ensure(collection).apply(id, decode(text) as Doc, 0, Infinity);
    });
  }

  /** Makes a collection and its indexes unless they are there. */
  ensure(name: string, indexes: readonly IndexSpec[] = []): Collection {
    const collection = this.collections.get(name) ?? new Collection(name);
    this.collections.set(name, collection);
    for (const index of indexes) collection.addIndex(index);
    return collection;
  }

  create(name: string): void {
    if (this.collections.has(name)) throw new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceInUse] Table exist: ${name}`);
    this.ensure(name);
  }

  // ---- transactions

  begin(): string {
    const id = randomUUID();
    const timer = setTimeout(() => this.end(id), TRANSACTION_MS);
    timer.unref();
    this.transactions.set(id, { id, snapshot: null, writes: new Map(), timer });
    return id;
  }

  async commit(id: string): Promise<void> {
    const transaction = this.transaction(id);
    clearTimeout(transaction.timer);
    try {
      await this.persist([...transaction.writes.values()]);
    } finally {
      this.end(id);
    }
  }

  abort(id: string): void {
    this.transaction(id);
    this.end(id);
  }

  isOpen(id: string): boolean { return this.transactions.has(id); }

  private transaction(id: string): Transaction {
    const transaction = this.transactions.get(id);
    if (transaction === undefined) throw noTransaction();
    transaction.snapshot ??= this.commits;
    return transaction;
  }

  private end(id: string): void {
    const transaction = this.transactions.get(id);
    if (transaction === undefined) return;
    clearTimeout(transaction.timer);
    this.transactions.delete(id);
    for (const key of transaction.writes.keys()) this.unlock(key, transaction);
  }

  // ---- reading

  /** One document by id, as the transaction sees it. */
  read(name: string, id: string, transactionId?: string): Doc | null {
    const collection = this.collection(name);
    if (transactionId === undefined) return collection.read(id);
    const transaction = this.transaction(transactionId);
    const own = transaction.writes.get(`${name}/${id}`);
    return own === undefined ? collection.read(id, transaction.snapshot ?? 0) : own.doc;
  }

  query(name: string, condition: Record<string, unknown>, { order = {}, skip = 0, limit = Infinity, fields }: Listing = {}): Doc[] {
    const rows = this.match(this.collection(name), condition, order, skip + limit).slice(skip);
    return fields === undefined ? rows : find<Doc>(rows, {}, fields).all() as Doc[];
  }

  count(name: string, condition: Record<string, unknown>): number {
    const collection = this.collection(name);
    return Object.keys(condition).length === 0 ? [...collection.docs()].length : this.match(collection, condition, {}, Infinity).length;
  }

  aggregate(name: string, stages: readonly Record<string, unknown>[]): unknown[] {
    const collection = this.collection(name);
    const [first, ...rest] = stages;
    const source = first?.['$match'] === undefined ? [...collection.docs()] : this.match(collection, first['$match'] as Record<string, unknown>, {}, Infinity);
    const pipeline = first?.['$match'] === undefined ? [...stages] : rest;
    return aggregate(source, pipeline as never, { collectionResolver: (other: string) => [...this.collection(other).docs()] });
  }

  private collection(name: string): Collection {
    const collection = this.collections.get(name);
    if (collection === undefined) throw noCollection(name);
    return collection;
  }

  private match(collection: Collection, condition: Record<string, unknown>, order: Order, wanted: number): Doc[] {
    const chosen = plan(collection, condition, order);
    const query = new Query(condition as never);
    const isSorted = Object.keys(order).length === 0 || (chosen.kind === 'index' && chosen.isSorted);
    const rows: Doc[] = [];
    const seen = new Set<string>();
    let read = 0;
    for (const id of candidates(collection, chosen)) {
      if (seen.has(id)) continue;
      seen.add(id);
      read += 1;
      const doc = collection.read(id);
      if (doc !== null && query.test(doc)) rows.push(doc);
      if (isSorted && rows.length >= wanted) break;
    }
    if (chosen.kind === 'scan' && read > SCAN_WARNING) this.options.onScan({ collection: collection.name, condition: encode(condition), read });
    return isSorted ? rows : sorted(rows, order).slice(0, wanted);
  }

  // ---- writing

  async insert(name: string, docs: readonly Record<string, unknown>[], transactionId?: string): Promise<string[]> {
    const changes = docs.map((doc) => {
      const id = doc['_id'] === undefined ? randomBytes(16).toString('hex') : String(doc['_id']);
      return { id, doc: { ...doc, _id: id } };
    });
    await this.write(name, transactionId, () => {
      const ids = new Set<string>();
      for (const { id } of changes) {
        // An id that came after the snapshot is no duplicate here: staging it finds the conflict.
        if (ids.has(id) || this.read(name, id, transactionId) !== null) throw duplicate(name, '_id_', JSON.stringify({ _id: id }));
        ids.add(id);
      }
      return changes;
    });
    return changes.map(({ id }) => id);
  }

  /** Update operators on what matches; returns how many documents changed. */
  async update(name: string, condition: Record<string, unknown>, operators: Record<string, unknown>, { multi, transactionId }: { multi: boolean; transactionId?: string | undefined }): Promise<number> {
    let changed = 0;
    await this.write(name, transactionId, () => {
      const changes = this.targets(name, condition, multi, transactionId).map((doc) => ({ old: doc, id: doc._id, doc: updated(doc, operators) }));
      const real = changes.filter(({ old, doc }) => encode(old) !== encode(doc));
      changed = real.length;
      return transactionId === undefined ? real : changes;
    });
    return changed;
  }

  /** Replaces a document, or makes it. */
  async set(name: string, id: string, data: Record<string, unknown>, transactionId?: string): Promise<{ updated: number; upsertedId: string | null }> {
    let known = false;
    await this.write(name, transactionId, () => {
      known = this.read(name, id, transactionId) !== null;
      return [{ id, doc: { ...data, _id: id } }];
    });
    return known ? { updated: 1, upsertedId: null } : { updated: 0, upsertedId: id };
  }

  async remove(name: string, condition: Record<string, unknown>, { multi, transactionId }: { multi: boolean; transactionId?: string | undefined }): Promise<number> {
    let removed = 0;
    await this.write(name, transactionId, () => {
      const changes = this.targets(name, condition, multi, transactionId).map(({ _id }) => ({ id: _id, doc: null }));
      removed = changes.length;
      return changes;
    });
    return removed;
  }

  private targets(name: string, condition: Record<string, unknown>, multi: boolean, transactionId: string | undefined): Doc[] {
    if (transactionId === undefined) return this.query(name, condition, multi ? {} : { limit: 1 });
    const id = condition['_id'];
    if (typeof id !== 'string') throw invalidParameter('a transaction writes by doc(id) only');
    const doc = this.read(name, id, transactionId);
    return doc === null ? [] : [doc];
  }

  /** Locks what `decide` wants to write, in a transaction for its length, else for this write. */
  private async write(name: string, transactionId: string | undefined, decide: () => Change[]): Promise<void> {
    const collection = this.collection(name);
    if (transactionId !== undefined) {
      const transaction = this.transaction(transactionId);
      try {
        for (const { id, doc } of decide()) this.stage(transaction, collection, id, doc);
      } catch (error) {
        // Any failed write ends the transaction, as in the cloud.
        this.end(transactionId);
        throw error;
      }
      return;
    }
    const owner = {};
    for (;;) {
      const changes = decide();
      const busy = changes.map(({ id }) => `${name}/${id}`).find((key) => this.locks.has(key));
      if (busy !== undefined) {
        await this.released(busy);
        continue;
      }
      this.checkUnique(collection, changes, null);
      for (const { id } of changes) this.locks.set(`${name}/${id}`, { owner, waiting: [] });
      try {
        await this.persist(changes.map((change) => ({ collection, ...change })));
      } finally {
        for (const { id } of changes) this.unlock(`${name}/${id}`, owner);
      }
      return;
    }
  }

  private stage(transaction: Transaction, collection: Collection, id: string, doc: Doc | null): void {
    const key = `${collection.name}/${id}`;
    const holder = this.locks.get(key);
    if (holder !== undefined && holder.owner !== transaction) throw conflict();
    if (!transaction.writes.has(key) && collection.writtenAt(id) > (transaction.snapshot ?? 0)) throw conflict();
    this.checkUnique(collection, [{ id, doc }], transaction);
    if (holder === undefined) this.locks.set(key, { owner: transaction, waiting: [] });
    transaction.writes.set(key, { collection, id, doc });
  }

  private checkUnique(collection: Collection, changes: readonly Change[], transaction: Transaction | null): void {
    for (const index of collection.indexes) {
      if (index.spec.unique !== true) continue;
      for (const { id, doc } of changes) {
        for (const key of doc === null ? [] : index.keysOf(doc)) {
          const [other] = [...index.range(`${key}\u0002`, `${key}\u0002\uffff`, false)].filter((owner) => owner !== id);
          const staged = [...this.transactions.values()].flatMap(({ writes, ...owner }) => [...writes.values()].map((write) => ({ ...write, owner: owner.id })))
            .find((write) => write.collection === collection && write.id !== id && write.doc !== null && index.keysOf(write.doc).includes(key));
          if (staged !== undefined && staged.owner !== transaction?.id) throw conflict();
          if (other !== undefined || staged !== undefined) throw duplicate(collection.name, index.spec.name, key);
        }
      }
    }
  }

  /** To disk, then to everybody. When the disk refuses, memory was never changed. */
  private async persist(changes: readonly { collection: Collection; id: string; doc: Doc | null }[]): Promise<void> {
    if (changes.length === 0) return;
    const writes = changes.map(({ collection, id, doc }): Write => [collection.name, id, doc === null ? null : encode(doc)]);
    const growth = writes.reduce((sum, [name, id, text]) => sum + (text?.length ?? 0) - (this.sizes.get(`${name}/${id}`) ?? 0), 0);
    if (growth > 0 && this.bytes + growth > this.options.maxBytes) throw storageFull(this.options.maxBytes);
    await this.options.durable.commit(writes);
    this.commits += 1;
    const snapshots = [...this.transactions.values()].map(({ snapshot }) => snapshot).filter((snapshot) => snapshot !== null);
    const oldest = Math.min(Infinity, ...snapshots);
    for (const { collection, id, doc } of changes) collection.apply(id, doc, this.commits, oldest);
    for (const [name, id, text] of writes) this.track(`${name}/${id}`, text?.length ?? 0);
  }

  private track(key: string, size: number): void {
    this.bytes += size - (this.sizes.get(key) ?? 0);
    if (size === 0) this.sizes.delete(key);
    else this.sizes.set(key, size);
  }

  private unlock(key: string, owner: object): void {
    const lock = this.locks.get(key);
    if (lock?.owner !== owner) return;
    this.locks.delete(key);
    for (const wake of lock.waiting) wake();
  }

  private released(key: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => { reject(new CloudError('DATABASE_TIMEOUT', 'operation exceeded time limit waiting for a lock')); }, LOCK_WAIT_MS);
      this.locks.get(key)?.waiting.push(() => { clearTimeout(timer); resolve(); });
    });
  }
}

function* candidates(collection: Collection, chosen: ReturnType<typeof plan>): Generator<string> {
  if (chosen.kind === 'ids') yield* chosen.ids;
  else if (chosen.kind === 'scan') for (const { _id } of collection.docs()) yield _id;
  else for (const { from, to } of chosen.ranges) yield* chosen.index.range(from, to, chosen.isReversed);
}

function sorted(rows: Doc[], order: Order): Doc[] {
  const fields = Object.entries(order).map(([field, direction]) => ({ path: field.split('.'), direction }));
  const keyed = rows.map((row) => ({ row, keys: fields.map(({ path }) => orderKey(valueAt(row, path))) }));
  keyed.sort((a, b) => {
    for (const [position, { direction }] of fields.entries()) {
      const [left = '', right = ''] = [a.keys[position], b.keys[position]];
      if (left !== right) return left < right ? -direction : direction;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}
