import { negativeBinomial } from '../../../../../miniprogram/shared/inventory-math/distribution/negative-binomial';
import { poisson } from '../../../../../miniprogram/shared/inventory-math/distribution/poisson';
import { expectClose } from '../close';

test('quantiles are those of scipy.stats.nbinom.ppf', () => {
  const probabilities = [1e-6, 0.01, 0.3, 0.5, 0.9, 0.95, 0.99, 0.9999];
  const table: [mean: number, variance: number, quantiles: number[]][] = [
    [0.5, 5, [0, 0, 0, 0, 1, 3, 11, 45]],
    [4, 8, [0, 0, 2, 3, 8, 9, 13, 21]],
    [20, 25, [2, 10, 17, 20, 27, 29, 33, 42]],
    [1e4, 1e5, [8565, 9278, 9832, 9997, 10407, 10525, 10750, 11217]],
  ];
  for (const [mean, variance, quantiles] of table) {
    const demand = negativeBinomial({ mean, variance });
    expect(probabilities.map((p) => demand.quantile(p))).toEqual(quantiles);
  }
});

test('with two successes of probability ⅓ every value is a fraction', () => {
  // r = 2, p = 1/3: mean 4, variance 12; P(0) = 1/9, P(k) = (k + 1)·p²·q^k, P(3) = 4·8/243.
  const demand = negativeBinomial({ mean: 4, variance: 12 });
  expectClose(demand.density(0), 1 / 9, 1e-14);
  expectClose(demand.density(3), 32 / 243, 1e-14);
  // 1/9·(1 + 4/3 + 12/9 + 32/27)
  expectClose(demand.cumulative(3), (1 + 4 / 3 + 12 / 9 + 32 / 27) / 9, 1e-13);
});

test('losses agree with the sum over the probabilities', () => {
  for (const [mean, variance] of [[0.5, 5], [4, 8], [30, 31]] as const) {
    const demand = negativeBinomial({ mean, variance });
    const [r, q] = [mean * mean / (variance - mean), (variance - mean) / variance];
    const at: number[] = [(1 - q) ** r];
    for (let k = 1; k < 2000; k++) at.push((at[k - 1] ?? NaN) * q * (k - 1 + r) / k);
    const sum = (weight: (k: number) => number): number => at.reduce((total, p, k) => total + p * weight(k), 0);
    for (const x of [-3, 0, 2, 2.25, 7, 40]) {
      const whole = Math.floor(x);
      expectClose(demand.tail(x), sum((k) => (k > x ? 1 : 0)), 1e-10);
      expectClose(demand.loss(x), sum((k) => Math.max(0, k - x)), 1e-9);
      expectClose(demand.secondLoss(x), sum((k) => (k > whole ? (k - whole) * (k - whole - 1) / 2 : 0)), 1e-8);
    }
  }
});

test('a variance that is the mean, or a breath above it, gives Poisson', () => {
  const expected = poisson({ mean: 12 });
  for (const variance of [12, 12 + 2e-15, 12 + 1e-7]) {
    const demand = negativeBinomial({ mean: 12, variance });
    expect(demand.quantile(0.95)).toBe(expected.quantile(0.95));
    expectClose(demand.loss(15), expected.loss(15), 1e-6);
  }
});

test('a wrong argument is named, a variance below the mean too', () => {
  expect(() => negativeBinomial({ mean: 4, variance: 3 })).toThrow(new RangeError('variance must be at least the mean 4, got 3'));
  expect(() => negativeBinomial({ mean: NaN, variance: 3 })).toThrow(/^mean/);
  expect(() => negativeBinomial({ mean: 1, variance: NaN })).toThrow(/^variance/);
});
