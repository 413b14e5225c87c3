import { finite, share } from '../check';
import { flat, type Forecast, history } from './method';
import { minimise } from './minimise';

/**
 * The level before the first value: the first value itself (usual, and what Croston's family
 * does), the mean of the first six (steadier where the first is odd), the level that fits the
 * history best (what R's ses() does), or one that is given.
 */
export type SesInitial = 'first' | 'mean' | 'leastSquares' | number;

export interface SesForecast extends Forecast {
  /** Share of a new value in the level, 0 … 1. */
  alpha: number;
  /** The level before the first value. */
  initialLevel: number;
}

const FIRST_VALUES = 6;

/**
 * Simple exponential smoothing: a level that moves by the share `alpha` of each error; every
 * coming period sells as much as the level.
 *
 *     ℓ(t) = ℓ(t−1) + α · (y(t) − ℓ(t−1))
 *
 * @param values demand by period, the newest last, base units, at least 1
 * @param alpha 0 … 1; fitted to the least squared error of one step if not given
 * @param alphaBounds where a fitted alpha may lie. Public code for intermittent demand keeps it
 *   within 0.1 … 0.3; by itself it may be anything from 0.01 to 0.99
 * @param initial the level before the first value
 * @throws RangeError if a value is negative or not finite, there is none, alpha or its bounds are not within [0, 1], or horizon is no whole number ≥ 1
 * @see Brown, Statistical Forecasting for Inventory Control (1959); FPP3 §8.1
 * @example forecastSes({ values: [10, 20], alpha: 0.5, horizon: 1 }).forecast // [15]
 */
export function forecastSes({ values, horizon, alpha, alphaBounds: [low, high] = [0.01, 0.99], initial = 'first' }: {
  values: ArrayLike<number>; horizon: number; alpha?: number | undefined; alphaBounds?: readonly [low: number, high: number]; initial?: SesInitial;
}): SesForecast {
  const y = history(values, 1);
  const n = y.length;
  const isFree = initial === 'leastSquares';
  const start = typeof initial === 'number' ? finite('initial', initial) : initial === 'mean' ? meanOfFirst(y) : (y[0] as number);
  const a = alpha === undefined
    ? minimise(isFree ? (x) => squaredErrors(y, x, bestStart(y, x)) : (x) => squaredErrors(y, x, start), share('alphaBounds[0]', low), share('alphaBounds[1]', high), 10, 1e-7)
    : share('alpha', alpha);
  const initialLevel = isFree ? bestStart(y, a) : start;
  const fitted = new Float64Array(n);
  let level = initialLevel;
  for (let t = 0; t < n; t++) {
    fitted[t] = level;
    level += a * ((y[t] as number) - level);
  }
  return { forecast: flat(level, horizon), fitted, alpha: a, initialLevel };
}

function meanOfFirst(y: Float64Array): number {
  const count = Math.min(FIRST_VALUES, y.length);
  let sum = 0;
  for (let t = 0; t < count; t++) sum += y[t] as number;
  return sum / count;
}

/** Sum of squared errors of one step. */
function squaredErrors(y: Float64Array, alpha: number, start: number): number {
  let level = start;
  let sum = 0;
  for (let t = 0; t < y.length; t++) {
    const error = (y[t] as number) - level;
    sum += error * error;
    level += alpha * error;
  }
  return sum;
}

/**
 * The first level with the least squared errors for this alpha. An error is linear in that level,
 * e(t) = e₀(t) − ℓ(0) · (1 − α)ᵗ with e₀ the errors from level 0, so it is a regression of one coefficient.
 */
function bestStart(y: Float64Array, alpha: number): number {
  let level = 0;
  let weight = 1;
  let xy = 0;
  let xx = 0;
  for (let t = 0; t < y.length; t++) {
    const error = (y[t] as number) - level;
    xy += error * weight;
    xx += weight * weight;
    level += alpha * error;
    weight *= 1 - alpha;
  }
  return xy / xx;
}
