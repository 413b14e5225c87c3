import { jStat } from 'jstat';
import { finite, nonNegative, positive, probability as within } from '../check';
import { certain } from './certain';
import { type Distribution } from './distribution';

const SQRT_TWO_PI = 2.50662827463100050242;
/** Beyond, the tail is below the least number there is. */
const FARTHEST = 39;

/** Any number, an infinite one too: each has its limit here. */
const number = (name: string, value: number): number => (Number.isNaN(value) ? finite(name, value) : value);

/** Cody's coefficients, as R's pnorm has them: |z| ≤ 0.675, ≤ √32, and beyond. */
const A = [0.065682337918207449113, 2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249] as const;
const B = [47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956] as const;
const C = [1.0765576773720192317e-8, 0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226, 2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218] as const;
const D = [22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727] as const;
const P = [0.02307344176494017303, 0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466, 2.9112874951168792e-5] as const;
const Q = [1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5] as const;

/**
 * φ(z), the standard normal density.
 *
 * @example normalDensity(0) // 0.3989422804014327
 */
export function normalDensity(z: number): number {
  return Math.exp(-number('z', z) * z / 2) / SQRT_TWO_PI;
}

/**
 * 1 − Φ(z), the standard normal upper tail, with all its digits at any z: jStat's distribution
 * function has none left of the tail beyond 8, where loss functions still live.
 *
 * @see Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969)
 * @example normalTail(1.6448536269514722) // 0.05
 */
export function normalTail(z: number): number {
  const y = Math.abs(z);
  if (!(y < FARTHEST)) return number('z', z) > 0 ? 0 : 1;
  if (y <= 0.67448975) {
    const zz = z * z;
    const above = (((A[0] * zz + A[1]) * zz + A[2]) * zz + A[3]) * zz + A[4];
    const below = (((zz + B[0]) * zz + B[1]) * zz + B[2]) * zz + B[3];
    return 0.5 - z * above / below;
  }
  let tail: number;
  if (y <= 5.656854249492381) {
    let above = C[0] * y;
    let below = y;
    for (let i = 1; i < 8; i++) {
      above = (above + (C[i] as number)) * y;
      below = (below + (D[i - 1] as number)) * y;
    }
    tail = (above + C[8]) / (below + D[7]);
  } else {
    const yy = 1 / (z * z);
    const above = ((((P[0] * yy + P[1]) * yy + P[2]) * yy + P[3]) * yy + P[4]) * yy + P[5];
    const below = ((((yy + Q[0]) * yy + Q[1]) * yy + Q[2]) * yy + Q[3]) * yy + Q[4];
    tail = (1 / SQRT_TWO_PI - yy * above / below) / y;
  }
  // e^(−y²/2) in two factors: y² alone has lost the digits that the exponent needs.
  const cut = Math.trunc(y * 16) / 16;
  tail *= Math.exp(-cut * cut / 2) * Math.exp(-(y - cut) * (y + cut) / 2);
  return z > 0 ? tail : 1 - tail;
}

/**
 * Φ(z), the standard normal distribution function.
 *
 * @example normalCumulative(1.96) // 0.9750021048517795
 */
export function normalCumulative(z: number): number {
  return normalTail(-z);
}

/**
 * Φ⁻¹(p), the standard normal quantile: the service factor z of a cycle service level p. jStat's
 * value, and in the tails, where that loses digits, Newton's steps on top of it.
 *
 * @param probability within (0, 1)
 * @throws RangeError if probability is outside (0, 1)
 * @example normalQuantile(0.95) // 1.6448536269514722
 */
export function normalQuantile(probability: number): number {
  within('probability', probability);
  if (probability === 0.5) return 0;
  const outer = Math.min(probability, 1 - probability);
  let z = -jStat.normal.inv(outer, 0, 1);
  if (outer < 1e-4) {
    for (let i = 0; i < 8; i++) {
      // On the logarithm of the tail, which is nearly a parabola: Newton's method cannot run away.
      const tail = normalTail(z);
      const step = Math.log(tail / outer) * tail / normalDensity(z);
      z += step;
      if (Math.abs(step) < 1e-14 * z) break;
    }
  }
  return probability < 0.5 ? -z : z;
}

/**
 * G(k) = φ(k) − k·(1 − Φ(k)), the standard normal loss function: units short in the mean, in
 * standard deviations, with a safety factor k.
 *
 * @see Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains (4th ed.), appendix II
 * @example normalLoss(1) // 0.08331547058768631
 */
export function normalLoss(k: number): number {
  if (!(Math.abs(k) < FARTHEST)) return Math.max(0, -number('k', k));
  return Math.max(0, normalDensity(k) - k * normalTail(k));
}

/**
 * The k at which G(k) is `loss`: the safety factor that leaves so many units short, in standard
 * deviations. Below 0 where more may be short than with no safety stock at all (0.399).
 *
 * @param loss > 0
 * @throws RangeError if loss is not above 0 or not finite
 * @example normalLossInverse(0.3989422804014327) // 0
 */
export function normalLossInverse(loss: number): number {
  positive('loss', loss);
  // G(k) tends to −k below, and to φ(k) ÷ k² above.
  if (loss > 8) return -loss;
  let k = loss > 0.4 ? -loss : Math.max(0, Math.sqrt(Math.max(0, -2 * Math.log(loss * 2.5))) - 0.3);
  for (let i = 0; i < 60; i++) {
    const at = normalLoss(k);
    // On the logarithm: near a parabola for small losses, so that the far tail takes no longer.
    const step = Math.log(at / loss) * at / normalTail(k);
    k += step;
    if (Math.abs(step) < 1e-14 * Math.max(1, Math.abs(k))) break;
  }
  return k;
}

/**
 * ½·((k² + 1)·(1 − Φ(k)) − k·φ(k)) = ∫ G from k upward, the standard normal second-order loss.
 *
 * @example normalSecondLoss(0) // 0.25
 */
export function normalSecondLoss(k: number): number {
  if (!(Math.abs(k) < FARTHEST)) return number('k', k) > 0 ? 0 : (k * k + 1) / 2;
  return Math.max(0, ((k * k + 1) * normalTail(k) - k * normalDensity(k)) / 2);
}

/**
 * Normal demand. It reaches below 0, which real demand does not: for a mean below two or three
 * standard deviations take gamma or negative binomial.
 *
 * @param mean base units, of any sign
 * @param standardDeviation base units, ≥ 0; 0 puts all probability at the mean
 * @throws RangeError if an argument is not finite or the deviation is negative
 * @example normal({ mean: 100, standardDeviation: 20 }).quantile(0.95) // 132.89707253902944
 */
export function normal({ mean, standardDeviation }: { mean: number; standardDeviation: number }): Distribution {
  finite('mean', mean);
  nonNegative('standardDeviation', standardDeviation);
  return standardDeviation === 0 ? certain({ value: mean }) : new Normal(mean, standardDeviation);
}

class Normal implements Distribution {
  readonly isDiscrete = false;

  constructor(readonly mean: number, private readonly standardDeviation: number) {}

  get variance(): number { return this.standardDeviation * this.standardDeviation; }

  density(x: number): number { return normalDensity(this.z(x)) / this.standardDeviation; }

  cumulative(x: number): number { return normalTail(-this.z(x)); }

  tail(x: number): number { return normalTail(this.z(x)); }

  quantile(probability: number): number { return this.mean + this.standardDeviation * normalQuantile(probability); }

  loss(x: number): number { return this.standardDeviation * normalLoss(this.z(x)); }

  secondLoss(x: number): number { return this.variance * normalSecondLoss(this.z(x)); }

  private z(x: number): number { return (finite('x', x) - this.mean) / this.standardDeviation; }
}
