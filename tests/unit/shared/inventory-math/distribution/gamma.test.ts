import { gamma } from '../../../../../miniprogram/shared/inventory-math/distribution/gamma';
import { expectClose } from '../close';

const PROBABILITIES = [1e-6, 0.01, 0.3, 0.5, 0.9, 0.95, 0.99, 0.9999];

test('quantiles are those of scipy.stats.gamma.ppf', () => {
  const table: [mean: number, variance: number, quantiles: number[]][] = [
    [20, 100, [0.3549619567931054, 4.116243431726926, 13.818555213063242, 18.360303744254484, 33.40391534127932, 38.768282639663624, 50.225587574158084, 79.56907000315647]],
    [5, 50, [7.853981633978594e-12, 0.0007854392895485092, 0.7423593091627269, 2.27468211559786, 13.52771727047702, 19.20729410347062, 33.17448300510607, 75.68352613311804]],
    [0.5, 2, [2.474674539325807e-48, 2.474674539325828e-16, 0.00016236925498639475, 0.009687519569113751, 1.4318207402046383, 2.8376717145113064, 7.0859181932049395, 22.242326776814156]],
    [1e4, 1e6, [5943.632069812289, 7821.598305379583, 9452.42993588807, 9966.686491931549, 11301.052385984449, 11699.713444616245, 12472.25614907208, 14153.012691212107]],
  ];
  for (const [mean, variance, quantiles] of table) {
    const demand = gamma({ mean, variance });
    PROBABILITIES.forEach((p, i) => { expectClose(demand.quantile(p), quantiles[i] ?? NaN, 1e-12); });
  }
});

test('tails are those of scipy.stats.gamma.sf(x, 4, scale=5)', () => {
  const demand = gamma({ mean: 20, variance: 100 });
  expectClose(demand.tail(10), 0.857123460498547, 1e-13);
  expectClose(demand.tail(60), 0.002291791207791423, 1e-13);
});

test('with shape 1 it is exponential, whose every value is known', () => {
  // P(X > x) = e^(−x/m), n(x) = m·e^(−x/m), ½E[((X − x)⁺)²] = m²·e^(−x/m).
  const demand = gamma({ mean: 10, variance: 100 });
  for (const x of [0, 0.5, 3, 10, 80]) {
    expectClose(demand.tail(x), Math.exp(-x / 10), 1e-13);
    expectClose(demand.density(x), Math.exp(-x / 10) / 10, 1e-13);
    expectClose(demand.loss(x), 10 * Math.exp(-x / 10), 1e-12);
    expectClose(demand.secondLoss(x), 100 * Math.exp(-x / 10), 1e-12);
  }
});

test('without variance, or without demand, all is at the mean', () => {
  expect(gamma({ mean: 7.5, variance: 0 }).quantile(0.99)).toBe(7.5);
  expect(gamma({ mean: 0, variance: 4 }).quantile(0.99)).toBe(0);
});

test('with a tiny shape most quantiles are nothing, and none is NaN', () => {
  const demand = gamma({ mean: 0.01, variance: 0.0104 });
  for (const p of [1e-9, 0.001, 0.5, 0.9]) expect(demand.quantile(p)).toBeGreaterThanOrEqual(0);
  expect(demand.quantile(0.001)).toBeLessThan(1e-300);
  expectClose(demand.cumulative(demand.quantile(0.99)), 0.99, 1e-12);
});

test('a wrong argument is named', () => {
  expect(() => gamma({ mean: -1, variance: 1 })).toThrow(/^mean/);
  expect(() => gamma({ mean: 1, variance: Infinity })).toThrow(/^variance/);
  expect(() => gamma({ mean: 1, variance: 1 }).quantile(1)).toThrow(/^probability/);
});
