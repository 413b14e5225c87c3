import { nonNegative, positive } from '../check';

/**
 * What a lot costs beside the best one: half as much more costs 8 % more, twice as much 25 %.
 *
 *     cost(Q) ÷ cost(Q*) = (Q ÷ Q* + Q* ÷ Q) ÷ 2
 *
 * Holds for ordering and holding costs; the price of the goods is not part of it.
 *
 * @param quantity      Q, base units, > 0
 * @param idealQuantity Q*, base units, > 0
 * @returns ≥ 1
 * @throws RangeError if an argument is not above 0
 * @see Silver, Pyke & Thomas (4th ed.), § 4.3
 * @example relativeLotCost({ quantity: 150, idealQuantity: 100 }) // 1.0833333333333333
 */
export function relativeLotCost({ quantity, idealQuantity }: { quantity: number; idealQuantity: number }): number {
  const ratio = positive('quantity', quantity) / positive('idealQuantity', idealQuantity);
  return (ratio + 1 / ratio) / 2;
}

/**
 * The lots that cost at most so much more than the best: how free a merchant is to order as suits.
 *
 *     Q* · (1 + e ± √((1 + e)² − 1))
 *
 * @param idealQuantity Q*, base units, > 0
 * @param extraCost     e, a share ≥ 0: 0.05 is 5 % more
 * @throws RangeError if an argument is out of its range
 * @example lotsWithin({ idealQuantity: 100, extraCost: 0.05 }) // { least: 72.98…, most: 137.01… }
 */
export function lotsWithin({ idealQuantity, extraCost }: { idealQuantity: number; extraCost: number }): { least: number; most: number } {
  positive('idealQuantity', idealQuantity);
  const sum = 1 + nonNegative('extraCost', extraCost);
  const most = idealQuantity * (sum + Math.sqrt(sum * sum - 1));
  // The product of both ratios is 1: dividing keeps the digits that subtracting would lose.
  return { least: idealQuantity * (idealQuantity / most), most };
}
