import { nonNegative, positive } from '../check';
import { cheapestLot, type Lot, type LotLimits } from './cheapest-lot';
import { type LotInput } from './eoq';

/**
 * Economic production quantity (经济生产批量): the lot of what one makes oneself, which comes in
 * over time while it already sells, so stock never reaches the whole lot.
 *
 *     Q* = √(2·K·D ÷ (h·(1 − D ÷ P)))
 *
 * @param productionPerDay P, base units per day, above demandPerDay
 * @throws RangeError if an argument is out of its range
 * @see Taft, The most economical production lot, Iron Age 101 (1918); Snyder & Shen (2nd ed.), § 3.6
 * @example productionQuantity({ demandPerDay: 10, productionPerDay: 40, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25 }).quantity // 382
 */
export function productionQuantity({ demandPerDay, productionPerDay, orderCostFen, unitCostFen, holdingRatePerYear, ...limits }: LotInput & LotLimits & { productionPerDay: number }): Lot & {
  /** Base units, when the run ends. */
  highestStock: number;
} {
  nonNegative('demandPerDay', demandPerDay);
  nonNegative('orderCostFen', orderCostFen);
  if (!(productionPerDay > demandPerDay && productionPerDay < Infinity)) throw new RangeError(`productionPerDay must be a finite number above demandPerDay ${demandPerDay}, got ${productionPerDay}`);
  const kept = 1 - demandPerDay / productionPerDay;
  const holdingFenPerUnitYear = positive('unitCostFen', unitCostFen) * positive('holdingRatePerYear', holdingRatePerYear) * kept;
  const { lot } = cheapestLot(demandPerDay, [{ from: 0, to: Infinity, orderCostFen, holdingFenPerUnitYear, fixedFenPerYear: 0 }], limits);
  return { ...lot, highestStock: lot.quantity * kept };
}
