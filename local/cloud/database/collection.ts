import BTree from 'sorted-btree';
import { orderKey, valueAt, type Doc } from './values';

export interface IndexSpec {
  readonly name: string;
  readonly keys: readonly (readonly [field: string, direction: 1 | -1])[];
  readonly unique?: boolean;
}

/** One index: the ordered keys of every document, one per element where a field is a list. */
export class Index {
  readonly tree = new BTree<string, string>();
  private readonly paths: string[][];

  constructor(readonly spec: IndexSpec) {
    this.paths = spec.keys.map(([field]) => field.split('.'));
  }

  /** The keys of a document without its id: what a unique index compares. */
  keysOf(doc: Doc): string[] {
    return this.paths.reduce<string[]>((prefixes, path) => {
      const value = valueAt(doc, path);
      const keys = Array.isArray(value) && value.length > 0 ? [...new Set(value.map(orderKey))] : [orderKey(Array.isArray(value) ? null : value)];
      return prefixes.flatMap((prefix) => keys.map((key) => prefix + key));
    }, ['']);
  }

  add(doc: Doc): void {
    for (const key of this.keysOf(doc)) this.tree.set(`${key}\u0002${doc._id}`, doc._id);
  }

  remove(doc: Doc): void {
    for (const key of this.keysOf(doc)) this.tree.delete(`${key}\u0002${doc._id}`);
  }

  /** Ids whose key begins with `from` … `to`, in order or reversed. */
  *range(from: string, to: string, reversed: boolean): Generator<string> {
    const entries = reversed ? this.tree.entriesReversed(to) : this.tree.entries(from);
    for (const [key, id] of entries) {
      if (reversed ? key < from : key > to) return;
      yield id;
    }
  }
}

/** What a document was from commit `since` on; null once removed. */
interface Version {
  since: number;
  doc: Doc | null;
}

/** The documents of one collection, with the older versions that open snapshots still see. */
export class Collection {
  readonly indexes: Index[] = [];
  private readonly versions = new Map<string, Version[]>();

  constructor(readonly name: string) {}

  addIndex(spec: IndexSpec): void {
    if (this.indexes.some((index) => index.spec.name === spec.name)) return;
    const index = new Index(spec);
    for (const doc of this.docs()) index.add(doc);
    this.indexes.push(index);
  }

  get size(): number { return this.versions.size; }

  /** The newest version, or the newest that a snapshot may see. */
  read(id: string, snapshot = Infinity): Doc | null {
    return this.versions.get(id)?.findLast(({ since }) => since <= snapshot)?.doc ?? null;
  }

  /** The commit that wrote the document last; 0 for none. */
  writtenAt(id: string): number {
    return this.versions.get(id)?.at(-1)?.since ?? 0;
  }

  *docs(): Generator<Doc> {
    for (const versions of this.versions.values()) {
      const doc = versions.at(-1)?.doc;
      if (doc !== null && doc !== undefined) yield doc;
    }
  }

  /** Makes a commit's document visible and forgets what no open snapshot can see. */
  apply(id: string, doc: Doc | null, commit: number, oldestSnapshot: number): void {
    const old = this.read(id);
    if (old !== null) for (const index of this.indexes) index.remove(old);
    if (doc !== null) for (const index of this.indexes) index.add(doc);
    const known = this.versions.get(id) ?? [];
    const firstSeen = known.findLastIndex(({ since }) => since <= oldestSnapshot);
    const kept = oldestSnapshot === Infinity ? [] : known.slice(Math.max(firstSeen, 0));
    if (doc === null && kept.length === 0) this.versions.delete(id);
    else this.versions.set(id, [...kept, { since: commit, doc }]);
  }
}
