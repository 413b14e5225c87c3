import type { Collection, Index } from './collection';
import { isPlain, orderKey } from './values';

/** Field → ascending or descending, in order. */
export type Order = Record<string, 1 | -1>;

/** How a query finds its candidates. */
export type Plan =
  | { kind: 'ids'; ids: string[] }
  | { kind: 'index'; index: Index; ranges: { from: string; to: string }[]; isSorted: boolean; isReversed: boolean }
  | { kind: 'scan' };

interface Bounds {
  /** Values that the field must equal one of. */
  equal: Map<string, unknown[]>;
  range: Map<string, { from?: string; to?: string }>;
}

const END = '\uffff';
const isOperators = (value: unknown): value is Record<string, unknown> => isPlain(value) && Object.keys(value).some((key) => key.startsWith('$'));

/** What a condition demands of single fields, as far as an index can use it. */
function boundsOf(condition: Record<string, unknown>, bounds: Bounds = { equal: new Map(), range: new Map() }): Bounds {
  for (const [field, demand] of Object.entries(condition)) {
    if (field === '$and' && Array.isArray(demand)) demand.forEach((part: unknown) => { if (isPlain(part)) boundsOf(part, bounds); });
    if (field.startsWith('$')) continue;
    if (!isOperators(demand)) {
      if (!(demand instanceof RegExp) && !Array.isArray(demand)) bounds.equal.set(field, [demand]);
      continue;
    }
    for (const [operator, operand] of Object.entries(demand)) addBound(field, operator, operand, bounds);
  }
  return bounds;
}

function addBound(field: string, operator: string, operand: unknown, { equal, range }: Bounds): void {
  const known = range.get(field) ?? {};
  switch (operator) {
    case '$eq': equal.set(field, [operand]); break;
    case '$in': if (Array.isArray(operand) && !equal.has(field)) equal.set(field, operand as unknown[]); break;
    case '$all': if (Array.isArray(operand) && operand.length > 0 && !equal.has(field)) equal.set(field, [operand[0]]); break;
    // The filter refuses the bound itself where the operator is strict.
    case '$gt': case '$gte': range.set(field, { ...known, from: orderKey(operand) }); break;
    case '$lt': case '$lte': range.set(field, { ...known, to: orderKey(operand) + END }); break;
    default:
  }
}

/** The index that answers most of the condition and, if it can, the order. */
export function plan(collection: Collection, condition: Record<string, unknown>, order: Order): Plan {
  const bounds = boundsOf(condition);
  const ids = bounds.equal.get('_id');
  if (ids !== undefined) return { kind: 'ids', ids: ids.map(String) };

  let best: { score: number; plan: Plan } = { score: 0, plan: { kind: 'scan' } };
  for (const index of collection.indexes) {
    const fields = index.spec.keys.map(([field]) => field);
    const unequal = fields.findIndex((field) => !bounds.equal.has(field));
    const equalCount = unequal === -1 ? fields.length : unequal;
    const values = fields.slice(0, equalCount).map((field) => bounds.equal.get(field) ?? []);
    const next = fields[equalCount];
    const range = next === undefined ? undefined : bounds.range.get(next);
    const sorting = sortedBy(fields.slice(equalCount), order, bounds, values);
    const score = equalCount * 10 + (range === undefined ? 0 : 5) + (sorting === null ? 0 : 3);
    if (equalCount + (range === undefined ? 0 : 1) === 0 || score <= best.score) continue;
    const prefixes = values.reduce<string[]>((list, options) => list.flatMap((prefix) => options.map((value) => prefix + orderKey(value))), ['']);
    const ranges = prefixes.map((prefix) => ({ from: prefix + (range?.from ?? ''), to: prefix + (range?.to ?? END) }));
    best = { score, plan: { kind: 'index', index, ranges, isSorted: sorting !== null, isReversed: sorting === -1 } };
  }
  return best.plan;
}

/** 1 or −1 when walking the index yields the order, null when rows must be sorted. */
function sortedBy(rest: readonly string[], order: Order, { equal }: Bounds, values: readonly unknown[][]): 1 | -1 | null {
  if (values.some((options) => options.length > 1)) return null;
  const wanted = Object.entries(order).filter(([field]) => !equal.has(field));
  const [first] = wanted;
  if (first === undefined) return 1;
  // The id that ends every key continues the order by `_id`.
  const fields = [...rest, '_id'];
  const fits = wanted.every(([field, direction], position) => field === fields[position] && direction === first[1]);
  return fits ? first[1] : null;
}
