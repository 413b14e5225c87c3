/**
 * A text that sorts as MongoDB sorts values: null before numbers before text before objects,
 * lists, booleans and dates. A missing field counts as null. Each key ends itself, so keys of
 * several fields can be joined. Text sorts by UTF-16, which differs from MongoDB beyond the BMP.
 *
 * @see mongodb.com/docs/manual/reference/bson-type-comparison-order
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

/** Sorts after every key that begins as the text before it. */
export const KEY_END = '\uffff';

const bits = Buffer.alloc(8);

/** The bits of a double as hex, flipped so that they sort as text; NaN comes first. */
function numberKey(value: number): string {
  if (Number.isNaN(value)) return '0'.repeat(16);
  bits.writeDoubleBE(value === 0 ? 0 : value);
  const isNegative = bits.readUInt8(0) >= 0x80;
  const high = bits.readUInt32BE(0);
  const low = bits.readUInt32BE(4);
  bits.writeUInt32BE((isNegative ? ~high : high ^ 0x80000000) >>> 0, 0);
  bits.writeUInt32BE((isNegative ? ~low : low) >>> 0, 4);
  return bits.toString('hex');
}
