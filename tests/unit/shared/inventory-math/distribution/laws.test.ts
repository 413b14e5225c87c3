import * as fc from 'fast-check';
import { certain } from '../../../../../miniprogram/shared/inventory-math/distribution/certain';
import { type Distribution } from '../../../../../miniprogram/shared/inventory-math/distribution/distribution';
import { empirical } from '../../../../../miniprogram/shared/inventory-math/distribution/empirical';
import { gamma } from '../../../../../miniprogram/shared/inventory-math/distribution/gamma';
import { negativeBinomial } from '../../../../../miniprogram/shared/inventory-math/distribution/negative-binomial';
import { normal } from '../../../../../miniprogram/shared/inventory-math/distribution/normal';
import { poisson } from '../../../../../miniprogram/shared/inventory-math/distribution/poisson';

/* What holds for demand of every family. */

const mean = fc.double({ min: 0.01, max: 500, noNaN: true });
const excess = fc.double({ min: 0.001, max: 1000, noNaN: true });
const demands: Record<string, fc.Arbitrary<Distribution>> = {
  normal: fc.record({ mean, standardDeviation: fc.double({ min: 0.01, max: 200, noNaN: true }) }).map(normal),
  // With a smaller shape, mean² ÷ variance, quantiles are below the least number there is.
  gamma: fc.tuple(mean, excess).map(([each, more]) => gamma({ mean: each, variance: Math.min(more, 20 * each * each) })),
  poisson: mean.map((each) => poisson({ mean: each })),
  negativeBinomial: fc.tuple(mean, excess).map(([each, more]) => negativeBinomial({ mean: each, variance: each + more })),
  empirical: fc.array(fc.nat(100), { minLength: 1, maxLength: 40 }).map((values) => empirical({ values })),
  certain: fc.nat(300).map((value) => certain({ value })),
};
const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const point = fc.double({ min: -50, max: 1500, noNaN: true });

describe.each(Object.entries(demands))('%s', (_, demand) => {
  test('a quantile covers its probability, and nothing smaller does', () => {
    fc.assert(fc.property(demand, probability, (d, p) => {
      const x = d.quantile(p);
      expect(d.cumulative(x)).toBeGreaterThanOrEqual(p - 1e-9);
      if (d.isDiscrete) expect(d.cumulative(x - 1)).toBeLessThan(p + 1e-9);
    }));
  });

  test('quantiles are ordered', () => {
    fc.assert(fc.property(demand, probability, probability, (d, p, q) => d.quantile(Math.min(p, q)) <= d.quantile(Math.max(p, q)) + 1e-9));
  });

  test('both sides of x hold all the probability', () => {
    fc.assert(fc.property(demand, point, (d, x) => Math.abs(d.cumulative(x) + d.tail(x) - 1) < 1e-12));
  });

  test('the loss is convex, falls by at most one a unit, and what is short less what is over is mean − x', () => {
    fc.assert(fc.property(demand, point, fc.double({ min: 0.1, max: 20, noNaN: true }), (d, x, step) => {
      const [a, b, c] = [d.loss(x), d.loss(x + step), d.loss(x + 2 * step)];
      const digits = 1e-9 * (1 + d.mean + Math.abs(x));
      expect(a - b).toBeGreaterThanOrEqual(-digits);
      expect(a - b).toBeLessThanOrEqual(step + digits);
      expect(a + c - 2 * b).toBeGreaterThanOrEqual(-digits);
      expect(a).toBeGreaterThanOrEqual(Math.max(0, d.mean - x) - digits);
    }));
  });

  test('the second loss sums the first', () => {
    fc.assert(fc.property(demand, fc.integer({ min: -20, max: 700 }), (d, x) => {
      const fall = d.secondLoss(x) - d.secondLoss(x + 1);
      const digits = 1e-9 * (1 + d.variance + (d.mean - x) ** 2);
      if (d.isDiscrete) expect(Math.abs(fall - d.loss(x + 1))).toBeLessThan(digits);
      else {
        expect(fall).toBeLessThanOrEqual(d.loss(x) + digits);
        expect(fall).toBeGreaterThanOrEqual(d.loss(x + 1) - digits);
      }
    }));
  });
});

test('a billion, a millionth, and any x give numbers', () => {
  const extremes = [
    normal({ mean: 1e9, standardDeviation: 1e9 }), normal({ mean: 1e-6, standardDeviation: 1e-6 }),
    gamma({ mean: 1e9, variance: 1e9 }), gamma({ mean: 1e9, variance: 1e18 }), gamma({ mean: 1e-6, variance: 1 }), gamma({ mean: 1e-6, variance: 1e-18 }),
    poisson({ mean: 1e9 }), poisson({ mean: 1e-6 }),
    negativeBinomial({ mean: 1e9, variance: 2e9 }), negativeBinomial({ mean: 1e9, variance: 1e18 }), negativeBinomial({ mean: 1e-6, variance: 1 }),
    empirical({ values: [1e9, 0] }), certain({ value: 1e9 }),
  ];
  for (const demand of extremes) {
    for (const p of [1e-12, 0.5, 0.95, 1 - 1e-12]) expect(demand.quantile(p)).not.toBeNaN();
    for (const x of [-1e9, -1, 0, 1e-9, 1, 1e9, 1.0001e9, 1e12]) {
      for (const value of [demand.density(x), demand.cumulative(x), demand.tail(x), demand.loss(x), demand.secondLoss(x)]) expect(value).toBeGreaterThanOrEqual(0);
      expect(demand.cumulative(x)).toBeLessThanOrEqual(1);
      expect(Number.isFinite(demand.loss(x))).toBe(true);
    }
    for (const x of [NaN, Infinity, -Infinity]) for (const call of ['density', 'cumulative', 'tail', 'loss', 'secondLoss'] as const) expect(() => demand[call](x)).toThrow(/^x /);
    for (const p of [NaN, -0.1, 1.1]) expect(() => demand.quantile(p)).toThrow(/^probability/);
  }
});
