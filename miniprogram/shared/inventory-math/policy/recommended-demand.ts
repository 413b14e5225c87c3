import { nonNegative, series } from '../check';
import { type DemandClass, demandClass } from '../classes/demand-class';
import { type XyzClass, xyzClass } from '../classes/xyz';
import { type Distribution } from '../distribution/distribution';
import { type BackTest } from '../forecast/automatic';
import { demandByBucket, demandByDay } from '../forecast/daily-history';
import { withoutEvents } from '../forecast/event-forecast';
import { demandOfNewGoods } from '../forecast/new-goods';
import { dayNumber, eventPhases, sellingPhase } from '../forecast/selling-events';
import { chooseDistribution, type Family } from '../service/choose-distribution';
import { protectionForecast } from './protection-forecast';

const WEEK = 7;
/** With fewer whole weeks, days say more; and the category still has a say. */
export const DAYS_LEARNT = 8 * WEEK;
/** What the category's mean is worth, in days of own sales. */
const CATEGORY_DAYS = 14;
/** Of a coming event that is worth a word: a tenth more or less. */
const EVENT_LEAST = 0.1;
const DAY_MS = 86_400_000;

/** What a SKU sold. */
export interface SalesHistory {
  /** By day, the newest last, from the first day it was on sale; base units, ≥ 0; may be empty. */
  sales: ArrayLike<number>;
  /** Days on which the goods ran out or were not there: their sales do not show the demand. */
  outOfStock?: ArrayLike<boolean>;
  /** Days on which the shop sold nothing of anything. */
  closed?: ArrayLike<boolean>;
  /** Date of the first day, 'YYYY-MM-DD': with it selling events are known. */
  startOn?: string;
  /** Demand per day of the category's goods, for goods that are new. */
  categoryPerDay?: number;
}

/** A history cleaned, and what it says of the goods. */
export interface LearntHistory {
  /** Demand by day. */
  values: Float64Array;
  startOn: string | null;
  categoryPerDay: number;
  /** Own history, the category's with it, or nothing that sold. */
  basis: 'own' | 'category' | 'none';
  /** Days to a period of the forecast and its back-test. */
  bucketDays: number;
  xyz: XyzClass | null;
  demandClass: DemandClass;
  /** Days in the history on which it could be bought. */
  daysOnSale: number;
  /** Days without stock that were filled with what was likely wanted. */
  filledDays: number;
  /** Days on sale since something was sold; null where nothing was. */
  daysSinceSale: number | null;
  /** Days on sale from one with a sale to the next, in the mean; null where nothing was sold. */
  saleIntervalDays: number | null;
}

/** Demand over the protection interval. */
export interface RecommendedDemand {
  perDay: number;
  demand: Distribution;
  family: Family;
  backTest: BackTest | null;
  /** The strongest event of the interval, if it changes demand. */
  event: { name: string; factor: number } | null;
}

/**
 * A SKU's daily sales as demand: days without stock filled, and the classes of its weeks.
 *
 * @throws RangeError if a value is negative or not finite, marks are not as many as days, or startOn is no date
 */
export function learntHistory({ sales, outOfStock, closed, startOn, categoryPerDay = 0 }: SalesHistory): LearntHistory {
  series('sales', sales);
  nonNegative('categoryPerDay', categoryPerDay);
  if (startOn !== undefined) dayNumber('startOn', startOn);
  const { values, filledDays } = demandByDay({ sales, ...(outOfStock && { outOfStock }), ...(closed && { closed }) });
  const { count, sinceSale, saleDays } = knownDays(sales, outOfStock, closed);
  const weeks = values.length >= 2 * WEEK ? demandByBucket({ values }) : values;
  return {
    values, startOn: startOn ?? null, categoryPerDay, filledDays, daysOnSale: count, daysSinceSale: sinceSale, saleIntervalDays: saleDays === 0 ? null : count / saleDays,
    basis: count < DAYS_LEARNT && categoryPerDay > 0 ? 'category' : sinceSale === null ? 'none' : 'own',
    bucketDays: values.length >= DAYS_LEARNT ? WEEK : 1,
    xyz: weeks.length < 2 ? null : xyzClass({ demand: weeks }).class,
    demandClass: weeks.length < 1 ? 'none' : demandClass({ demand: weeks }).class,
  };
}

/**
 * Demand over the interval that the stock has to last: events taken out and put back, forecast on
 * weeks (on days while there are few), new goods with the help of their category, and an uncertain
 * lead time added.
 *
 *     variance = variance of demand + perDay²·leadTimeStdDev²
 *
 * @param intervalDays review and lead time, > 0
 */
export function recommendedDemand(learnt: LearntHistory, intervalDays: number, leadTimeStdDevDays: number): RecommendedDemand {
  const { values, startOn, basis, bucketDays } = learnt;
  if (basis === 'none') return { ...described(0, 0, intervalDays, 0), backTest: null, event: null };
  if (basis === 'category') {
    const { mean, variance } = withCategory(learnt, intervalDays);
    return { ...described(mean, variance, intervalDays, leadTimeStdDevDays), backTest: null, event: null };
  }
  const horizon = Math.ceil(intervalDays);
  const { usual, ahead } = startOn === null ? { usual: values, ahead: [] } : withoutEvents({ values, startOn, horizon });
  const factor = ahead.length === 0 ? 1 : ahead.reduce((sum, each) => sum + each, 0) / ahead.length;
  const buckets = bucketDays === 1 ? usual : demandByBucket({ values: usual, days: bucketDays });
  const { mean, variance, backTest } = protectionForecast({ values: buckets, horizon: intervalDays / bucketDays, factor });
  const name = startOn === null || Math.abs(factor - 1) < EVENT_LEAST ? null : eventAhead(startOn, values.length, horizon);
  return { ...described(mean, variance, intervalDays, leadTimeStdDevDays), backTest, event: name === null ? null : { name, factor } };
}

/** With the lead time's part in the variance. */
function described(mean: number, ofDemand: number, intervalDays: number, leadTimeStdDevDays: number): { perDay: number; demand: Distribution; family: Family } {
  const perDay = mean / intervalDays;
  return { perDay, ...chooseDistribution({ mean, variance: ofDemand + (perDay * leadTimeStdDevDays) ** 2 }) };
}

/** The rate is a guess from few days: its own variance grows with the square of the interval (gamma prior, Poisson sales). */
function withCategory({ values, daysOnSale: days, categoryPerDay }: LearntHistory, intervalDays: number): { mean: number; variance: number } {
  const sold = values.reduce((sum, value) => sum + value, 0);
  const mean = intervalDays * demandOfNewGoods({ sold, days, categoryPerDay, categoryDays: CATEGORY_DAYS });
  return { mean, variance: mean * (1 + intervalDays / (days + CATEGORY_DAYS)) };
}

/** Days on which it could be bought, how many of them ago it last was, and on how many it was. */
function knownDays(sales: ArrayLike<number>, outOfStock: ArrayLike<boolean> | undefined, closed: ArrayLike<boolean> | undefined): { count: number; sinceSale: number | null; saleDays: number } {
  let count = 0;
  let saleDays = 0;
  let sinceSale: number | null = null;
  for (let t = sales.length - 1; t >= 0; t--) {
    const isSold = (sales[t] as number) > 0;
    if (isSold && sinceSale === null) sinceSale = count;
    if (isSold) saleDays++;
    if (isSold || (outOfStock?.[t] !== true && closed?.[t] !== true)) count++;
  }
  return { count, sinceSale, saleDays };
}

/** The event of the coming days that does most; null without any. */
function eventAhead(startOn: string, days: number, horizonDays: number): string | null {
  const from = new Date((dayNumber('startOn', startOn) + days) * DAY_MS).toISOString().slice(0, 10);
  const ahead = eventPhases({ from, days: horizonDays }).filter((number) => number >= 0).map(sellingPhase);
  ahead.sort((one, other) => Math.abs(Math.log(other.typicalFactor)) - Math.abs(Math.log(one.typicalFactor)));
  return ahead[0]?.name ?? null;
}
