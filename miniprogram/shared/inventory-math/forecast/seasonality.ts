import { wholeNumber } from '../check';
import { history } from './method';

/** How the season acts: a factor of the level, or a number of units beside it. */
export type SeasonKind = 'multiplicative' | 'additive';

/** Below this a factor is no season but an empty one, and dividing by it makes noise. */
const FACTOR_MIN = 1e-4;

/**
 * What each period of the season is worth, by classical decomposition: the mean of each period
 * against the centred moving average over a season, brought to a mean of 1 (factors) or 0 (units).
 *
 * @param values demand by period, the newest last, base units; at least two seasons
 * @param seasonLength periods in a season, ≥ 2
 * @returns seasonLength numbers; the first belongs to the first value
 * @throws RangeError if a value is negative or not finite, there are less than two seasons, or seasonLength is no whole number ≥ 2
 * @see FPP3 §3.4; the same as R's decompose()
 * @example seasonalIndices({ values: [1, 3, 1, 3, 1, 3], seasonLength: 2, kind: 'additive' }) // [-1, 1]
 */
export function seasonalIndices({ values, seasonLength, kind }: { values: ArrayLike<number>; seasonLength: number; kind: SeasonKind }): Float64Array {
  return decomposed(history(values, 2 * wholeNumber('seasonLength', seasonLength, 2)), seasonLength, kind === 'multiplicative');
}

/** The centred moving average over a season; the first and last half season have none. */
export function centredAverage(y: Float64Array, m: number): Float64Array {
  const half = Math.floor(m / 2);
  const average = new Float64Array(y.length - 2 * half);
  // An even season has half of either end.
  const ends = m % 2 === 0 ? 0.5 : 1;
  let inner = 0;
  for (let t = 1; t < 2 * half; t++) inner += y[t] as number;
  for (let i = 0; i < average.length; i++) {
    average[i] = (inner + ends * ((y[i] as number) + (y[i + 2 * half] as number))) / m;
    inner += (y[i + 2 * half] as number) - (y[i + 1] as number);
  }
  return average;
}

export function decomposed(y: Float64Array, m: number, isMultiplicative: boolean): Float64Array {
  const half = Math.floor(m / 2);
  const average = centredAverage(y, m);
  const indices = new Float64Array(m);
  const counts = new Float64Array(m);
  for (let i = 0; i < average.length; i++) {
    const t = i + half;
    const level = average[i] as number;
    // A season in which nothing sold says nothing of a factor.
    if (isMultiplicative && level <= 0) continue;
    indices[t % m] = (indices[t % m] as number) + (isMultiplicative ? (y[t] as number) / level : (y[t] as number) - level);
    counts[t % m] = (counts[t % m] as number) + 1;
  }
  let mean = 0;
  for (let s = 0; s < m; s++) {
    const count = counts[s] as number;
    indices[s] = count > 0 ? (indices[s] as number) / count : isMultiplicative ? 1 : 0;
    mean += (indices[s] as number) / m;
  }
  for (let s = 0; s < m; s++) indices[s] = isMultiplicative ? (indices[s] as number) / mean : (indices[s] as number) - mean;
  return indices;
}

/**
 * Whether the season shows: the autocorrelation at its length against what chance allows at 90 %,
 * the test before the Theta method of the M3 competition.
 *
 * @returns false without more than two seasons of values, or where all values are the same
 * @throws RangeError if a value is negative or not finite, or seasonLength is no whole number ≥ 1
 * @see Assimakopoulos & Nikolopoulos, International Journal of Forecasting 16(4), 2000; R's thetaf()
 * @example isSeasonal({ values: [1, 9, 5, 1, 9, 5, 1, 9, 5, 1, 9, 5, 1, 9, 5], seasonLength: 3 }) // true
 */
export function isSeasonal({ values, seasonLength }: { values: ArrayLike<number>; seasonLength: number }): boolean {
  return showsSeason(history(values, 0), wholeNumber('seasonLength', seasonLength, 1));
}

const NORMAL_95 = 1.6448536269514722;

export function showsSeason(y: Float64Array, m: number): boolean {
  const n = y.length;
  if (m < 2 || n <= 2 * m) return false;
  let mean = 0;
  for (let t = 0; t < n; t++) mean += (y[t] as number) / n;
  let variance = 0;
  for (let t = 0; t < n; t++) variance += ((y[t] as number) - mean) ** 2;
  // What rounding leaves of a constant.
  if (variance <= 1e-20 * n * mean * mean) return false;
  let squares = 0;
  let last = 0;
  for (let lag = 1; lag <= m; lag++) {
    let product = 0;
    for (let t = lag; t < n; t++) product += ((y[t] as number) - mean) * ((y[t - lag] as number) - mean);
    last = product / variance;
    if (lag < m) squares += last * last;
  }
  return Math.abs(last) > NORMAL_95 * Math.sqrt((1 + 2 * squares) / n);
}

/** A history without its season, and the season to put back. */
export interface Deseasonalised {
  values: Float64Array;
  /** Null where no season shows. */
  indices: Float64Array | null;
  kind: SeasonKind;
}

/** Takes out the season where it shows: as factors, or as units where a period may sell nothing. */
export function deseasonalised(y: Float64Array, m: number): Deseasonalised {
  const none: Deseasonalised = { values: y, indices: null, kind: 'multiplicative' };
  if (!showsSeason(y, m)) return none;
  const isPositive = y.every((value) => value > 0);
  const indices = decomposed(y, m, isPositive);
  if (isPositive && indices.some((factor) => factor < FACTOR_MIN)) return none;
  const values = new Float64Array(y.length);
  for (let t = 0; t < y.length; t++) values[t] = isPositive ? (y[t] as number) / (indices[t % m] as number) : (y[t] as number) - (indices[t % m] as number);
  return { values, indices, kind: isPositive ? 'multiplicative' : 'additive' };
}

/** Puts the season back on what is said of period `t`, counted from the first value. */
export function withSeason(value: number, { indices, kind }: Deseasonalised, t: number): number {
  if (indices === null) return value;
  const index = indices[t % indices.length] as number;
  return kind === 'multiplicative' ? value * index : value + index;
}
