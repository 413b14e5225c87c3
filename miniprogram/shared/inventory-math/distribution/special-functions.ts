import { normalTail } from './normal';

/**
 * The functions from which the distributions are made, at full precision and at any size, a mean
 * of 10⁹ too. jStat's own lose digits there (2·10⁻⁹ in the incomplete beta), or loop as often as
 * the mean is large. Positional, unchecked: inner loops call them.
 */

const HALF_LOG_TWO_PI = 0.918938533204672741780;
const EPSILON = 2 ** -53;
const TINY = 1e-300;
/** More than any argument below 10¹² needs: a loop that does not end would be a fault. */
const STEPS_MAX = 20_000_000;

const LANCZOS = [
  0.99999999999980993227684700473478, 676.520368121885098567009190444019, -1259.13921672240287047156078755283,
  771.3234287776530788486528258894, -176.61502916214059906584551354, 12.507343278686904814458936853,
  -0.13857109526572011689554707, 9.984369578019570859563e-6, 1.50563273514931155834e-7,
];

/**
 * ln Γ(x), x > 0. Lanczos' series with g = 7 (Godfrey's coefficients).
 *
 * @example logGamma(5) // 3.1780538303479453
 */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  let sum = LANCZOS[0] as number;
  for (let i = 1; i < 9; i++) sum += (LANCZOS[i] as number) / (x - 1 + i);
  const t = x + 6.5;
  return HALF_LOG_TWO_PI + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * ln Γ(x+1) − (x+½)·ln x + x − ½·ln 2π: what Stirling's formula leaves out. x > 0.
 *
 * @see Loader, Fast and accurate computation of binomial probabilities (2000)
 * @example stirlingError(10) // 0.008330563433…
 */
export function stirlingError(x: number): number {
  if (x < 16) return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
  const xx = x * x;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / (1188 * xx)) / xx) / xx) / xx) / x;
}

/**
 * x·ln(x/m) + m − x, without the loss of digits where x is near m. Loader 2000.
 *
 * @example deviance(12, 10) // 0.18785868152…
 */
export function deviance(x: number, m: number): number {
  const difference = x - m;
  if (Math.abs(difference) < 0.1 * (x + m)) {
    const v = difference / (x + m);
    let sum = difference * v;
    let term = 2 * x * v;
    for (let j = 3; j < 1000; j += 2) {
      term *= v * v;
      const next = sum + term / j;
      if (next === sum) return next;
      sum = next;
    }
  }
  return x * Math.log(x / m) + m - x;
}

/**
 * m^x·e^(−m)/Γ(x+1): Poisson's probability of x, for a real x ≥ 0 too. Loader 2000.
 *
 * @example poissonTerm(3, 4) // 0.19536681481…
 */
export function poissonTerm(x: number, m: number): number {
  if (m === 0) return x === 0 ? 1 : 0;
  if (x === 0) return Math.exp(-m);
  if (x < 1e-10) return Math.exp(-m + x * Math.log(m) - logGamma(x + 1));
  return Math.exp(-stirlingError(x) - deviance(x, m)) / Math.sqrt(2 * Math.PI * x);
}

/**
 * Γ(a+b+1)/(Γ(a+1)Γ(b+1))·p^a·q^b with q = 1 − p: the binomial's probability of a among a + b,
 * for real a, b ≥ 0. Loader 2000.
 *
 * @example binomialTerm(2, 3, 0.3, 0.7) // 0.3087
 */
export function binomialTerm(a: number, b: number, p: number, q: number): number {
  if (a === 0) return Math.exp(b * (p < q ? Math.log1p(-p) : Math.log(q)));
  if (b === 0) return Math.exp(a * (q < p ? Math.log1p(-q) : Math.log(p)));
  const n = a + b;
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * p) - deviance(b, n * q);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * a * b));
}

/**
 * Regularised lower incomplete gamma function P(a, x), a > 0, x ≥ 0.
 *
 * @example lowerGamma(2, 3) // 0.80085172652…
 */
export function lowerGamma(a: number, x: number): number {
  if (isNearMiddle(a, x)) return normalTail(-middleDistance(a, x)) - middleRest(a, x);
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

/**
 * Regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x).
 *
 * @example upperGamma(2, 3) // 0.19914827347…
 */
export function upperGamma(a: number, x: number): number {
  if (isNearMiddle(a, x)) return normalTail(middleDistance(a, x)) + middleRest(a, x);
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

/*
 * For a large a about x = a, where series and fraction take √a steps, Temme's expansion takes none:
 *
 *     Q(a, x) = 1 − Φ(η·√a) + e^(−a·η²/2)/√(2π·a)·Σ a^(−k)·Σ d_kn·η^n      η²/2 = x/a − 1 − ln(x/a)
 *
 * What is left out is below 10⁻¹⁵ for a ≥ 10⁵ and |η| ≤ 0.05. Temme, The asymptotic expansion of
 * the incomplete gamma functions, SIAM Journal on Mathematical Analysis 10 (1979); coefficients of
 * DiDonato & Morris, ACM Transactions on Mathematical Software 12 (1986).
 */
const MIDDLE_SHAPE_MIN = 1e5;

const isNearMiddle = (a: number, x: number): boolean => a >= MIDDLE_SHAPE_MIN && Math.abs(x - a) < 0.04 * a;

/** η·√a */
const middleDistance = (a: number, x: number): number => Math.sign(x - a) * Math.sqrt(2 * deviance(a, x));

function middleRest(a: number, x: number): number {
  const eta = middleDistance(a, x) / Math.sqrt(a);
  const d0 = -1 / 3 + eta * (1 / 12 + eta * (-2 / 135 + eta * (1 / 864 + eta * (3.527336860670194e-4 + eta * (-1.7875514403292181e-4 + eta * (3.9192631785224378e-5 - eta * 2.1854485106799922e-6))))));
  const d1 = -1 / 540 + eta * (-1 / 288 + eta * (2.6455026455026455e-3 + eta * (-9.9022633744855967e-4 + eta * 2.0576131687242798e-4)));
  const d2 = 4.1335978835978836e-3 - eta * 2.6813271604938272e-3;
  return Math.exp(-deviance(a, x)) / Math.sqrt(2 * Math.PI * a) * (d0 + (d1 + d2 / a) / a);
}

/** P(a, x) = x^a·e^(−x)/Γ(a+1)·(1 + x/(a+1) + x²/((a+1)(a+2)) + …). Abramowitz & Stegun 6.5.29. */
function gammaSeries(a: number, x: number): number {
  if (x <= 0) return 0;
  let term = 1;
  let sum = 1;
  for (let n = 1; n < STEPS_MAX && term > sum * EPSILON; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return Math.min(1, poissonTerm(a, x) * sum);
}

/** Q(a, x) by Legendre's continued fraction, evaluated by Lentz' method. Abramowitz & Stegun 6.5.31. */
function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < STEPS_MAX; i++) {
    const numerator = i * (a - i);
    b += 2;
    d = numerator * d + b;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = b + numerator / c;
    if (Math.abs(c) < TINY) c = TINY;
    const factor = c * d;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  // x^a·e^(−x)/Γ(a) = a·poissonTerm(a, x)
  return Math.min(1, a * poissonTerm(a, x) * h);
}

/**
 * Regularised incomplete beta function I_x(a, b). `y` is 1 − x, given because the caller knows it
 * without the loss of digits.
 *
 * @example incompleteBeta(2, 3, 0.4, 0.6) // 0.5248
 */
export function incompleteBeta(a: number, b: number, x: number, y: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  return x * (a + b + 2) < a + 1 ? betaFraction(a, b, x, y) : 1 - betaFraction(b, a, y, x);
}

/**
 * 1 − I_x(a, b), with its own digits where it is small.
 *
 * @example incompleteBetaComplement(2, 3, 0.4, 0.6) // 0.4752
 */
export function incompleteBetaComplement(a: number, b: number, x: number, y: number): number {
  return incompleteBeta(b, a, y, x);
}

/** I_x(a, b) by its continued fraction, evaluated by Lentz' method. Abramowitz & Stegun 26.5.8. */
function betaFraction(a: number, b: number, x: number, y: number): number {
  let c = 1;
  let d = 1 - (a + b) * x / (a + 1);
  d = 1 / (Math.abs(d) < TINY ? TINY : d);
  let h = d;
  for (let m = 1; m < STEPS_MAX; m++) {
    const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = 1 + even / c;
    if (Math.abs(c) < TINY) c = TINY;
    h *= c * d;
    const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = 1 + odd / c;
    if (Math.abs(c) < TINY) c = TINY;
    const factor = c * d;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return Math.min(1, binomialTerm(a, b, x, y) * b / (a + b) * h);
}
