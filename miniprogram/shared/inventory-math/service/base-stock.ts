import { positive, probability } from '../check';
import { type Distribution } from '../distribution/distribution';
import { leastLevel } from './least-level';
import { periodicFillRate } from './fill-rate';

export interface BaseStock {
  /** S, base units, a whole number ≥ 0: order up to it at each review. */
  baseStock: number;
  /** S − mean demand over the protection interval. */
  safetyStock: number;
  /** P(no unit short at the end of a review period). */
  cycleServiceLevel: number;
  /** Base units in the mean, at the end of a review period. */
  onHand: number;
  backorders: number;
}

const described = (demand: Distribution, baseStock: number): BaseStock => {
  const backorders = demand.loss(baseStock);
  return {
    baseStock,
    safetyStock: baseStock - demand.mean,
    cycleServiceLevel: demand.cumulative(baseStock),
    onHand: baseStock - demand.mean + backorders,
    backorders,
  };
};

const wholeQuantile = (demand: Distribution, at: number): number => Math.max(0, Math.ceil(demand.quantile(at)));

/**
 * Base stock (order-up-to level, 最高库存) for a cycle service level: the least whole quantity
 * that covers demand over the protection interval with the wanted probability.
 *
 * @param demand            over R + L
 * @param cycleServiceLevel within (0, 1)
 * @throws RangeError if cycleServiceLevel is outside (0, 1)
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory (2nd ed.), § 4.3
 * @example baseStock({ demand: poisson({ mean: 12 }), cycleServiceLevel: 0.95 }).baseStock // 18
 */
export function baseStock({ demand, cycleServiceLevel }: { demand: Distribution; cycleServiceLevel: number }): BaseStock {
  return described(demand, wholeQuantile(demand, probability('cycleServiceLevel', cycleServiceLevel)));
}

/**
 * Base stock of least cost, where a unit that is there and a unit that is short both cost by the
 * review period.
 *
 *     S = F⁻¹(p ÷ (p + h))      cost = h·E[(S − D)⁺] + p·E[(D − S)⁺]
 *
 * @param demand              over R + L
 * @param holdingFenPerUnit   h, 分 per base unit and review period, > 0
 * @param shortageFenPerUnit  p, 分 per base unit and review period, > 0
 * @throws RangeError if a cost is not above 0
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory (2nd ed.), § 4.3
 * @example baseStockByCost({ demand: normal({ mean: 120, standardDeviation: 30 }), holdingFenPerUnit: 18, shortageFenPerUnit: 70 }).baseStock // 145
 */
export function baseStockByCost({ demand, holdingFenPerUnit, shortageFenPerUnit }: { demand: Distribution; holdingFenPerUnit: number; shortageFenPerUnit: number }): BaseStock & {
  /** 分 per review period, in the mean, at S as rounded. */
  costFen: number;
} {
  positive('holdingFenPerUnit', holdingFenPerUnit);
  positive('shortageFenPerUnit', shortageFenPerUnit);
  const level = described(demand, wholeQuantile(demand, shortageFenPerUnit / (shortageFenPerUnit + holdingFenPerUnit)));
  return { ...level, costFen: holdingFenPerUnit * level.onHand + shortageFenPerUnit * level.backorders };
}

/**
 * Base stock for a fill rate, exact: the least whole quantity ≥ 0 with `periodicFillRate` at least
 * the wanted one.
 *
 * @param demandLeadTime   over L
 * @param demandProtection over R + L, with a larger mean
 * @param fillRate         within (0, 1)
 * @throws RangeError if fillRate is outside (0, 1), or the protection interval has less demand than the lead time
 * @see Silver, Pyke & Thomas (4th ed.), § 6.9
 * @example baseStockForFillRate({ demandLeadTime: poisson({ mean: 8 }), demandProtection: poisson({ mean: 12 }), fillRate: 0.95 }).baseStock // 17
 */
export function baseStockForFillRate({ demandLeadTime, demandProtection, fillRate }: { demandLeadTime: Distribution; demandProtection: Distribution; fillRate: number }): BaseStock & {
  /** With S as rounded. */
  fillRate: number;
} {
  probability('fillRate', fillRate);
  const rate = (orderUpTo: number): number => periodicFillRate({ demandLeadTime, demandProtection, orderUpTo }).fillRate;
  const level = leastLevel(demandProtection, (each) => rate(each) >= fillRate);
  return { ...described(demandProtection, level), fillRate: rate(level) };
}
