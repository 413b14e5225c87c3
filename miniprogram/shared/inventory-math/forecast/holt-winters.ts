import { share, wholeNumber } from '../check';
import { line } from './holt';
import { type Forecast, history, notNegative, periods } from './method';
import { minimiseMany } from './minimise';
import { centredAverage, decomposed, type SeasonKind } from './seasonality';

/**
 * What the seasonal smoothing begins with. 'firstSeasons': the first season's mean, the step from
 * it to the second's, and the first season around its mean (Winters). 'decomposition': trend and
 * season of the first two seasons (R's HoltWinters()). 'history': season of the whole history,
 * level and trend of the first seasons, steadier where seasons differ much.
 */
export type HoltWintersInitial = 'firstSeasons' | 'decomposition' | 'history' | { level: number; trend: number; seasonal: readonly number[] };

export interface HoltWintersForecast extends Forecast {
  alpha: number;
  beta: number;
  gamma: number;
  /** After the last value. */
  level: number;
  trend: number;
  /** The coming season, its next period first. */
  seasonal: Float64Array;
}

/**
 * Holt–Winters: level, trend and season, smoothed each with its own share. The season is updated
 * with the new level, as Winters has it:
 *
 *     additive        ℓ(t) = α · (y − s(t−m)) + (1 − α) · (ℓ + b),  s(t) = γ · (y − ℓ(t)) + (1 − γ) · s(t−m)
 *     multiplicative  ℓ(t) = α · y / s(t−m)   + (1 − α) · (ℓ + b),  s(t) = γ · y / ℓ(t)   + (1 − γ) · s(t−m)
 *     b(t) = β · (ℓ(t) − ℓ(t−1)) + (1 − β) · b(t−1)
 *
 * The first season is begun with; smoothing and fitted values start with the second. A period of
 * the coming seasons has the newest index of its place in the season.
 *
 * @param values demand by period, the newest last, base units; at least two seasons
 * @param seasonLength periods in a season, ≥ 2
 * @param kind multiplicative needs values > 0
 * @param alpha, beta, gamma within [0, 1]; those not given are fitted to the least squared error of one step
 * @throws RangeError if a value is negative, not finite, or 0 with a multiplicative season, there are less than two seasons, a parameter is not within [0, 1], or seasonLength or horizon is not whole
 * @see Winters, Management Science 6(3), 1960; R's HoltWinters(); FPP3 §8.3
 * @example forecastHoltWinters({ values: [1, 3, 1, 3, 1, 3], seasonLength: 2, kind: 'additive', horizon: 2 }).forecast // [1, 3]
 */
export function forecastHoltWinters({ values, seasonLength, kind, horizon, alpha, beta, gamma, initial = 'decomposition' }: {
  values: ArrayLike<number>; seasonLength: number; kind: SeasonKind; horizon: number;
  alpha?: number | undefined; beta?: number | undefined; gamma?: number | undefined; initial?: HoltWintersInitial;
}): HoltWintersForecast {
  const m = wholeNumber('seasonLength', seasonLength, 2);
  const y = history(values, 2 * m);
  const isMultiplicative = kind === 'multiplicative';
  if (isMultiplicative) for (let t = 0; t < y.length; t++) if (y[t] === 0) throw new RangeError(`values[${t}] must be > 0 for a multiplicative season, got 0`);
  const start = seasonalStart(y, m, isMultiplicative, initial);
  const low = [0.01, 0.001, 0.001];
  const high = [0.99, 0.99, 0.99];
  const parameters = Float64Array.of(0.3, 0.05, 0.1);
  Object.entries({ alpha, beta, gamma }).forEach(([name, value], i) => {
    if (value !== undefined) low[i] = high[i] = parameters[i] = share(name, value);
  });
  const state = new Float64Array(2 + m);
  minimiseMany((p) => follow(y, m, isMultiplicative, p, start, state), parameters, low, high, 1e-4);
  const fitted = new Float64Array(y.length - m);
  follow(y, m, isMultiplicative, parameters, start, state, fitted);
  const [a = 0, b = 0, c = 0] = parameters;
  const [level = 0, trend = 0] = state;
  const seasonal = Float64Array.from({ length: m }, (_, i) => state[2 + ((y.length + i) % m)] as number);
  const forecast = Array.from({ length: periods(horizon) }, (_, h) => {
    const line = level + (h + 1) * trend;
    const season = seasonal[h % m] as number;
    return notNegative(isMultiplicative ? line * season : line + season);
  });
  return { forecast, fitted, alpha: a, beta: b, gamma: c, level, trend, seasonal };
}

/** State before the second season: level, trend, and m indices, the first period's first. */
function seasonalStart(y: Float64Array, m: number, isMultiplicative: boolean, initial: HoltWintersInitial): Float64Array {
  if (typeof initial === 'object') {
    if (initial.seasonal.length !== m) throw new RangeError(`initial.seasonal must have seasonLength numbers, got ${initial.seasonal.length}`);
    return Float64Array.of(initial.level, initial.trend, ...initial.seasonal);
  }
  if (initial === 'decomposition') {
    const firstTwo = y.subarray(0, 2 * m);
    const trend = centredAverage(firstTwo, m);
    const { intercept, slope } = line(trend, trend.length);
    // R takes the line one step before the first average for the level after the first season.
    return Float64Array.of(intercept - slope, slope, ...decomposed(firstTwo, m, isMultiplicative));
  }
  let first = 0;
  let second = 0;
  for (let t = 0; t < m; t++) {
    first += (y[t] as number) / m;
    second += (y[t + m] as number) / m;
  }
  const trend = (second - first) / m;
  const seasonal = initial === 'history' ? decomposed(y, m, isMultiplicative) : y.subarray(0, m).map((value) => (isMultiplicative ? value / first : value - first));
  return Float64Array.of(initial === 'history' ? first + (trend * (m - 1)) / 2 : first, trend, ...seasonal);
}

/** Runs through the history from the second season; leaves the last state in `state`. @returns the sum of squared errors of one step */
function follow(y: Float64Array, m: number, isMultiplicative: boolean, parameters: Float64Array, start: Float64Array, state: Float64Array, fitted?: Float64Array): number {
  const alpha = parameters[0] as number;
  const beta = parameters[1] as number;
  const gamma = parameters[2] as number;
  state.set(start);
  let level = start[0] as number;
  let trend = start[1] as number;
  let sum = 0;
  let place = 2;
  for (let t = m; t < y.length; t++) {
    const value = y[t] as number;
    const season = state[place] as number;
    const line = level + trend;
    const said = isMultiplicative ? line * season : line + season;
    const error = value - said;
    if (fitted !== undefined) fitted[t - m] = said;
    sum += error * error;
    const next = alpha * (isMultiplicative ? value / Math.max(season, SMALLEST) : value - season) + (1 - alpha) * line;
    trend = beta * (next - level) + (1 - beta) * trend;
    level = next;
    state[place] = gamma * (isMultiplicative ? value / Math.max(level, SMALLEST) : value - level) + (1 - gamma) * season;
    place = place === m + 1 ? 2 : place + 1;
  }
  state[0] = level;
  state[1] = trend;
  return sum;
}

/** A level that a falling trend brought below 0 divides nothing. */
const SMALLEST = 1e-9;
