import type { Collection } from './collection';
import { valueAt, type Doc, type Fields } from './document';
import { encode } from './ejson';
import { SCAN_DOCUMENTS_WARNING } from './limits';
import { matcher } from './operators';
import { orderKey } from './order-key';
import { planOf, wantedIndex, type Order } from './plan';

/** A query that read much: without an index, or to pass over most of what its index led to. */
export interface Scan {
  collection: string;
  /** The condition, as the wire writes it. */
  condition: string;
  /** Documents read. */
  read: number;
  /** Documents that met the condition. */
  found: number;
  /** Fields of the index it wants, in order; none when it asks for everything. */
  wants: string[];
}

/** What a query asks for. */
export interface Selection {
  condition: Fields;
  order: Order;
  /** Rows from the first on, at most. */
  rowsMax: number;
}

/** The first documents that meet a condition, in order. Reports a scan when no index helps enough. */
export function select(collection: Collection, { condition, order, rowsMax }: Selection, onScan: (scan: Scan) => void): Doc[] {
  const plan = planOf(collection, condition, order);
  const meets = matcher(condition);
  const hasOrder = Object.keys(order).length > 0;
  const isSorted = !hasOrder || (plan.kind === 'index' && plan.isSorted);
  const found = new Map<string, Doc>();
  let read = 0;
  for (const ids of sourcesOf(collection, plan)) {
    // Each source is in order by itself, so its first rows are all it can contribute.
    let taken = 0;
    for (const id of ids) {
      if (isSorted && taken >= rowsMax) break;
      if (found.has(id)) continue;
      read += 1;
      const doc = collection.read(id);
      if (doc === null || !meets(doc)) continue;
      found.set(id, doc);
      taken += 1;
    }
    if (!hasOrder && found.size >= rowsMax) break;
  }
  const isHelped = plan.kind !== 'scan' && isSorted;
  if ((isHelped ? read - found.size : read) > SCAN_DOCUMENTS_WARNING) {
    onScan({ collection: collection.name, condition: encode(condition), read, found: found.size, wants: wantedIndex(condition, order) });
  }
  const rows = [...found.values()];
  const isOneSource = plan.kind === 'index' && plan.ranges.length === 1;
  return (isSorted && (isOneSource || !hasOrder) ? rows : sorted(rows, order)).slice(0, rowsMax);
}

function* sourcesOf(collection: Collection, plan: ReturnType<typeof planOf>): Generator<Iterable<string>> {
  if (plan.kind === 'ids') yield plan.ids;
  else if (plan.kind === 'scan') yield idsOf(collection);
  else for (const { from, to } of plan.ranges) yield plan.index.range(from, to, plan.isReversed);
}

function* idsOf(collection: Collection): Generator<string> {
  for (const { _id } of collection.docs()) yield _id;
}

/** Sorts as MongoDB does; a list counts by its least element, or its greatest when descending. */
function sorted(rows: Doc[], order: Order): Doc[] {
  const fields = Object.entries(order).map(([field, direction]) => ({ path: field.split('.'), direction }));
  const keyed = rows.map((row) => ({ row, keys: fields.map(({ path, direction }) => sortKey(valueAt(row, path), direction)) }));
  keyed.sort((a, b) => {
    for (const [position, { direction }] of fields.entries()) {
      const [left = '', right = ''] = [a.keys[position], b.keys[position]];
      if (left !== right) return left < right ? -direction : direction;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

function sortKey(value: unknown, direction: 1 | -1): string {
  if (!Array.isArray(value)) return orderKey(value);
  const keys = value.map(orderKey).sort();
  return (direction === 1 ? keys[0] : keys.at(-1)) ?? orderKey(null);
}
