/** The part of jStat that inventory-math calls; the library brings no types of its own. */
declare module 'jstat' {
  export const jStat: {
    normal: {
      pdf(x: number, mean: number, standardDeviation: number): number;
      cdf(x: number, mean: number, standardDeviation: number): number;
      inv(probability: number, mean: number, standardDeviation: number): number;
    };
    gamma: {
      pdf(x: number, shape: number, scale: number): number;
      cdf(x: number, shape: number, scale: number): number;
      inv(probability: number, shape: number, scale: number): number;
    };
    poisson: {
      pdf(k: number, mean: number): number;
      cdf(k: number, mean: number): number;
    };
    negbin: {
      /** Failures before the `successes`-th success; `successes` may be a fraction. */
      pdf(k: number, successes: number, probability: number): number;
      cdf(k: number, successes: number, probability: number): number;
    };
    gammaln(x: number): number;
    /** Regularised lower incomplete gamma function P(a, x). */
    lowRegGamma(a: number, x: number): number;
    /** Regularised incomplete beta function I_x(a, b). */
    ibeta(x: number, a: number, b: number): number;
  };
}
