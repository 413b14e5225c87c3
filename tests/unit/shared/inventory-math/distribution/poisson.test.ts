import { poisson } from '../../../../../miniprogram/shared/inventory-math/distribution/poisson';
import { expectClose } from '../close';

test('quantiles are those of scipy.stats.poisson.ppf', () => {
  const probabilities = [1e-6, 0.01, 0.3, 0.5, 0.9, 0.95, 0.99, 0.9999];
  const table: [mean: number, quantiles: number[]][] = [
    [0.1, [0, 0, 0, 0, 0, 1, 1, 3]],
    [4, [0, 0, 3, 4, 7, 8, 9, 13]],
    [20, [3, 10, 18, 20, 26, 28, 31, 39]],
    [1e4, [9528, 9768, 9947, 10000, 10128, 10165, 10233, 10374]],
    [1e6, [995250, 997674, 999475, 1000000, 1001282, 1001645, 1002327, 1003721]],
  ];
  for (const [mean, quantiles] of table) expect(probabilities.map((p) => poisson({ mean }).quantile(p))).toEqual(quantiles);
});

test('at a mean of a billion the quantile is Cornish and Fisher’s to a unit', () => {
  // mean + z·√mean + (z² − 1)/6, less half a unit for the whole number; z(.95) = 1.6448536269514722
  const expected = 1e9 + 1.6448536269514722 * Math.sqrt(1e9) + (1.6448536269514722 ** 2 - 1) / 6 - 0.5;
  expect(Math.abs(poisson({ mean: 1e9 }).quantile(0.95) - expected)).toBeLessThan(1);
});

test('tails are those of scipy.stats.poisson.sf', () => {
  expectClose(poisson({ mean: 4 }).tail(8), 0.021363434487984143, 1e-13);
  expectClose(poisson({ mean: 4 }).tail(30), 1.1732435431464442e-17, 1e-12);
});

test('probabilities, distribution and losses agree with the sum of e^(−m)·m^k/k!', () => {
  for (const mean of [0.3, 4, 25]) {
    const demand = poisson({ mean });
    const at: number[] = [Math.exp(-mean)];
    for (let k = 1; k < 200; k++) at.push((at[k - 1] ?? NaN) * mean / k);
    const sum = (weight: (k: number) => number): number => at.reduce((total, p, k) => total + p * weight(k), 0);
    for (const x of [-2, 0, 1, 3, 3.5, 10, 40]) {
      expectClose(demand.cumulative(x), sum((k) => (k <= x ? 1 : 0)), 1e-12);
      expectClose(demand.loss(x), sum((k) => Math.max(0, k - x)), 1e-9);
      const whole = Math.floor(x);
      expectClose(demand.secondLoss(x), sum((k) => (k > whole ? (k - whole) * (k - whole - 1) / 2 : 0)), 1e-8);
    }
    expectClose(demand.density(3), at[3] ?? NaN, 1e-13);
    expect([demand.density(3.5), demand.density(-1)]).toEqual([0, 0]);
  }
});

test('without demand nothing is ever wanted', () => {
  const none = poisson({ mean: 0 });
  expect([none.quantile(0.999), none.cumulative(0), none.tail(0), none.loss(0), none.loss(-2), none.secondLoss(0)]).toEqual([0, 1, 0, 0, 2, 0]);
});

test('a wrong argument is named', () => {
  expect(() => poisson({ mean: -0.1 })).toThrow(/^mean/);
  expect(() => poisson({ mean: 2 }).quantile(1.2)).toThrow(/^probability/);
  expect(() => poisson({ mean: 2 }).cumulative(NaN)).toThrow(/^x /);
});
