import { positive, probability } from '../check';
import { type Distribution } from '../distribution/distribution';
import { fillRate as fillRateOf } from './fill-rate';
import { leastLevel } from './least-level';

export interface ReorderPoint {
  /** Base units, a whole number ≥ 0: order when the inventory position is at or below it. */
  reorderPoint: number;
  /** Reorder point − mean demand; below 0 where it is less than the mean. */
  safetyStock: number;
  /** P(no unit short in a cycle), with the reorder point as rounded. */
  cycleServiceLevel: number;
  /** Base units, in the mean. */
  unitsShortPerCycle: number;
}

const described = (demand: Distribution, reorderPoint: number): ReorderPoint => ({
  reorderPoint,
  safetyStock: reorderPoint - demand.mean,
  cycleServiceLevel: demand.cumulative(reorderPoint),
  unitsShortPerCycle: demand.loss(reorderPoint),
});

/**
 * Reorder point (再订货点) for a cycle service level, under demand of any family: the least whole
 * quantity that covers demand with the wanted probability. Rounded up: rounding down breaks the
 * promise. With demand over R + L instead of L it is the order-up-to level of a periodic review.
 *
 * @param demand            over the lead time
 * @param cycleServiceLevel within (0, 1)
 * @throws RangeError if cycleServiceLevel is outside (0, 1)
 * @see Silver, Pyke & Thomas (4th ed.), ch. 6 and 7
 * @example reorderPoint({ demand: poisson({ mean: 4 }), cycleServiceLevel: 0.95 })
 *   // { reorderPoint: 8, safetyStock: 4, cycleServiceLevel: 0.9786…, unitsShortPerCycle: 0.0336… }
 */
export function reorderPoint({ demand, cycleServiceLevel }: { demand: Distribution; cycleServiceLevel: number }): ReorderPoint {
  probability('cycleServiceLevel', cycleServiceLevel);
  return described(demand, Math.max(0, Math.ceil(demand.quantile(cycleServiceLevel))));
}

/**
 * Reorder point for a fill rate, exact, under demand of any family: the least whole quantity ≥ 0
 * whose `fillRate` with that order quantity is at least the wanted one.
 *
 * @param demand        over the lead time
 * @param orderQuantity Q, base units, > 0
 * @param fillRate      within (0, 1)
 * @throws RangeError if an argument is out of its range
 * @see Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 4
 * @example reorderPointForFillRate({ demand: poisson({ mean: 4 }), orderQuantity: 10, fillRate: 0.98 }).reorderPoint // 6
 */
export function reorderPointForFillRate({ demand, orderQuantity, fillRate }: { demand: Distribution; orderQuantity: number; fillRate: number }): ReorderPoint & {
  /** With the reorder point as rounded. */
  fillRate: number;
} {
  positive('orderQuantity', orderQuantity);
  probability('fillRate', fillRate);
  const rate = (level: number): number => fillRateOf({ demand, reorderPoint: level, orderQuantity }).exact;
  const level = leastLevel(demand, (each) => rate(each) >= fillRate);
  return { ...described(demand, level), fillRate: rate(level) };
}
