import { nonNegative, series } from '../check';
import { certain } from '../distribution/certain';
import { type Distribution } from '../distribution/distribution';
import { empirical } from '../distribution/empirical';
import { gamma } from '../distribution/gamma';
import { negativeBinomial } from '../distribution/negative-binomial';
import { normal } from '../distribution/normal';
import { poisson } from '../distribution/poisson';

export type Family = 'certain' | 'poisson' | 'negativeBinomial' | 'gamma' | 'normal' | 'empirical';

/** Below so many units single customers are seen, and a continuous family errs by whole units. */
const WHOLE_UNITS_MEAN_MAX = 10;
/** A variance within this of the mean, up or down, is the mean's: an estimate is no better. */
const POISSON_VARIANCE_MAX = 1.1;
/** Up to here gamma and normal quantiles at 95 % lie within some 2 %; beyond, demand's skew shows. */
const NORMAL_VARIATION_MAX = 0.25;
/** With fewer, the 95 % quantile of a sample is its greatest value or next to it: chance. */
const SAMPLE_LENGTH_MIN = 40;

/**
 * The family that fits demand over an interval, by what the data say:
 *
 * - nothing varies → certain;
 * - a sample of at least 40 such intervals is given → that sample, whatever its shape;
 * - mean below 10 → whole units: Poisson while the variance is at most 1.1 × the mean,
 *   negative binomial above;
 * - otherwise normal while the deviation is at most ¼ of the mean, gamma above, which like
 *   demand itself is skewed to the right and never below 0.
 *
 * A variance below the mean (orders more even than chance) takes Poisson where units are few: a
 * little too much rather than too little.
 *
 * @param mean     base units over the interval, ≥ 0
 * @param variance base units², ≥ 0
 * @param sample   demands over intervals of that length, if they are known
 * @throws RangeError if an argument is negative or not finite
 * @see Silver, Pyke & Thomas (4th ed.), § 6.7 and ch. 7; Syntetos & Boylan, International Journal of Forecasting 22 (2006)
 * @example chooseDistribution({ mean: 4, variance: 9 }).family // 'negativeBinomial'
 */
export function chooseDistribution({ mean, variance, sample }: { mean: number; variance: number; sample?: ArrayLike<number> }): { family: Family; demand: Distribution } {
  nonNegative('mean', mean);
  nonNegative('variance', variance);
  if (sample !== undefined && series('sample', sample).length >= SAMPLE_LENGTH_MIN) return { family: 'empirical', demand: empirical({ values: sample }) };
  if (mean === 0 || variance === 0) return { family: 'certain', demand: certain({ value: mean }) };
  if (mean < WHOLE_UNITS_MEAN_MAX) {
    return variance <= POISSON_VARIANCE_MAX * mean
      ? { family: 'poisson', demand: poisson({ mean }) }
      : { family: 'negativeBinomial', demand: negativeBinomial({ mean, variance }) };
  }
  const standardDeviation = Math.sqrt(variance);
  return standardDeviation <= NORMAL_VARIATION_MAX * mean
    ? { family: 'normal', demand: normal({ mean, standardDeviation }) }
    : { family: 'gamma', demand: gamma({ mean, variance }) };
}
