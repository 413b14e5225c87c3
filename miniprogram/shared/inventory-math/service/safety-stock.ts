import { positive, probability } from '../check';
import { normalLossInverse, normalQuantile } from '../distribution/normal';
import { protectionDemand, type ProtectionInput } from './protection-demand';

export interface SafetyStock {
  /** Base units, not rounded; below 0 where a large order alone gives more than is asked. */
  safetyStock: number;
  /** k: safety stock in standard deviations. */
  safetyFactor: number;
  /** Mean demand over the protection interval, plus safety stock; not rounded. */
  level: number;
}

/**
 * Safety stock (安全库存) for a cycle service level: the probability that no unit is short in an
 * order cycle. Continuous review without `reviewPeriodDays`: `level` is the reorder point; with
 * it, `level` is the order-up-to level.
 *
 *     safetyStock = z·√((R + L)·σ² + μ²·σ_L²)      z = Φ⁻¹(cycleServiceLevel)
 *
 * Assumes normal demand over the protection interval: for skewed or slow demand take
 * `chooseDistribution` and `reorderPoint`.
 *
 * @param cycleServiceLevel within (0, 1)
 * @throws RangeError if an argument is out of its range
 * @see Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains (4th ed.), ch. 6
 * @example safetyStock({ demandMeanPerDay: 20, demandStdDevPerDay: 5, leadTimeDays: 4, cycleServiceLevel: 0.95 })
 *   // { safetyStock: 16.448…, safetyFactor: 1.644…, level: 96.448… }
 */
export function safetyStock({ cycleServiceLevel, ...protection }: ProtectionInput & { cycleServiceLevel: number }): SafetyStock {
  probability('cycleServiceLevel', cycleServiceLevel);
  const { mean, standardDeviation } = protectionDemand(protection);
  const safetyFactor = normalQuantile(cycleServiceLevel);
  const stock = safetyFactor * standardDeviation;
  return { safetyStock: stock, safetyFactor, level: mean + stock };
}

/**
 * Safety stock for a fill rate: the share of demand that is met at once. A fill rate is not a
 * cycle service level: with large orders stock runs low seldom, and a little safety, even none,
 * is enough.
 *
 *     safetyStock = k·σ      G(k) = (1 − fillRate)·Q ÷ σ
 *
 * G is the normal loss function; units short twice, in one cycle and the next, are neglected
 * (`reorderPointForFillRate` does not).
 *
 * @param fillRate      within (0, 1)
 * @param orderQuantity Q, base units, > 0: the order, or mean demand of a review period
 * @throws RangeError if an argument is out of its range
 * @see Silver, Pyke & Thomas (4th ed.), § 6.7
 * @example safetyStockForFillRate({ demandMeanPerDay: 20, demandStdDevPerDay: 5, leadTimeDays: 4, fillRate: 0.99, orderQuantity: 200 })
 *   // { safetyStock: 4.928…, safetyFactor: 0.492…, level: 84.928… }
 */
export function safetyStockForFillRate({ fillRate, orderQuantity, ...protection }: ProtectionInput & { fillRate: number; orderQuantity: number }): SafetyStock {
  probability('fillRate', fillRate);
  positive('orderQuantity', orderQuantity);
  const { mean, standardDeviation } = protectionDemand(protection);
  // Nothing varies: no unit is ever short.
  if (standardDeviation === 0) return { safetyStock: 0, safetyFactor: 0, level: mean };
  const safetyFactor = normalLossInverse((1 - fillRate) * orderQuantity / standardDeviation);
  const stock = safetyFactor * standardDeviation;
  return { safetyStock: stock, safetyFactor, level: mean + stock };
}
