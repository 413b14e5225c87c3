import { normal } from '../../../../../miniprogram/shared/inventory-math/distribution/normal';
import { poisson } from '../../../../../miniprogram/shared/inventory-math/distribution/poisson';
import { baseStock, baseStockByCost, baseStockForFillRate } from '../../../../../miniprogram/shared/inventory-math/service/base-stock';
import { periodicFillRate } from '../../../../../miniprogram/shared/inventory-math/service/fill-rate';
import { expectClose } from '../close';

test('it covers the protection interval with the wanted probability', () => {
  // scipy.stats.poisson.ppf(.95, 12) = 18
  expect(baseStock({ demand: poisson({ mean: 12 }), cycleServiceLevel: 0.95 })).toMatchObject({ baseStock: 18, safetyStock: 6 });
});

test('what is there less what waits is base stock less demand', () => {
  // scipy.stats.poisson.ppf(.9, 12) = 17
  const { onHand, backorders } = baseStock({ demand: poisson({ mean: 12 }), cycleServiceLevel: 0.9 });
  expectClose(onHand - backorders, 17 - 12, 1e-12);
});

test('of least cost it is at the ratio of the costs', () => {
  // Snyder & Shen, example 4.3: h = .18, p = .70, N(50, 8²): S = 56.6, cost 1.9976 at 56.6; in whole units 57.
  const { baseStock: level, costFen } = baseStockByCost({ demand: normal({ mean: 50, standardDeviation: 8 }), holdingFenPerUnit: 18, shortageFenPerUnit: 70 });
  expect(level).toBe(57);
  expect(costFen).toBeGreaterThan(199.76);
  expect(costFen).toBeLessThan(200.1);
});

test('of least cost under Poisson demand no neighbour costs less', () => {
  const demand = poisson({ mean: 12 });
  const cost = (S: number): number => 3 * (S - 12 + demand.loss(S)) + 20 * demand.loss(S);
  const { baseStock: S, costFen } = baseStockByCost({ demand, holdingFenPerUnit: 3, shortageFenPerUnit: 20 });
  expectClose(costFen, cost(S), 1e-12);
  expect(Math.min(cost(S - 1), cost(S + 1))).toBeGreaterThanOrEqual(costFen);
});

test('for a fill rate it is the least that gives it', () => {
  const known = { demandLeadTime: poisson({ mean: 8 }), demandProtection: poisson({ mean: 12 }) };
  const { baseStock: S, fillRate } = baseStockForFillRate({ ...known, fillRate: 0.95 });
  expect(fillRate).toBeGreaterThanOrEqual(0.95);
  expect(periodicFillRate({ ...known, orderUpTo: S - 1 }).fillRate).toBeLessThan(0.95);
});

test('a wrong argument is named', () => {
  const demand = poisson({ mean: 1 });
  expect(() => baseStock({ demand, cycleServiceLevel: 1 })).toThrow(/^cycleServiceLevel/);
  expect(() => baseStockByCost({ demand, holdingFenPerUnit: 0, shortageFenPerUnit: 1 })).toThrow(/^holdingFenPerUnit/);
  expect(() => baseStockByCost({ demand, holdingFenPerUnit: 1, shortageFenPerUnit: NaN })).toThrow(/^shortageFenPerUnit/);
  expect(() => baseStockForFillRate({ demandLeadTime: demand, demandProtection: demand, fillRate: 0 })).toThrow(/^fillRate/);
});
