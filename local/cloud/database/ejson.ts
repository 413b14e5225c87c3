import { invalidParameter } from '../errors';
import { isPlain, type Fields } from './document';

/**
 * Reads the extended JSON that the SDK sends (MongoDB's canonical form, and its own server date).
 *
 * @param now what a server date means, UTC ms
 */
export function decode(text: string, now = Date.now()): Fields {
  const value = revive(JSON.parse(text), now);
  if (!isPlain(value)) throw invalidParameter('expected an object');
  return value;
}

/** The same for text that may be a bare number, string or list, such as the value of a stage. */
export const decodeValue = (text: string): unknown => revive(JSON.parse(text), Date.now());

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
      throw invalidParameter(`${key} is not supported by the local cloud`);
    default: return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, revive(item, now)]));
  }
}

/** Writes what the SDK reads back, and what is kept on disk. */
export const encode = (value: unknown): string => (isJson(value) ? JSON.stringify(value) : JSON.stringify(value, extended));

/** Whether plain JSON can say it all: nearly always, and a replacer takes three times as long. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isJson);
  return isPlain(value) && Object.values(value).every(isJson);
}

function extended(this: Fields, key: string, shown: unknown): unknown {
  // `shown` of a date is already its text; the raw value is still on the holder.
  const raw = this[key];
  if (raw instanceof Date) return { $date: { $numberLong: String(raw.getTime()) } };
  if (raw instanceof RegExp) return { $regularExpression: { pattern: raw.source, options: raw.flags } };
  if (typeof raw === 'number' && !Number.isFinite(raw)) return { $numberDouble: String(raw) };
  return shown;
}
