import { positive, series } from '../check';

export type XyzClass = 'X' | 'Y' | 'Z';

/**
 * XYZ class (XYZ 分类): how steady demand is, by its coefficient of variation.
 *
 *     variation = standard deviation ÷ mean      X up to 0.5, Y up to 1.0, Z above
 *
 * There is no canonical cut: it grows as the periods get shorter, so give the periods in which the
 * shop orders (weeks), and the cuts that divide its own goods. Periods without stock do not belong
 * into the series. The deviation is the sample's (n − 1).
 *
 * @param demand per period, base units, at least two periods
 * @param xMost  above 0, 0.5 by default
 * @param yMost  above xMost, 1.0 by default
 * @returns `variation` null, and Z, where nothing was demanded: what never sold is not steady
 * @throws RangeError if demand has fewer than two points, a negative or one that is not finite, or a cut is out of its range
 * @see Scholz-Reiter, Heger, Meinecke & Bergmann, Integration of demand forecasts in ABC-XYZ analysis, International Journal of Productivity and Performance Management 61 (2012)
 * @example xyzClass({ demand: [10, 12, 9, 11] }) // { class: 'X', variation: 0.1229… }
 */
export function xyzClass({ demand, xMost = 0.5, yMost = 1 }: { demand: ArrayLike<number>; xMost?: number; yMost?: number }): { class: XyzClass; variation: number | null } {
  series('demand', demand, 2);
  positive('xMost', xMost);
  if (!(yMost > xMost && yMost < Infinity)) throw new RangeError(`yMost must be a finite number above xMost ${xMost}, got ${yMost}`);
  const { length } = demand;
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < length; i++) {
    const value = demand[i] as number;
    const difference = value - mean;
    mean += difference / (i + 1);
    squares += difference * (value - mean);
  }
  if (mean === 0) return { class: 'Z', variation: null };
  const variation = Math.sqrt(Math.max(0, squares) / (length - 1)) / mean;
  return { class: variation <= xMost ? 'X' : variation <= yMost ? 'Y' : 'Z', variation };
}
