import { positive } from '../check';
import { type Distribution } from '../distribution/distribution';
import { type SsPolicy } from './ss-power';

/** What an (s, S) policy is decided from; all costs and demand are of one review period. */
export interface SsInput {
  /** Of one period: discrete, with a mean above 0. */
  demandPerPeriod: Distribution;
  /** Over lead time and one period; without it orders come at once, and it is demandPerPeriod. */
  demandProtection?: Distribution;
  /** K, 分 per order, > 0 */
  orderCostFen: number;
  /** h, 分 per base unit at the end of a period, > 0 */
  holdingFenPerUnit: number;
  /** p, 分 per base unit that waits at the end of a period, > 0 */
  shortageFenPerUnit: number;
}

/** Beyond, the sums grow with the square: `ssPower` is near enough there, or a larger unit. */
const CYCLE_UNITS_MAX = 5_000;

/** Costs of positions and the renewal function, each value made once. */
class Renewal {
  /** m(j): how often, in the mean, a cycle that starts j above passes there. */
  private readonly visits: number[];
  /** M(j) = m(0) + … + m(j − 1): periods until j or more are sold. */
  private readonly periods = [0];
  /** Of demands from 0 on, to where no other is seen. */
  private readonly probabilities: number[];
  private isWhole = false;
  /** G by y, as far from the centre as a cycle may reach; below 0 where it is not yet known. */
  private readonly costs = new Float64Array(2 * CYCLE_UNITS_MAX + 3).fill(-1);
  private readonly protection: Distribution;

  constructor(private readonly input: SsInput, private readonly centre: number) {
    const { demandPerPeriod, demandProtection = demandPerPeriod } = input;
    this.protection = demandProtection;
    this.probabilities = [demandPerPeriod.density(0)];
    this.visits = [1 / demandPerPeriod.tail(0)];
  }

  /** G(y): holding and shortage at the end of a period that y had to cover. */
  cost(y: number): number {
    const index = y - this.centre + CYCLE_UNITS_MAX + 1;
    const known = this.costs[index] as number;
    if (known >= 0) return known;
    const { holdingFenPerUnit: h, shortageFenPerUnit: p } = this.input;
    const short = this.protection.loss(y);
    const cost = Math.max(0, h * (y - this.protection.mean + short)) + p * short;
    this.costs[index] = cost;
    return cost;
  }

  /** Of the policy (s, S), per period: (K + Σ m(j)·G(S − j)) ÷ M(S − s). */
  policyCost(s: number, S: number): number {
    const span = S - s;
    this.extendTo(span);
    let sum = this.input.orderCostFen;
    for (let j = 0; j < span; j++) sum += (this.visits[j] as number) * this.cost(S - j);
    return sum / (this.periods[span] as number);
  }

  /** The highest s at which waiting one period more costs no less than the policy (s, S). */
  reorderPointFor(S: number): number {
    let sum = this.input.orderCostFen;
    for (let span = 1; ; span++) {
      this.extendTo(span);
      sum += (this.visits[span - 1] as number) * this.cost(S - span + 1);
      if (sum / (this.periods[span] as number) <= this.cost(S - span)) return S - span;
    }
  }

  /** m(j) = Σ P(D = i)·m(j − i), over i from 0. */
  private extendTo(span: number): void {
    if (span > CYCLE_UNITS_MAX) throw new RangeError(`demandPerPeriod.mean must leave at most ${CYCLE_UNITS_MAX} units between s and S, got ${this.input.demandPerPeriod.mean}`);
    const { visits, probabilities, periods } = this;
    const atOnce = visits[0] as number;
    const { demandPerPeriod } = this.input;
    while (periods.length <= span) {
      const j = periods.length;
      periods.push((periods[j - 1] as number) + (visits[j - 1] as number));
      if (!this.isWhole) {
        probabilities.push(demandPerPeriod.density(j));
        this.isWhole = j > demandPerPeriod.mean && demandPerPeriod.tail(j) < 1e-20;
      }
      let sum = 0;
      for (let i = Math.min(j, probabilities.length - 1); i > 0; i--) sum += (probabilities[i] as number) * (visits[j - i] as number);
      visits.push(sum * atOnce);
    }
  }
}

function checked(input: SsInput): void {
  const { demandPerPeriod, demandProtection, orderCostFen, holdingFenPerUnit, shortageFenPerUnit } = input;
  positive('orderCostFen', orderCostFen);
  positive('holdingFenPerUnit', holdingFenPerUnit);
  positive('shortageFenPerUnit', shortageFenPerUnit);
  positive('demandPerPeriod.mean', demandPerPeriod.mean);
  if (!demandPerPeriod.isDiscrete) throw new RangeError('demandPerPeriod must be discrete, got a continuous distribution');
  if (demandProtection?.isDiscrete === false) throw new RangeError('demandProtection must be discrete, got a continuous distribution');
}

/**
 * The exact cost of an (s, S) policy, periodic review, unmet demand waits.
 *
 * @param reorderPoint s, a whole number
 * @param orderUpTo    S, a whole number above s
 * @returns 分 per period, in the mean
 * @throws RangeError if an argument is out of its range
 * @see Zheng & Federgruen, Finding optimal (s, S) policies is about as simple as evaluating a single policy, Operations Research 39 (1991)
 * @example ssCost({ demandPerPeriod: poisson({ mean: 6 }), orderCostFen: 5, holdingFenPerUnit: 1, shortageFenPerUnit: 4, reorderPoint: 4, orderUpTo: 10 }) // 8.034111561471644
 */
export function ssCost({ reorderPoint, orderUpTo, ...input }: SsInput & { reorderPoint: number; orderUpTo: number }): number {
  checked(input);
  if (!Number.isInteger(reorderPoint)) throw new RangeError(`reorderPoint must be a whole number, got ${reorderPoint}`);
  if (!Number.isInteger(orderUpTo) || orderUpTo <= reorderPoint) throw new RangeError(`orderUpTo must be a whole number above ${reorderPoint}, got ${orderUpTo}`);
  return new Renewal(input, orderUpTo).policyCost(reorderPoint, orderUpTo);
}

/**
 * The (s, S) policy of least cost, exact, periodic review, unmet demand waits. S rises from the
 * least of G as long as one period there costs less than the best policy; s follows where a period
 * without ordering costs as much.
 *
 * @throws RangeError if an argument is out of its range, demand not discrete, or more than 5,000 units lie between s and S
 * @see Zheng & Federgruen, Finding optimal (s, S) policies is about as simple as evaluating a single policy, Operations Research 39 (1991)
 * @example ssExact({ demandPerPeriod: poisson({ mean: 6 }), orderCostFen: 5, holdingFenPerUnit: 1, shortageFenPerUnit: 4 }) // { reorderPoint: 4, orderUpTo: 10, costFenPerPeriod: 8.034111561471644 }
 */
export function ssExact(input: SsInput): SsPolicy & { costFenPerPeriod: number } {
  checked(input);
  const { holdingFenPerUnit: h, shortageFenPerUnit: p, demandProtection = input.demandPerPeriod } = input;
  const least = demandProtection.quantile(p / (p + h));
  const renewal = new Renewal(input, least);
  let orderUpTo = least;
  let reorderPoint = renewal.reorderPointFor(least);
  let best = renewal.policyCost(reorderPoint, orderUpTo);
  for (let S = orderUpTo + 1; renewal.cost(S) <= best; S++) {
    if (renewal.policyCost(reorderPoint, S) >= best) continue;
    orderUpTo = S;
    while (renewal.policyCost(reorderPoint, S) <= renewal.cost(reorderPoint + 1)) reorderPoint++;
    best = renewal.policyCost(reorderPoint, S);
  }
  return { reorderPoint, orderUpTo, costFenPerPeriod: best };
}
