import { binomialTerm, deviance, incompleteBeta, incompleteBetaComplement, logGamma, lowerGamma, poissonTerm, stirlingError, upperGamma } from '../../../../../miniprogram/shared/inventory-math/distribution/special-functions';
import { expectClose } from '../close';

test('ln Γ is scipy.special.gammaln', () => {
  for (const [x, value] of [[0.1, 2.252712651734206], [1.5, -0.12078223763524526], [7.3, 7.147892523022249], [150.5, 602.5139548705853]] as const) expectClose(logGamma(x), value, 1e-13);
});

test('what Stirling leaves out, and the deviance, are what they say', () => {
  // ln 10! = ln 3628800
  expectClose(stirlingError(10), Math.log(3628800) - 10.5 * Math.log(10) + 10 - Math.log(2 * Math.PI) / 2, 1e-11);
  expectClose(stirlingError(15.999999), stirlingError(16.000001), 1e-6);
  expectClose(deviance(12, 10), 12 * Math.log(1.2) - 2, 1e-13);
  // Near m it is the square of the difference by 2m: (10⁻³)² / 2·10⁶
  expectClose(deviance(1e6 + 1e-3, 1e6), 5e-13, 1e-6);
});

test('probabilities are those of the textbook', () => {
  expectClose(poissonTerm(3, 4), 64 / 6 * Math.exp(-4), 1e-14);
  expectClose(poissonTerm(0, 4), Math.exp(-4), 1e-14);
  // 10·.3²·.7³
  expectClose(binomialTerm(2, 3, 0.3, 0.7), 0.3087, 1e-13);
  expectClose(binomialTerm(0, 3, 0.3, 0.7), 0.343, 1e-13);
});

test('the incomplete gamma functions are scipy.special.gammainc and gammaincc, by series, fraction and expansion', () => {
  const table: [a: number, x: number, lower: number, upper: number][] = [
    [0.2, 0.05, 0.5933164794883029, 0.4066835205116971], [3.5, 2, 0.22022259152428406, 0.779777408475716], [3.5, 9, 0.9880299976459704, 0.011970002354029556],
    [200, 180, 0.07485803498415958, 0.9251419650158405], [5000, 5100, 0.9206711189223811, 0.07932888107761896],
    [2e5, 200900, 0.9777947473588218, 0.022205252641178227], [2e5, 199300, 0.0586354718117867, 0.9413645281882133],
  ];
  for (const [a, x, lower, upper] of table) {
    expectClose(lowerGamma(a, x), lower, 1e-11);
    expectClose(upperGamma(a, x), upper, 1e-11);
  }
});

test('where the expansion takes over nothing jumps', () => {
  for (const distance of [-6, -2, 0, 2, 6]) {
    const [below, at] = [99_999, 100_000].map((a) => upperGamma(a, a + distance * Math.sqrt(a)));
    // The same distance in deviations: one more in a moves even the far tail by some 10⁻⁶ only.
    expectClose(below ?? NaN, at ?? NaN, 5e-6);
  }
  // A sum of Poisson probabilities, one by one: P(X < 10⁶) at 1,001,500.
  const m = 1_001_500;
  let term = poissonTerm(999_999, m);
  let sum = 0;
  for (let k = 999_999; term > sum * 1e-17; k--) {
    sum += term;
    term *= k / m;
  }
  expectClose(upperGamma(1_000_000, m), sum, 1e-12);
});

test('the incomplete beta function is scipy.special.betainc, and its complement betaincc', () => {
  const table: [a: number, b: number, x: number, lower: number, upper: number][] = [
    [0.3, 4, 0.2, 0.8893580558283095, 0.11064194417169042], [12, 5, 0.5, 0.0384063720703125, 0.9615936279296875], [12, 5, 0.95, 0.9991426883409552, 0.0008573116590448016],
    [800, 1200, 0.41, 0.8194756751457135, 0.180524324854286], [2e4, 3e4, 0.398, 0.18068198290656978, 0.8193180170934293],
  ];
  for (const [a, b, x, lower, upper] of table) {
    expectClose(incompleteBeta(a, b, x, 1 - x), lower, 1e-11);
    expectClose(incompleteBetaComplement(a, b, x, 1 - x), upper, 1e-11);
  }
  expect([incompleteBeta(2, 3, 0, 1), incompleteBeta(2, 3, 1, 0)]).toEqual([0, 1]);
});
