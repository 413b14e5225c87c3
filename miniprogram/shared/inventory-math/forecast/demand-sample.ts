import { positive, probability as checkProbability, wholeNumber } from '../check';
import { empiricalQuantile } from '../distribution/empirical';
import { history, periods } from './method';
import { randomFrom } from './random';
import { levelPath } from './smoothing-grid';

/** Demands over a horizon as they may come, each as likely as another. */
export interface DemandSample {
  /** Ascending, base units. */
  totals: Float64Array;
  /** Of the totals: what to expect, with the bias of the past forecasts taken out. */
  mean: number;
  /** Past origins whose errors it rests on. */
  origins: number;
}

/** What both samples are made from. */
export interface DemandSampleInput {
  /** Demand by period (day or week), the newest last, base units, at least 1. */
  values: ArrayLike<number>;
  /** Periods over which demand is wanted in sum, ≥ 1: lead time and review. */
  horizon: number;
  /** Periods to a step of the smoothing, ≥ 1: 7 for days smoothed as weeks. */
  step?: number;
  /** What the coming periods sell against the level of now: a trend, a season, an event; > 0. */
  factor?: number;
}

/** The start is no forecast: errors count from here on. */
const LEARNT_MIN = 6;
/** Quintiles of the normal distribution at their middles: a past error stands for its neighbours too. */
const NEIGHBOURS = [-1.2816, -0.5244, 0, 0.5244, 1.2816];

/**
 * Demand over a horizon from the errors of past forecasts over such a horizon: what a stock has to
 * meet. A level of square roots goes through the history; at every step it forecasts the sum of the
 * next `horizon` periods, and what came is set against it as √came − √forecast. These errors, put on
 * the forecast of now, are the sample. They hold all that made forecasts wrong: chance, large
 * orders, slow levels and growth that was not foreseen; no family of distributions is assumed, and
 * in square roots errors are as wide for much demand as for little.
 *
 * Few errors leave gaps, above all at the end that matters: each is spread to five by a normal
 * kernel with Silverman's width for as many errors as do not overlap.
 *
 * @returns a sample to take quantiles from; the history's level alone if it is too short for errors
 * @throws RangeError if a value is negative or not finite, there is none, horizon or step is no whole number ≥ 1, or factor is not > 0
 * @see Silverman, Density Estimation (1986), §3.4; square roots: Anscombe, Biometrika 35, 1948; empirical errors over the lead time: Trapero, Cardós & Kourentzes, Omega 84, 2019
 * @example demandSample({ values: new Array(20).fill(4), horizon: 3 }).mean // 12, but for rounding
 */
export function demandSample({ values, horizon, step = 1, factor = 1 }: DemandSampleInput): DemandSample {
  const { y, steps, path } = followed(values, step);
  periods(horizon);
  positive('factor', factor);
  const stepsAhead = horizon / step;
  const errors = pastErrors(y, steps, path, step, horizon);
  const now = rootTotal(path[steps.length - 1] ?? 0, stepsAhead);
  if (errors.length === 0) return { totals: Float64Array.of(factor * now * now), mean: factor * now * now, origins: 0 };
  const width = kernelWidth(errors, Math.max(1, errors.length / Math.max(1, stepsAhead)));
  const totals = new Float64Array(errors.length * NEIGHBOURS.length);
  let sum = 0;
  for (let i = 0; i < totals.length; i++) {
    const root = now + (errors[Math.floor(i / NEIGHBOURS.length)] as number) + width * (NEIGHBOURS[i % NEIGHBOURS.length] as number);
    const total = root > 0 ? factor * root * root : 0;
    totals[i] = total;
    sum += total;
  }
  return { totals: totals.sort(), mean: sum / totals.length, origins: errors.length };
}

/**
 * Demand over a horizon by simulation: from the level of now, paths of demand are drawn step by
 * step with one-step errors of the past (bootstrap), the level following each path. Against
 * demandSample it uses every step's error, also of a short history, but holds only what one-step
 * errors know.
 *
 * @param paths how many, ≥ 1
 * @param seed any whole number: the same seed gives the same sample
 * @throws RangeError as demandSample, or if horizon is no multiple of step, or paths or seed is not whole
 * @see bootstrap of residuals: FPP3 §5.5; Snyder, Koehler & Ord, Forecasting for inventory control with exponential smoothing, International Journal of Forecasting 18(1), 2002
 * @example simulatedDemand({ values: new Array(20).fill(4), horizon: 3, seed: 1 }).mean // 12, but for rounding
 */
export function simulatedDemand({ values, horizon, step = 1, factor = 1, paths = 1000, seed }: DemandSampleInput & { paths?: number; seed: number }): DemandSample {
  const { steps, path, alpha } = followed(values, step);
  positive('factor', factor);
  const ahead = wholeNumber('horizon / step', periods(horizon) / step, 1);
  wholeNumber('paths', paths, 1);
  const random = randomFrom(wholeNumber('seed', seed, Number.MIN_SAFE_INTEGER));
  const n = steps.length;
  const errors = new Float64Array(Math.max(0, n - LEARNT_MIN));
  for (let t = 0; t < errors.length; t++) errors[t] = Math.sqrt(steps[LEARNT_MIN + t] as number) - (path[LEARNT_MIN + t - 1] as number);
  const totals = new Float64Array(paths);
  let sum = 0;
  for (let p = 0; p < paths; p++) {
    let level = path[n - 1] ?? 0;
    let total = 0;
    for (let h = 0; h < ahead; h++) {
      const error = errors.length > 0 ? (errors[Math.floor(random() * errors.length)] as number) : 0;
      const root = Math.max(0, level + error);
      total += root * root;
      level += alpha * (root - level);
    }
    totals[p] = factor * total;
    sum += factor * total;
  }
  return { totals: totals.sort(), mean: sum / paths, origins: errors.length };
}

/**
 * The demand that a stock has to meet with the wanted probability, from a sample of either kind.
 *
 * @param probability within (0, 1): 0.95 for 95 % of horizons without want
 * @returns base units, not rounded
 * @throws RangeError if there is no total, or probability is not within (0, 1)
 * @example demandQuantile({ totals: [8, 10, 12, 14], probability: 0.5 }) // 11
 */
export function demandQuantile({ totals, probability }: { totals: ArrayLike<number>; probability: number }): number {
  return empiricalQuantile(totals, checkProbability('probability', probability), 'interpolated');
}

/** The history in steps, ending with the newest period, and the level of roots after each. */
function followed(values: ArrayLike<number>, step: number): { y: Float64Array; steps: Float64Array; path: Float64Array; alpha: number } {
  const y = history(values, 1);
  wholeNumber('step', step, 1);
  const count = Math.max(1, Math.floor(y.length / step));
  const steps = new Float64Array(count);
  for (let t = Math.max(0, y.length - count * step); t < y.length; t++) {
    const i = count - 1 - Math.floor((y.length - 1 - t) / step);
    steps[i] = (steps[i] as number) + (y[t] as number);
  }
  // A history shorter than a step is a part of one.
  if (y.length < step) steps[0] = ((steps[0] as number) * step) / y.length;
  const path = new Float64Array(count);
  const alpha = levelPath(steps.map(Math.sqrt), count, path);
  return { y, steps, path, alpha };
}

const rootTotal = (level: number, stepsAhead: number): number => Math.max(0, level) * Math.sqrt(stepsAhead);

/** √came − √forecast over every past horizon, a step apart. */
function pastErrors(y: Float64Array, steps: Float64Array, path: Float64Array, step: number, horizon: number): Float64Array {
  const upTo = new Float64Array(y.length + 1);
  for (let t = 0; t < y.length; t++) upTo[t + 1] = (upTo[t] as number) + (y[t] as number);
  const skipped = y.length - steps.length * step;
  const count = Math.max(0, Math.floor((y.length - horizon - skipped) / step) - LEARNT_MIN + 1);
  const errors = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const from = skipped + (LEARNT_MIN + i) * step;
    const came = (upTo[from + horizon] as number) - (upTo[from] as number);
    errors[i] = Math.sqrt(came) - rootTotal(path[LEARNT_MIN + i - 1] as number, horizon / step);
  }
  return errors;
}

/** Silverman's rule of thumb for a sample of `count` independent values. */
function kernelWidth(errors: Float64Array, count: number): number {
  let mean = 0;
  for (let i = 0; i < errors.length; i++) mean += (errors[i] as number) / errors.length;
  let squares = 0;
  for (let i = 0; i < errors.length; i++) squares += ((errors[i] as number) - mean) ** 2;
  return 0.9 * Math.sqrt(squares / errors.length) * count ** -0.2;
}
