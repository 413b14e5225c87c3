import { anySeries, probability as within, series, wholeNumber } from '../check';
import { quotient } from './quotient';

/**
 * How far forecasts were from what came. The error is actual − forecast throughout; `bias` alone
 * is turned round, because of a forecast that is too high one says that it is biased upward.
 * Where a measure divides by nothing it is null, never NaN: an average over many series leaves
 * such a series out.
 */

/** Forecasts and what came, period by period; equally many, at least one. */
export interface ForecastPair {
  /** Base units per period, ≥ 0. */
  actual: ArrayLike<number>;
  /** Base units per period, any finite number. */
  forecast: ArrayLike<number>;
}

function checked({ actual, forecast }: ForecastPair): number {
  series('actual', actual, 1);
  if (forecast.length !== actual.length) throw new RangeError(`forecast must have the length of actual ${actual.length}, got ${forecast.length}`);
  anySeries('forecast', forecast);
  return actual.length;
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum;
}

function absoluteErrors({ actual, forecast }: ForecastPair): number {
  let sum = 0;
  for (let i = 0; i < actual.length; i++) sum += Math.abs((actual[i] as number) - (forecast[i] as number));
  return sum;
}

function squaredErrors({ actual, forecast }: ForecastPair): number {
  let sum = 0;
  for (let i = 0; i < actual.length; i++) {
    const error = (actual[i] as number) - (forecast[i] as number);
    sum += error * error;
  }
  return sum;
}

/**
 * ME, mean error: Σ(actual − forecast) ÷ n. Above 0 where forecasts were too low.
 *
 * @throws RangeError if the series are empty, of unequal length, or hold a wrong number
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), § 5.8
 * @example meanError({ actual: [4, 6], forecast: [5, 5] }) // 0
 */
export function meanError(pair: ForecastPair): number {
  const n = checked(pair);
  return (sumOf(pair.actual) - sumOf(pair.forecast)) / n;
}

/**
 * MAE, mean absolute error: Σ|actual − forecast| ÷ n, in base units.
 *
 * @throws RangeError if the series are empty, of unequal length, or hold a wrong number
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), § 5.8
 * @example meanAbsoluteError({ actual: [4, 6], forecast: [5, 5] }) // 1
 */
export function meanAbsoluteError(pair: ForecastPair): number {
  return absoluteErrors(pair) / checked(pair);
}

/**
 * RMSE, root mean square error: √(Σ(actual − forecast)² ÷ n), in base units. What safety stock is
 * made from.
 *
 * @throws RangeError if the series are empty, of unequal length, or hold a wrong number
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), § 5.8
 * @example rootMeanSquareError({ actual: [4, 6], forecast: [5, 8] }) // 1.5811388300841898
 */
export function rootMeanSquareError(pair: ForecastPair): number {
  return Math.sqrt(squaredErrors(pair) / checked(pair));
}

/**
 * WAPE, weighted absolute percentage error: Σ|actual − forecast| ÷ Σ actual. Months without
 * demand do no harm.
 *
 * @returns a share, 0.2 is 20 %; null without demand
 * @throws RangeError if the series are empty, of unequal length, or hold a wrong number
 * @see Kolassa & Schütz, Advantages of the MAD/mean ratio over the MAPE, Foresight 6 (2007)
 * @example weightedAbsolutePercentageError({ actual: [0, 10], forecast: [1, 9] }) // 0.2
 */
export function weightedAbsolutePercentageError(pair: ForecastPair): number | null {
  checked(pair);
  return quotient(absoluteErrors(pair), sumOf(pair.actual));
}

/**
 * MAPE, mean absolute percentage error: the mean of |actual − forecast| ÷ actual over the periods
 * with demand. Not for intermittent demand: it leaves out what was forecast and did not come.
 *
 * @returns a share, 0.2 is 20 %; null without demand
 * @throws RangeError if the series are empty, of unequal length, or hold a wrong number
 * @see Hyndman & Koehler, Another look at measures of forecast accuracy, International Journal of Forecasting 22 (2006)
 * @example meanAbsolutePercentageError({ actual: [0, 10, 5], forecast: [1, 9, 6] }) // 0.15000000000000002
 */
export function meanAbsolutePercentageError(pair: ForecastPair): number | null {
  checked(pair);
  const { actual, forecast } = pair;
  let [sum, count] = [0, 0];
  for (let i = 0; i < actual.length; i++) {
    const wanted = actual[i] as number;
    if (wanted === 0) continue;
    sum += Math.abs(wanted - (forecast[i] as number)) / wanted;
    count++;
  }
  return quotient(sum, count);
}

/**
 * sMAPE, symmetric MAPE: the mean of 200·|actual − forecast| ÷ (|actual| + |forecast|), as in the
 * M4 competition; a period with neither adds 0. Not for intermittent demand: any forecast of a
 * period without demand costs the full 200.
 *
 * @returns 0 to 200
 * @throws RangeError if the series are empty, of unequal length, or hold a wrong number
 * @see Makridakis, Spiliotis & Assimakopoulos, The M4 Competition, International Journal of Forecasting 36 (2020)
 * @example symmetricMeanAbsolutePercentageError({ actual: [10, 0], forecast: [30, 0] }) // 50
 */
export function symmetricMeanAbsolutePercentageError(pair: ForecastPair): number {
  const n = checked(pair);
  const { actual, forecast } = pair;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const [wanted, expected] = [actual[i] as number, forecast[i] as number];
    const size = Math.abs(wanted) + Math.abs(expected);
    if (size > 0) sum += 200 * Math.abs(wanted - expected) / size;
  }
  return sum / n;
}

/** What the naive forecast of `season` periods ago erred by over the training series. */
interface ScaledPair extends ForecastPair {
  /** The series that the forecast was made from, base units per period, ≥ 0. */
  training: ArrayLike<number>;
  /** Periods to the naive forecast, ≥ 1; 1 by default. */
  season?: number;
}

function naiveErrors(training: ArrayLike<number>, season: number, isSquared: boolean): number | null {
  wholeNumber('season', season, 1);
  series('training', training);
  const count = training.length - season;
  if (count < 1) return null;
  let sum = 0;
  for (let i = season; i < training.length; i++) {
    const error = (training[i] as number) - (training[i - season] as number);
    sum += isSquared ? error * error : Math.abs(error);
  }
  return sum === 0 ? null : sum / count;
}

/**
 * MASE, mean absolute scaled error: MAE ÷ the MAE of the (seasonal) naive forecast within the
 * training series. Below 1: better than that.
 *
 * @returns ≥ 0; null where the training series is too short or never changes
 * @throws RangeError if a series holds a wrong number, lengths differ, or season is no whole number ≥ 1
 * @see Hyndman & Koehler, Another look at measures of forecast accuracy, International Journal of Forecasting 22 (2006)
 * @example meanAbsoluteScaledError({ actual: [6, 6], forecast: [5, 8], training: [4, 6, 4, 6] }) // 0.75
 */
export function meanAbsoluteScaledError({ training, season = 1, ...pair }: ScaledPair): number | null {
  const error = meanAbsoluteError(pair);
  const scale = naiveErrors(training, season, false);
  return scale === null ? null : quotient(error, scale);
}

/**
 * RMSSE, root mean square scaled error: √(MSE ÷ the MSE of the naive forecast within the training
 * series), as in the M5 competition (there with season 1).
 *
 * @returns ≥ 0; null where the training series is too short or never changes
 * @throws RangeError if a series holds a wrong number, lengths differ, or season is no whole number ≥ 1
 * @see Makridakis, Spiliotis & Assimakopoulos, The M5 competition, International Journal of Forecasting 38 (2022)
 * @example rootMeanSquareScaledError({ actual: [6, 6], forecast: [5, 8], training: [4, 6, 4, 6] }) // 0.7905694150420949
 */
export function rootMeanSquareScaledError({ training, season = 1, ...pair }: ScaledPair): number | null {
  const error = squaredErrors(pair) / checked(pair);
  const scale = naiveErrors(training, season, true);
  const ratio = scale === null ? null : quotient(error, scale);
  return ratio === null ? null : Math.sqrt(ratio);
}

/**
 * Pinball loss of a quantile: what is too low costs p a unit, what is too high 1 − p. The measure
 * of a stocking level: its mean is least for the true quantile.
 *
 *     Σ (actual ≥ forecast ? p·(actual − forecast) : (1 − p)·(forecast − actual)) ÷ n
 *
 * @param probability p, within (0, 1)
 * @throws RangeError if the series are empty, of unequal length, or hold a wrong number, or p is out of its range
 * @see Koenker & Bassett, Regression quantiles, Econometrica 46 (1978)
 * @example pinballLoss({ actual: [10, 2], forecast: [8, 8], probability: 0.9 }) // 1.2
 */
export function pinballLoss({ probability, ...pair }: ForecastPair & { probability: number }): number {
  const n = checked(pair);
  within('probability', probability);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const error = (pair.actual[i] as number) - (pair.forecast[i] as number);
    sum += error >= 0 ? probability * error : (probability - 1) * error;
  }
  return sum / n;
}

/**
 * Bias: Σ(forecast − actual) ÷ Σ actual. Above 0 where forecasts were too high: stock piles up.
 *
 * @returns a share, 0.1 is 10 % too high; null without demand
 * @throws RangeError if the series are empty, of unequal length, or hold a wrong number
 * @see Syntetos & Boylan, The accuracy of intermittent demand estimates, International Journal of Forecasting 21 (2005)
 * @example forecastBias({ actual: [4, 6], forecast: [6, 6] }) // 0.2
 */
export function forecastBias(pair: ForecastPair): number | null {
  checked(pair);
  const demand = sumOf(pair.actual);
  return quotient(sumOf(pair.forecast) - demand, demand);
}
