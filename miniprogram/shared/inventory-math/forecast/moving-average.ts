import { wholeNumber } from '../check';
import { flat, type Forecast, history } from './method';

/**
 * Moving average: every coming period sells as much as the last `window` did on average; all of
 * them while there are fewer.
 *
 * @param values demand by period, the newest last, base units, at least 1
 * @param window periods, ≥ 1
 * @throws RangeError if a value is negative or not finite, there is none, window or horizon is no whole number ≥ 1
 * @see Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, 4th ed., §3.4.1
 * @example forecastMovingAverage({ values: [9, 2, 4, 6], window: 3, horizon: 1 }).forecast // [4]
 */
export function forecastMovingAverage({ values, window = 8, horizon }: { values: ArrayLike<number>; window?: number; horizon: number }): Forecast {
  const y = history(values, 1);
  wholeNumber('window', window, 1);
  const n = y.length;
  const fitted = new Float64Array(n - 1);
  let sum = y[0] as number;
  for (let t = 1; t < n; t++) {
    fitted[t - 1] = sum / Math.min(t, window);
    sum += (y[t] as number) - (t >= window ? (y[t - window] as number) : 0);
  }
  return { forecast: flat(sum / Math.min(n, window), horizon), fitted };
}
