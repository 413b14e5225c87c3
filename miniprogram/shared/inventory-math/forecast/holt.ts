import { finite, share } from '../check';
import { type Forecast, history, notNegative, periods } from './method';
import { minimiseMany } from './minimise';

/**
 * Level and trend at the first value. 'firstStep': that value, and the step to the second one
 * (what R's HoltWinters() does); 'regression': a line through the first ten values, less upset by
 * one of them; or given, as they stand before the first value.
 */
export type HoltInitial = 'firstStep' | 'regression' | { level: number; trend: number };

export interface HoltForecast extends Forecast {
  alpha: number;
  beta: number;
  phi: number;
  /** After the last value, units and units per period. */
  level: number;
  trend: number;
}

const REGRESSION_VALUES = 10;
/** Gardner & McKenzie's damping below 0.8 is hardly a trend; above 0.98 it is hardly damped (FPP3 §8.2). */
const PHI_BOUNDS = [0.8, 0.98] as const;

/**
 * Holt's linear trend, and the damped trend of Gardner & McKenzie.
 *
 *     ℓ(t) = α · y(t) + (1 − α) · (ℓ(t−1) + φ · b(t−1))
 *     b(t) = β · (ℓ(t) − ℓ(t−1)) + (1 − β) · φ · b(t−1)
 *     ŷ(t+h) = ℓ(t) + (φ + φ² + … + φʰ) · b(t)
 *
 * β is Holt's own, the share of a new slope in the trend; the state-space form's is α · β.
 *
 * @param values demand by period, the newest last, base units, at least 1
 * @param isDamped false: φ = 1, Holt's line
 * @param alpha, beta, phi within [0, 1]; those not given are fitted to the least squared error of one step
 * @param initial level and trend to begin with
 * @throws RangeError if a value is negative or not finite, there is none, a parameter is not within [0, 1], or horizon is no whole number ≥ 1
 * @see Holt (1957), reprinted in International Journal of Forecasting 20(1), 2004; Gardner & McKenzie, Management Science 31(10), 1985; FPP3 §8.2
 * @example forecastHolt({ values: [2, 4, 6], alpha: 0.5, beta: 0.5, horizon: 2 }).forecast // [8, 10]
 */
export function forecastHolt({ values, horizon, isDamped = false, alpha, beta, phi, initial = 'firstStep' }: {
  values: ArrayLike<number>; horizon: number; isDamped?: boolean; alpha?: number | undefined; beta?: number | undefined; phi?: number | undefined; initial?: HoltInitial;
}): HoltForecast {
  const y = history(values, 1);
  const start = holtStart(y, initial);
  const [lowPhi, highPhi] = phi !== undefined ? bothEnds('phi', phi) : isDamped ? PHI_BOUNDS : [1, 1];
  const [lowAlpha, highAlpha] = alpha === undefined ? [0.01, 0.99] : bothEnds('alpha', alpha);
  const [lowBeta, highBeta] = beta === undefined ? [0.001, 0.99] : bothEnds('beta', beta);
  const parameters = Float64Array.of(Math.max(lowAlpha, Math.min(highAlpha, 0.3)), Math.max(lowBeta, Math.min(highBeta, 0.1)), Math.max(lowPhi, Math.min(highPhi, 0.95)));
  const state = new Float64Array(2);
  minimiseMany((p) => follow(y, p, start, state), parameters, [lowAlpha, lowBeta, lowPhi], [highAlpha, highBeta, highPhi], 1e-3);
  const fitted = new Float64Array(y.length);
  follow(y, parameters, start, state, fitted);
  const [a = 0, b = 0, damping = 1] = parameters;
  const [level = 0, trend = 0] = state;
  let path = 0;
  let power = 1;
  const forecast = Array.from({ length: periods(horizon) }, () => {
    power *= damping;
    path += power;
    return notNegative(level + path * trend);
  });
  return { forecast, fitted, alpha: a, beta: b, phi: damping, level, trend };
}

const bothEnds = (name: string, value: number): readonly [number, number] => [share(name, value), value];

/** Level and trend before the first value: the first forecast is level + φ · trend. */
function holtStart(y: Float64Array, initial: HoltInitial): { level: number; trend: number } {
  if (typeof initial === 'object') return { level: finite('initial.level', initial.level), trend: finite('initial.trend', initial.trend) };
  const first = y[0] as number;
  if (y.length < 2) return { level: first, trend: 0 };
  if (initial === 'firstStep') {
    const trend = (y[1] as number) - first;
    return { level: first - trend, trend };
  }
  const count = Math.min(REGRESSION_VALUES, y.length);
  const { intercept, slope } = line(y, count);
  return { level: intercept - slope, trend: slope };
}

/** The line of least squares through the first `count` values, at 0, 1, 2 … */
export function line(y: Float64Array, count: number): { intercept: number; slope: number } {
  const middle = (count - 1) / 2;
  let sum = 0;
  let moment = 0;
  for (let t = 0; t < count; t++) {
    sum += y[t] as number;
    moment += (t - middle) * (y[t] as number);
  }
  const slope = count > 1 ? (12 * moment) / (count * (count * count - 1)) : 0;
  return { intercept: sum / count - slope * middle, slope };
}

/** Runs through the history; leaves the last level and trend in `state`. @returns the sum of squared errors of one step */
function follow(y: Float64Array, parameters: Float64Array, start: { level: number; trend: number }, state: Float64Array, fitted?: Float64Array): number {
  const alpha = parameters[0] as number;
  const beta = parameters[1] as number;
  const phi = parameters[2] as number;
  let { level, trend } = start;
  let damped = phi * trend;
  let sum = 0;
  for (let t = 0; t < y.length; t++) {
    const said = level + damped;
    const error = (y[t] as number) - said;
    if (fitted !== undefined) fitted[t] = said;
    sum += error * error;
    const next = said + alpha * error;
    trend = beta * (next - level) + (1 - beta) * damped;
    level = next;
    damped = phi * trend;
  }
  state[0] = level;
  state[1] = trend;
  return sum;
}
