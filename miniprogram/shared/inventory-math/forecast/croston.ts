import { share } from '../check';
import { flat, type Forecast, history } from './method';
import { minimise } from './minimise';

/**
 * Croston's own ratio is biased upwards, because the mean of a ratio is not the ratio of means.
 * 'sba' takes off β/2 (Syntetos & Boylan), 'sbj' the exact β/(2 − β) (Shale, Boylan & Johnston).
 */
export type CrostonVariant = 'croston' | 'sba' | 'sbj';

/** The first size and interval: the first ones seen, or the means of all of them. */
export type CrostonInitial = 'first' | 'mean';

export interface CrostonForecast extends Forecast {
  /** Share of a new size in the size. */
  alpha: number;
  /** Share of a new interval in the interval. */
  beta: number;
  /** Units per sale, when there is one. */
  size: number;
  /** Periods from one sale to the next. */
  interval: number;
}

const BOUNDS = [0.01, 0.5] as const;

/**
 * Croston's method for demand with many empty periods: the size of a sale and the interval between
 * two are smoothed apart, both only when something sells; their ratio is the demand per period.
 *
 *     z ← z + α · (y − z),  x ← x + β · (q − x)   when y > 0, q periods after the last sale
 *     ŷ = f · z / x,        f = 1, 1 − β/2 (SBA) or 1 − β/(2 − β) (SBJ)
 *
 * The first interval counts from the period before the first value. The correction uses the share
 * of the interval, β, whatever α is. Nothing changes while nothing sells: goods that died are
 * forecast for ever; see forecastTsb.
 *
 * @param values demand by period, the newest last, base units, at least 1; all zeros give 0
 * @param alpha 0 … 1; 0.1 is usual; fitted to the least squared error of one step if 'fitted'
 * @param beta 0 … 1; alpha if not given
 * @throws RangeError if a value is negative or not finite, there is none, alpha or beta is not within [0, 1], or horizon is no whole number ≥ 1
 * @see Croston, Operational Research Quarterly 23(3), 1972; Syntetos & Boylan, International Journal of Forecasting 21(2), 2005; Shale, Boylan & Johnston, Journal of the Operational Research Society 57(5), 2006
 * @example forecastCroston({ values: [0, 4, 0, 0, 0, 8], alpha: 0.5, variant: 'croston', horizon: 1 }).forecast // [2]: 6 each 3 periods
 */
export function forecastCroston({ values, horizon, variant = 'sba', alpha = 0.1, beta, initial = 'first' }: {
  values: ArrayLike<number>; horizon: number; variant?: CrostonVariant; alpha?: number | 'fitted'; beta?: number; initial?: CrostonInitial;
}): CrostonForecast {
  const y = history(values, 1);
  const start = crostonStart(y, initial);
  const state = new Float64Array(2);
  const a = alpha === 'fitted'
    ? minimise((x) => follow(y, x, beta ?? x, variant, start, state), BOUNDS[0], BOUNDS[1], 7, 1e-3)
    : share('alpha', alpha);
  const b = beta === undefined ? a : share('beta', beta);
  const fitted = new Float64Array(y.length);
  follow(y, a, b, variant, start, state, fitted);
  const [size = 0, interval = 1] = state;
  return { forecast: flat((correction(variant, b) * size) / interval, horizon), fitted, alpha: a, beta: b, size, interval };
}

const correction = (variant: CrostonVariant, beta: number): number => (variant === 'croston' ? 1 : variant === 'sba' ? 1 - beta / 2 : 1 - beta / (2 - beta));

function crostonStart(y: Float64Array, initial: CrostonInitial): { size: number; interval: number } {
  let sum = 0;
  let count = 0;
  let last = -1;
  for (let t = 0; t < y.length; t++) {
    const value = y[t] as number;
    if (value === 0) continue;
    if (initial === 'first') return { size: value, interval: t + 1 };
    sum += value;
    count += 1;
    last = t;
  }
  return count === 0 ? { size: 0, interval: 1 } : { size: sum / count, interval: (last + 1) / count };
}

/** Runs through the history; leaves size and interval in `state`. @returns the sum of squared errors of one step */
function follow(y: Float64Array, alpha: number, beta: number, variant: CrostonVariant, start: { size: number; interval: number }, state: Float64Array, fitted?: Float64Array): number {
  const factor = correction(variant, beta);
  let { size, interval } = start;
  let said = (factor * size) / interval;
  let waited = 0;
  let sum = 0;
  for (let t = 0; t < y.length; t++) {
    const value = y[t] as number;
    const error = value - said;
    if (fitted !== undefined) fitted[t] = said;
    sum += error * error;
    waited += 1;
    if (value > 0) {
      size += alpha * (value - size);
      interval += beta * (waited - interval);
      waited = 0;
      said = (factor * size) / interval;
    }
  }
  state[0] = size;
  state[1] = interval;
  return sum;
}
