import { positive, series } from '../check';

/** `none` where nothing was demanded. */
export type DemandClass = 'smooth' | 'erratic' | 'intermittent' | 'lumpy' | 'none';

/**
 * Demand class (需求类型), by how often something is demanded and how much the amounts differ:
 *
 *     interval = periods ÷ periods with demand                                (ADI)
 *     variation² = variance of the amounts above 0 ÷ their mean²              (CV²)
 *
 *                      variation² ≤ 0.49      > 0.49
 *     interval ≤ 1.32  smooth                 erratic
 *     interval > 1.32  intermittent           lumpy
 *
 * The cuts are where Croston's method with Syntetos and Boylan's factor begins to beat plain
 * smoothing. The variance is the sample's (n − 1); of one amount it is 0.
 *
 * @param demand        per period, base units, at least one period
 * @param intervalMost  above 0, 1.32 by default
 * @param variationMost above 0, 0.49 by default
 * @returns `interval` and `variationSquared` null where nothing was demanded
 * @throws RangeError if demand is empty or has a negative or a value that is not finite
 * @see Syntetos, Boylan & Croston, On the categorization of demand patterns, Journal of the Operational Research Society 56 (2005)
 * @example demandClass({ demand: [0, 3, 0, 0, 2, 0, 4, 0] }) // { class: 'intermittent', interval: 2.66…, variationSquared: 0.11… }
 */
export function demandClass({ demand, intervalMost = 1.32, variationMost = 0.49 }: { demand: ArrayLike<number>; intervalMost?: number; variationMost?: number }): {
  class: DemandClass; interval: number | null; variationSquared: number | null;
} {
  series('demand', demand, 1);
  positive('intervalMost', intervalMost);
  positive('variationMost', variationMost);
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < demand.length; i++) {
    const value = demand[i] as number;
    if (value === 0) continue;
    count++;
    const difference = value - mean;
    mean += difference / count;
    squares += difference * (value - mean);
  }
  if (count === 0) return { class: 'none', interval: null, variationSquared: null };
  const interval = demand.length / count;
  const variationSquared = count === 1 ? 0 : Math.max(0, squares) / (count - 1) / (mean * mean);
  const isOften = interval <= intervalMost;
  const isAlike = variationSquared <= variationMost;
  return { class: isOften ? (isAlike ? 'smooth' : 'erratic') : isAlike ? 'intermittent' : 'lumpy', interval, variationSquared };
}
