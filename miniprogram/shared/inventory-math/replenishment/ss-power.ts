import { nonNegative, positive } from '../check';
import { normalQuantile } from '../distribution/normal';

/** (s, S): at a review, if the inventory position is at or below s, order up to S. */
export interface SsPolicy {
  /** s */
  reorderPoint: number;
  /** S */
  orderUpTo: number;
}

/**
 * The power approximation of the (s, S) policy of least cost, periodic review, unmet demand waits:
 * a formula fitted to many exact solutions, within a few per cent of them.
 *
 *     Q = 1.30·μ^0.494·(K ÷ h)^0.506·(1 + σ_P² ÷ μ²)^0.116
 *     s = 0.973·μ_P + σ_P·(0.183 ÷ z + 1.063 − 2.192·z)      z = √(Q·h ÷ (σ_P·p))
 *     S = s + Q
 *
 * with μ_P, σ_P over lead time and one period. Where Q is at most 1.5·μ an order is due at nearly
 * every review, and neither s nor S is above the order-up-to level without a cost of ordering.
 *
 * @param demandMeanPerPeriod   μ, base units, > 0
 * @param demandStdDevPerPeriod σ, base units, > 0
 * @param leadTimePeriods       from order to receipt, ≥ 0; 0 by default
 * @param orderCostFen          K, 分 per order, > 0
 * @param holdingFenPerUnit     h, 分 per base unit and period, > 0
 * @param shortageFenPerUnit    p, 分 per base unit that waits, and period, > 0
 * @returns not rounded; `isClipped` where the last rule was used
 * @throws RangeError if an argument is out of its range
 * @see Ehrhardt & Mosier, A revision of the power approximation for computing (s, S) policies, Management Science 30 (1984)
 * @example ssPower({ demandMeanPerPeriod: 50, demandStdDevPerPeriod: 8, orderCostFen: 250, holdingFenPerUnit: 18, shortageFenPerUnit: 70 })
 *   // { reorderPoint: 40.19…, orderUpTo: 56.60…, isClipped: true }
 */
export function ssPower({ demandMeanPerPeriod, demandStdDevPerPeriod, leadTimePeriods = 0, orderCostFen, holdingFenPerUnit, shortageFenPerUnit }: {
  demandMeanPerPeriod: number; demandStdDevPerPeriod: number; leadTimePeriods?: number;
  orderCostFen: number; holdingFenPerUnit: number; shortageFenPerUnit: number;
}): SsPolicy & { isClipped: boolean } {
  const mean = positive('demandMeanPerPeriod', demandMeanPerPeriod);
  positive('demandStdDevPerPeriod', demandStdDevPerPeriod);
  const protection = nonNegative('leadTimePeriods', leadTimePeriods) + 1;
  positive('orderCostFen', orderCostFen);
  const h = positive('holdingFenPerUnit', holdingFenPerUnit);
  const p = positive('shortageFenPerUnit', shortageFenPerUnit);
  const meanProtected = mean * protection;
  const deviation = demandStdDevPerPeriod * Math.sqrt(protection);

  const quantity = 1.3 * mean ** 0.494 * (orderCostFen / h) ** 0.506 * (1 + (deviation / mean) ** 2) ** 0.116;
  const z = Math.sqrt(quantity / deviation * h / p);
  const reorderPoint = 0.973 * meanProtected + deviation * (0.183 / z + 1.063 - 2.192 * z);
  if (quantity > 1.5 * mean) return { reorderPoint, orderUpTo: reorderPoint + quantity, isClipped: false };
  const most = meanProtected + deviation * normalQuantile(p / (p + h));
  return { reorderPoint: Math.min(reorderPoint, most), orderUpTo: Math.min(reorderPoint + quantity, most), isClipped: true };
}
