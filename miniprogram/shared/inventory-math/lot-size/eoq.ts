import { nonNegative, positive } from '../check';
import { DAYS_PER_YEAR } from '../year';

/** What a lot size is decided from. */
export interface LotInput {
  /** Base units per day, ≥ 0: the forecast. */
  demandPerDay: number;
  /** K, 分 per order, ≥ 0: freight, and the work of ordering and receiving. */
  orderCostFen: number;
  /** c, 分 per base unit, > 0: the purchase price. */
  unitCostFen: number;
  /** i, share of the value per year, > 0: capital, space, spoilage; 0.25 is usual. */
  holdingRatePerYear: number;
}

/**
 * Economic order quantity (经济订货量): the order at which ordering and holding together cost least.
 *
 *     Q* = √(2·K·D ÷ h)      cost = √(2·K·D·h)      h = i·c
 *
 * Assumes steady demand, a price that does not depend on the quantity, and room for all of it.
 *
 * @returns not rounded; 0 with no demand or no cost of ordering (order what is sold)
 * @throws RangeError if an argument is out of its range
 * @see Harris, How many parts to make at once, Factory 10 (1913); Snyder & Shen, Fundamentals of Supply Chain Theory (2nd ed.), § 3.2
 * @example eoq({ demandPerDay: 10, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25 })
 *   // { quantity: 330.90…, costFenPerYear: 66181.5…, orderIntervalDays: 33.09… }
 */
export function eoq({ demandPerDay, orderCostFen, unitCostFen, holdingRatePerYear }: LotInput): {
  quantity: number;
  /** Ordering and holding; the goods themselves not. */
  costFenPerYear: number;
  /** Q* ÷ demand; 0 where Q* is. */
  orderIntervalDays: number;
} {
  nonNegative('demandPerDay', demandPerDay);
  nonNegative('orderCostFen', orderCostFen);
  const holding = positive('unitCostFen', unitCostFen) * positive('holdingRatePerYear', holdingRatePerYear);
  const quantity = Math.sqrt(2 * orderCostFen * demandPerDay * DAYS_PER_YEAR / holding);
  return { quantity, costFenPerYear: quantity * holding, orderIntervalDays: quantity === 0 ? 0 : quantity / demandPerDay };
}

/**
 * What a lot of any size costs: the way to show a merchant's own quantity beside the best one.
 *
 *     ordering = K·D ÷ Q      holding = h·Q ÷ 2
 *
 * @param quantity Q, base units, > 0
 * @throws RangeError if an argument is out of its range
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory (2nd ed.), eq. 3.3
 * @example lotCost({ demandPerDay: 10, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25, quantity: 500 })
 *   // { orderingFenPerYear: 21900, holdingFenPerYear: 50000, totalFenPerYear: 71900 }
 */
export function lotCost({ demandPerDay, orderCostFen, unitCostFen, holdingRatePerYear, quantity }: LotInput & { quantity: number }): {
  orderingFenPerYear: number; holdingFenPerYear: number; totalFenPerYear: number;
} {
  nonNegative('demandPerDay', demandPerDay);
  nonNegative('orderCostFen', orderCostFen);
  positive('unitCostFen', unitCostFen);
  positive('holdingRatePerYear', holdingRatePerYear);
  positive('quantity', quantity);
  const orderingFenPerYear = orderCostFen * demandPerDay * DAYS_PER_YEAR / quantity;
  const holdingFenPerYear = unitCostFen * holdingRatePerYear * quantity / 2;
  return { orderingFenPerYear, holdingFenPerYear, totalFenPerYear: orderingFenPerYear + holdingFenPerYear };
}
