import { wholeNumber } from '../check';
import { history, notNegative, periods } from './method';
import { smoothSeasons } from './seasonal-grid';
import { decomposed, type Deseasonalised, deseasonalised, withSeason } from './seasonality';
import { NOWHERE, smoothAll } from './smoothing-grid';

/** What is combined. 'root…' smooths square roots: a large order moves them less, and errors are as wide at any level. */
export const METHODS = ['rootLevel', 'rootTheta', 'rootDampedTrend', 'level', 'theta', 'rootSeasonal', 'seasonal', 'seasonalNaive'] as const;
export type MethodName = (typeof METHODS)[number];

const COUNT = METHODS.length;
const place = (name: MethodName): number => METHODS.indexOf(name);
const ROOT_LEVEL = place('rootLevel');
const ROOT_THETA = place('rootTheta');
const ROOT_TREND = place('rootDampedTrend');
const LEVEL = place('level');
const THETA = place('theta');
const ROOT_SEASONAL = place('rootSeasonal');
const SEASONAL = place('seasonal');
const SEASONAL_NAIVE = place('seasonalNaive');

/**
 * Weights before any back-test, by kind of history. Of slow goods, whose few sales are of about one
 * size, the values themselves count for more: square roots of mostly nothing are too low.
 */
const PRIORS = {
  seasonal: [1, 1, 0, 0, 1, 1, 1, 1],
  plain: [1, 1, 0.5, 0.5, 1, 0, 0, 0],
  slow: [0.5, 0.5, 0, 1, 1, 0, 0, 0],
} as const;
/** Periods from one sale to the next: more is intermittent (Syntetos, Boylan & Croston 2005). */
const INTERVAL_MAX = 1.32;
/** Squared coefficient of variation of the sizes: more, and a few large orders are most of it. */
const SIZE_VARIATION_MAX = 1;
/** How fast a weight falls with the error: 10 % more error, some 45 % less weight. More would follow chance. */
const SHARPNESS = 6;
const ORIGINS_MAX = 8;
/** Below this a back-test has nothing to learn from. */
const LEARNT_MIN = 4;

/** How the combination did where the outcome is known: forecasts from past origins, each from the values before it. */
export interface BackTest {
  origins: number;
  /** Periods forecast from each. */
  horizon: number;
  /** Σ|error| / Σ demand; null if nothing sold. */
  wape: number | null;
  /** Σ(forecast − demand) / Σ demand: below 0 for too little; null if nothing sold. */
  bias: number | null;
  /** Units per period. */
  mae: number;
  /** Units per period. */
  rmse: number;
}

export interface AutomaticForecast {
  /** Demand of each coming period, nearest first, base units, never negative. */
  forecast: number[];
  /** Shares of the methods in the combination, in sum 1; those without one are left out. */
  weights: Partial<Record<MethodName, number>>;
  isSeasonal: boolean;
  /** Null where the history is too short for one. */
  backTest: BackTest | null;
}

/**
 * The forecast to use where nobody chooses: a combination of a few different methods, each an
 * average over its parameters by their likelihood, weighted by how each did in a back-test from up
 * to eight origins in the later half of the history, and drawn to equal weights, because so few
 * origins say little. A combination forecasts better than the method that looks best.
 *
 * Of a history without a season: levels and damped trends of the values and of their square roots,
 * and Theta of both; of slow goods more of the values. With one that shows: Theta, Holt–Winters of both, and the seasonal naive. The
 * back-test uses at each origin only what was known there: the season, every parameter, and the
 * weights that earlier outcomes give.
 *
 * @param values demand by period, the newest last, base units, at least 1
 * @param seasonLength periods in a season (7 days, 12 months), ≥ 1; 1 for none
 * @param horizon periods to forecast, ≥ 1
 * @throws RangeError if a value is negative or not finite, there is none, or seasonLength or horizon is no whole number ≥ 1
 * @see Bates & Granger, Operational Research Quarterly 20(4), 1969; Makridakis, Spiliotis & Assimakopoulos, The M4 Competition, International Journal of Forecasting 36(1), 2020; Tashman, Out-of-sample tests of forecasting accuracy, same journal 16(4), 2000
 * @example automaticForecast({ values: [4, 4, 4, 4, 4, 4, 4, 4], horizon: 2 }).forecast // [4, 4]
 */
export function automaticForecast({ values, seasonLength = 1, horizon }: { values: ArrayLike<number>; seasonLength?: number; horizon: number }): AutomaticForecast {
  const y = history(values, 1);
  const m = wholeNumber('seasonLength', seasonLength, 1);
  periods(horizon);
  const said = new Float64Array(COUNT * horizon);
  const season = sayAll(y, m, horizon, said);
  const isSeasonal = season.indices !== null;
  const isSlow = !isSeasonal && sellsSlowly(y);
  const weights = Float64Array.from(isSeasonal ? PRIORS.seasonal : isSlow ? PRIORS.slow : PRIORS.plain);
  const backTest = testBack(y, m, horizon, weights, isSlow);
  return { forecast: Array.from({ length: horizon }, (_, h) => combined(said, weights, horizon, h)), weights: named(weights), isSeasonal, backTest };
}

function sellsSlowly(y: Float64Array): boolean {
  let [sales, sum, squares] = [0, 0, 0];
  for (let t = 0; t < y.length; t++) {
    const size = y[t] as number;
    if (size === 0) continue;
    sales += 1;
    sum += size;
    squares += size * size;
  }
  return sales > 0 && y.length / sales > INTERVAL_MAX && (sales * squares) / (sum * sum) - 1 < SIZE_VARIATION_MAX;
}

function named(weights: Float64Array): Partial<Record<MethodName, number>> {
  const shares: Partial<Record<MethodName, number>> = {};
  METHODS.forEach((name, i) => {
    const share = weights[i] as number;
    if (share > 0) shares[name] = share;
  });
  return shares;
}

function combined(said: Float64Array, weights: Float64Array, horizon: number, h: number, at = 0): number {
  let sum = 0;
  for (let i = 0; i < COUNT; i++) sum += (weights[i] as number) * (said[at + i * horizon + h] as number);
  return sum;
}

/**
 * The newest value counts for no more than one and a half times the largest of the recent ones:
 * the next value will tell whether it was one large order or lasts.
 */
function unconfirmedHeld(y: Float64Array, m: number): Float64Array {
  const last = y.length - 1;
  const recent = Math.max(RECENT_MIN, 2 * m);
  if (last < recent) return y;
  let largest = 0;
  for (let t = last - recent; t < last; t++) largest = Math.max(largest, y[t] as number);
  if (largest === 0 || (y[last] as number) <= RECORD_MAX * largest) return y;
  const held = y.slice();
  held[last] = RECORD_MAX * largest;
  return held;
}

const RECENT_MIN = 8;
const RECORD_MAX = 1.5;

/** What every method says after a history, a row of `horizon` each. */
function sayAll(values: Float64Array, m: number, horizon: number, said: Float64Array): Deseasonalised {
  const y = unconfirmedHeld(values, m);
  const n = y.length;
  const season = deseasonalised(y, m);
  const isAdditive = season.indices !== null && season.kind === 'additive';
  // Where a period may sell nothing, the season of the roots is taken from the roots.
  const rootSeason: Deseasonalised = isAdditive ? { kind: 'additive', indices: decomposed(y.map(Math.sqrt), m, false), values: y } : season;
  const roots = new Float64Array(n);
  for (let t = 0; t < n; t++) roots[t] = isAdditive ? Math.sqrt(y[t] as number) - (rootSeason.indices?.[t % m] ?? 0) : Math.sqrt(season.values[t] as number);
  const hasSeason = season.indices !== null;
  const lastRoot = hasSeason ? ROOT_THETA : ROOT_TREND;
  smoothAll(roots, n, horizon, said, ROOT_LEVEL * horizon, ROOT_THETA * horizon, hasSeason ? NOWHERE : ROOT_TREND * horizon);
  smoothAll(season.values, n, horizon, said, LEVEL * horizon, THETA * horizon, NOWHERE);
  for (let h = 0; h < horizon; h++) {
    for (let i = ROOT_LEVEL; i <= lastRoot; i++) {
      const at = i * horizon + h;
      said[at] = isAdditive ? squared(withSeason(said[at] as number, rootSeason, n + h)) : withSeason(squared(said[at] as number), season, n + h);
    }
    for (let i = LEVEL; i <= THETA; i++) said[i * horizon + h] = notNegative(withSeason(said[i * horizon + h] as number, season, n + h));
    said[SEASONAL_NAIVE * horizon + h] = y[n < m ? n - 1 : n - m + (h % m)] as number;
  }
  // A method that is for the other kind of history repeats its like: a season may show at one origin and not at the next.
  if (hasSeason) {
    saySeasons(y, m, horizon, said);
    said.copyWithin(ROOT_TREND * horizon, ROOT_THETA * horizon, ROOT_TREND * horizon);
  } else {
    said.copyWithin(ROOT_SEASONAL * horizon, ROOT_THETA * horizon, ROOT_TREND * horizon);
    said.copyWithin(SEASONAL * horizon, THETA * horizon, ROOT_SEASONAL * horizon);
  }
  return season;
}

function saySeasons(y: Float64Array, m: number, horizon: number, said: Float64Array): void {
  const roots = y.map(Math.sqrt);
  smoothSeasons(roots, y.length, m, decomposed(roots, m, false), horizon, said, ROOT_SEASONAL * horizon);
  smoothSeasons(y, y.length, m, decomposed(y, m, false), horizon, said, SEASONAL * horizon);
  for (let h = 0; h < horizon; h++) {
    said[ROOT_SEASONAL * horizon + h] = squared(said[ROOT_SEASONAL * horizon + h] as number);
    said[SEASONAL * horizon + h] = notNegative(said[SEASONAL * horizon + h] as number);
  }
}

const squared = (root: number): number => (root > 0 ? root * root : 0);

/** Weighs the methods by their errors from past origins: `weights` has the priors, and then the shares. */
function testBack(y: Float64Array, m: number, wanted: number, weights: Float64Array, isSlow: boolean): BackTest | null {
  const priors = weights.slice();
  const n = y.length;
  const horizon = Math.min(wanted, Math.max(1, Math.floor(n / 8)));
  const origins = originsOf(n, m, horizon);
  const said = new Float64Array(COUNT * horizon);
  const errors = new Float64Array(origins.length * COUNT);
  const tally = { demand: 0, absolute: 0, signed: 0, squares: 0 };
  origins.forEach((origin, j) => {
    sayAll(y.subarray(0, origin), m, horizon, said);
    // Only what had come by then weighs: an origin whose outcome lay ahead says nothing yet.
    const known = origins.filter((earlier) => earlier + horizon <= origin).length;
    weigh(errors, known, priors, isSlow, weights);
    for (let h = 0; h < horizon; h++) {
      const demand = y[origin + h] as number;
      const error = combined(said, weights, horizon, h) - demand;
      tally.demand += demand;
      tally.absolute += Math.abs(error);
      tally.signed += error;
      tally.squares += error * error;
    }
    recordErrors(said, y, origin, horizon, isSlow, errors, j * COUNT);
  });
  weigh(errors, origins.length, priors, isSlow, weights);
  const count = origins.length * horizon;
  if (count === 0) return null;
  const { demand, absolute, signed, squares } = tally;
  return { origins: origins.length, horizon, wape: demand > 0 ? absolute / demand : null, bias: demand > 0 ? signed / demand : null, mae: absolute / count, rmse: Math.sqrt(squares / count) };
}

/** Up to eight, evenly spread over the later half, the last as late as its outcome allows; after two seasons where there is room. */
function originsOf(n: number, m: number, horizon: number): number[] {
  const last = n - horizon;
  const first = Math.max(LEARNT_MIN, Math.ceil(n / 2), Math.min(last - 1, m > 1 ? 2 * m + 3 : 0));
  const count = Math.min(ORIGINS_MAX, last - first + 1);
  if (count < 1) return [];
  return Array.from({ length: count }, (_, j) => last - Math.round(((count - 1 - j) * (last - first)) / Math.max(1, count - 1)));
}

/**
 * The error of each method from this origin: root mean square and mean absolute, against the mean
 * of all methods, so that no origin outweighs the others. Of slow goods the mean square as it is:
 * for most single origins the best is to say nothing, only in the mean over origins it is not.
 */
function recordErrors(said: Float64Array, y: Float64Array, origin: number, horizon: number, isSlow: boolean, errors: Float64Array, at: number): void {
  let mean = 0;
  for (let i = 0; i < COUNT; i++) {
    let absolute = 0;
    let squares = 0;
    for (let h = 0; h < horizon; h++) {
      const error = (said[i * horizon + h] as number) - (y[origin + h] as number);
      absolute += Math.abs(error);
      squares += error * error;
    }
    const size = isSlow ? squares / horizon : Math.sqrt(squares / horizon) + absolute / horizon;
    errors[at + i] = size;
    mean += size / COUNT;
  }
  if (isSlow) return;
  for (let i = 0; i < COUNT; i++) errors[at + i] = mean > 0 ? (errors[at + i] as number) / mean : 1;
}

/** From the errors of so many origins, and the priors, the shares. */
function weigh(errors: Float64Array, origins: number, priors: Float64Array, isSlow: boolean, weights: Float64Array): void {
  let mean = 0;
  for (let i = 0; i < COUNT; i++) {
    let sum = 0;
    for (let j = 0; j < origins; j++) sum += errors[j * COUNT + i] as number;
    weights[i] = sum;
    mean += sum / COUNT;
  }
  let all = 0;
  for (let i = 0; i < COUNT; i++) {
    const relative = mean > 0 ? (weights[i] as number) / mean : 1;
    // One that never erred does not take all.
    weights[i] = (priors[i] as number) / Math.max(isSlow ? Math.sqrt(relative) : relative, 0.05) ** SHARPNESS;
    all += weights[i] as number;
  }
  for (let i = 0; i < COUNT; i++) weights[i] = (weights[i] as number) / all;
}
