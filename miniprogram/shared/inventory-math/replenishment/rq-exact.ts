import { checkedRq, cycleCost, positionCost, type RqInput } from './rq-cost';
import { DAYS_PER_YEAR } from '../year';

export interface RqPolicy {
  /** r: when the inventory position falls to it, order Q. Whole under discrete demand; may be below 0. */
  reorderPoint: number;
  /** Q, > 0; whole under discrete demand. */
  orderQuantity: number;
  /** The exact cost of this policy, 分 per year. */
  costFenPerYear: number;
}

const ROUNDS_MAX = 60;

/**
 * The (r, Q) policy of least cost, exact, under continuous review and demand of any family.
 *
 * The cost is (K·D + ΣG) ÷ Q over the positions of a cycle. For a given cost c the best positions
 * are those with G(y) < c, an interval because G is convex; their cost is the next c, and is
 * lower, until it stays (Dinkelbach's method: about six rounds). This finds the policy that
 * Federgruen and Zheng reach by adding one position after the other, in steps that do not depend
 * on Q.
 *
 * @throws RangeError if an argument is out of its range
 * @see Federgruen & Zheng, An efficient algorithm for computing an optimal (r, Q) policy, Operations Research 40 (1992); Zheng, Management Science 38 (1992); Dinkelbach, Management Science 13 (1967)
 * @example rqExact({ demandPerDay: 1.5 / 365, leadTimeDemand: poisson({ mean: 3 }), orderCostFen: 100, holdingFenPerUnitYear: 20, backorderFenPerUnitYear: 150 })
 *   // { reorderPoint: 3, orderQuantity: 5, costFenPerYear: 107.92358063314975 }
 */
export function rqExact(input: RqInput): RqPolicy {
  checkedRq(input);
  const { demandPerDay, leadTimeDemand, orderCostFen, holdingFenPerUnitYear: h, backorderFenPerUnitYear: p } = input;
  const { isDiscrete } = leadTimeDemand;
  const best = leadTimeDemand.quantile(p / (h + p));
  // Without uncertainty Q is that of planned backorders: where to begin.
  const ideal = Math.sqrt(2 * orderCostFen * demandPerDay * DAYS_PER_YEAR * (h + p) / (h * p));
  let orderQuantity = isDiscrete ? Math.max(1, Math.round(ideal)) : ideal;
  let reorderPoint = best - (isDiscrete ? Math.ceil(orderQuantity * h / (h + p)) : orderQuantity * h / (h + p));
  let cost = cycleCost(input, reorderPoint, orderQuantity);
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const [from, to] = isDiscrete ? wholePositions(input, best, cost) : positions(input, best, cost);
    const next = cycleCost(input, from, to - from);
    // The last digits go to and fro: what is no better is the end.
    if (!(next < cost)) break;
    const isSettled = cost - next <= 1e-14 * cost;
    [reorderPoint, orderQuantity, cost] = [from, to - from, next];
    if (isSettled) break;
  }
  return { reorderPoint, orderQuantity, costFenPerYear: cost };
}

/** Where the convex G reaches `cost` on both sides of its least: Newton's steps from outside never pass it. */
function positions(input: RqInput, best: number, cost: number): [from: number, to: number] {
  const { leadTimeDemand, holdingFenPerUnitYear: h, backorderFenPerUnitYear: p } = input;
  const settle = (start: number): number => {
    let y = start;
    for (let i = 0; i < 100; i++) {
      const slope = h - (h + p) * leadTimeDemand.tail(y);
      const step = slope === 0 ? 0 : (positionCost(input, y) - cost) / slope;
      y -= step;
      if (Math.abs(step) <= 1e-13 * (Math.abs(y) + 1)) break;
    }
    return y;
  };
  // G(y) ≥ h·(y − μ) and ≥ p·(μ − y): the roots are no further out.
  const [from, to] = [settle(leadTimeDemand.mean - cost / p), settle(leadTimeDemand.mean + cost / h)];
  return [Math.min(from, best), Math.max(to, best)];
}

/** (from, to]: the whole positions whose G is below `cost`; at least the best one. */
function wholePositions(input: RqInput, best: number, cost: number): [from: number, to: number] {
  const { leadTimeDemand: { mean }, holdingFenPerUnitYear: h, backorderFenPerUnitYear: p } = input;
  let inside = best;
  let outside = Math.min(best - 1, Math.floor(mean - cost / p));
  while (inside - outside > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (positionCost(input, middle) < cost) inside = middle;
    else outside = middle;
  }
  const from = outside;
  inside = best;
  outside = Math.max(best + 1, Math.ceil(mean + cost / h));
  while (outside - inside > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (positionCost(input, middle) < cost) inside = middle;
    else outside = middle;
  }
  return [from, inside];
}
