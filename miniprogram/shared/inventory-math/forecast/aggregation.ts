import { wholeNumber } from '../check';
import { history, periods } from './method';
import { forecastSes } from './ses';

/** Within these the level of sums is fitted, as the public code of both methods has it. */
const ALPHA_BOUNDS = [0.1, 0.3] as const;

/**
 * ADIDA: demand with many empty periods is added up over buckets as long as the mean interval
 * between two sales, the sums are smoothed, and the forecast sum is spread evenly. The oldest
 * periods that fill no bucket are left out.
 *
 * @param values demand by period, the newest last, base units, at least 1; all zeros give 0
 * @param bucket periods to a bucket, ≥ 1; the mean interval, rounded, if not given
 * @param alpha 0 … 1, share of a new sum in the level, which begins with the first sum; fitted within 0.1 … 0.3 if not given
 * @throws RangeError if a value is negative or not finite, there is none, alpha is not within [0, 1], or horizon or bucket is no whole number ≥ 1
 * @see Nikolopoulos, Syntetos, Boylan, Petropoulos & Assimakopoulos, Journal of the Operational Research Society 62(3), 2011
 * @example forecastAdida({ values: [0, 4, 0, 4, 0, 4], horizon: 2 }).forecast // [2, 2]
 */
export function forecastAdida({ values, horizon, bucket, alpha }: { values: ArrayLike<number>; horizon: number; bucket?: number; alpha?: number }): { forecast: number[]; bucket: number } {
  const y = history(values, 1);
  const size = Math.min(bucket === undefined ? meanInterval(y) : wholeNumber('bucket', bucket, 1), y.length);
  return { forecast: new Array<number>(periods(horizon)).fill(perPeriod(y, size, alpha)), bucket: size };
}

/**
 * IMAPA: the mean of ADIDA's forecasts over every bucket from one period to the mean interval
 * between two sales, so that no one bucket has to be chosen.
 *
 * @param values demand by period, the newest last, base units, at least 1; all zeros give 0
 * @param alpha 0 … 1, share of a new sum in every level; fitted for each within 0.1 … 0.3 if not given
 * @throws RangeError if a value is negative or not finite, there is none, alpha is not within [0, 1], or horizon is no whole number ≥ 1
 * @see Petropoulos & Kourentzes, Journal of the Operational Research Society 66(6), 2015
 * @example forecastImapa({ values: [0, 4, 0, 4, 0, 4], horizon: 1 }).buckets // 2
 */
export function forecastImapa({ values, horizon, alpha }: { values: ArrayLike<number>; horizon: number; alpha?: number }): { forecast: number[]; buckets: number } {
  const y = history(values, 1);
  const buckets = Math.min(meanInterval(y), y.length);
  let sum = 0;
  for (let size = 1; size <= buckets; size++) sum += perPeriod(y, size, alpha);
  return { forecast: new Array<number>(periods(horizon)).fill(sum / buckets), buckets };
}

/** Periods from one sale to the next on average, the first counted from the beginning; a half goes to the even neighbour. */
function meanInterval(y: Float64Array): number {
  let count = 0;
  let last = 0;
  for (let t = 0; t < y.length; t++) {
    if (y[t] === 0) continue;
    count += 1;
    last = t + 1;
  }
  if (count === 0) return 1;
  const mean = last / count;
  const rounded = Math.round(mean);
  return Math.max(1, rounded - mean === 0.5 && rounded % 2 === 1 ? rounded - 1 : rounded);
}

function perPeriod(y: Float64Array, bucket: number, alpha: number | undefined): number {
  const sums = new Float64Array(Math.floor(y.length / bucket));
  const skipped = y.length - sums.length * bucket;
  for (let t = skipped; t < y.length; t++) {
    const i = Math.floor((t - skipped) / bucket);
    sums[i] = (sums[i] as number) + (y[t] as number);
  }
  return (forecastSes({ values: sums, alpha, alphaBounds: ALPHA_BOUNDS, horizon: 1 }).forecast[0] as number) / bucket;
}
