import { wholeNumber } from '../check';
import { automaticForecast, type AutomaticForecast } from './automatic';
import { history } from './method';
import { dayNumber, eventPhases, PHASE_COUNT, sellingPhase } from './selling-events';

const WEEK = 7;
/** Usual days within four weeks on either side tell what a day of an event would have sold. */
const NEARBY_DAYS = 28;
/** How widely goods differ in their answer to one event: variance of the logarithm of its factor. */
const FACTOR_VARIANCE = 0.15;
/** Before anything was seen, goods answer to an event a little: this share of what is typical, known about as well as from two days. */
const ANSWER = { share: 0.3, weight: 2 };
const ANSWER_MAX = 2;
/** A day without a sale is no proof that an event leaves nothing. */
const RATIO_MIN = 0.05;

/** What an event did to sales, or is expected to. */
export interface EventFactor {
  name: string;
  part: number;
  /** Of a usual day's sales. */
  factor: number;
  /** Days of it in the history. */
  days: number;
}

export interface EventForecast extends AutomaticForecast {
  /** The factor of each coming day, 1 on a usual one: already in the forecast. */
  factors: number[];
  /** Of the events in the history or ahead. */
  events: EventFactor[];
}

/**
 * The automatic forecast of daily sales that knows the Chinese selling events. What an event did
 * is estimated from its days in the history against the usual days around them, taken out before
 * the forecast, so that no level chases the opening of 双11, and put on the coming days of the
 * event. With few days, or few sales, the estimate stays near what the goods' answer to the other
 * events suggests: goods that answered to 618 will answer to 双11.
 *
 * The back-test it carries is that of the sales without events.
 *
 * @param values sales by day, the newest last, base units, at least 1
 * @param startOn date of the first value, 'YYYY-MM-DD'
 * @param horizon days to forecast, ≥ 1
 * @throws RangeError if a value is negative or not finite, there is none, startOn is no date, or horizon is no whole number ≥ 1
 * @see shrinkage of the factors to their common mean: Efron & Morris, Journal of the American Statistical Association 70(350), 1975
 * @example forecastWithEvents({ values: [5, 5, 5, 5], startOn: '2026-04-01', horizon: 1 }).forecast[0] // 5, but for rounding
 */
export function forecastWithEvents({ values, startOn, horizon }: { values: ArrayLike<number>; startOn: string; horizon: number }): EventForecast {
  const { usual, ahead, events } = withoutEvents({ values, startOn, horizon });
  const { forecast, ...rest } = automaticForecast({ values: usual, seasonLength: WEEK, horizon });
  return { ...rest, forecast: forecast.map((value, h) => value * (ahead[h] ?? 1)), factors: ahead, events };
}

/**
 * Daily sales as they would have been without selling events, and what the events ahead will do.
 *
 * @param horizon coming days to tell the factors of, ≥ 0
 * @returns `usual` by day as `values`, and the factor of each coming day in `ahead`
 * @throws RangeError as forecastWithEvents
 * @example withoutEvents({ values: [5, 5, 5, 5], startOn: '2026-04-01', horizon: 1 }).ahead // [1]
 */
export function withoutEvents({ values, startOn, horizon }: { values: ArrayLike<number>; startOn: string; horizon: number }): { usual: Float64Array; ahead: number[]; events: EventFactor[] } {
  const y = history(values, 1);
  dayNumber('startOn', startOn);
  const phases = eventPhases({ from: startOn, days: y.length + wholeNumber('horizon', horizon) });
  const { factors, days } = factorsOf(y, phases);
  const usual = new Float64Array(y.length);
  for (let t = 0; t < y.length; t++) usual[t] = (y[t] as number) / factorAt(factors, phases[t] ?? -1);
  const ahead = Array.from({ length: horizon }, (_, h) => factorAt(factors, phases[y.length + h] ?? -1));
  const events = [...new Set(phases)].filter((number) => number >= 0).map((number) => {
    const { name, part } = sellingPhase(number);
    return { name, part, factor: factorAt(factors, number), days: days[number] ?? 0 };
  });
  return { usual, ahead, events };
}

const factorAt = (factors: Float64Array, number: number): number => (number < 0 ? 1 : (factors[number] ?? 1));

/** The factor of every phase, and its days in the history. */
function factorsOf(y: Float64Array, phases: readonly number[]): { factors: Float64Array; days: Float64Array } {
  const { expected, noise } = usualSales(y, phases);
  const sold = new Float64Array(PHASE_COUNT);
  const usual = new Float64Array(PHASE_COUNT);
  const days = new Float64Array(PHASE_COUNT);
  for (let t = 0; t < y.length; t++) {
    const number = phases[t] ?? -1;
    const expectation = expected[t] as number;
    if (number < 0 || expectation <= 0) continue;
    sold[number] = (sold[number] as number) + (y[t] as number);
    usual[number] = (usual[number] as number) + expectation;
    days[number] = (days[number] as number) + 1;
  }
  const seen = (number: number): number => Math.log(Math.max(RATIO_MIN, (sold[number] as number) / (usual[number] as number)));
  const typical = (number: number): number => Math.log(sellingPhase(number).typicalFactor);
  const uncertainty = (number: number): number => noise / (days[number] as number);

  // How the goods answer to events at all: seen against typical, a regression through 0.
  const start = Math.log(2) ** 2 * (ANSWER.weight / (FACTOR_VARIANCE + noise));
  let answer = start * ANSWER.share;
  let weight = start;
  for (let number = 0; number < PHASE_COUNT; number++) {
    if (days[number] === 0) continue;
    const precision = 1 / (FACTOR_VARIANCE + uncertainty(number));
    answer += precision * typical(number) * seen(number);
    weight += precision * typical(number) ** 2;
  }
  const share = Math.min(ANSWER_MAX, Math.max(0, answer / weight));

  const factors = Float64Array.from({ length: PHASE_COUNT }, (_, number) => {
    const expectation = share * typical(number);
    if (days[number] === 0) return Math.exp(expectation);
    const trust = FACTOR_VARIANCE / (FACTOR_VARIANCE + uncertainty(number));
    return Math.exp(trust * seen(number) + (1 - trust) * expectation);
  });
  return { factors, days };
}

/** What each day would sell without an event, and how widely one day strays from that: variance of the ratio. */
function usualSales(y: Float64Array, phases: readonly number[]): { expected: Float64Array; noise: number } {
  const n = y.length;
  const weekday = weekdayShares(y, phases);
  const soldUpTo = new Float64Array(n + 1);
  const shareUpTo = new Float64Array(n + 1);
  for (let t = 0; t < n; t++) {
    const isUsual = (phases[t] ?? -1) < 0;
    soldUpTo[t + 1] = (soldUpTo[t] as number) + (isUsual ? (y[t] as number) : 0);
    shareUpTo[t + 1] = (shareUpTo[t] as number) + (isUsual ? (weekday[t % WEEK] as number) : 0);
  }
  const expected = new Float64Array(n);
  let squares = 0;
  let count = 0;
  for (let t = 0; t < n; t++) {
    const from = Math.max(0, t - NEARBY_DAYS);
    const to = Math.min(n, t + NEARBY_DAYS + 1);
    const share = (shareUpTo[to] as number) - (shareUpTo[from] as number);
    if (share <= 0) continue;
    expected[t] = (((soldUpTo[to] as number) - (soldUpTo[from] as number)) / share) * (weekday[t % WEEK] as number);
    if ((phases[t] ?? -1) >= 0 || (expected[t] as number) <= 0) continue;
    squares += ((y[t] as number) / (expected[t] as number) - 1) ** 2;
    count += 1;
  }
  return { expected, noise: count > 0 ? squares / count : 1 };
}

/** What each day of the week sells, 1 on average, drawn a little to 1. */
function weekdayShares(y: Float64Array, phases: readonly number[]): Float64Array {
  const sold = new Float64Array(WEEK);
  const days = new Float64Array(WEEK);
  for (let t = 0; t < y.length; t++) {
    if ((phases[t] ?? -1) >= 0) continue;
    sold[t % WEEK] = (sold[t % WEEK] as number) + (y[t] as number);
    days[t % WEEK] = (days[t % WEEK] as number) + 1;
  }
  let all = 0;
  let count = 0;
  for (let d = 0; d < WEEK; d++) {
    all += sold[d] as number;
    count += days[d] as number;
  }
  const mean = count > 0 ? all / count : 0;
  return sold.map((value, d) => (mean > 0 ? (value + mean) / ((days[d] as number) + 1) / mean : 1));
}
