import { finite, nonNegative, probability as within } from '../check';
import { certain, isCertain } from './certain';
import { type Distribution } from './distribution';
import { normalDensity, normalQuantile, normalTail } from './normal';

/**
 * Lognormal demand: never below 0, with a longer tail than gamma's. For one season's demand of a
 * new article, where a few become fashions.
 *
 *     σ² = ln(1 + variance ÷ mean²)      μ = ln(mean) − σ² ÷ 2
 *
 * @param mean     base units, ≥ 0: of the demand, not of its logarithm
 * @param variance base units², ≥ 0; 0 (or a mean of 0) puts all probability at the mean
 * @throws RangeError if an argument is negative or not finite
 * @see Silver, Pyke & Thomas (4th ed.), § 5.3 (forecasting) and ch. 9 (style goods)
 * @example lognormal({ mean: 50, variance: 64 }).quantile(0.95) // 64.12…
 */
export function lognormal({ mean, variance }: { mean: number; variance: number }): Distribution {
  nonNegative('mean', mean);
  nonNegative('variance', variance);
  return isCertain(mean, variance) ? certain({ value: mean }) : new Lognormal(mean, variance);
}

class Lognormal implements Distribution {
  readonly isDiscrete = false;
  private readonly mu: number;
  private readonly sigma: number;

  constructor(readonly mean: number, readonly variance: number) {
    const squared = Math.log1p(variance / mean / mean);
    this.mu = Math.log(mean) - squared / 2;
    this.sigma = Math.sqrt(squared);
  }

  density(x: number): number { return finite('x', x) <= 0 ? 0 : normalDensity(this.z(x)) / this.sigma / x; }

  cumulative(x: number): number { return finite('x', x) <= 0 ? 0 : normalTail(-this.z(x)); }

  tail(x: number): number { return finite('x', x) <= 0 ? 1 : normalTail(this.z(x)); }

  quantile(probability: number): number { return Math.exp(this.mu + this.sigma * normalQuantile(within('probability', probability))); }

  loss(x: number): number {
    if (finite('x', x) <= 0) return this.mean - x;
    const z = this.z(x);
    return Math.max(0, this.mean * normalTail(z - this.sigma) - x * normalTail(z));
  }

  secondLoss(x: number): number {
    const square = this.mean * this.mean + this.variance;
    if (finite('x', x) <= 0) return (square - 2 * x * this.mean + x * x) / 2;
    const z = this.z(x);
    return Math.max(0, (square * normalTail(z - 2 * this.sigma) - 2 * x * this.mean * normalTail(z - this.sigma) + x * x * normalTail(z)) / 2);
  }

  private z(x: number): number { return (Math.log(x) - this.mu) / this.sigma; }
}
