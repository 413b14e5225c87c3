import { share, wholeNumber } from '../check';
import { line } from './holt';
import { type Forecast, history, notNegative, periods } from './method';
import { minimiseMany } from './minimise';
import { deseasonalised, withSeason } from './seasonality';
import { forecastSes, type SesInitial } from './ses';

export interface ThetaForecast extends Forecast {
  alpha: number;
  /** Units per period that the forecast moves by. */
  drift: number;
  /** Whether a season was taken out and put back. */
  isSeasonal: boolean;
}

/**
 * Theta, the winner of the M3 competition: simple exponential smoothing with half the slope of the
 * line through the history as its drift. A season that shows is taken out first and put back.
 *
 *     ŷ(t+h) = ℓ(t) + (b/2) · (h − 1 + (1 − (1 − α)ᵗ) / α)
 *
 * @param values demand by period, the newest last, base units, at least 1
 * @param seasonLength periods in a season, ≥ 1; 1 for none
 * @param alpha 0 … 1; fitted to the least squared error of one step if not given
 * @param initial the level before the first value
 * @throws RangeError if a value is negative or not finite, there is none, alpha is not within [0, 1], or seasonLength or horizon is no whole number ≥ 1
 * @see Assimakopoulos & Nikolopoulos, International Journal of Forecasting 16(4), 2000; as SES with drift: Hyndman & Billah, same journal 19(2), 2003; R's thetaf()
 * @example forecastTheta({ values: [1, 2, 3, 4], alpha: 1, horizon: 2 }).forecast // [4.5, 5]: half of the slope 1
 */
export function forecastTheta({ values, horizon, seasonLength = 1, alpha, initial = 'leastSquares' }: {
  values: ArrayLike<number>; horizon: number; seasonLength?: number; alpha?: number; initial?: SesInitial;
}): ThetaForecast {
  const season = deseasonalised(history(values, 1), wholeNumber('seasonLength', seasonLength, 1));
  const y = season.values;
  const n = y.length;
  const { alpha: fittedAlpha, level, fitted } = smoothed(y, alpha, initial);
  const drift = line(y, n).slope / 2;
  const a = Math.max(1e-10, fittedAlpha);
  const reached = (t: number): number => (1 - (1 - a) ** t) / a;
  const forecast = Array.from({ length: periods(horizon) }, (_, h) => notNegative(withSeason(level + drift * (h + reached(n)), season, n + h)));
  for (let t = 0; t < n; t++) fitted[t] = withSeason((fitted[t] as number) + (t > 0 ? drift * reached(t) : 0), season, t);
  return { forecast, fitted, alpha: fittedAlpha, drift, isSeasonal: season.indices !== null };
}

/** SES of a history without its season, which may lie below 0. */
function smoothed(y: Float64Array, alpha: number | undefined, initial: SesInitial): { alpha: number; level: number; fitted: Float64Array } {
  let floor = 0;
  for (let t = 0; t < y.length; t++) floor = Math.min(floor, y[t] as number);
  // Smoothing moves with what it smooths: raised above 0 and lowered again it is the same.
  const raised = floor < 0 ? y.map((value) => value - floor) : y;
  const { alpha: a, fitted, initialLevel } = forecastSes({ values: raised, horizon: 1, alpha, initial: typeof initial === 'number' ? initial - floor : initial });
  let level = initialLevel + floor;
  for (let t = 0; t < y.length; t++) {
    fitted[t] = (fitted[t] as number) + floor;
    level += a * ((y[t] as number) - level);
  }
  return { alpha: a, level, fitted };
}

export interface OptimisedThetaForecast extends Forecast {
  alpha: number;
  /** How much of the short-term curve is kept: 1 is SES alone, 2 is Theta. */
  theta: number;
  initialLevel: number;
  isSeasonal: boolean;
}

/**
 * The dynamic optimised Theta model (DOTM): as Theta, but the line is drawn anew through the
 * history up to each period, and its weight 1 − 1/θ, the smoothing and the first level are fitted
 * together to the least squared error of one step.
 *
 *     μ(t+1) = ℓ(t) + (1 − 1/θ) · ((1 − α)ᵗ · A(t) + (1 − (1 − α)ᵗ⁺¹)/α · B(t))
 *
 * with ℓ the level and A, B the intercept and slope of the line through the first t values.
 * Beyond the history each forecast is taken for the value that came.
 *
 * @param values demand by period, the newest last, base units, at least 1
 * @param seasonLength periods in a season, ≥ 1; 1 for none
 * @param alpha, theta, initialLevel fitted if not given; alpha within (0, 1], theta ≥ 1
 * @throws RangeError if a value is negative or not finite, there is none, alpha is not within [0, 1], theta < 1, or seasonLength or horizon is no whole number ≥ 1
 * @see Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler, International Journal of Forecasting 32(4), 2016; R package forecTheta
 * @example forecastOptimisedTheta({ values: [5, 5, 5, 5], horizon: 1 }).forecast // [5]
 */
export function forecastOptimisedTheta({ values, horizon, seasonLength = 1, alpha, theta, initialLevel }: {
  values: ArrayLike<number>; horizon: number; seasonLength?: number; alpha?: number; theta?: number; initialLevel?: number;
}): OptimisedThetaForecast {
  const season = deseasonalised(history(values, 1), wholeNumber('seasonLength', seasonLength, 1));
  const y = season.values;
  if (theta !== undefined && !(theta >= 1 && theta < Infinity)) throw new RangeError(`theta must be a finite number ≥ 1, got ${theta}`);
  const low = [alpha === undefined ? 0.01 : share('alpha', alpha), 0];
  const high = [alpha ?? 0.99, THETA_WEIGHT_MAX];
  // One value draws no line.
  const weight = y.length < 2 ? 0 : theta === undefined ? undefined : 1 - 1 / theta;
  if (weight !== undefined) low[1] = high[1] = weight;
  const best = Float64Array.of(alpha ?? 0.5, weight ?? 0.5);
  const walk = new ThetaWalk(y);
  // The level that serves a pair best follows from it: only two numbers are searched for.
  minimiseMany((p) => walk.squaredErrors(p[0] as number, p[1] as number, initialLevel), best, low, high, 1e-3);
  const [a = 0, w = 0] = best;
  const level = initialLevel ?? walk.bestStart(a, w);
  const { said, ahead } = walk.follow(a, w, level, periods(horizon));
  return {
    forecast: ahead.map((value, h) => notNegative(withSeason(value, season, y.length + h))),
    fitted: said.map((value, t) => withSeason(value, season, t)),
    alpha: a, theta: 1 / (1 - w), initialLevel: level, isSeasonal: season.indices !== null,
  };
}

/** Nearly the whole slope: θ = 20. */
const THETA_WEIGHT_MAX = 0.95;

/** The lines through the first 1, 2, … n values, drawn once; the smoothing beside them for any parameters. */
class ThetaWalk {
  private readonly intercepts: Float64Array;
  private readonly slopes: Float64Array;
  private readonly mean: number;

  constructor(private readonly y: Float64Array) {
    this.intercepts = new Float64Array(y.length);
    this.slopes = new Float64Array(y.length);
    let mean = 0;
    for (let t = 1; t <= y.length; t++) {
      const value = y[t - 1] as number;
      this.slopes[t - 1] = nextSlope(t, this.slopes[t - 2] ?? 0, value, mean);
      mean += (value - mean) / t;
      this.intercepts[t - 1] = mean - ((this.slopes[t - 1] as number) * (t + 1)) / 2;
    }
    this.mean = mean;
  }

  /** From the second value on: the first has no line before it. */
  squaredErrors(alpha: number, weight: number, initialLevel = this.bestStart(alpha, weight)): number {
    const a = Math.max(alpha, 1e-10);
    let level = initialLevel;
    let left = 1;
    let sum = 0;
    for (let t = 1; t < this.y.length; t++) {
      level += a * ((this.y[t - 1] as number) - level);
      left *= 1 - a;
      const error = (this.y[t] as number) - level - weight * this.line(t, left, a);
      sum += error * error;
    }
    return sum;
  }

  /** The first level with the least squared errors; an error is linear in it. */
  bestStart(alpha: number, weight: number): number {
    const a = Math.max(alpha, 1e-10);
    let level = 0;
    let left = 1;
    let xy = 0;
    let xx = 0;
    for (let t = 1; t < this.y.length; t++) {
      level += a * ((this.y[t - 1] as number) - level);
      left *= 1 - a;
      xy += left * ((this.y[t] as number) - level - weight * this.line(t, left, a));
      xx += left * left;
    }
    return xx > 1e-12 ? xy / xx : (this.y[0] as number);
  }

  follow(alpha: number, weight: number, initialLevel: number, horizon: number): { said: Float64Array; ahead: number[] } {
    const a = Math.max(alpha, 1e-10);
    const n = this.y.length;
    const said = Float64Array.of(this.y[0] as number, ...new Float64Array(n - 1));
    let level = initialLevel;
    let left = 1;
    for (let t = 1; t < n; t++) {
      level += a * ((this.y[t - 1] as number) - level);
      left *= 1 - a;
      said[t] = level + weight * this.line(t, left, a);
    }
    level += a * ((this.y[n - 1] as number) - level);
    left *= 1 - a;
    let mean = this.mean;
    let slope = this.slopes[n - 1] as number;
    const ahead: number[] = [];
    for (let t = n; t < n + horizon; t++) {
      const intercept = mean - (slope * (t + 1)) / 2;
      const value = level + weight * (left * intercept + ((1 - left * (1 - a)) / a) * slope);
      ahead.push(value);
      slope = nextSlope(t + 1, slope, value, mean);
      mean += (value - mean) / (t + 1);
      level += a * (value - level);
      left *= 1 - a;
    }
    return { said, ahead };
  }

  private line(t: number, left: number, alpha: number): number {
    return left * (this.intercepts[t - 1] as number) + ((1 - left * (1 - alpha)) / alpha) * (this.slopes[t - 1] as number);
  }
}

/** The slope through t values from that through t − 1 and their mean. */
const nextSlope = (t: number, slope: number, value: number, mean: number): number => (t === 1 ? 0 : ((t - 2) * slope + (6 * (value - mean)) / t) / (t + 1));
