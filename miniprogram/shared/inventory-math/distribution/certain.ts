import { finite, probability as within } from '../check';
import { type Distribution } from './distribution';

/** So little demand, or so little doubt, is none: a quotient of the two has no digits left. */
const NOTHING = 1e-30;

/** True where a family with this mean (of the quantity) and variance is `certain`. */
export const isCertain = (mean: number, variance: number): boolean => mean < NOTHING || variance < NOTHING;

/**
 * Demand that is known: its whole probability is at one quantity. What a family becomes when its
 * variance is 0.
 *
 * @param value base units
 * @throws RangeError if value is not finite
 * @example certain({ value: 12 }).loss(10) // 2
 */
export function certain({ value }: { value: number }): Distribution {
  return new Certain(finite('value', value));
}

class Certain implements Distribution {
  readonly variance = 0;
  readonly isDiscrete: boolean;

  constructor(readonly mean: number) { this.isDiscrete = Number.isInteger(mean); }

  density(x: number): number { return finite('x', x) === this.mean ? 1 : 0; }

  cumulative(x: number): number { return finite('x', x) >= this.mean ? 1 : 0; }

  tail(x: number): number { return finite('x', x) < this.mean ? 1 : 0; }

  quantile(probability: number): number {
    within('probability', probability);
    return this.mean;
  }

  loss(x: number): number { return Math.max(0, this.mean - finite('x', x)); }

  secondLoss(x: number): number {
    const over = Math.max(0, this.mean - (this.isDiscrete ? Math.floor(finite('x', x)) : finite('x', x)));
    return over * (this.isDiscrete ? over - 1 : over) / 2;
  }
}
