import type { Collection } from './collection';
import type { Doc } from './document';
import { encode } from './ejson';
import { conflict, duplicate, requestFailed } from './errors';
import { DOCUMENT_BYTES_MAX, ID_BYTES_MAX } from './limits';
import type { Locks } from './locks';
import type { OrderedIndex } from './ordered-index';

/** One document as a writer leaves it. */
export interface Staged {
  readonly collection: Collection;
  readonly id: string;
  /** Null: removed. */
  readonly doc: Doc | null;
  readonly text: string | null;
  /** Bytes of the text. */
  readonly size: number;
}

/** A plain write met a lock: it lets go of its own and tries again when this key is free. */
export class Busy extends Error {
  constructor(readonly key: string) { super(`${key} is locked`); }
}

/**
 * What one transaction, or one plain write, is about to change. Documents and the unique keys
 * they take or give up are locked at the write, so of two writers one fails or waits at once.
 */
export class Writer {
  readonly staged = new Map<string, Staged>();
  private readonly keys = new Set<string>();

  /**
   * @param snapshot the last commit it may build on; Infinity for a plain write
   * @param onLocked what meets a lock: a conflict ends a transaction, a plain write waits
   */
  constructor(private readonly locks: Locks, private readonly snapshot: number, private readonly onLocked: (key: string) => Error) {}

  /** A transaction's: it builds on its snapshot and fails at a lock. */
  static ofTransaction = (locks: Locks, snapshot: number): Writer => new Writer(locks, snapshot, conflict);
  /** A plain write's: it builds on what is there and waits at a lock. */
  static plain = (locks: Locks): Writer => new Writer(locks, Infinity, (key) => new Busy(key));

  /** Bytes that the commit adds to the database; negative when it frees some. */
  get growth(): number {
    return [...this.staged.values()].reduce((sum, { collection, id, size }) => sum + size - collection.sizeOf(id), 0);
  }

  /** A document as this writer sees it. */
  read(collection: Collection, id: string): Doc | null {
    const own = this.staged.get(keyOf(collection, id));
    return own === undefined ? collection.read(id, this.snapshot) : own.doc;
  }

  /**
   * Locks a document and its unique keys, and notes what it becomes.
   *
   * @throws CloudError for a conflict, a duplicate, or a document over the limits; Busy
   */
  stage(collection: Collection, id: string, doc: Doc | null): void {
    const key = keyOf(collection, id);
    if (this.locks.isTaken(key, this)) throw this.onLocked(key);
    if (!this.staged.has(key) && collection.writtenAt(id) > this.snapshot) throw conflict();
    const text = doc === null ? null : encode(doc);
    const size = text === null ? 0 : Buffer.byteLength(text);
    if (size > DOCUMENT_BYTES_MAX) throw requestFailed(`BSONObj size: ${size} is invalid: the limit is ${DOCUMENT_BYTES_MAX} bytes`);
    if (id === '' || Buffer.byteLength(id) > ID_BYTES_MAX) throw requestFailed(`an _id has 1 to ${ID_BYTES_MAX} bytes`);
    const before = this.read(collection, id);
    for (const index of collection.indexes) if (index.spec.unique === true) this.claim(collection, index, before, doc);
    this.lock(key);
    this.staged.set(key, { collection, id, doc, text, size });
  }

  /** Lets go of every lock. */
  release(): void {
    this.locks.release(this.keys, this);
    this.keys.clear();
  }

  private lock(key: string): void {
    this.locks.take(key, this);
    this.keys.add(key);
  }

  /** Locks the unique keys that a change takes or gives up, and checks that the new ones are free. */
  private claim(collection: Collection, index: OrderedIndex, before: Doc | null, after: Doc | null): void {
    const old = before === null ? [] : index.keysOf(before);
    const wanted = after === null ? [] : index.keysOf(after);
    const taken = wanted.filter((key) => !old.includes(key));
    for (const key of [...taken, ...old.filter((given) => !wanted.includes(given))]) {
      const lock = `${collection.name}#${index.spec.name}#${key}`;
      if (this.locks.isTaken(lock, this)) throw this.onLocked(lock);
      this.lock(lock);
    }
    if (after === null) return;
    for (const key of taken) {
      for (const owner of index.owners(key)) this.checkRival(collection, index, key, owner, after);
      for (const { collection: other, id, doc } of this.staged.values()) {
        if (other === collection && id !== after._id && doc !== null && index.keysOf(doc).includes(key)) throw duplicate(collection.name, index.spec.name, index.valuesOf(after));
      }
    }
  }

  /** A committed document has the key: a duplicate, unless this writer has moved it away. */
  private checkRival(collection: Collection, index: OrderedIndex, key: string, id: string, doc: Doc): void {
    if (id === doc._id) return;
    if (collection.writtenAt(id) > this.snapshot) throw conflict();
    const rival = this.read(collection, id);
    if (rival !== null && index.keysOf(rival).includes(key)) throw duplicate(collection.name, index.spec.name, index.valuesOf(doc));
  }
}

const keyOf = (collection: Collection, id: string): string => `${collection.name}/${id}`;
