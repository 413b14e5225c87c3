import { invalidParameter } from '../errors';

export type Value = unknown;
export type Doc = Record<string, unknown> & { _id: string };

/** A plain object: not an array, a date or a pattern. */
export const isPlain = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof RegExp);

/** Reads the extended JSON that the SDK sends. */
export function decode(text: string, now = Date.now()): Record<string, unknown> {
  return revive(JSON.parse(text), now) as Record<string, unknown>;
}

function revive(value: unknown, now: number): unknown {
  if (Array.isArray(value)) return value.map((item) => revive(item, now));
  if (!isPlain(value)) return value;
  const [key = ''] = Object.keys(value);
  const inner = value[key];
  switch (key) {
    case '$numberInt': case '$numberLong': case '$numberDouble': return Number(inner);
    case '$date': return new Date(isPlain(inner) ? Number(inner['$numberLong']) : String(inner));
    case '$regularExpression': return isPlain(inner) ? new RegExp(String(inner['pattern']), String(inner['options']).replace(/[^imsu]/g, '')) : inner;
    case '$tcb_server_date': return new Date(now + Number(revive(isPlain(inner) ? inner['offset'] ?? 0 : 0, now)));
    case '$oid': return String(inner);
    case '$binary': case '$numberDecimal': case '$code': case '$timestamp': case '$minKey': case '$maxKey':
      throw invalidParameter(`${key} is not supported here`);
    default: return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, revive(item, now)]));
  }
}

/** Writes what the SDK reads back. */
export const encode = (doc: unknown): string => JSON.stringify(doc, function replacer(this: Record<string, unknown>, key: string, value: unknown) {
  const raw = this[key];
  if (raw instanceof Date) return { $date: { $numberLong: String(raw.getTime()) } };
  if (raw instanceof RegExp) return { $regularExpression: { pattern: raw.source, options: raw.flags } };
  return value;
});

/** The value at a path; through an array it is the array of its elements' values. */
export function valueAt(doc: unknown, path: readonly string[]): unknown {
  let at: unknown = doc;
  for (const [index, step] of path.entries()) {
    if (Array.isArray(at) && !/^\d+$/.test(step)) return at.map((item) => valueAt(item, path.slice(index)));
    if (at === null || typeof at !== 'object') return undefined;
    at = (at as Record<string, unknown>)[step];
  }
  return at;
}

/**
 * A text that sorts as the database sorts values: null before numbers before text before
 * objects, lists, booleans and dates. A missing field counts as null.
 */
export function orderKey(value: unknown): string {
  if (value === null || value === undefined) return '1';
  if (typeof value === 'number') return `2${numberKey(value)}`;
  if (typeof value === 'string') return `3${value.replaceAll('\u0000', '\u0001')}\u0000`;
  if (typeof value === 'boolean') return value ? '71' : '70';
  if (value instanceof Date) return `8${numberKey(value.getTime())}`;
  if (Array.isArray(value)) return `5${value.map(orderKey).join('')}\u0000`;
  return `4${Object.entries(value as object).map(([key, item]) => `${key}\u0000${orderKey(item)}`).join('')}\u0000`;
}

const bytes = Buffer.alloc(8);

/** The bits of a double, flipped so that they sort as text. */
function numberKey(value: number): string {
  bytes.writeDoubleBE(value === 0 ? 0 : value);
  const isNegative = ((bytes[0] ?? 0) & 0x80) !== 0;
  for (let index = 0; index < 8; index += 1) bytes[index] = (bytes[index] ?? 0) ^ (isNegative ? 0xff : index === 0 ? 0x80 : 0);
  return bytes.toString('hex');
}
