import { nonNegative, positive } from '../check';
import { cheapestLot, type CostRegion, type Lot, type LotLimits } from './cheapest-lot';
import { type LotInput } from './eoq';
import { DAYS_PER_YEAR } from '../year';

/** A line of the supplier's price list: from this quantity on, this price. */
export interface PriceBreak {
  /** Base units; 0 for the first line. */
  fromQuantity: number;
  /** 分 per base unit, > 0; no higher than the line before. */
  unitCostFen: number;
}

export type DiscountInput = Omit<LotInput, 'unitCostFen'> & LotLimits & {
  /** By rising quantity, the first from 0. */
  breaks: readonly PriceBreak[];
};

export interface DiscountedLot extends Lot {
  /** The line of the price list, from 0. */
  breakIndex: number;
  /** 分 per base unit, at `quantity`, in the mean over the lot. */
  unitCostFen: number;
}

function checkedBreaks(breaks: readonly PriceBreak[]): readonly PriceBreak[] {
  if (breaks.length === 0) throw new RangeError('breaks must hold at least one price, got none');
  breaks.forEach(({ fromQuantity, unitCostFen }, i) => {
    positive(`breaks[${i}].unitCostFen`, unitCostFen);
    nonNegative(`breaks[${i}].fromQuantity`, fromQuantity);
    const before = breaks[i - 1];
    if (before === undefined) {
      if (fromQuantity !== 0) throw new RangeError(`breaks[0].fromQuantity must be 0, got ${fromQuantity}`);
      return;
    }
    if (fromQuantity <= before.fromQuantity) throw new RangeError(`breaks[${i}].fromQuantity must be above ${before.fromQuantity}, got ${fromQuantity}`);
    if (unitCostFen > before.unitCostFen) throw new RangeError(`breaks[${i}].unitCostFen must be at most ${before.unitCostFen}, got ${unitCostFen}`);
  });
  return breaks;
}

/**
 * The cheapest lot where the price of all units falls when the order is large enough
 * (满量全价折扣). The goods are part of the cost, because their price is at stake; the holding
 * cost changes with the price.
 *
 *     cost_j(Q) = c_j·D + K·D ÷ Q + i·c_j·Q ÷ 2      for Q from b_j on
 *
 * @throws RangeError if an argument is out of its range
 * @see Hadley & Whitin, Analysis of Inventory Systems (1963), § 2.11; Snyder & Shen (2nd ed.), § 3.4.1
 * @example allUnitsDiscount({ demandPerDay: 10, orderCostFen: 3000, holdingRatePerYear: 0.25, breaks: [{ fromQuantity: 0, unitCostFen: 800 }, { fromQuantity: 600, unitCostFen: 780 }] })
 *   // { quantity: 600, breakIndex: 1, unitCostFen: 780, costFenPerYear: 2923750, … }
 */
export function allUnitsDiscount({ demandPerDay, orderCostFen, holdingRatePerYear, breaks, ...limits }: DiscountInput): DiscountedLot {
  nonNegative('orderCostFen', orderCostFen);
  positive('holdingRatePerYear', holdingRatePerYear);
  const demandPerYear = nonNegative('demandPerDay', demandPerDay) * DAYS_PER_YEAR;
  const regions = checkedBreaks(breaks).map(({ fromQuantity, unitCostFen }, i): CostRegion => ({
    from: fromQuantity,
    to: breaks[i + 1]?.fromQuantity ?? Infinity,
    orderCostFen,
    holdingFenPerUnitYear: holdingRatePerYear * unitCostFen,
    fixedFenPerYear: unitCostFen * demandPerYear,
  }));
  const { lot, region } = cheapestLot(demandPerDay, regions, limits);
  return { ...lot, breakIndex: region, unitCostFen: (breaks[region] as PriceBreak).unitCostFen };
}

/**
 * The cheapest lot where only the units above each break have its lower price (分段折扣). The
 * units before it cost A_j more than at that price, which acts like a higher cost per order.
 *
 *     A_j = Σ_{k<j} c_k·(b_{k+1} − b_k) − c_j·b_j
 *     cost_j(Q) = c_j·D + i·A_j ÷ 2 + (K + A_j)·D ÷ Q + i·c_j·Q ÷ 2      for Q from b_j on
 *
 * @throws RangeError if an argument is out of its range
 * @see Hadley & Whitin, Analysis of Inventory Systems (1963), § 2.12; Snyder & Shen (2nd ed.), § 3.4.2
 * @example incrementalDiscount({ demandPerDay: 10, orderCostFen: 3000, holdingRatePerYear: 0.25, breaks: [{ fromQuantity: 0, unitCostFen: 800 }, { fromQuantity: 100, unitCostFen: 760 }] })
 *   // { quantity: 519, breakIndex: 1, unitCostFen: 767.7…, costFenPerYear: 2873034.2…, … }
 */
export function incrementalDiscount({ demandPerDay, orderCostFen, holdingRatePerYear, breaks, ...limits }: DiscountInput): DiscountedLot {
  nonNegative('orderCostFen', orderCostFen);
  positive('holdingRatePerYear', holdingRatePerYear);
  const demandPerYear = nonNegative('demandPerDay', demandPerDay) * DAYS_PER_YEAR;
  let extraFen = 0;
  const extras: number[] = [];
  const regions = checkedBreaks(breaks).map(({ fromQuantity, unitCostFen }, i): CostRegion => {
    // A_j = A_{j−1} + (c_{j−1} − c_j)·b_j
    extraFen += ((breaks[i - 1]?.unitCostFen ?? unitCostFen) - unitCostFen) * fromQuantity;
    extras.push(extraFen);
    return {
      from: fromQuantity,
      to: breaks[i + 1]?.fromQuantity ?? Infinity,
      orderCostFen: orderCostFen + extraFen,
      holdingFenPerUnitYear: holdingRatePerYear * unitCostFen,
      fixedFenPerYear: unitCostFen * demandPerYear + holdingRatePerYear * extraFen / 2,
    };
  });
  const { lot, region } = cheapestLot(demandPerDay, regions, limits);
  const { unitCostFen } = breaks[region] as PriceBreak;
  return { ...lot, breakIndex: region, unitCostFen: lot.quantity === 0 ? unitCostFen : unitCostFen + (extras[region] as number) / lot.quantity };
}
