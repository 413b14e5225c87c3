/** A stored document. */
export type Doc = Record<string, unknown> & { _id: string };

/** A condition, a modifier, fields: what the SDK sends as an object. */
export type Fields = Record<string, unknown>;

/** An object of fields: no list, date or pattern. */
export const isPlain = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof RegExp);

/** The value at a path; through a list it is the list of its elements' values. */
export function valueAt(doc: unknown, path: readonly string[]): unknown {
  let at: unknown = doc;
  for (const [position, step] of path.entries()) {
    if (Array.isArray(at) && !/^\d+$/.test(step)) return at.map((item) => valueAt(item, path.slice(position)));
    if (at === null || typeof at !== 'object') return undefined;
    at = (at as Fields)[step];
  }
  return at;
}
