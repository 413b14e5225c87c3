import { finite, nonNegative, positive, series } from '../check';
import { DAYS_PER_YEAR } from '../year';
import { quotient } from './quotient';

/**
 * Measured fill rate (满足率): of what customers wanted, the share that was there.
 *
 * @param wanted base units, ≥ 0: what was sold, and what was asked for in vain
 * @param met    base units, 0 to wanted
 * @returns a share; null where nothing was wanted
 * @throws RangeError if an argument is negative or not finite, or more was met than wanted
 * @see Silver, Pyke & Thomas (4th ed.), § 6.5
 * @example measuredFillRate({ wanted: 200, met: 190 }) // 0.95
 */
export function measuredFillRate({ wanted, met }: { wanted: number; met: number }): number | null {
  nonNegative('wanted', wanted);
  nonNegative('met', met);
  if (met > wanted) throw new RangeError(`met must be at most wanted ${wanted}, got ${met}`);
  return quotient(met, wanted);
}

/**
 * Stock turnover (库存周转): how often a year the stock is sold and bought again, both at cost.
 *
 *     turns = cost of goods sold ÷ average stock · 365 ÷ days      days per turn = 365 ÷ turns
 *
 * @param costOfGoodsSoldFen 分, ≥ 0, over the days
 * @param averageStockFen    分, ≥ 0: the mean of the days' stock values, not of two ends
 * @param days               of which both are, > 0
 * @returns null where there was no stock, or `daysPerTurn` null where nothing was sold
 * @throws RangeError if an argument is out of its range
 * @example turnover({ costOfGoodsSoldFen: 300000, averageStockFen: 100000, days: 90 })
 *   // { turnsPerYear: 12.16…, daysPerTurn: 30 }
 */
export function turnover({ costOfGoodsSoldFen, averageStockFen, days }: { costOfGoodsSoldFen: number; averageStockFen: number; days: number }): {
  turnsPerYear: number | null; daysPerTurn: number | null;
} {
  nonNegative('costOfGoodsSoldFen', costOfGoodsSoldFen);
  nonNegative('averageStockFen', averageStockFen);
  positive('days', days);
  return {
    turnsPerYear: quotient(costOfGoodsSoldFen * DAYS_PER_YEAR / days, averageStockFen),
    daysPerTurn: quotient(averageStockFen * days, costOfGoodsSoldFen),
  };
}

/**
 * Days of cover (可售天数): how long the stock lasts, on the forecast; the past mean says how long
 * it would have lasted.
 *
 * @param available      base units; at or below 0 there is nothing
 * @param forecastPerDay base units per day, ≥ 0: one rate, or one for each day from today, the last of which goes on
 * @returns days, not rounded; null where it never ends
 * @throws RangeError if available is not finite, the forecast is empty, or a rate negative or not finite
 * @example daysOfCover({ available: 18, forecastPerDay: 3 }) // 6
 * @example daysOfCover({ available: 18, forecastPerDay: [2, 10, 4] }) // 3.5
 */
export function daysOfCover({ available, forecastPerDay }: { available: number; forecastPerDay: number | ArrayLike<number> }): number | null {
  finite('available', available);
  if (typeof forecastPerDay === 'number') {
    nonNegative('forecastPerDay', forecastPerDay);
    return available <= 0 ? 0 : quotient(available, forecastPerDay);
  }
  series('forecastPerDay', forecastPerDay, 1);
  if (available <= 0) return 0;
  const last = forecastPerDay.length - 1;
  let left = available;
  for (let day = 0; day < last; day++) {
    const rate = forecastPerDay[day] as number;
    if (left <= rate) return day + left / rate;
    left -= rate;
  }
  const rest = quotient(left, forecastPerDay[last] as number);
  return rest === null ? null : last + rest;
}

/**
 * GMROI (毛利库存回报率): gross profit in a year for each yuan that lies in stock, at cost.
 *
 *     gross profit ÷ average stock · 365 ÷ days
 *
 * @param grossProfitFen  分, below 0 at a loss
 * @param averageStockFen 分, ≥ 0
 * @param days            of which both are, > 0
 * @returns 2 is two yuan a year for each; null where there was no stock
 * @throws RangeError if an argument is out of its range
 * @see Sweeney, Improving the profitability of retail merchandising decisions, Journal of Marketing 37 (1973)
 * @example gmroi({ grossProfitFen: 50000, averageStockFen: 100000, days: 73 }) // 2.5
 */
export function gmroi({ grossProfitFen, averageStockFen, days }: { grossProfitFen: number; averageStockFen: number; days: number }): number | null {
  finite('grossProfitFen', grossProfitFen);
  nonNegative('averageStockFen', averageStockFen);
  positive('days', days);
  return quotient(grossProfitFen * DAYS_PER_YEAR / days, averageStockFen);
}

/** What is left of one receipt. */
export interface AgedLayer {
  /** Base units, ≥ 0. */
  quantity: number;
  /** Days since its receipt, ≥ 0. */
  ageDays: number;
}

/**
 * Stock age (库龄): how long what is there has been there, by the first-in, first-out layers of
 * its receipts.
 *
 * @param layers     in any order
 * @param boundsDays ends of the age groups, rising, > 0; 30, 60, 90 and 180 days by default
 * @returns mean and oldest in days, null without stock; and the quantity of each group: up to the
 *   first bound, up to the second …, above the last
 * @throws RangeError if a quantity or an age is negative or not finite, or bounds do not rise
 * @example stockAge({ layers: [{ quantity: 30, ageDays: 10 }, { quantity: 10, ageDays: 100 }] })
 *   // { meanDays: 32.5, oldestDays: 100, quantities: [30, 0, 0, 10, 0] }
 */
export function stockAge({ layers, boundsDays = [30, 60, 90, 180] }: { layers: readonly AgedLayer[]; boundsDays?: readonly number[] }): {
  meanDays: number | null; oldestDays: number | null; quantities: number[];
} {
  boundsDays.forEach((bound, i) => {
    positive(`boundsDays[${i}]`, bound);
    if (bound <= (boundsDays[i - 1] ?? 0)) throw new RangeError(`boundsDays[${i}] must be above the bound before it, got ${bound}`);
  });
  const quantities = new Array<number>(boundsDays.length + 1).fill(0);
  let [total, days, oldest] = [0, 0, 0];
  layers.forEach(({ quantity, ageDays }, i) => {
    nonNegative(`layers[${i}].quantity`, quantity);
    nonNegative(`layers[${i}].ageDays`, ageDays);
    if (quantity === 0) return;
    const found = boundsDays.findIndex((bound) => ageDays <= bound);
    const group = found === -1 ? boundsDays.length : found;
    quantities[group] = (quantities[group] as number) + quantity;
    total += quantity;
    days += quantity * ageDays;
    oldest = Math.max(oldest, ageDays);
  });
  return { meanDays: total === 0 ? null : days / total, oldestDays: total === 0 ? null : oldest, quantities };
}

/** One SKU's stock, and when it last moved. */
export interface StockedItem<Id extends string> {
  id: Id;
  /** Base units; at or below 0 there is nothing to be dead. */
  onHand: number;
  /** 分, at cost. */
  valueFen: number;
  /** Days since its last sale, ≥ 0; null where it never sold. */
  daysSinceSale: number | null;
  /** Days since its first receipt, ≥ 0: what is new has had no chance yet. */
  daysSinceReceipt: number;
}

/**
 * Dead stock (呆滞库存): what is there, and has not sold for so long, though it was there so long.
 *
 * @param items in any order
 * @param days  without a sale, > 0; 90 by default
 * @returns the dead by falling value, and what they are worth, in 分
 * @throws RangeError if an argument is out of its range
 * @example deadStock({ items: [{ id: 'cup', onHand: 3, valueFen: 900, daysSinceSale: 120, daysSinceReceipt: 200 }] })
 *   // { ids: ['cup'], valueFen: 900 }
 */
export function deadStock<Id extends string>({ items, days = 90 }: { items: readonly StockedItem<Id>[]; days?: number }): { ids: Id[]; valueFen: number } {
  positive('days', days);
  const dead = items.filter(({ onHand, valueFen, daysSinceSale, daysSinceReceipt }, i) => {
    finite(`items[${i}].onHand`, onHand);
    finite(`items[${i}].valueFen`, valueFen);
    nonNegative(`items[${i}].daysSinceReceipt`, daysSinceReceipt);
    if (daysSinceSale !== null) nonNegative(`items[${i}].daysSinceSale`, daysSinceSale);
    return onHand > 0 && daysSinceReceipt >= days && (daysSinceSale === null || daysSinceSale >= days);
  }).sort((one, other) => other.valueFen - one.valueFen || (one.id < other.id ? -1 : 1));
  return { ids: dead.map(({ id }) => id), valueFen: dead.reduce((sum, { valueFen }) => sum + valueFen, 0) };
}
