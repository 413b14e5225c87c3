import * as fc from 'fast-check';
import { empirical } from '../../../../../miniprogram/shared/inventory-math/distribution/empirical';
import { gamma } from '../../../../../miniprogram/shared/inventory-math/distribution/gamma';
import { negativeBinomial } from '../../../../../miniprogram/shared/inventory-math/distribution/negative-binomial';
import { normal } from '../../../../../miniprogram/shared/inventory-math/distribution/normal';
import { poisson } from '../../../../../miniprogram/shared/inventory-math/distribution/poisson';
import { fillRate } from '../../../../../miniprogram/shared/inventory-math/service/fill-rate';
import { reorderPoint, reorderPointForFillRate } from '../../../../../miniprogram/shared/inventory-math/service/reorder-point';
import { expectClose } from '../close';

test('it is the least whole quantity that covers demand with the wanted probability', () => {
  // Poisson 4 (tables): P(X ≤ 7) = .9489, P(X ≤ 8) = .9786
  const { reorderPoint: point, safetyStock, cycleServiceLevel } = reorderPoint({ demand: poisson({ mean: 4 }), cycleServiceLevel: 0.95 });
  expect([point, safetyStock]).toEqual([8, 4]);
  expectClose(cycleServiceLevel, 0.9786, 1e-4);
});

test('each family has its own', () => {
  const cycleServiceLevel = 0.95;
  // 80 + 1.6449·10 = 96.4; scipy.stats.gamma.ppf(.95, 4, scale=5) = 38.77; nbinom.ppf(.95, 4, .5) = 9
  expect(reorderPoint({ demand: normal({ mean: 80, standardDeviation: 10 }), cycleServiceLevel }).reorderPoint).toBe(97);
  expect(reorderPoint({ demand: gamma({ mean: 20, variance: 100 }), cycleServiceLevel }).reorderPoint).toBe(39);
  expect(reorderPoint({ demand: negativeBinomial({ mean: 4, variance: 8 }), cycleServiceLevel }).reorderPoint).toBe(9);
  expect(reorderPoint({ demand: empirical({ values: [0, 0, 0, 0, 0, 0, 0, 0, 0, 30] }), cycleServiceLevel }).reorderPoint).toBe(30);
});

test('a normal that reaches below 0 is not followed there', () => {
  expect(reorderPoint({ demand: normal({ mean: 1, standardDeviation: 10 }), cycleServiceLevel: 0.1 }).reorderPoint).toBe(0);
});

const demand = fc.record({ mean: fc.double({ min: 0.05, max: 200, noNaN: true }), more: fc.double({ min: 0.01, max: 500, noNaN: true }) })
  .chain(({ mean, more }) => fc.constantFrom(poisson({ mean }), negativeBinomial({ mean, variance: mean + more }), gamma({ mean, variance: Math.min(more, 20 * mean * mean) }), normal({ mean, standardDeviation: Math.sqrt(more) })));
const level = fc.double({ min: 0.01, max: 0.999, noNaN: true });

test('it never falls when the service level rises, and the level is kept after rounding', () => {
  fc.assert(fc.property(demand, level, level, (each, p, q) => {
    const low = reorderPoint({ demand: each, cycleServiceLevel: Math.min(p, q) });
    const high = reorderPoint({ demand: each, cycleServiceLevel: Math.max(p, q) });
    expect(high.reorderPoint).toBeGreaterThanOrEqual(low.reorderPoint);
    expect(high.cycleServiceLevel).toBeGreaterThanOrEqual(Math.max(p, q) - 1e-9);
  }));
});

test('for a fill rate it is the least that gives it, and never rises with the order quantity', () => {
  fc.assert(fc.property(demand, level, fc.integer({ min: 1, max: 300 }), (each, wanted, orderQuantity) => {
    const { reorderPoint: point, fillRate: kept } = reorderPointForFillRate({ demand: each, orderQuantity, fillRate: wanted });
    expect(kept).toBeGreaterThanOrEqual(wanted);
    if (point > 0) expect(fillRate({ demand: each, reorderPoint: point - 1, orderQuantity }).exact).toBeLessThan(wanted);
    expect(reorderPointForFillRate({ demand: each, orderQuantity: orderQuantity * 2, fillRate: wanted }).reorderPoint).toBeLessThanOrEqual(point);
  }));
});

test('a billion is found as quickly as ten', () => {
  expectClose(reorderPointForFillRate({ demand: poisson({ mean: 1e9 }), orderQuantity: 1000, fillRate: 0.9 }).reorderPoint, 1e9, 1e-3);
});

test('service levels of 0 and 1 and other wrong arguments are named', () => {
  for (const wrong of [0, 1, NaN]) {
    expect(() => reorderPoint({ demand: poisson({ mean: 1 }), cycleServiceLevel: wrong })).toThrow(/^cycleServiceLevel/);
    expect(() => reorderPointForFillRate({ demand: poisson({ mean: 1 }), orderQuantity: 1, fillRate: wrong })).toThrow(/^fillRate/);
  }
  expect(() => reorderPointForFillRate({ demand: poisson({ mean: 1 }), orderQuantity: -1, fillRate: 0.9 })).toThrow(/^orderQuantity/);
});
