import type { Doc } from './document';
import { OrderedIndex, type IndexSpec } from './ordered-index';

/** What a document was from commit `since` on; null once removed. */
interface Version {
  readonly since: number;
  readonly doc: Doc | null;
  /** Bytes on disk. */
  readonly size: number;
}

/** Every collection has it, as in the cloud. */
const BY_ID: IndexSpec = { name: '_id_', keys: [['_id', 1]] };

/** The documents of one collection, with the older versions that open snapshots still see. */
export class Collection {
  readonly indexes = [new OrderedIndex(BY_ID)];
  private readonly versions = new Map<string, Version[]>();
  /** Ids that hold more than their present document. */
  private readonly layered = new Set<string>();

  constructor(readonly name: string) {}

  /** Adds an index over what is there, unless one has its name. */
  addIndex(spec: IndexSpec): void {
    if (this.indexes.some((index) => index.spec.name === spec.name)) return;
    const index = new OrderedIndex(spec);
    for (const doc of this.docs()) index.add(doc);
    this.indexes.push(index);
  }

  /** The newest version, or the newest that a snapshot may see. */
  read(id: string, snapshot = Infinity): Doc | null {
    return this.versions.get(id)?.findLast(({ since }) => since <= snapshot)?.doc ?? null;
  }

  /** The commit that wrote the document last; 0 for none. */
  writtenAt(id: string): number {
    return this.versions.get(id)?.at(-1)?.since ?? 0;
  }

  /** Bytes of the newest version; 0 for none. */
  sizeOf(id: string): number {
    return this.versions.get(id)?.at(-1)?.size ?? 0;
  }

  /** All documents as they are now. */
  *docs(): Generator<Doc> {
    for (const versions of this.versions.values()) {
      const doc = versions.at(-1)?.doc;
      if (doc !== null && doc !== undefined) yield doc;
    }
  }

  /** Makes a commit's document visible, with the older ones until `forget`. */
  apply(id: string, doc: Doc | null, size: number, commit: number): void {
    const old = this.read(id);
    if (old !== null) for (const index of this.indexes) index.remove(old);
    if (doc !== null) for (const index of this.indexes) index.add(doc);
    this.versions.set(id, [...this.versions.get(id) ?? [], { since: commit, doc, size }]);
    this.layered.add(id);
  }

  /** Drops what no snapshot from `oldest` on can see. */
  forget(oldest: number): void {
    for (const id of this.layered) {
      const versions = this.versions.get(id) ?? [];
      const seen = versions.slice(Math.max(0, versions.findLastIndex(({ since }) => since <= oldest)));
      const [only] = seen;
      if (seen.length === 1) this.layered.delete(id);
      if (seen.length === 1 && only?.doc === null) this.versions.delete(id);
      else this.versions.set(id, seen);
    }
  }
}
