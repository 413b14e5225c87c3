import { positive } from '../check';
import { checkedRq, cycleCost, positionCost, type RqInput } from './rq-cost';
import { type RqPolicy } from './rq-exact';

/**
 * The exact reorder point for an order quantity that is given: by the supplier, by the pack, or by
 * habit. It makes both ends of the cycle cost the same.
 *
 *     G(r) = G(r + Q)
 *
 * @param orderQuantity Q, base units, > 0; whole under discrete demand
 * @throws RangeError if an argument is out of its range
 * @see Zheng, On properties of stochastic inventory systems, Management Science 38 (1992)
 * @example rqForQuantity({ demandPerDay: 1300 / 365, leadTimeDemand: normal({ mean: 1300 / 12, standardDeviation: 150 / Math.sqrt(12) }), orderCostFen: 800, holdingFenPerUnitYear: 22.5, backorderFenPerUnitYear: 750, orderQuantity: 318.5 }).reorderPoint // 127.743…
 */
export function rqForQuantity({ orderQuantity, ...input }: RqInput & { orderQuantity: number }): RqPolicy {
  checkedRq(input);
  positive('orderQuantity', orderQuantity);
  const { isDiscrete } = input.leadTimeDemand;
  if (isDiscrete && !Number.isInteger(orderQuantity)) throw new RangeError(`orderQuantity must be a whole number under discrete demand, got ${orderQuantity}`);
  const { leadTimeDemand, holdingFenPerUnitYear: h, backorderFenPerUnitYear: p } = input;
  const best = leadTimeDemand.quantile(p / (h + p));
  const reorderPoint = isDiscrete ? wholePoint(input, best, orderQuantity) : point(input, best, orderQuantity);
  return { reorderPoint, orderQuantity, costFenPerYear: cycleCost(input, reorderPoint, orderQuantity) };
}

/** The root of G(r + Q) − G(r), which rises: Newton's steps, halved where they leave what holds the root. */
function point(input: RqInput, best: number, orderQuantity: number): number {
  const { leadTimeDemand, holdingFenPerUnitYear: h, backorderFenPerUnitYear: p } = input;
  let [low, high] = [best - orderQuantity, best];
  let r = best - orderQuantity * h / (h + p);
  for (let i = 0; i < 200; i++) {
    const difference = positionCost(input, r + orderQuantity) - positionCost(input, r);
    if (difference < 0) low = r;
    else high = r;
    const slope = (h + p) * (leadTimeDemand.tail(r) - leadTimeDemand.tail(r + orderQuantity));
    const newton = r - difference / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    const isSettled = Math.abs(next - r) <= 1e-13 * (1 + Math.abs(r));
    r = next;
    if (isSettled) break;
  }
  return r;
}

/** The least whole r from which one step up would not take a dearer position out than it takes in. */
function wholePoint(input: RqInput, best: number, orderQuantity: number): number {
  let [below, enough] = [best - orderQuantity - 1, best];
  while (enough - below > 1) {
    const middle = Math.floor((below + enough) / 2);
    if (positionCost(input, middle + 1 + orderQuantity) >= positionCost(input, middle + 1)) enough = middle;
    else below = middle;
  }
  return enough;
}
