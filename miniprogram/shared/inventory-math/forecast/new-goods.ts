import { nonNegative, positive } from '../check';

/**
 * Demand per day of goods with little or no history of their own, borrowed from their category:
 * own sales count for their days, the category's mean for `categoryDays` more. New goods begin
 * with the category and come to their own within weeks.
 *
 *     (sold + categoryDays · categoryPerDay) / (days + categoryDays)
 *
 * @param sold base units in `days`, ≥ 0
 * @param days on sale and in stock, ≥ 0
 * @param categoryPerDay mean demand per day of the goods of the category, base units, ≥ 0
 * @param categoryDays how many days of its own the category's mean is worth, > 0
 * @returns base units per day
 * @throws RangeError if a number is negative or not finite, or categoryDays is not > 0
 * @see the mean of a Poisson rate with a gamma prior of shape categoryPerDay · categoryDays: Gelman et al., Bayesian Data Analysis, 3rd ed., §2.6
 * @example demandOfNewGoods({ sold: 12, days: 7, categoryPerDay: 0.8 }) // (12 + 14 · 0.8) / (7 + 14) = 1.1047619047619048
 */
export function demandOfNewGoods({ sold, days, categoryPerDay, categoryDays = 14 }: { sold: number; days: number; categoryPerDay: number; categoryDays?: number }): number {
  nonNegative('sold', sold);
  nonNegative('days', days);
  nonNegative('categoryPerDay', categoryPerDay);
  positive('categoryDays', categoryDays);
  return (sold + categoryDays * categoryPerDay) / (days + categoryDays);
}

/**
 * What the categories' goods sell: the median of their demand per day, which one best-seller does
 * not move.
 *
 * @param perDay demand per day of each of the category's goods with a history, base units, ≥ 0
 * @returns base units per day; 0 for a category without any
 * @throws RangeError if a number is negative or not finite
 * @example categoryDemandPerDay({ perDay: [0.2, 1, 9] }) // 1
 */
export function categoryDemandPerDay({ perDay }: { perDay: readonly number[] }): number {
  const sorted = perDay.map((value, i) => nonNegative(`perDay[${i}]`, value)).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
