import { automaticForecast, type BackTest } from './automatic';
import { demandByBucket } from './daily-history';
import { type DemandSample, demandSample } from './demand-sample';
import { type EventFactor, withoutEvents } from './event-forecast';
import { history, periods } from './method';

const WEEK = 7;
/** With fewer whole weeks, days say more. */
const WEEKS_MIN = 8;

export interface DailyDemand {
  /** Base units a day over the horizon, the events in it included. */
  perDay: number;
  /** Days to a period of the forecast and of its back-test: 7, or 1 for a short history. */
  bucketDays: number;
  /** Of the sales without events; its errors are per bucket. Null for a history too short. */
  backTest: BackTest | null;
  /** Demand over the horizon in sum, for stocking. */
  sample: DemandSample;
  /** Of the events in the history or ahead; none without a date. */
  events: EventFactor[];
}

/**
 * What a SKU will sell over the coming days, from its cleaned daily history: the automatic forecast
 * on weeks (on days while there are few weeks), events taken out and put back, with the sample of
 * demand over the whole horizon that its stock has to meet.
 *
 * Weeks, because over a lead time and a review only the sum counts: the day of the week cancels,
 * and a hundred weeks are forecast in the time of a few dozen days.
 *
 * @param values demand by day (see demandByDay), the newest last, base units, at least 1
 * @param horizonDays lead time and review, ≥ 1
 * @param startOn date of the first value, 'YYYY-MM-DD'; without it no events are known
 * @throws RangeError if a value is negative or not finite, there is none, horizonDays is no whole number ≥ 1, or startOn is no date
 * @example forecastDailyDemand({ values: new Array(70).fill(3), horizonDays: 10 }).perDay // 3, but for rounding
 */
export function forecastDailyDemand({ values, horizonDays, startOn }: { values: ArrayLike<number>; horizonDays: number; startOn?: string }): DailyDemand {
  const y = history(values, 1);
  periods(horizonDays);
  const { usual, ahead, events } = startOn === undefined ? { usual: y, ahead: [], events: [] } : withoutEvents({ values: y, startOn, horizon: horizonDays });
  const eventFactor = ahead.length === 0 ? 1 : ahead.reduce((sum, factor) => sum + factor, 0) / ahead.length;
  const bucketDays = y.length >= WEEKS_MIN * WEEK ? WEEK : 1;
  const buckets = bucketDays === 1 ? usual : demandByBucket({ values: usual, days: bucketDays });
  const { forecast, backTest } = automaticForecast({ values: buckets, horizon: Math.ceil(horizonDays / bucketDays) });
  const usualPerDay = sumOver(forecast, horizonDays / bucketDays) / horizonDays;
  return {
    perDay: usualPerDay * eventFactor, bucketDays, backTest, events,
    sample: demandSample({ values: usual, horizon: horizonDays, step: bucketDays, factor: eventFactor }),
  };
}

/** The sum of the first `count` buckets, the last of them perhaps in part. */
function sumOver(forecast: readonly number[], count: number): number {
  return forecast.reduce((sum, value, h) => sum + value * Math.min(1, Math.max(0, count - h)), 0);
}
