import { finite, nonNegative, probability as within } from '../check';
import { certain } from './certain';
import { type Distribution } from './distribution';

/**
 * Uniform demand: anything between two bounds is as likely. For when a merchant knows no more than
 * "between 30 and 80".
 *
 * @param low  base units, ≥ 0
 * @param high base units, ≥ low; equal to it the demand is known
 * @throws RangeError if an argument is negative or not finite, or high is below low
 * @example uniform({ low: 30, high: 80 }).quantile(0.8) // 70
 */
export function uniform({ low, high }: { low: number; high: number }): Distribution {
  nonNegative('low', low);
  nonNegative('high', high);
  if (high < low) throw new RangeError(`high must be at least low ${low}, got ${high}`);
  return high === low ? certain({ value: low }) : new Uniform(low, high);
}

class Uniform implements Distribution {
  readonly isDiscrete = false;
  readonly mean: number;
  readonly variance: number;

  constructor(private readonly low: number, private readonly high: number) {
    this.mean = low + (high - low) / 2;
    this.variance = (high - low) ** 2 / 12;
  }

  density(x: number): number { return finite('x', x) < this.low || x > this.high ? 0 : 1 / (this.high - this.low); }

  cumulative(x: number): number { return Math.min(1, Math.max(0, (finite('x', x) - this.low) / (this.high - this.low))); }

  tail(x: number): number { return Math.min(1, Math.max(0, (this.high - finite('x', x)) / (this.high - this.low))); }

  quantile(probability: number): number { return this.low + within('probability', probability) * (this.high - this.low); }

  loss(x: number): number {
    if (finite('x', x) <= this.low) return this.mean - x;
    return Math.max(0, this.high - x) ** 2 / 2 / (this.high - this.low);
  }

  secondLoss(x: number): number {
    if (finite('x', x) <= this.low) return ((this.mean - x) ** 2 + this.variance) / 2;
    return Math.max(0, this.high - x) ** 3 / 6 / (this.high - this.low);
  }
}
