import BTree from 'sorted-btree';
import { valueAt, type Doc } from './document';
import { KEY_END, orderKey } from './order-key';

/** An index as the schema names it: fields in order, as the cloud's console would have them. */
export interface IndexSpec {
  readonly name: string;
  readonly keys: readonly (readonly [field: string, direction: 1 | -1])[];
  readonly unique?: boolean;
}

/** Comes between a document's key and its id: no key continues with it. */
const SEPARATOR = '\u0002';

/**
 * The keys of every document in order, one per element where a field is a list. Always
 * ascending: it is walked backwards for descending order.
 */
export class OrderedIndex {
  private readonly tree = new BTree<string, string>();
  private readonly paths: string[][];

  constructor(readonly spec: IndexSpec) {
    this.paths = spec.keys.map(([field]) => field.split('.'));
  }

  /** The keys of a document without its id: what a unique index compares. A missing field is null. */
  keysOf(doc: Doc): string[] {
    return this.paths.reduce<string[]>((prefixes, path) => {
      const value = valueAt(doc, path);
      const elements = Array.isArray(value) ? value : [value];
      const keys = elements.length === 0 ? [orderKey(null)] : [...new Set(elements.map(orderKey))];
      return prefixes.flatMap((prefix) => keys.map((key) => prefix + key));
    }, ['']);
  }

  /** The values behind `keysOf`, for messages. */
  valuesOf(doc: Doc): Record<string, unknown> {
    return Object.fromEntries(this.spec.keys.map(([field], position) => [field, valueAt(doc, this.paths[position] ?? []) ?? null]));
  }

  add(doc: Doc): void {
    for (const key of this.keysOf(doc)) this.tree.set(key + SEPARATOR + doc._id, doc._id);
  }

  remove(doc: Doc): void {
    for (const key of this.keysOf(doc)) this.tree.delete(key + SEPARATOR + doc._id);
  }

  /** Ids of the documents that have exactly this key. */
  owners(key: string): string[] {
    return [...this.range(key + SEPARATOR, key + SEPARATOR + KEY_END, false)];
  }

  /** Entries whose key lies between, counted up to `max`. */
  count(from: string, to: string, max: number): number {
    let count = 0;
    for (const key of this.tree.keys(from)) {
      if (count >= max || key > to) break;
      count += 1;
    }
    return count;
  }

  /** Ids whose key lies between, in order or reversed; an id comes once per key it has there. */
  *range(from: string, to: string, isReversed: boolean): Generator<string> {
    const entries = isReversed ? this.tree.entriesReversed(to) : this.tree.entries(from);
    for (const [key, id] of entries) {
      if (isReversed ? key < from : key > to) return;
      yield id;
    }
  }
}
