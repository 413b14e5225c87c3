import { wholeNumber } from '../check';
import { flat, type Forecast, history, notNegative, periods } from './method';

/**
 * Naive: every coming period sells as the last one did. What any other method has to beat.
 *
 * @param values demand by period, the newest last, base units, at least 1
 * @throws RangeError if a value is negative or not finite, there is none, or horizon is no whole number ≥ 1
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed. (FPP3), §5.2
 * @example forecastNaive({ values: [3, 5, 4], horizon: 2 }).forecast // [4, 4]
 */
export function forecastNaive({ values, horizon }: { values: ArrayLike<number>; horizon: number }): Forecast {
  const y = history(values, 1);
  return { forecast: flat(y[y.length - 1] as number, horizon), fitted: y.slice(0, -1) };
}

/**
 * Seasonal naive: every coming period sells as the same one of the last season did.
 *
 * @param seasonLength periods in a season (7 days, 12 months), ≥ 1; at least one season of values
 * @throws RangeError as forecastNaive, or if there is no whole season of values
 * @see FPP3 §5.2
 * @example forecastSeasonalNaive({ values: [1, 2, 3, 4, 5, 6], seasonLength: 3, horizon: 4 }).forecast // [4, 5, 6, 4]
 */
export function forecastSeasonalNaive({ values, seasonLength, horizon }: { values: ArrayLike<number>; seasonLength: number; horizon: number }): Forecast {
  const y = history(values, wholeNumber('seasonLength', seasonLength, 1));
  const start = y.length - seasonLength;
  return { forecast: Array.from({ length: periods(horizon) }, (_, h) => y[start + (h % seasonLength)] as number), fitted: y.slice(0, start) };
}

/**
 * Drift: the last value, and from there the mean step of the history, as a line from the first
 * value to the last.
 *
 * @throws RangeError as forecastNaive; one value alone has no step and is repeated
 * @see FPP3 §5.2: ŷ(T+h) = y(T) + h · (y(T) − y(1)) / (T − 1)
 * @example forecastDrift({ values: [2, 3, 6], horizon: 2 }).forecast // [8, 10]
 */
export function forecastDrift({ values, horizon }: { values: ArrayLike<number>; horizon: number }): Forecast {
  const y = history(values, 1);
  const last = y[y.length - 1] as number;
  const step = y.length > 1 ? (last - (y[0] as number)) / (y.length - 1) : 0;
  return { forecast: Array.from({ length: periods(horizon) }, (_, h) => notNegative(last + (h + 1) * step)), fitted: y.slice(0, -1).map((value) => value + step) };
}
