import { nonNegative, positive, wholeNumber } from '../check';
import { DAYS_PER_YEAR } from '../year';

/** What a lot must keep to, beside being cheap. */
export interface LotLimits {
  /** The supplier sells multiples of it, a whole number ≥ 1; without it single base units. */
  packSize?: number;
  /** MOQ 起订量, base units, ≥ 0. */
  minimumQuantity?: number;
  /** What is ordered must be sold within so many days of its receipt, > 0. */
  shelfLifeDays?: number;
  /** Base units, ≥ 0, that are still there at the receipt (safety stock) and are sold before it. */
  stockAtReceipt?: number;
}

export interface Lot {
  /** Base units, whole, in whole packs; 0 with no demand. */
  quantity: number;
  /** Without limits, and not rounded. */
  idealQuantity: number;
  /** 分, at `quantity`: ordering, holding, and the goods where their price depends on the quantity. */
  costFenPerYear: number;
  /** The limit that keeps the quantity from what is ideal. */
  limitedBy: 'minimumQuantity' | 'shelfLife' | null;
  /** Even the least that can be ordered is not sold before it expires. */
  isBeyondShelfLife: boolean;
}

/** Quantities [from, to) over which the yearly cost is fixed + orderCost·D ÷ Q + holding·Q ÷ 2. */
export interface CostRegion {
  from: number;
  to: number;
  orderCostFen: number;
  holdingFenPerUnitYear: number;
  fixedFenPerYear: number;
}

const costAt = ({ orderCostFen, holdingFenPerUnitYear, fixedFenPerYear }: CostRegion, demandPerYear: number, quantity: number): number =>
  fixedFenPerYear + orderCostFen * demandPerYear / quantity + holdingFenPerUnitYear * quantity / 2;

/** A quotient that is a whole number but for its last digits is that number. */
const ceilMultiple = (quantity: number, pack: number): number => Math.ceil(quantity / pack * (1 - 1e-12)) * pack;
const floorMultiple = (quantity: number, pack: number): number => Math.floor(quantity / pack * (1 + 1e-12)) * pack;

/**
 * The cheapest allowed lot. In each region the cost is convex, so its best multiple of the pack
 * is beside the region's ideal, or at the region's end; the regions together are not, so all are
 * looked at. Of equal costs the smaller lot.
 *
 * @example cheapestLot(10, [{ from: 0, to: Infinity, orderCostFen: 3000, holdingFenPerUnitYear: 200, fixedFenPerYear: 0 }], { packSize: 12 }).lot.quantity // 336
 */
export function cheapestLot(demandPerDay: number, regions: readonly CostRegion[], { packSize = 1, minimumQuantity = 0, shelfLifeDays, stockAtReceipt = 0 }: LotLimits): { lot: Lot; region: number } {
  nonNegative('demandPerDay', demandPerDay);
  wholeNumber('packSize', packSize, 1);
  nonNegative('minimumQuantity', minimumQuantity);
  nonNegative('stockAtReceipt', stockAtReceipt);
  const sellable = shelfLifeDays === undefined ? Infinity : demandPerDay * positive('shelfLifeDays', shelfLifeDays) - stockAtReceipt;
  if (demandPerDay === 0) return { lot: { quantity: 0, idealQuantity: 0, costFenPerYear: 0, limitedBy: null, isBeyondShelfLife: false }, region: 0 };

  const demandPerYear = demandPerDay * DAYS_PER_YEAR;
  const least = Math.max(packSize, ceilMultiple(minimumQuantity, packSize));
  const longest = floorMultiple(Math.max(0, sellable), packSize);
  const most = Math.max(least, longest);
  let [quantity, cost, region] = [least, Infinity, 0];
  let [idealQuantity, idealCost] = [0, Infinity];
  regions.forEach((each, index) => {
    const best = Math.sqrt(2 * each.orderCostFen * demandPerYear / each.holdingFenPerUnitYear);
    const ideal = Math.max(best, each.from);
    const costOfIdeal = ideal === 0 ? each.fixedFenPerYear : costAt(each, demandPerYear, ideal);
    if (ideal < each.to && costOfIdeal < idealCost) [idealQuantity, idealCost] = [ideal, costOfIdeal];

    const first = Math.max(least, ceilMultiple(each.from, packSize));
    const last = Math.min(most, each.to === Infinity ? Infinity : ceilMultiple(each.to, packSize) - packSize);
    if (first > last) return;
    const below = Math.min(last, Math.max(first, Math.floor(best / packSize) * packSize));
    for (const candidate of [below, Math.min(last, below + packSize)]) {
      const costOfCandidate = costAt(each, demandPerYear, candidate);
      if (costOfCandidate < cost) [quantity, cost, region] = [candidate, costOfCandidate, index];
    }
  });
  const limitedBy = idealQuantity < minimumQuantity ? 'minimumQuantity' : idealQuantity > Math.max(sellable, minimumQuantity) ? 'shelfLife' : null;
  const isBeyondShelfLife = quantity > Math.max(0, sellable) * (1 + 1e-12);
  return { lot: { quantity, idealQuantity, costFenPerYear: cost, limitedBy, isBeyondShelfLife }, region };
}
