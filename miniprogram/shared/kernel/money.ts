import { MAX_FEN } from './limits';

/**
 * 分 as a price tag: thousands comma, always two decimals, U+2212 before a negative.
 *
 * @param fen integer 分
 * @throws RangeError if `fen` is not an integer
 * @example formatFen(128640) // '1,286.40'
 */
export function formatFen(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`fen must be an integer, got ${fen}`);
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}${yuan}.${digits.slice(-2)}`;
}

/**
 * Reads what a person typed or pasted as 元. No float is involved, so 0.29 is 29 分.
 *
 * @returns integer 分, or null when the text is no amount of at most two decimals below the limit
 * @example parseYuan('1,286.4') // 128640
 */
export function parseYuan(text: string): number | null {
  const match = /^(-|−)?(\d{1,10})(?:\.(\d{0,2}))?$/.exec(text.trim().replace(/^[¥￥]\s*/, '').replace(/\s*[元块]$/, '').replace(/[,，]/g, ''));
  if (match === null) return null;
  const [, minus, yuan = '', decimals = ''] = match;
  const fen = Number(yuan) * 100 + Number(decimals.padEnd(2, '0'));
  if (fen > MAX_FEN) return null;
  return minus === undefined || fen === 0 ? fen : -fen;
}

/** How a quotient that is not whole becomes whole. */
export type Rounding = 'halfUp' | 'floor' | 'ceil';

/**
 * a × b ÷ c in exact integers, rounded as named at the call. The product may pass 2⁵³.
 *
 * @param a,b integers ≥ 0
 * @param c integer > 0
 * @throws RangeError on anything else
 * @example mulDiv(1000, 1, 3, 'halfUp') // 333
 */
export function mulDiv(a: number, b: number, c: number, rounding: Rounding): number {
  for (const value of [a, b, c]) {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`expected an integer ≥ 0, got ${value}`);
  }
  if (c === 0) throw new RangeError('division by 0');
  const product = a * b;
  if (Number.isSafeInteger(product)) {
    const rest = product % c;
    return (product - rest) / c + roundUp(rest, c, rounding);
  }
  const wide = BigInt(a) * BigInt(b);
  const divisor = BigInt(c);
  const rest = wide % divisor;
  const up = roundUp(Number(rest), c, rounding);
  return Number((wide - rest) / divisor) + up;
}

function roundUp(rest: number, divisor: number, rounding: Rounding): 0 | 1 {
  if (rest === 0 || rounding === 'floor') return 0;
  return rounding === 'ceil' || rest >= divisor - rest ? 1 : 0;
}

/**
 * Splits an amount by weights so that the parts sum exactly: each takes its floor, and the 分
 * that remain go to the largest remainders, earlier parts first.
 *
 * @param fen integer 分, may be negative (the parts then are)
 * @param weights integers ≥ 0, not all 0
 * @throws RangeError when the weights sum to 0
 * @example allocateFen(100, [1, 1, 1]) // [34, 33, 33]
 */
export function allocateFen(fen: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) throw new RangeError('weights must sum to more than 0');
  const amount = Math.abs(fen);
  const floors = weights.map((weight) => mulDiv(amount, weight, total, 'floor'));
  const order = weights
    .map((weight, index) => ({ index, rest: (BigInt(amount) * BigInt(weight)) % BigInt(total) }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  let remaining = amount - floors.reduce((sum, part) => sum + part, 0);
  for (const { index } of order) {
    if (remaining === 0) break;
    floors[index] = (floors[index] ?? 0) + 1;
    remaining -= 1;
  }
  return fen < 0 ? floors.map((part) => (part === 0 ? 0 : -part)) : floors;
}
