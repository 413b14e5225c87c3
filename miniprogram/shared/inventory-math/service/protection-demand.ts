import { nonNegative } from '../check';

/** What is known of a SKU's demand and of its supplier; every rate is per day, every time in days. */
export interface ProtectionInput {
  /** μ, base units per day, ≥ 0: the forecast. */
  demandMeanPerDay: number;
  /** σ, base units per day, ≥ 0: the root mean square error of the forecast, not the deviation of demand. */
  demandStdDevPerDay: number;
  /** L, days from order to shelf, ≥ 0. */
  leadTimeDays: number;
  /** σ_L, days, ≥ 0; without it every delivery takes the same time. */
  leadTimeStdDevDays?: number;
  /** R, days between looks at the stock, ≥ 0; without it the stock is watched at each sale. */
  reviewPeriodDays?: number;
}

export interface ProtectionDemand {
  /** R + L: what is there when ordering must last so long. */
  intervalDays: number;
  /** Base units over that time. */
  mean: number;
  variance: number;
  standardDeviation: number;
}

/**
 * Demand over the protection interval (保护期): from one chance to order until what is ordered at
 * the next has come.
 *
 *     mean = μ·(R + L)      variance = (R + L)·σ² + μ²·σ_L²
 *
 * Assumes that days are independent of each other, and of the lead time. The mean grows with the
 * time, the deviation with its root; a lead time that varies enters with the square of the demand.
 *
 * @throws RangeError if an argument is negative or not finite
 * @see Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 3; Silver, Pyke & Thomas (4th ed.), § 6.10
 * @example protectionDemand({ demandMeanPerDay: 20, demandStdDevPerDay: 5, leadTimeDays: 4, leadTimeStdDevDays: 1 })
 *   // { intervalDays: 4, mean: 80, variance: 500, standardDeviation: 22.36… }
 */
export function protectionDemand({ demandMeanPerDay, demandStdDevPerDay, leadTimeDays, leadTimeStdDevDays = 0, reviewPeriodDays = 0 }: ProtectionInput): ProtectionDemand {
  nonNegative('demandMeanPerDay', demandMeanPerDay);
  nonNegative('demandStdDevPerDay', demandStdDevPerDay);
  nonNegative('leadTimeStdDevDays', leadTimeStdDevDays);
  const intervalDays = nonNegative('leadTimeDays', leadTimeDays) + nonNegative('reviewPeriodDays', reviewPeriodDays);
  const variance = intervalDays * demandStdDevPerDay ** 2 + demandMeanPerDay ** 2 * leadTimeStdDevDays ** 2;
  return { intervalDays, mean: demandMeanPerDay * intervalDays, variance, standardDeviation: Math.sqrt(variance) };
}
