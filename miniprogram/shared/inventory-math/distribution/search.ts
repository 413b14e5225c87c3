/** What the search asks of a discrete demand; positional and unchecked, for whole k ≥ 0. */
export interface WholeDemand {
  /** P(X ≤ k) */
  atMost(k: number): number;
  /** P(X = k) */
  at(k: number): number;
  /** P(X = k) ÷ P(X = k − 1), k ≥ 1 */
  ratio(k: number): number;
}

/**
 * The least whole number k ≥ 0 with P(X ≤ k) ≥ probability. One exact value at the guess, then
 * steps of one by the ratio of neighbouring probabilities: a few steps at any mean, where a sum
 * from 0 takes as many as the mean is large.
 */
export function leastWholeNumber(demand: WholeDemand, probability: number, guess: number): number {
  let k = Math.max(0, Math.floor(guess));
  let cumulative = demand.atMost(k);
  let density = demand.at(k);
  // The last digits of a sum decide nothing: a probability that is one of the sums finds its own k.
  const wanted = probability * (1 - 64 * Number.EPSILON);
  while (cumulative < wanted) {
    k++;
    density *= demand.ratio(k);
    const next = cumulative + density;
    // What follows is below the last digit of what is there: this is the end of the tail.
    if (next === cumulative && density < wanted * Number.EPSILON) break;
    cumulative = next;
  }
  while (k > 0 && cumulative - density >= wanted) {
    cumulative -= density;
    density /= demand.ratio(k);
    k--;
  }
  return k;
}
