import { positive, wholeNumber } from '../check';
import { eoq, lotCost, type LotInput } from './eoq';

/** More than a phone has pixels across. */
const POINTS_MAX = 1000;

export interface CostPoint {
  quantity: number;
  orderingFenPerYear: number;
  holdingFenPerYear: number;
  totalFenPerYear: number;
}

/**
 * The cost of lots from small to large, for a chart (成本曲线): ordering falls, holding rises, the
 * sum is flat about its least.
 *
 * @param fromQuantity base units, > 0; without it a quarter of Q*
 * @param toQuantity   base units, > fromQuantity; without it three times Q*
 * @param points       how many, evenly apart, both ends included, 2 to 1,000
 * @throws RangeError if an argument is out of its range, or there is no Q* to draw around
 * @example costCurve({ demandPerDay: 10, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25, fromQuantity: 100, toQuantity: 500, points: 3 }).map(({ totalFenPerYear }) => totalFenPerYear)
 *   // [119500, 66500, 71900]
 */
export function costCurve({ fromQuantity, toQuantity, points = 41, ...input }: LotInput & { fromQuantity?: number; toQuantity?: number; points?: number }): CostPoint[] {
  const { quantity: ideal } = eoq(input);
  const from = positive('fromQuantity', fromQuantity ?? ideal / 4);
  const to = positive('toQuantity', toQuantity ?? ideal * 3);
  if (to <= from) throw new RangeError(`toQuantity must be above fromQuantity ${from}, got ${to}`);
  if (wholeNumber('points', points, 2) > POINTS_MAX) throw new RangeError(`points must be at most ${POINTS_MAX}, got ${points}`);
  return Array.from({ length: points }, (_, i) => {
    const quantity = from + (to - from) * i / (points - 1);
    return { quantity, ...lotCost({ ...input, quantity }) };
  });
}
