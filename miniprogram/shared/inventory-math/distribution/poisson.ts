import { finite, probability as within } from '../check';
import { type Distribution } from './distribution';
import { normalQuantile } from './normal';
import { leastWholeNumber, wholeMean, type WholeDemand } from './search';
import { lowerGamma, poissonTerm, upperGamma } from './special-functions';

/**
 * Poisson demand: customers come one by one, each for one unit; the variance is the mean.
 *
 * @param mean base units, ≥ 0
 * @throws RangeError if mean is negative or not finite
 * @see Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains (4th ed.), ch. 7
 * @example poisson({ mean: 4 }).quantile(0.95) // 8
 */
export function poisson({ mean }: { mean: number }): Distribution {
  return new Poisson(wholeMean(mean));
}

class Poisson implements Distribution, WholeDemand {
  readonly isDiscrete = true;

  constructor(readonly mean: number) {}

  get variance(): number { return this.mean; }

  at(k: number): number { return poissonTerm(k, this.mean); }

  atMost(k: number): number { return this.mean === 0 ? 1 : upperGamma(k + 1, this.mean); }

  ratio(k: number): number { return this.mean / k; }

  density(x: number): number { return Number.isInteger(finite('x', x)) && x >= 0 ? this.at(x) : 0; }

  cumulative(x: number): number { return finite('x', x) < 0 ? 0 : this.atMost(Math.floor(x)); }

  tail(x: number): number {
    if (finite('x', x) < 0) return 1;
    return this.mean === 0 ? 0 : lowerGamma(Math.floor(x) + 1, this.mean);
  }

  quantile(probability: number): number {
    const z = normalQuantile(within('probability', probability));
    // Cornish and Fisher's expansion to the term of the skewness.
    return leastWholeNumber(this, probability, this.mean + z * Math.sqrt(this.mean) + (z * z - 1) / 6);
  }

  loss(x: number): number {
    if (finite('x', x) < 0) return this.mean - x;
    return Math.max(0, (this.mean - x) * this.tail(x) + this.mean * this.at(Math.floor(x)));
  }

  secondLoss(x: number): number {
    const k = Math.floor(finite('x', x));
    const under = this.mean - k;
    if (k < 0) return (under * under + this.mean - under) / 2;
    return Math.max(0, ((under * under + k) * this.tail(k) + this.mean * under * this.at(k)) / 2);
  }
}
