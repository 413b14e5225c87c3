import { wholeNumber } from '../check';
import { history } from './method';

const WEEK = 7;
/** Known days this near tell what an unknown one would have sold. */
const NEARBY_DAYS = 28;

/** A history in which every day says what was wanted. */
export interface CleanHistory {
  /** By day, the newest last, base units. */
  values: Float64Array;
  /** Days that were filled because sales did not show the demand. */
  filledDays: number;
}

/**
 * Sales by day as demand by day. A day on which the goods ran out, or the shop was closed, does not
 * say what was wanted: taken for a zero it makes the next order too small, and the goods run out
 * again. Such a day is filled with what that day of the week sells on the known days within four
 * weeks; a day that sold some before the goods ran out has at least what it sold. Days of the week
 * on which the shop is never open stay 0: nothing is wanted there on the coming ones either.
 *
 * @param sales by day, the newest last, base units
 * @param outOfStock true for a day on which the goods ran out or were not there
 * @param closed true for a day on which the shop sold nothing of anything
 * @returns demand by day; as it is where no day is known
 * @throws RangeError if a value is negative or not finite, or the marks are not as many as the days
 * @see censored demand: Wecker, Predicting demand from sales data in the presence of stockouts, Management Science 24(10), 1978
 * @example demandByDay({ sales: [2, 2, 0, 2], outOfStock: [false, false, true, false] }).values // [2, 2, 2, 2]
 */
export function demandByDay({ sales, outOfStock, closed }: { sales: ArrayLike<number>; outOfStock?: ArrayLike<boolean>; closed?: ArrayLike<boolean> }): CleanHistory {
  const sold = history(sales, 0);
  const n = sold.length;
  if (outOfStock !== undefined && outOfStock.length !== n) throw new RangeError(`outOfStock must have a mark for each of ${n} days, got ${outOfStock.length}`);
  if (closed !== undefined && closed.length !== n) throw new RangeError(`closed must have a mark for each of ${n} days, got ${closed.length}`);
  const isKnown = (t: number): boolean => outOfStock?.[t] !== true && closed?.[t] !== true;
  const shares = openShares(n, closed);
  const weekday = weekdayShares(sold, isKnown, shares);

  const soldUpTo = new Float64Array(n + 1);
  const shareUpTo = new Float64Array(n + 1);
  for (let t = 0; t < n; t++) {
    const counts = isKnown(t);
    soldUpTo[t + 1] = (soldUpTo[t] as number) + (counts ? (sold[t] as number) : 0);
    shareUpTo[t + 1] = (shareUpTo[t] as number) + (counts ? (weekday[t % WEEK] as number) : 0);
  }
  const values = sold.slice();
  let filledDays = 0;
  for (let t = 0; t < n; t++) {
    if (isKnown(t)) continue;
    // Where all nearby days are unknown, all known ones tell.
    const near = levelWithin(soldUpTo, shareUpTo, Math.max(0, t - NEARBY_DAYS), Math.min(n, t + NEARBY_DAYS + 1));
    const level = near ?? levelWithin(soldUpTo, shareUpTo, 0, n);
    const wanted = (level ?? 0) * (weekday[t % WEEK] as number);
    if (wanted <= (values[t] as number)) continue;
    values[t] = wanted;
    filledDays += 1;
  }
  return { values, filledDays };
}

/** 1 for a day of the week on which the shop is sometimes open, 0 for one on which it never is. */
function openShares(n: number, closed: ArrayLike<boolean> | undefined): Float64Array {
  const shares = new Float64Array(WEEK);
  for (let t = 0; t < n; t++) if (closed?.[t] !== true) shares[t % WEEK] = 1;
  return shares;
}

/** What each day of the week sells against an open day, drawn a little to 1 because a year has but 52 of it. */
function weekdayShares(sold: Float64Array, isKnown: (t: number) => boolean, open: Float64Array): Float64Array {
  const sums = new Float64Array(WEEK);
  const days = new Float64Array(WEEK);
  let sum = 0;
  let count = 0;
  for (let t = 0; t < sold.length; t++) {
    if (!isKnown(t)) continue;
    sums[t % WEEK] = (sums[t % WEEK] as number) + (sold[t] as number);
    days[t % WEEK] = (days[t % WEEK] as number) + 1;
    sum += sold[t] as number;
    count += 1;
  }
  const mean = count > 0 ? sum / count : 0;
  return open.map((isOpen, d) => (isOpen === 0 ? 0 : mean > 0 ? ((sums[d] as number) + mean) / ((days[d] as number) + 1) / mean : 1));
}

/** Sales of a day of share 1 among the known days from `from` to before `to`; null if there is none. */
function levelWithin(soldUpTo: Float64Array, shareUpTo: Float64Array, from: number, to: number): number | null {
  const share = (shareUpTo[to] as number) - (shareUpTo[from] as number);
  return share > 1e-9 ? ((soldUpTo[to] as number) - (soldUpTo[from] as number)) / share : null;
}

/**
 * Days added up to buckets of `days` each, the newest bucket ending with the newest day; the oldest
 * days that fill no bucket are left out. Weeks instead of days: most goods of a small shop sell on
 * few days, and a week's errors of forecast are less than seven days' together.
 *
 * @param values by day, the newest last
 * @param days in a bucket, ≥ 1
 * @throws RangeError if a value is negative or not finite, or days is no whole number ≥ 1
 * @example demandByBucket({ values: [9, 1, 2, 3, 4], days: 2 }) // [3, 7]
 */
export function demandByBucket({ values, days = WEEK }: { values: ArrayLike<number>; days?: number }): Float64Array {
  const y = history(values, 0);
  const buckets = new Float64Array(Math.floor(y.length / wholeNumber('days', days, 1)));
  const skipped = y.length - buckets.length * days;
  for (let i = 0; i < buckets.length; i++) {
    let sum = 0;
    for (let d = 0; d < days; d++) sum += y[skipped + i * days + d] as number;
    buckets[i] = sum;
  }
  return buckets;
}
