import { nonNegative, positive } from '../check';
import { cheapestLot, type Lot, type LotLimits } from './cheapest-lot';
import { type LotInput } from './eoq';

/**
 * The economic order quantity that can really be ordered: whole packs, not below the supplier's
 * minimum, and no more than is sold before it expires. The cost is convex, so the best is one of
 * the two multiples around Q*, or a limit; not simply the nearer: 0.6 packs too much costs less
 * than 0.6 too little.
 *
 * @throws RangeError if an argument is out of its range
 * @see Silver, Pyke & Thomas (4th ed.), § 4.7
 * @example orderQuantity({ demandPerDay: 10, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25, packSize: 24, shelfLifeDays: 30 })
 *   // { quantity: 288, idealQuantity: 330.90…, costFenPerYear: 66820.8…, limitedBy: 'shelfLife', isBeyondShelfLife: false }
 */
export function orderQuantity({ demandPerDay, orderCostFen, unitCostFen, holdingRatePerYear, ...limits }: LotInput & LotLimits): Lot {
  nonNegative('orderCostFen', orderCostFen);
  const holdingFenPerUnitYear = positive('unitCostFen', unitCostFen) * positive('holdingRatePerYear', holdingRatePerYear);
  return cheapestLot(demandPerDay, [{ from: 0, to: Infinity, orderCostFen, holdingFenPerUnitYear, fixedFenPerYear: 0 }], limits).lot;
}
