import { nonNegative } from '../check';

/** What the search asks of a discrete demand; positional and unchecked, for whole k ≥ 0. */
export interface WholeDemand {
  /** P(X ≤ k) */
  atMost(k: number): number;
  /** P(X = k) */
  at(k: number): number;
  /** P(X = k) ÷ P(X = k − 1), k ≥ 1 */
  ratio(k: number): number;
}

/** Beyond, neighbours are the same number. */
const WHOLE_MEAN_MAX = 1e15;

/** Checks the mean of a demand in whole units. */
export function wholeMean(mean: number): number {
  if (nonNegative('mean', mean) > WHOLE_MEAN_MAX) throw new RangeError(`mean must be at most ${WHOLE_MEAN_MAX} in whole units, got ${mean}`);
  return mean;
}

/** So near, steps of one by the ratio of neighbours are quicker than another exact value. */
const NEAR = 64;
/** Newton's method has arrived by then, or turns about a point that the digits cannot tell from its neighbours. */
const NEWTON_STEPS_MAX = 12;

/**
 * The least whole number k ≥ 0 with P(X ≤ k) ≥ probability. An exact value at the guess, Newton's
 * steps while it is far, then steps of one: a few operations at any mean, where a sum from 0
 * takes as many as the mean is large.
 *
 * @example leastWholeNumber({ at: (k) => 0.5 ** (k + 1), atMost: (k) => 1 - 0.5 ** (k + 1), ratio: () => 0.5 }, 0.9, 1) // 3
 */
export function leastWholeNumber(demand: WholeDemand, probability: number, guess: number): number {
  // The last digits of a sum decide nothing: a probability that is one of the sums finds its own k.
  const wanted = probability * (1 - 64 * Number.EPSILON);
  /** Below `low` it is not reached, from `high` on it is. */
  let low = -1;
  let high = Infinity;
  let k = Math.max(0, Math.floor(guess));
  for (let n = 0; high - low > 1; n++) {
    const cumulative = demand.atMost(k);
    const density = demand.at(k);
    if (cumulative >= wanted) high = k;
    else low = k;
    const step = (wanted - cumulative) / density;
    if (Math.abs(step) < NEAR) return walk(demand, wanted, k, cumulative, density);
    const next = Math.floor(k + step);
    // A step out of what is known to hold the answer, or none at all where the density is 0: halve or double.
    if (n < NEWTON_STEPS_MAX && next > low && next < high) k = next;
    else k = high === Infinity ? 2 * k + 1 : Math.floor((low + high) / 2);
  }
  return high;
}

function walk(demand: WholeDemand, wanted: number, from: number, cumulativeThere: number, densityThere: number): number {
  let [k, cumulative, density] = [from, cumulativeThere, densityThere];
  while (cumulative < wanted) {
    k++;
    density *= demand.ratio(k);
    cumulative += density;
    if (!moves(cumulative, density)) return k;
  }
  while (k > 0 && cumulative - density >= wanted && moves(cumulative, density)) {
    cumulative -= density;
    density /= demand.ratio(k);
    k--;
  }
  return k;
}

/** A probability below the last digit of the sum no longer moves it: this is the end of the tail. */
const moves = (cumulative: number, density: number): boolean => density > cumulative * Number.EPSILON / 2;
