import * as fc from 'fast-check';
import { normalLoss } from '../../../../../miniprogram/shared/inventory-math/distribution/normal';
import { safetyStock, safetyStockForFillRate } from '../../../../../miniprogram/shared/inventory-math/service/safety-stock';
import { expectClose } from '../close';

const known = { demandMeanPerDay: 20, demandStdDevPerDay: 5, leadTimeDays: 4 };

test('it is z times the deviation over the lead time', () => {
  // z(.95) = 1.6448536269514722 (scipy.stats.norm.ppf), σ·√L = 10
  const { safetyStock: stock, safetyFactor, level } = safetyStock({ ...known, cycleServiceLevel: 0.95 });
  expectClose(stock, 16.448536269514722, 1e-13);
  expectClose(safetyFactor, 1.6448536269514722, 1e-13);
  expectClose(level, 96.448536269514722, 1e-13);
});

test('a fill rate asks for the k at which units short are what may be short', () => {
  // May be short per cycle: 1 % of 200 = 2 units = .2 σ. Silver, Pyke & Thomas, appendix II: G(.49) = .2012, G(.50) = .1978.
  const { safetyFactor, safetyStock: stock } = safetyStockForFillRate({ ...known, fillRate: 0.99, orderQuantity: 200 });
  expect(safetyFactor).toBeGreaterThan(0.49);
  expect(safetyFactor).toBeLessThan(0.5);
  expectClose(10 * normalLoss(stock / 10), 2, 1e-12);
});

test('with a large order the stock that a fill rate asks for is below 0', () => {
  // 5 % of 400 = 20 units = 2 σ short: G(k) = 2 has k = −1.99 (G(−2) = 2.0085).
  const { safetyFactor } = safetyStockForFillRate({ ...known, fillRate: 0.95, orderQuantity: 400 });
  expect(safetyFactor).toBeLessThan(-1.98);
  expect(safetyFactor).toBeGreaterThan(-2);
});

test('without variation no safety is needed', () => {
  expect(safetyStock({ demandMeanPerDay: 20, demandStdDevPerDay: 0, leadTimeDays: 4, cycleServiceLevel: 0.999 }).level).toBe(80);
  expect(safetyStockForFillRate({ demandMeanPerDay: 20, demandStdDevPerDay: 0, leadTimeDays: 4, fillRate: 0.999, orderQuantity: 1 }).level).toBe(80);
});

test('it never falls when more service, more variation or more time is asked', () => {
  const level = fc.double({ min: 0.5, max: 0.999, noNaN: true });
  fc.assert(fc.property(level, level, fc.double({ min: 0, max: 30, noNaN: true }), fc.double({ min: 0, max: 30, noNaN: true }), (p, q, a, b) => {
    const at = (cycleServiceLevel: number, leadTimeDays: number): number => safetyStock({ ...known, leadTimeDays, cycleServiceLevel }).safetyStock;
    expect(at(Math.max(p, q), Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(p, q), Math.min(a, b)) - 1e-9);
  }));
});

test('service levels of 0 and 1 and other wrong arguments are named', () => {
  for (const wrong of [0, 1, -0.1, 95, NaN]) {
    expect(() => safetyStock({ ...known, cycleServiceLevel: wrong })).toThrow(/^cycleServiceLevel/);
    expect(() => safetyStockForFillRate({ ...known, fillRate: wrong, orderQuantity: 1 })).toThrow(/^fillRate/);
  }
  expect(() => safetyStockForFillRate({ ...known, fillRate: 0.9, orderQuantity: 0 })).toThrow(/^orderQuantity/);
});

test('a demand of a billion gives a number', () => {
  expect(safetyStock({ demandMeanPerDay: 1e9, demandStdDevPerDay: 1e9, leadTimeDays: 90, leadTimeStdDevDays: 30, cycleServiceLevel: 0.999999 }).level).toBeLessThan(1e12);
});
