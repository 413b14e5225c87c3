/**
 * A random demand, over whatever time its owner says, in base units. Every policy of this module
 * takes one, so that each formula is written once for all families.
 *
 * Arguments are finite numbers of any sign, whole or not; a NaN or an infinity is a RangeError.
 */
export interface Distribution {
  readonly mean: number;
  readonly variance: number;
  /** True where demand is a whole number: then `density` is a probability, not per unit. */
  readonly isDiscrete: boolean;
  /** Probability of exactly x (discrete), or probability per unit at x (continuous). */
  density(x: number): number;
  /** P(X ≤ x) */
  cumulative(x: number): number;
  /** P(X > x), exact to the last digits in the far tail, where 1 − P(X ≤ x) has none. */
  tail(x: number): number;
  /** The least x with P(X ≤ x) ≥ probability, for a probability within (0, 1). */
  quantile(probability: number): number;
  /** Loss function n(x) = E[(X − x)⁺]: units short, in the mean, if x are there. */
  loss(x: number): number;
  /**
   * Second-order loss: n summed over all that is above x. Continuous: ½·E[((X − x)⁺)²] = ∫ₓ^∞ n;
   * discrete: ½·E[(X − x)⁺(X − x − 1)⁺] = Σ_{y > x} n(y), with x rounded down.
   *
   * @see Zipkin, Foundations of Inventory Management (2000), appendix C
   */
  secondLoss(x: number): number;
}
