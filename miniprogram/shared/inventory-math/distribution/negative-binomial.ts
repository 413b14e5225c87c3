import { finite, nonNegative, probability as within } from '../check';
import { isCertain } from './certain';
import { type Distribution } from './distribution';
import { normalQuantile } from './normal';
import { poisson } from './poisson';
import { leastWholeNumber, wholeMean, type WholeDemand } from './search';
import { binomialTerm, incompleteBeta, incompleteBetaComplement } from './special-functions';

/** With more successes than this the variance exceeds the mean by less than the digits can say. */
const SUCCESSES_MAX = 1e15;

/**
 * Negative binomial demand: whole units whose variance is above the mean, as when customers take
 * several at once or come in waves. Poisson demand whose rate is itself gamma distributed.
 *
 *     successes r = mean² ÷ (variance − mean)      probability of success = mean ÷ variance
 *
 * @param mean base units, ≥ 0
 * @param variance base units², ≥ mean; equal to the mean it is Poisson
 * @throws RangeError if an argument is negative or not finite, or variance is below the mean
 * @see Agrawal & Smith, Estimating negative binomial demand for retail inventory management, Naval Research Logistics 43 (1996)
 * @example negativeBinomial({ mean: 4, variance: 8 }).quantile(0.95) // 9
 */
export function negativeBinomial({ mean, variance }: { mean: number; variance: number }): Distribution {
  wholeMean(mean);
  nonNegative('variance', variance);
  if (variance < mean) throw new RangeError(`variance must be at least the mean ${mean}, got ${variance}`);
  const isPoisson = isCertain(mean, variance) || mean * mean > (variance - mean) * SUCCESSES_MAX;
  return isPoisson ? poisson({ mean }) : new NegativeBinomial(mean, variance);
}

class NegativeBinomial implements Distribution, WholeDemand {
  readonly isDiscrete = true;
  private readonly successes: number;
  /** Probability of a success, and of a failure. */
  private readonly p: number;
  private readonly q: number;
  /** q ÷ p */
  private readonly odds: number;

  constructor(readonly mean: number, readonly variance: number) {
    const excess = variance - mean;
    this.successes = mean * mean / excess;
    this.p = mean / variance;
    this.q = excess / variance;
    this.odds = excess / mean;
  }

  at(k: number): number {
    return binomialTerm(this.successes, k, this.p, this.q) * (this.successes / (this.successes + k));
  }

  atMost(k: number): number { return incompleteBeta(this.successes, k + 1, this.p, this.q); }

  ratio(k: number): number { return this.q * (k - 1 + this.successes) / k; }

  density(x: number): number { return Number.isInteger(finite('x', x)) && x >= 0 ? this.at(x) : 0; }

  cumulative(x: number): number { return finite('x', x) < 0 ? 0 : this.atMost(Math.floor(x)); }

  tail(x: number): number {
    return finite('x', x) < 0 ? 1 : incompleteBetaComplement(this.successes, Math.floor(x) + 1, this.p, this.q);
  }

  quantile(probability: number): number {
    const z = normalQuantile(within('probability', probability));
    // Cornish and Fisher's expansion to the term of the skewness, (1 + q) ÷ √(r·q).
    const guess = this.mean + z * Math.sqrt(this.variance) + (z * z - 1) / 6 * (1 + this.q) / this.p;
    return leastWholeNumber(this, probability, guess);
  }

  loss(x: number): number {
    if (finite('x', x) < 0) return this.mean - x;
    return Math.max(0, (this.mean - x) * this.tail(x) + this.edge(Math.floor(x)));
  }

  secondLoss(x: number): number {
    const k = Math.floor(finite('x', x));
    const under = this.mean - k;
    if (k < 0) return (under * under + this.variance - under) / 2;
    const spread = under * under + this.mean * this.odds + k;
    return Math.max(0, (spread * this.tail(k) + (under + this.odds) * this.edge(k)) / 2);
  }

  /** What the sum of j·P(X = j) over j > k holds beside mean·P(X > k). */
  private edge(k: number): number { return this.odds * (k + this.successes) * this.at(k); }
}
