import { nonNegative, positive } from '../check';
import { cheapestLot, type Lot, type LotLimits } from './cheapest-lot';
import { type LotInput } from './eoq';

/**
 * The cheapest lot where customers wait for the next delivery (预售), at a cost for each unit that
 * waits: the lot is larger, and part of it is sold before it comes.
 *
 *     Q* = √(2·K·D·(h + p) ÷ (h·p))      backordered share = h ÷ (h + p)
 *
 * The share does not depend on the lot, so any lot costs K·D ÷ Q + h·p ÷ (h + p)·Q ÷ 2.
 *
 * @param backorderFenPerUnitYear p, 分 for one base unit that waits one year, > 0
 * @throws RangeError if an argument is out of its range
 * @see Zipkin, Foundations of Inventory Management (2000), § 3.3; Snyder & Shen (2nd ed.), § 3.5
 * @example orderQuantityWithBackorders({ demandPerDay: 10, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25, backorderFenPerUnitYear: 600 })
 *   // { quantity: 382, backorderedShare: 0.25, mostBackordered: 95.5, … }
 */
export function orderQuantityWithBackorders({ demandPerDay, orderCostFen, unitCostFen, holdingRatePerYear, backorderFenPerUnitYear, ...limits }: LotInput & LotLimits & { backorderFenPerUnitYear: number }): Lot & {
  /** Of all demand, the share that waits. */
  backorderedShare: number;
  /** Base units that wait just before a receipt: order when so many do. */
  mostBackordered: number;
} {
  nonNegative('orderCostFen', orderCostFen);
  const h = positive('unitCostFen', unitCostFen) * positive('holdingRatePerYear', holdingRatePerYear);
  const p = positive('backorderFenPerUnitYear', backorderFenPerUnitYear);
  const backorderedShare = h / (h + p);
  const { lot } = cheapestLot(demandPerDay, [{ from: 0, to: Infinity, orderCostFen, holdingFenPerUnitYear: h * (p / (h + p)), fixedFenPerYear: 0 }], limits);
  return { ...lot, backorderedShare, mostBackordered: lot.quantity * backorderedShare };
}
