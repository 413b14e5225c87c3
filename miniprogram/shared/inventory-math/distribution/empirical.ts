import { finite, series, share } from '../check';
import { type Distribution } from './distribution';

/**
 * The quantile of a sorted sample. `observed`: the least value that at least this share of the
 * sample does not exceed (type 1 of Hyndman and Fan): a quantity that was really demanded.
 * `interpolated`: on the line between two neighbours (type 7, the default of R and of spreadsheets).
 *
 * @param sorted      ascending, at least one value; only what is answered is looked at
 * @param probability within [0, 1]; 0 is the least value, 1 the greatest
 * @see Hyndman & Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996)
 * @example empiricalQuantile([1, 2, 4, 8], 0.5) // 2
 */
export function empiricalQuantile(sorted: ArrayLike<number>, probability: number, rule: 'observed' | 'interpolated' = 'observed'): number {
  const { length } = sorted;
  if (length === 0) throw new RangeError('sorted must hold at least one value, got none');
  share('probability', probability);
  if (rule === 'observed') {
    // 0.95 × 20 is 19 exactly, in spite of the last digit.
    const index = Math.ceil(probability * length * (1 - 4 * Number.EPSILON)) - 1;
    return finite('sorted', sorted[Math.min(length - 1, Math.max(0, index))] as number);
  }
  const place = probability * (length - 1);
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(length - 1, below + 1)] as number;
  return finite('sorted', low + (place - below) * (high - low));
}

/**
 * Demand as it was observed: each value of the sample has the same probability.
 *
 * @param values base units, each ≥ 0, at least one, in any order
 * @throws RangeError if values are none, or one is negative or not finite
 * @example empirical({ values: [0, 0, 3, 5] }).loss(2) // 1
 */
export function empirical({ values }: { values: ArrayLike<number> }): Distribution {
  return new Empirical(Float64Array.from(series('values', values, 1)).sort());
}

class Empirical implements Distribution {
  readonly mean: number;
  readonly variance: number;
  readonly isDiscrete: boolean;

  constructor(private readonly sorted: Float64Array) {
    const { length } = sorted;
    let mean = 0;
    let isDiscrete = true;
    for (let i = 0; i < length; i++) {
      const value = sorted[i] as number;
      mean += (value - mean) / (i + 1);
      isDiscrete &&= Number.isInteger(value);
    }
    let squares = 0;
    for (let i = 0; i < length; i++) squares += ((sorted[i] as number) - mean) ** 2;
    this.mean = mean;
    this.variance = squares / length;
    this.isDiscrete = isDiscrete;
  }

  density(x: number): number {
    let count = 0;
    for (let i = this.countUpTo(x) - 1; i >= 0 && this.sorted[i] === x; i--) count++;
    return count / this.sorted.length;
  }

  cumulative(x: number): number { return this.countUpTo(x) / this.sorted.length; }

  tail(x: number): number { return (this.sorted.length - this.countUpTo(x)) / this.sorted.length; }

  quantile(probability: number): number { return empiricalQuantile(this.sorted, probability); }

  loss(x: number): number {
    const { sorted } = this;
    let sum = 0;
    for (let i = this.countUpTo(x); i < sorted.length; i++) sum += (sorted[i] as number) - x;
    return sum / sorted.length;
  }

  secondLoss(x: number): number {
    const { sorted, isDiscrete } = this;
    const from = isDiscrete ? Math.floor(x) : x;
    let sum = 0;
    for (let i = this.countUpTo(from); i < sorted.length; i++) {
      const over = (sorted[i] as number) - from;
      sum += over * (isDiscrete ? over - 1 : over);
    }
    return sum / sorted.length / 2;
  }

  /** How many values are ≤ x. */
  private countUpTo(x: number): number {
    finite('x', x);
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] as number) <= x) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
