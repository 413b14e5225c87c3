import { positive } from '../check';
import { type Distribution } from '../distribution/distribution';
import { DAYS_PER_YEAR } from '../year';
import { checkedRq, cycleCost, type RqInput } from './rq-cost';
import { type RqPolicy } from './rq-exact';
import { rqForQuantity } from './rq-for-quantity';

/*
 * The classical ways to an (r, Q) policy, each with what it really costs beside it. `rqExact` is
 * as quick and never dearer: these are for comparison, and for what a textbook or another
 * program says.
 */

const ROUNDS_MAX = 200;

const described = (input: RqInput, reorderPoint: number, orderQuantity: number): RqPolicy => ({
  reorderPoint, orderQuantity, costFenPerYear: cycleCost(input, reorderPoint, orderQuantity),
});

function continuous({ leadTimeDemand }: RqInput): void {
  if (leadTimeDemand.isDiscrete) throw new RangeError('leadTimeDemand must be continuous, got a discrete distribution');
}

const quantity = (demandPerDay: number, fenPerOrder: number, holding: number): number => Math.sqrt(2 * demandPerDay * DAYS_PER_YEAR * fenPerOrder / holding);

/**
 * EOQ plus safety stock: Q as if nothing varied, r as if each cycle were the only one.
 *
 *     Q = √(2·K·D ÷ h)      r = F⁻¹(p ÷ (h + p))
 *
 * @throws RangeError if an argument is out of its range, or demand discrete
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory (2nd ed.), § 5.3
 * @example rqEoqSafetyStock({ demandPerDay: 1300 / 365, leadTimeDemand: normal({ mean: 1300 / 12, standardDeviation: 150 / Math.sqrt(12) }), orderCostFen: 800, holdingFenPerUnitYear: 22.5, backorderFenPerUnitYear: 750 })
 *   // { reorderPoint: 190.33…, orderQuantity: 304.04…, costFenPerYear: 8704.8… }
 */
export function rqEoqSafetyStock(input: RqInput): RqPolicy {
  checkedRq(input);
  continuous(input);
  const { demandPerDay, leadTimeDemand, orderCostFen, holdingFenPerUnitYear: h, backorderFenPerUnitYear: p } = input;
  return described(input, leadTimeDemand.quantile(p / (h + p)), quantity(demandPerDay, orderCostFen, h));
}

/**
 * EOQ with backorders: Q as if nothing varied but customers may wait, r exact for that Q. Its cost
 * is at most an eighth above the least.
 *
 *     Q = √(2·K·D·(h + p) ÷ (h·p))      G(r) = G(r + Q)
 *
 * @throws RangeError if an argument is out of its range, or demand discrete
 * @see Zheng, On properties of stochastic inventory systems, Management Science 38 (1992)
 * @example rqEoqBackorders({ demandPerDay: 1300 / 365, leadTimeDemand: normal({ mean: 1300 / 12, standardDeviation: 150 / Math.sqrt(12) }), orderCostFen: 800, holdingFenPerUnitYear: 22.5, backorderFenPerUnitYear: 750 })
 *   // { reorderPoint: 128.63…, orderQuantity: 308.57…, costFenPerYear: 7820.2… }
 */
export function rqEoqBackorders(input: RqInput): RqPolicy {
  checkedRq(input);
  continuous(input);
  const { demandPerDay, orderCostFen, holdingFenPerUnitYear: h, backorderFenPerUnitYear: p } = input;
  return rqForQuantity({ ...input, orderQuantity: quantity(demandPerDay, orderCostFen, h) * Math.sqrt((h + p) / p) });
}

/** The level at which `short` units are short in the mean: n⁻¹. From the left Newton's steps on a convex function stay there. */
function covering(demand: Distribution, short: number): number {
  let x = demand.mean - short;
  for (let i = 0; i < 200; i++) {
    const step = (demand.loss(x) - short) / demand.tail(x);
    if (!(Math.abs(step) > 1e-13 * (1 + Math.abs(x)))) break;
    x += step;
  }
  return x;
}

/**
 * Expected inventory level: each unit short costs once, however long it waits; the shelf is
 * thought to fall evenly from r + Q − demand to r − demand. Solved by turns.
 *
 *     r = F⁻¹(1 − h·Q ÷ (p·D))      Q = √(2·D·(K + p·n(r)) ÷ h)
 *
 * @param shortageFenPerUnit p, 分 per base unit short, > 0: by the unit, not by the year
 * @returns `approximateCostFenPerYear` by its own reckoning: h·(r − μ + Q ÷ 2) + (K + p·n(r))·D ÷ Q
 * @throws RangeError if an argument is out of its range, or a unit short so cheap that no stock pays
 * @see Whitin, The Theory of Inventory Management (1953); Hadley & Whitin (1963), § 4.2; Snyder & Shen (2nd ed.), § 5.3
 * @example rqExpectedLevel({ demandPerDay: 1300 / 365, leadTimeDemand: normal({ mean: 1300 / 12, standardDeviation: 150 / Math.sqrt(12) }), orderCostFen: 800, holdingFenPerUnitYear: 22.5, shortageFenPerUnit: 750 })
 *   // { reorderPoint: 213.97…, orderQuantity: 318.59…, approximateCostFenPerYear: 9545.11… }
 */
export function rqExpectedLevel({ shortageFenPerUnit: p, demandPerDay, leadTimeDemand, orderCostFen, holdingFenPerUnitYear: h }: Omit<RqInput, 'backorderFenPerUnitYear'> & { shortageFenPerUnit: number }): {
  reorderPoint: number; orderQuantity: number; approximateCostFenPerYear: number;
} {
  positive('demandPerDay', demandPerDay);
  positive('orderCostFen', orderCostFen);
  positive('holdingFenPerUnitYear', h);
  positive('shortageFenPerUnit', p);
  const demandPerYear = demandPerDay * DAYS_PER_YEAR;
  let orderQuantity = quantity(demandPerDay, orderCostFen, h);
  let reorderPoint = 0;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const uncovered = h * orderQuantity / (p * demandPerYear);
    if (uncovered >= 1) throw new RangeError(`shortageFenPerUnit must be above ${h * orderQuantity / demandPerYear} for stock to pay, got ${p}`);
    const point = leadTimeDemand.quantile(1 - uncovered);
    const next = quantity(demandPerDay, orderCostFen + p * leadTimeDemand.loss(point), h);
    const isSettled = Math.abs(next - orderQuantity) <= 1e-12 * next && Math.abs(point - reorderPoint) <= 1e-12 * Math.abs(point);
    [reorderPoint, orderQuantity] = [point, next];
    if (isSettled) break;
  }
  const perOrder = orderCostFen + p * leadTimeDemand.loss(reorderPoint);
  return { reorderPoint, orderQuantity, approximateCostFenPerYear: h * (reorderPoint - leadTimeDemand.mean + orderQuantity / 2) + perOrder * demandPerYear / orderQuantity };
}

/**
 * Loss functions: the exact conditions without what is short at the upper end of the cycle.
 * Solved by turns.
 *
 *     n(r) = h·Q ÷ (h + p)      Q = √(2·(K·D + (h + p)·n₂(r)) ÷ h)
 *
 * @throws RangeError if an argument is out of its range, or demand discrete
 * @see Hadley & Whitin (1963), § 4.4; Snyder & Shen (2nd ed.), § 5.3
 * @example rqLossFunctions({ demandPerDay: 1300 / 365, leadTimeDemand: normal({ mean: 1300 / 12, standardDeviation: 150 / Math.sqrt(12) }), orderCostFen: 800, holdingFenPerUnitYear: 22.5, backorderFenPerUnitYear: 750 })
 *   // { reorderPoint: 126.86…, orderQuantity: 328.44…, costFenPerYear: 7807.1… }
 */
export function rqLossFunctions(input: RqInput): RqPolicy {
  checkedRq(input);
  continuous(input);
  const { demandPerDay, leadTimeDemand, orderCostFen, holdingFenPerUnitYear: h, backorderFenPerUnitYear: p } = input;
  const orderCostPerYear = orderCostFen * demandPerDay * DAYS_PER_YEAR;
  let orderQuantity = quantity(demandPerDay, orderCostFen, h);
  let reorderPoint = leadTimeDemand.mean;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const point = covering(leadTimeDemand, h * orderQuantity / (h + p));
    const next = Math.sqrt(2 * (orderCostPerYear + (h + p) * leadTimeDemand.secondLoss(point)) / h);
    const isSettled = Math.abs(next - orderQuantity) <= 1e-12 * next;
    [reorderPoint, orderQuantity] = [point, next];
    if (isSettled) break;
  }
  return described(input, reorderPoint, orderQuantity);
}
