import { share } from '../check';
import { flat, type Forecast, history } from './method';
import { minimiseMany } from './minimise';

/** The first size and probability: those of the first sale and the first period, or the means of all. */
export type TsbInitial = 'first' | 'mean';

export interface TsbForecast extends Forecast {
  /** Share of a new size in the size. */
  alpha: number;
  /** Share of a new period in the probability. */
  beta: number;
  /** Units per sale, when there is one. */
  size: number;
  /** That something sells in a period. */
  probability: number;
}

/**
 * Teunter, Syntetos & Babai's method for demand with many empty periods: the size of a sale is
 * smoothed when there is one, the probability of a sale in every period, so that the forecast of
 * goods that died falls to 0, which Croston's never does.
 *
 *     z ← z + α · (y − z)          when y > 0
 *     p ← p + β · (1[y > 0] − p)   always
 *     ŷ = p · z
 *
 * @param values demand by period, the newest last, base units, at least 1; all zeros give 0
 * @param alpha, beta 0 … 1, 0.1 is usual; both fitted to the least squared error of one step if 'fitted'
 * @throws RangeError if a value is negative or not finite, there is none, alpha or beta is not within [0, 1], or horizon is no whole number ≥ 1
 * @see Teunter, Syntetos & Babai, European Journal of Operational Research 214(3), 2011
 * @example forecastTsb({ values: [4, 0, 8], alpha: 0.5, beta: 0.5, horizon: 1 }).forecast // [4.5]: 6 with probability 0.75
 */
export function forecastTsb({ values, horizon, alpha = 0.1, beta = 0.1, initial = 'first' }: {
  values: ArrayLike<number>; horizon: number; alpha?: number | 'fitted'; beta?: number | 'fitted'; initial?: TsbInitial;
}): TsbForecast {
  const y = history(values, 1);
  const start = tsbStart(y, initial);
  const [lowAlpha, highAlpha] = alpha === 'fitted' ? [0.02, 0.5] : [share('alpha', alpha), alpha];
  const [lowBeta, highBeta] = beta === 'fitted' ? [0.02, 0.5] : [share('beta', beta), beta];
  const parameters = Float64Array.of(alpha === 'fitted' ? 0.1 : alpha, beta === 'fitted' ? 0.1 : beta);
  const state = new Float64Array(2);
  if (highAlpha > lowAlpha || highBeta > lowBeta) minimiseMany((p) => follow(y, p[0] as number, p[1] as number, start, state), parameters, [lowAlpha, lowBeta], [highAlpha, highBeta], 1e-2);
  const [a = 0, b = 0] = parameters;
  const fitted = new Float64Array(y.length);
  follow(y, a, b, start, state, fitted);
  const [size = 0, probability = 0] = state;
  return { forecast: flat(size * probability, horizon), fitted, alpha: a, beta: b, size, probability };
}

function tsbStart(y: Float64Array, initial: TsbInitial): { size: number; probability: number } {
  let sum = 0;
  let count = 0;
  for (let t = 0; t < y.length; t++) {
    const value = y[t] as number;
    if (value === 0) continue;
    if (initial === 'first') return { size: value, probability: t === 0 ? 1 : 0 };
    sum += value;
    count += 1;
  }
  return count === 0 ? { size: 0, probability: 0 } : { size: sum / count, probability: count / y.length };
}

/** Runs through the history; leaves size and probability in `state`. @returns the sum of squared errors of one step */
function follow(y: Float64Array, alpha: number, beta: number, start: { size: number; probability: number }, state: Float64Array, fitted?: Float64Array): number {
  let { size, probability } = start;
  let sum = 0;
  for (let t = 0; t < y.length; t++) {
    const value = y[t] as number;
    const said = size * probability;
    const error = value - said;
    if (fitted !== undefined) fitted[t] = said;
    sum += error * error;
    if (value > 0) {
      size += alpha * (value - size);
      probability += beta * (1 - probability);
    } else probability -= beta * probability;
  }
  state[0] = size;
  state[1] = probability;
  return sum;
}
