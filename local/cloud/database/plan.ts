import type { Collection } from './collection';
import { isPlain, type Fields } from './document';
import { KEY_END, orderKey } from './order-key';
import type { OrderedIndex } from './ordered-index';

/** Field → ascending or descending; the first field counts most. */
export type Order = Record<string, 1 | -1>;

/** How a query finds its candidates. */
export type Plan =
  | { kind: 'ids'; ids: string[] }
  /** `isSorted`: each range alone comes in the wanted order. */
  | { kind: 'index'; index: OrderedIndex; ranges: { from: string; to: string }[]; isSorted: boolean; isReversed: boolean }
  | { kind: 'scan' };

/** What a condition demands of single fields, as far as an index can use it. */
interface Bounds {
  /** The field equals one of these. */
  equal: Map<string, unknown[]>;
  range: Map<string, { from?: string; to?: string }>;
}

const isModifier = (value: unknown): value is Fields => isPlain(value) && Object.keys(value).some((key) => key.startsWith('$'));

/** A list is compared whole and a pattern by its meaning: an index knows neither. */
const isIndexable = (value: unknown): boolean => !Array.isArray(value) && !(value instanceof RegExp);

function boundsOf(condition: Fields, bounds: Bounds = { equal: new Map(), range: new Map() }): Bounds {
  for (const [field, demand] of Object.entries(condition)) {
    if (field === '$and' && Array.isArray(demand)) {
      for (const part of demand as unknown[]) if (isPlain(part)) boundsOf(part, bounds);
    }
    if (field.startsWith('$')) continue;
    if (!isModifier(demand)) addEqual(field, [demand], bounds);
    else for (const [operator, operand] of Object.entries(demand)) addBound(field, operator, operand, bounds);
  }
  return bounds;
}

function addBound(field: string, operator: string, operand: unknown, bounds: Bounds): void {
  switch (operator) {
    case '$eq': addEqual(field, [operand], bounds); break;
    case '$in': if (Array.isArray(operand)) addEqual(field, operand, bounds); break;
    case '$all': if (Array.isArray(operand) && operand.length > 0) addEqual(field, operand.slice(0, 1), bounds); break;
    // Keys go on after the value: a strict bound leaves out all that begin with it.
    case '$gt': addRange(field, { from: orderKey(operand) + KEY_END }, bounds); break;
    case '$gte': addRange(field, { from: orderKey(operand) }, bounds); break;
    case '$lt': addRange(field, { to: orderKey(operand) }, bounds); break;
    case '$lte': addRange(field, { to: orderKey(operand) + KEY_END }, bounds); break;
    default:
  }
}

/** The demand with the fewest values serves best; the filter checks the others. */
function addEqual(field: string, values: unknown[], { equal }: Bounds): void {
  const known = equal.get(field);
  if (values.every(isIndexable) && (known === undefined || values.length < known.length)) equal.set(field, values);
}

function addRange(field: string, bound: { from?: string; to?: string }, { range }: Bounds): void {
  range.set(field, { ...range.get(field), ...bound });
}

/** Entries that a candidate is tried on; MongoDB too lets its plans race for the first 101 results. */
const TRIAL_ENTRIES = 101;

type IndexPlan = Extract<Plan, { kind: 'index' }>;

/**
 * The index to ask: of those that know some of the condition, the one with the fewest entries
 * for it, so that a rare word is not looked for along a common field; where all have many, the
 * one that answers most of the condition and, if it can, the order.
 */
export function planOf(collection: Collection, condition: Fields, order: Order): Plan {
  const bounds = boundsOf(condition);
  const ids = bounds.equal.get('_id');
  if (ids !== undefined) return { kind: 'ids', ids: ids.filter((id) => typeof id === 'string') };

  const [best, ...others] = collection.indexes.map((index) => planWith(index, bounds, order))
    .filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  if (best === undefined) return { kind: 'scan' };
  let chosen = { plan: best.plan, entries: others.length === 0 ? 0 : entriesOf(best.plan) };
  for (const { plan } of others) {
    const entries = entriesOf(plan);
    if (entries < chosen.entries) chosen = { plan, entries };
  }
  return chosen.plan;
}

/** Entries that a plan would walk, counted no further than the trial. */
function entriesOf({ index, ranges }: IndexPlan): number {
  let entries = 0;
  for (const { from, to } of ranges) {
    entries += index.count(from, to, TRIAL_ENTRIES - entries);
    if (entries >= TRIAL_ENTRIES) break;
  }
  return entries;
}

function planWith(index: OrderedIndex, bounds: Bounds, order: Order): { score: number; plan: IndexPlan } {
  const fields = index.spec.keys.map(([field]) => field);
  const unequal = fields.findIndex((field) => !bounds.equal.has(field));
  const equalCount = unequal === -1 ? fields.length : unequal;
  const next = fields[equalCount];
  const range = next === undefined ? undefined : bounds.range.get(next);
  const direction = directionOf(fields.slice(equalCount), order, bounds);

  const prefixes = fields.slice(0, equalCount)
    .map((field) => [...new Set(bounds.equal.get(field)?.map(orderKey))])
    .reduce<string[]>((list, keys) => list.flatMap((prefix) => keys.map((key) => prefix + key)), ['']);
  const ranges = prefixes.map((prefix) => ({ from: prefix + (range?.from ?? ''), to: prefix + (range?.to ?? KEY_END) }));
  const hasOrder = Object.keys(order).length > 0;
  return {
    score: equalCount * 10 + (range === undefined ? 0 : 5) + (hasOrder && direction !== null ? 3 : 0),
    plan: { kind: 'index', index, ranges, isSorted: direction !== null, isReversed: direction === -1 },
  };
}

/** 1 or −1 when walking one range of the index so yields the order; null when rows must be sorted. */
function directionOf(rest: readonly string[], order: Order, { equal }: Bounds): 1 | -1 | null {
  const isFixed = (field: string) => equal.get(field)?.length === 1;
  const wanted = Object.entries(order).filter(([field]) => !isFixed(field));
  const [first] = wanted;
  if (first === undefined) return 1;
  // The id that ends every key continues the order by `_id`.
  const fields = [...rest.filter((field) => !isFixed(field)), '_id'];
  const fits = wanted.every(([field, direction], position) => field === fields[position] && direction === first[1]);
  return fits ? first[1] : null;
}

/** The index a query would have wanted: equal fields, then its order, then its ranges. */
export function wantedIndex(condition: Fields, order: Order): string[] {
  const { equal, range } = boundsOf(condition);
  return [...new Set([...equal.keys(), ...Object.keys(order), ...range.keys()])];
}
