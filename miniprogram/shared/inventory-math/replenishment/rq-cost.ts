import { finite, nonNegative, positive } from '../check';
import { type Distribution } from '../distribution/distribution';
import { DAYS_PER_YEAR } from '../year';

/** What an (r, Q) policy is decided from, where a unit that is short waits and costs by the time it waits. */
export interface RqInput {
  /** Base units per day, > 0. */
  demandPerDay: number;
  /** Demand over the lead time; discrete where single units are ordered and sold. */
  leadTimeDemand: Distribution;
  /** K, 分 per order, > 0 */
  orderCostFen: number;
  /** h, 分 for one base unit on the shelf for one year, > 0 */
  holdingFenPerUnitYear: number;
  /** p, 分 for one base unit that is waited for, one year, > 0 */
  backorderFenPerUnitYear: number;
}

/** Checks what every (r, Q) formula asks. */
export function checkedRq({ demandPerDay, orderCostFen, holdingFenPerUnitYear, backorderFenPerUnitYear }: RqInput): void {
  positive('demandPerDay', demandPerDay);
  positive('orderCostFen', orderCostFen);
  positive('holdingFenPerUnitYear', holdingFenPerUnitYear);
  positive('backorderFenPerUnitYear', backorderFenPerUnitYear);
}

/** G(y) = h·(y − μ) + (h + p)·n(y): the yearly rate of cost with an inventory position of y. Positional, unchecked. */
export function positionCost({ leadTimeDemand, holdingFenPerUnitYear, backorderFenPerUnitYear }: RqInput, y: number): number {
  return holdingFenPerUnitYear * (y - leadTimeDemand.mean) + (holdingFenPerUnitYear + backorderFenPerUnitYear) * leadTimeDemand.loss(y);
}

/** (K·D + Σ G over the positions of one cycle) ÷ Q, the sum in closed form by the second-order loss. Positional, unchecked. */
export function cycleCost(input: RqInput, reorderPoint: number, orderQuantity: number): number {
  const { demandPerDay, leadTimeDemand, orderCostFen, holdingFenPerUnitYear: h, backorderFenPerUnitYear: p } = input;
  // The position is uniform on (r, r + Q): in the mean r + Q/2, of whole units r + (Q + 1)/2.
  const meanPosition = reorderPoint + (orderQuantity + (leadTimeDemand.isDiscrete ? 1 : 0)) / 2;
  const short = leadTimeDemand.secondLoss(reorderPoint) - leadTimeDemand.secondLoss(reorderPoint + orderQuantity);
  return (orderCostFen * demandPerDay * DAYS_PER_YEAR + (h + p) * short) / orderQuantity + h * (meanPosition - leadTimeDemand.mean);
}

/**
 * The exact yearly cost of an (r, Q) policy, under continuous review and demand of any family.
 *
 *     (K·D + ∫ᵣ^{r+Q} G(y) dy) ÷ Q      G(y) = h·E[(y − X)⁺] + p·E[(X − y)⁺]
 *
 * With discrete demand the integral is a sum over y = r + 1 … r + Q, and r and Q are whole.
 *
 * @param reorderPoint  r, base units, of any sign
 * @param orderQuantity Q, base units, > 0
 * @returns 分 per year
 * @throws RangeError if an argument is out of its range, or not whole under discrete demand
 * @see Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 4; Zheng, On properties of stochastic inventory systems, Management Science 38 (1992)
 * @example rqCost({ demandPerDay: 1.5 / 365, leadTimeDemand: poisson({ mean: 3 }), orderCostFen: 100, holdingFenPerUnitYear: 20, backorderFenPerUnitYear: 150, reorderPoint: 3, orderQuantity: 5 })
 *   // 107.92358063314975
 */
export function rqCost({ reorderPoint, orderQuantity, ...input }: RqInput & { reorderPoint: number; orderQuantity: number }): number {
  checkedRq(input);
  finite('reorderPoint', reorderPoint);
  positive('orderQuantity', orderQuantity);
  if (input.leadTimeDemand.isDiscrete) {
    if (!Number.isInteger(reorderPoint)) throw new RangeError(`reorderPoint must be a whole number under discrete demand, got ${reorderPoint}`);
    if (!Number.isInteger(orderQuantity)) throw new RangeError(`orderQuantity must be a whole number under discrete demand, got ${orderQuantity}`);
  }
  return nonNegative('cost', cycleCost(input, reorderPoint, orderQuantity));
}
