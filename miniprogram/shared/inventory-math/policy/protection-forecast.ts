import { positive } from '../check';
import { chooseDistribution, type Family } from '../service/choose-distribution';
import { type Distribution } from '../distribution/distribution';
import { automaticForecast, type BackTest } from '../forecast/automatic';
import { history } from '../forecast/method';

/** What a stock has to meet from one order to the receipt of the next. */
export interface ProtectionForecast {
  /** Base units over the interval. */
  mean: number;
  variance: number;
  family: Family;
  demand: Distribution;
  /** Of the automatic forecast, per period; null for a history too short. */
  backTest: BackTest | null;
}

/** The level that does not follow every week: what the goods sold in the long run, a tenth of it new each period. */
const STEADY_ALPHA = 0.1;
/** Its first value is their mean; before that it is no forecast. */
const STEADY_START = 6;
/** Twenty-seven years of days. */
const HORIZON_MAX = 10_000;
/** What a history has not shown yet: added to variance ÷ mean², in whole from the bound on, in proportion below. */
const UNSEEN = { relativeVariance: 0.2, from: 0.3 };

/**
 * Demand over the protection interval (review + lead time) from a history, as a distribution: the
 * forecast to stock by.
 *
 * Its mean is half of the automatic forecast and half of a steady level. An order cannot be taken
 * back: what a nervous forecast buys at its height lies there when it falls, so a steadier one gives
 * more service for the same stock, though its errors are greater.
 *
 * Its variance is the mean of two estimates, each of which errs in its own way: the squared errors
 * of the automatic forecast's back-test, and those of the steady level over all past intervals of
 * that length, in square roots, where they are as wide at any level:
 *
 *     variance = ½·h·RMSE² + ½·4·mean·E[(√came − √forecast)²]      (Var X ≈ 4·μ·Var √X)
 *
 * To that comes what a history of weeks has not shown: the order ten times as large that comes once
 * a year. A fifth of mean² for goods that sell unevenly, less for steadier ones, nothing for steady.
 *
 * The family follows from mean and variance (`chooseDistribution`).
 *
 * @param values demand by period, the newest last, base units, at least 1
 * @param horizon periods of the interval, > 0, at most 10,000, whole or not
 * @param factor what the coming periods sell against usual ones: an event; > 0, 1 without it
 * @throws RangeError if a value is negative or not finite, there is none, or horizon or factor is out of its range
 * @see forecast errors, not deviations of demand: Silver, Pyke & Thomas (4th ed.), § 6.11; square roots: Anscombe, Biometrika 35 (1948)
 * @example protectionForecast({ values: new Array(20).fill(4), horizon: 3 }).mean // 12
 */
export function protectionForecast({ values, horizon, factor = 1 }: { values: ArrayLike<number>; horizon: number; factor?: number }): ProtectionForecast {
  const y = history(values, 1);
  if (positive('horizon', horizon) > HORIZON_MAX) throw new RangeError(`horizon must be at most ${HORIZON_MAX}, got ${horizon}`);
  positive('factor', factor);
  const { forecast, backTest } = automaticForecast({ values: y, horizon: Math.ceil(horizon) });
  const steady = steadyLevel(y, horizon);
  const usual = (sumOver(forecast, horizon) + steady.level * horizon) / 2;
  const ofRoots = 4 * usual * steady.rootVariance;
  const estimated = backTest === null ? ofRoots : (horizon * backTest.rmse ** 2 + ofRoots) / 2;
  const mean = factor * usual;
  const square = usual * usual;
  const relative = square > 0 ? estimated / square : 0;
  // Errors in the last digits are none.
  const variance = relative > DIGITS ? mean * mean * (relative + UNSEEN.relativeVariance * Math.min(1, relative / UNSEEN.from)) : 0;
  return { mean, variance, backTest, ...chooseDistribution({ mean, variance }) };
}

const DIGITS = 1e-12;

/**
 * The whole quantity that covers demand with the wanted probability; what is whole but for its last
 * digits is not rounded up.
 *
 * @param cycleServiceLevel within (0, 1)
 * @returns base units, ≥ 0
 * @throws RangeError if cycleServiceLevel is outside (0, 1)
 * @example levelFor({ demand: poisson({ mean: 4 }), cycleServiceLevel: 0.95 }) // 8
 */
export const levelFor = ({ demand, cycleServiceLevel }: { demand: Distribution; cycleServiceLevel: number }): number =>
  Math.max(0, Math.ceil(demand.quantile(cycleServiceLevel) * (1 - 1e-9)));

/** The sum of the first `count` periods, the last of them perhaps in part. */
function sumOver(forecast: readonly number[], count: number): number {
  let sum = 0;
  for (let h = 0; h < forecast.length; h++) sum += (forecast[h] as number) * Math.min(1, count - h);
  return sum;
}

/** The level now, and the mean square of √came − √forecast over past intervals, brought to `horizon` periods. */
function steadyLevel(y: Float64Array, horizon: number): { level: number; rootVariance: number } {
  const n = y.length;
  const start = Math.min(STEADY_START, n);
  const length = Math.max(1, Math.round(horizon));
  let level = 0;
  for (let t = 0; t < start; t++) level += (y[t] as number) / start;
  let came = 0;
  for (let t = start; t < start + length && t < n; t++) came += y[t] as number;
  let squares = 0;
  let count = 0;
  for (let t = 0; t < n; t++) {
    if (t >= start && t + length <= n) {
      const error = Math.sqrt(came) - Math.sqrt(level * length);
      squares += error * error;
      count++;
      came += (t + length < n ? (y[t + length] as number) : 0) - (y[t] as number);
      if (came < 0) came = 0;
    }
    level += STEADY_ALPHA * ((y[t] as number) - level);
  }
  return { level, rootVariance: count === 0 ? rootVarianceOfFew(y) : squares / count };
}

/** Customers that come one by one: the roots of their number have a variance of ¼. */
const ROOT_VARIANCE_LEAST = 0.25;

/** Too short for errors over an interval: how widely single periods lie about their mean. */
function rootVarianceOfFew(y: Float64Array): number {
  let mean = 0;
  for (let t = 0; t < y.length; t++) mean += Math.sqrt(y[t] as number) / y.length;
  let squares = 0;
  for (let t = 0; t < y.length; t++) squares += (Math.sqrt(y[t] as number) - mean) ** 2;
  return Math.max(ROOT_VARIANCE_LEAST, squares / Math.max(1, y.length - 1));
}
