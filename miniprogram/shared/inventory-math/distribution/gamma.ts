import { jStat } from 'jstat';
import { finite, nonNegative, probability as within } from '../check';
import { certain, isCertain } from './certain';
import { type Distribution } from './distribution';
import { normalQuantile } from './normal';
import { logGamma, lowerGamma, poissonTerm, upperGamma } from './special-functions';

/** Up to here jStat's inverse is the better start; beyond, its loops grow with the shape itself. */
const LIBRARY_SHAPE_MAX = 1;

/**
 * Gamma demand: never below 0, skewed to the right, continuous. For demand whose standard
 * deviation is large beside its mean.
 *
 *     shape = mean² ÷ variance      scale = variance ÷ mean
 *
 * @param mean base units, ≥ 0
 * @param variance base units², ≥ 0; 0 (or a mean of 0) puts all probability at the mean
 * @throws RangeError if an argument is negative or not finite
 * @see Burgin, The gamma distribution and inventory control, Operational Research Quarterly 26 (1975)
 * @example gamma({ mean: 20, variance: 100 }).quantile(0.95) // 38.76828…
 */
export function gamma({ mean, variance }: { mean: number; variance: number }): Distribution {
  nonNegative('mean', mean);
  nonNegative('variance', variance);
  return isCertain(mean, variance) ? certain({ value: mean }) : new Gamma(mean, variance);
}

class Gamma implements Distribution {
  readonly isDiscrete = false;
  private readonly shape: number;
  private readonly scale: number;

  constructor(readonly mean: number, readonly variance: number) {
    this.shape = mean * mean / variance;
    this.scale = variance / mean;
  }

  density(x: number): number {
    if (finite('x', x) < 0) return 0;
    // At 0 the density of a shape below 1 is infinite: the greatest number stands for it.
    if (x === 0) return this.shape === 1 ? 1 / this.scale : this.shape < 1 ? Number.MAX_VALUE : 0;
    return poissonTerm(this.shape, x / this.scale) * this.shape / x;
  }

  cumulative(x: number): number { return finite('x', x) <= 0 ? 0 : lowerGamma(this.shape, x / this.scale); }

  tail(x: number): number { return finite('x', x) <= 0 ? 1 : upperGamma(this.shape, x / this.scale); }

  quantile(probability: number): number { return this.scale * standardQuantile(within('probability', probability), this.shape); }

  loss(x: number): number {
    if (finite('x', x) <= 0) return this.mean - x;
    return Math.max(0, (this.mean - x) * this.tail(x) + this.mean * poissonTerm(this.shape, x / this.scale));
  }

  secondLoss(x: number): number {
    const under = this.mean - finite('x', x);
    const spread = under * under + this.variance;
    if (x <= 0) return spread / 2;
    return Math.max(0, (spread * this.tail(x) + this.mean * (under + this.scale) * poissonTerm(this.shape, x / this.scale)) / 2);
  }
}

/** The quantile at scale 1: jStat's, or Wilson and Hilferty's cube where that is near, then Newton's steps to the last digits. */
function standardQuantile(probability: number, shape: number): number {
  let x: number;
  if (shape <= LIBRARY_SHAPE_MAX) x = jStat.gamma.inv(probability, shape, 1);
  else {
    const root = 1 - 1 / (9 * shape) + normalQuantile(probability) / (3 * Math.sqrt(shape));
    x = shape * root * root * root;
  }
  // With a small shape most quantiles are below what the library can say: there P(a, x) is its first term, xᵃ ÷ Γ(a+1).
  if (!(x > 0)) x = Math.exp((Math.log(probability) + logGamma(shape + 1)) / shape);
  for (let i = 0; i < 40 && x > 0; i++) {
    const density = poissonTerm(shape, x) * shape / x;
    if (density <= 0) break;
    // The smaller of both sides has the digits.
    const over = probability < 0.5 ? lowerGamma(shape, x) - probability : 1 - probability - upperGamma(shape, x);
    const step = Math.max(-x / 2, Math.min(x / 2, -over / density));
    x += step;
    if (Math.abs(step) <= 1e-14 * x) break;
  }
  return x;
}
