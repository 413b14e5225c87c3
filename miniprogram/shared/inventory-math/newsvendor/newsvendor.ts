import { finite, nonNegative, positive } from '../check';
import { type Distribution } from '../distribution/distribution';

/** One purchase for one season: what is left afterwards goes at its salvage value. */
export interface NewsvendorInput {
  /** Over the season. */
  demand: Distribution;
  /** 分 per base unit, ≥ 0 */
  unitCostFen: number;
  /** 分 per base unit, above unitCostFen */
  priceFen: number;
  /** What a unit that is left brings, 分, below unitCostFen; below 0 where it costs to be rid of it. */
  salvageFen?: number;
  /** What a customer sent away costs beside the margin, 分, ≥ 0. */
  goodwillFen?: number;
}

export interface NewsvendorOutcome {
  /** 分, in the mean. */
  profitFen: number;
  /** Base units, in the mean. */
  unitsShort: number;
  unitsLeft: number;
  /** P(no customer is sent away). */
  serviceLevel: number;
}

function checked({ unitCostFen, priceFen, salvageFen = 0, goodwillFen = 0 }: NewsvendorInput): { underageFen: number; overageFen: number } {
  nonNegative('unitCostFen', unitCostFen);
  if (finite('priceFen', priceFen) <= unitCostFen) throw new RangeError(`priceFen must be above unitCostFen ${unitCostFen}, got ${priceFen}`);
  if (finite('salvageFen', salvageFen) >= unitCostFen) throw new RangeError(`salvageFen must be below unitCostFen ${unitCostFen}, got ${salvageFen}`);
  return { underageFen: priceFen - unitCostFen + nonNegative('goodwillFen', goodwillFen), overageFen: unitCostFen - salvageFen };
}

function outcome({ demand, unitCostFen, priceFen, goodwillFen = 0 }: NewsvendorInput, overageFen: number, quantity: number): NewsvendorOutcome {
  const unitsShort = demand.loss(quantity);
  const unitsLeft = quantity - demand.mean + unitsShort;
  return {
    profitFen: (priceFen - unitCostFen) * (demand.mean - unitsShort) - overageFen * unitsLeft - goodwillFen * unitsShort,
    unitsShort, unitsLeft,
    serviceLevel: demand.cumulative(quantity),
  };
}

/**
 * Newsvendor (报童模型): how much to buy once for a season of uncertain demand, of any family.
 *
 *     F(Q*) = underage ÷ (underage + overage)
 *     underage = price − cost + goodwill      overage = cost − salvage
 *
 * @returns `quantity` F⁻¹, not rounded under continuous demand; `wholeQuantity` the better of its
 *   two whole neighbours, whose outcome the rest is
 * @throws RangeError if a price is out of its order, a cost negative or a number not finite
 * @see Arrow, Harris & Marschak, Optimal inventory policy, Econometrica 19 (1951); Snyder & Shen (2nd ed.), § 4.3
 * @example newsvendor({ demand: normal({ mean: 50, standardDeviation: 8 }), unitCostFen: 30, priceFen: 100, salvageFen: 12 })
 *   // { quantity: 56.60…, wholeQuantity: 57, criticalRatio: 0.795…, profitFen: 3299.99…, unitsShort: 0.84…, … }
 */
export function newsvendor(input: NewsvendorInput): NewsvendorOutcome & {
  quantity: number; wholeQuantity: number; criticalRatio: number;
} {
  const { underageFen, overageFen } = checked(input);
  const criticalRatio = underageFen / (underageFen + overageFen);
  const quantity = Math.max(0, input.demand.quantile(criticalRatio));
  // Profit is concave, so the best whole quantity is a neighbour: one unit more is worth it while it is short more often than the ratio allows.
  let wholeQuantity = Math.floor(quantity);
  if (wholeQuantity < quantity && input.demand.loss(wholeQuantity) - input.demand.loss(wholeQuantity + 1) > 1 - criticalRatio) wholeQuantity++;
  return { quantity, wholeQuantity, criticalRatio, ...outcome(input, overageFen, wholeQuantity) };
}

/**
 * What any quantity brings: expected profit, units short and units left.
 *
 * @param quantity base units, ≥ 0
 * @throws RangeError as `newsvendor`, or if quantity is negative
 * @example newsvendorOutcome({ demand: normal({ mean: 50, standardDeviation: 8 }), unitCostFen: 30, priceFen: 100, salvageFen: 12, quantity: 50 })
 *   // { profitFen: 3219.14…, unitsShort: 3.19…, unitsLeft: 3.19…, serviceLevel: 0.5 }
 */
export function newsvendorOutcome({ quantity, ...input }: NewsvendorInput & { quantity: number }): NewsvendorOutcome {
  const { overageFen } = checked(input);
  return outcome(input, overageFen, nonNegative('quantity', quantity));
}

/**
 * The same decision where only the two costs are known: a unit left costs h, a unit short p.
 *
 * @param holdingFenPerUnit  h, 分 per base unit left, > 0
 * @param shortageFenPerUnit p, 分 per base unit short, > 0
 * @returns `quantity` as F⁻¹, and its expected cost in 分
 * @throws RangeError if a cost is not above 0
 * @see Snyder & Shen (2nd ed.), § 4.3
 * @example newsvendorByCost({ demand: poisson({ mean: 50 }), holdingFenPerUnit: 1, shortageFenPerUnit: 4 }) // { quantity: 56, costFen: 10.07… }
 */
export function newsvendorByCost({ demand, holdingFenPerUnit, shortageFenPerUnit }: { demand: Distribution; holdingFenPerUnit: number; shortageFenPerUnit: number }): { quantity: number; costFen: number } {
  positive('holdingFenPerUnit', holdingFenPerUnit);
  positive('shortageFenPerUnit', shortageFenPerUnit);
  const quantity = Math.max(0, demand.quantile(shortageFenPerUnit / (shortageFenPerUnit + holdingFenPerUnit)));
  const short = demand.loss(quantity);
  return { quantity, costFen: holdingFenPerUnit * (quantity - demand.mean + short) + shortageFenPerUnit * short };
}
