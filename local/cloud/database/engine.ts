import { randomBytes } from 'node:crypto';
import { invalidParameter } from '../errors';
import { Collection } from './collection';
import type { Doc, Fields } from './document';
import type { Durable, Write } from './durable';
import { decode, encode } from './ejson';
import { collectionExists, duplicate, noCollection, storageFull } from './errors';
import { LOCK_WAIT_MS_MAX, TRANSACTION_BYTES_WARNING } from './limits';
import { Locks } from './locks';
import { aggregated, projected, updated } from './operators';
import type { IndexSpec } from './ordered-index';
import type { Order } from './plan';
import { select, type Scan } from './select';
import { Transactions } from './transactions';
import { Busy, Writer } from './writer';

/** What an operation may touch: the first match or all, in a transaction or not. */
export interface Scope {
  multi: boolean;
  transactionId?: string | undefined;
}

interface Options {
  durable: Durable;
  /** All documents together, bytes. */
  maxBytes: number;
  onScan(scan: Scan): void;
  log(line: string): void;
}

/** On disk a collection that has no documents yet is a document of this one. */
const COLLECTIONS = '';

/**
 * Documents with snapshots. A transaction sees the state of its first operation and its own
 * writes; a write locks its document until the end, and fails at once when another writer has it
 * or changed it since. A commit is on disk before anybody sees it.
 */
export class Engine {
  private readonly collections = new Map<string, Collection>();
  private readonly locks = new Locks();
  private readonly transactions = new Transactions(this.locks);
  private commits = 0;
  /** Bytes of all documents; `arriving` are on their way to disk. */
  private bytes = 0;
  private arriving = 0;

  constructor(private readonly options: Options) {
    options.durable.load((name, id, text) => {
      if (name === COLLECTIONS) { this.ensure(id); return; }
      const size = Buffer.byteLength(text);
      this.bytes += size;
      this.ensure(name).apply(id, decode(text) as Doc, size, 0);
    });
    for (const collection of this.collections.values()) collection.forget(Infinity);
  }

  // ---- collections

  /** Makes a collection and its indexes unless they are there. */
  ensure(name: string, indexes: readonly IndexSpec[] = []): Collection {
    const collection = this.collections.get(name) ?? new Collection(name);
    this.collections.set(name, collection);
    for (const index of indexes) collection.addIndex(index);
    return collection;
  }

  async create(name: string): Promise<void> {
    if (!/^[\w-]{1,128}$/.test(name)) throw invalidParameter(`not a collection's name: ${name}`);
    if (this.collections.has(name)) throw collectionExists(name);
    this.ensure(name);
    await this.options.durable.commit([[COLLECTIONS, name, '{}']]);
  }

  private collection(name: string): Collection {
    const collection = this.collections.get(name);
    if (collection === undefined) throw noCollection(name);
    return collection;
  }

  // ---- transactions

  begin(): string { return this.transactions.begin(); }

  /** Whether a transaction has neither ended nor run out of time. */
  isOpen(id: string): boolean { return this.transactions.isOpen(id); }

  async commit(id: string): Promise<void> {
    const writer = this.writerOf(id);
    // Over from here on for everybody else; only its locks stay until it is on disk.
    this.transactions.close(id);
    if (writer.growth > TRANSACTION_BYTES_WARNING) this.options.log(`[database] a transaction adds ${writer.growth} bytes: the cloud may end one of this size`);
    await this.persist(writer);
  }

  /** Ends a transaction without its writes. */
  abort(id: string): void {
    this.writerOf(id);
    this.transactions.end(id);
  }

  private writerOf(id: string): Writer { return this.transactions.writerOf(id, this.commits); }

  // ---- reading

  /** One document by id, as the transaction sees it. */
  read(name: string, id: string, transactionId?: string): Doc | null {
    const collection = this.collection(name);
    return transactionId === undefined ? collection.read(id) : this.writerOf(transactionId).read(collection, id);
  }

  query(name: string, condition: Fields, { order = {}, skip = 0, limit = Infinity, fields }: { order?: Order; skip?: number; limit?: number; fields?: Fields } = {}): Fields[] {
    const rows = this.select(name, condition, order, skip + limit).slice(skip);
    return fields === undefined ? rows : projected(rows, fields);
  }

  count(name: string, condition: Fields): number {
    const isAll = Object.keys(condition).length === 0;
    return isAll ? [...this.collection(name).docs()].length : this.select(name, condition).length;
  }

  aggregate(name: string, stages: readonly Fields[]): Fields[] {
    const [first, ...rest] = stages;
    const condition = first?.['$match'] as Fields | undefined;
    const docs = this.select(name, condition ?? {});
    return aggregated(docs, condition === undefined ? stages : rest, (other) => [...this.collection(other).docs()]);
  }

  private select(name: string, condition: Fields, order: Order = {}, rowsMax = Infinity): Doc[] {
    return select(this.collection(name), { condition, order, rowsMax }, (scan) => { this.options.onScan(scan); });
  }

  // ---- writing

  /** Adds documents, with ids of their own or new ones; all of them or none. */
  async insert(name: string, docs: readonly Fields[], transactionId?: string): Promise<string[]> {
    const added = docs.map((doc): Doc => ({ ...doc, _id: doc['_id'] === undefined ? randomBytes(16).toString('hex') : String(doc['_id']) }));
    await this.write(name, transactionId, (writer, collection) => {
      for (const doc of added) {
        // An id that came after the snapshot is no duplicate here: staging it finds the conflict.
        if (writer.read(collection, doc._id) !== null) throw duplicate(name, '_id_', { _id: doc._id });
        writer.stage(collection, doc._id, doc);
      }
    });
    return added.map(({ _id }) => _id);
  }

  /** Applies update operators to what matches; returns how many documents changed. */
  async update(name: string, condition: Fields, modifier: Fields, scope: Scope): Promise<number> {
    let changed = 0;
    await this.write(name, scope.transactionId, (writer, collection) => {
      const changes = this.targets(writer, collection, condition, scope).map((old) => ({ old, doc: updated(old, modifier) }));
      const real = changes.filter(({ old, doc }) => encode(old) !== encode(doc));
      changed = real.length;
      // In a transaction what is left as it was is locked all the same.
      for (const { doc } of scope.transactionId === undefined ? real : changes) writer.stage(collection, doc._id, doc);
    });
    return changed;
  }

  /** Updates the first match and returns it as it is then; null when there is none. */
  async updateAndReturn(name: string, condition: Fields, modifier: Fields, scope: Scope): Promise<Doc | null> {
    let doc: Doc | null = null;
    await this.write(name, scope.transactionId, (writer, collection) => {
      const [old] = this.targets(writer, collection, condition, scope);
      doc = old === undefined ? null : updated(old, modifier);
      if (doc !== null) writer.stage(collection, doc._id, doc);
    });
    return doc;
  }

  /** Replaces a document, or makes it; `upsertedId` names one that was made. */
  async set(name: string, id: string, data: Fields, transactionId?: string): Promise<{ updated: number; upsertedId: string | null }> {
    let isKnown = false;
    await this.write(name, transactionId, (writer, collection) => {
      isKnown = writer.read(collection, id) !== null;
      writer.stage(collection, id, { ...data, _id: id });
    });
    return isKnown ? { updated: 1, upsertedId: null } : { updated: 0, upsertedId: id };
  }

  /** Removes what matches; returns how many. */
  async remove(name: string, condition: Fields, scope: Scope): Promise<number> {
    let removed = 0;
    await this.write(name, scope.transactionId, (writer, collection) => {
      const docs = this.targets(writer, collection, condition, scope);
      removed = docs.length;
      for (const { _id } of docs) writer.stage(collection, _id, null);
    });
    return removed;
  }

  private targets(writer: Writer, collection: Collection, condition: Fields, { multi, transactionId }: Scope): Doc[] {
    if (transactionId === undefined) return this.select(collection.name, condition, {}, multi ? Infinity : 1);
    const id = condition['_id'];
    if (typeof id !== 'string') throw invalidParameter('a transaction writes by doc(id) only');
    const doc = writer.read(collection, id);
    return doc === null ? [] : [doc];
  }

  /** Stages what `decide` wants: in a transaction until its commit, else to disk at once. */
  private async write(name: string, transactionId: string | undefined, decide: (writer: Writer, collection: Collection) => void): Promise<void> {
    const collection = this.collection(name);
    if (transactionId === undefined) return this.writePlainly((writer) => { decide(writer, collection); });
    const writer = this.writerOf(transactionId);
    try {
      decide(writer, collection);
      this.checkRoom(writer);
    } catch (error) {
      // Any failed write ends the transaction, as in the cloud.
      this.transactions.end(transactionId);
      throw error;
    }
  }

  private async writePlainly(decide: (writer: Writer) => void): Promise<void> {
    const deadline = Date.now() + LOCK_WAIT_MS_MAX;
    for (;;) {
      const writer = Writer.plain(this.locks);
      try {
        decide(writer);
      } catch (error) {
        writer.release();
        if (!(error instanceof Busy)) throw error;
        await this.locks.released(error.key, deadline - Date.now());
        continue;
      }
      return this.persist(writer);
    }
  }

  /** To disk, then to everybody, then the locks. When the disk refuses, memory was never changed. */
  private async persist(writer: Writer): Promise<void> {
    const { growth } = writer;
    const staged = [...writer.staged.values()];
    try {
      if (staged.length === 0) return;
      this.checkRoom(writer);
      this.arriving += growth;
      try {
        await this.options.durable.commit(staged.map(({ collection, id, text }): Write => [collection.name, id, text]));
      } finally {
        this.arriving -= growth;
      }
      this.bytes += growth;
      this.commits += 1;
      for (const { collection, id, doc, size } of staged) collection.apply(id, doc, size, this.commits);
      for (const collection of new Set(staged.map((write) => write.collection))) collection.forget(this.transactions.oldestSnapshot);
    } finally {
      writer.release();
    }
  }

  private checkRoom({ growth }: Writer): void {
    const { maxBytes } = this.options;
    if (growth > 0 && this.bytes + this.arriving + growth > maxBytes) throw storageFull(maxBytes);
  }
}
