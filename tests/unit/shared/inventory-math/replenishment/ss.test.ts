import * as fc from 'fast-check';
import { negativeBinomial } from '../../../../../miniprogram/shared/inventory-math/distribution/negative-binomial';
import { normal } from '../../../../../miniprogram/shared/inventory-math/distribution/normal';
import { poisson } from '../../../../../miniprogram/shared/inventory-math/distribution/poisson';
import { ssCost, ssExact, type SsInput } from '../../../../../miniprogram/shared/inventory-math/replenishment/ss-exact';
import { ssPower } from '../../../../../miniprogram/shared/inventory-math/replenishment/ss-power';
import { expectClose } from '../close';

test('the exact policy is the textbook’s', () => {
  // Snyder & Shen, example 4.7: s_s_discrete_exact(1, 4, 5, True, 6) → (4, 10, 8.034111561471642); (1, 9, 64, True, 20) → (14, 62, 49.17303574493941)
  const first = ssExact({ demandPerPeriod: poisson({ mean: 6 }), orderCostFen: 5, holdingFenPerUnit: 1, shortageFenPerUnit: 4 });
  expect([first.reorderPoint, first.orderUpTo]).toEqual([4, 10]);
  expectClose(first.costFenPerPeriod, 8.034111561471642, 1e-12);
  const second = ssExact({ demandPerPeriod: poisson({ mean: 20 }), orderCostFen: 64, holdingFenPerUnit: 1, shortageFenPerUnit: 9 });
  expect([second.reorderPoint, second.orderUpTo]).toEqual([14, 62]);
  expectClose(second.costFenPerPeriod, 49.17303574493941, 1e-12);
});

const inputs: fc.Arbitrary<SsInput> = fc.record({
  demandPerPeriod: fc.record({ mean: fc.double({ min: 0.3, max: 8, noNaN: true }), more: fc.double({ min: 0.1, max: 12, noNaN: true }) }).chain(({ mean, more }) => fc.constantFrom(poisson({ mean }), negativeBinomial({ mean, variance: mean + more }))),
  orderCostFen: fc.integer({ min: 1, max: 60 }), holdingFenPerUnit: fc.integer({ min: 1, max: 5 }), shortageFenPerUnit: fc.integer({ min: 1, max: 40 }),
});

test('no other policy costs less', () => {
  fc.assert(fc.property(inputs, (input) => {
    const { reorderPoint: s, orderUpTo: S, costFenPerPeriod } = ssExact(input);
    for (let ds = -3; ds <= 3; ds++) for (let dS = -4; dS <= 4; dS++) {
      if (S + dS > s + ds) expect(ssCost({ ...input, reorderPoint: s + ds, orderUpTo: S + dS })).toBeGreaterThanOrEqual(costFenPerPeriod * (1 - 1e-10));
    }
  }), { numRuns: 40 });
});

test('the cost is what a run of periods sees, with orders that take two periods', () => {
  // Seeded: Park and Miller's generator.
  let state = 20260105;
  const random = (): number => (state = state * 48271 % 2147483647) / 2147483647;
  const demand = (): number => {
    let [count, product] = [0, random()];
    while (product > Math.exp(-2)) {
      count++;
      product *= random();
    }
    return count;
  };
  const [s, S, K, h, p, periods] = [8, 16, 20, 1, 6, 200_000];
  let [net, cost] = [S, 0];
  const onTheWay = [0, 0];
  for (let t = 0; t < periods; t++) {
    const position = net + (onTheWay[0] ?? 0) + (onTheWay[1] ?? 0);
    const order = position <= s ? S - position : 0;
    if (order > 0) cost += K;
    net += onTheWay.shift() ?? 0;
    onTheWay.push(order);
    net -= demand();
    cost += net >= 0 ? h * net : -p * net;
  }
  const exact = ssCost({ demandPerPeriod: poisson({ mean: 2 }), demandProtection: poisson({ mean: 6 }), orderCostFen: K, holdingFenPerUnit: h, shortageFenPerUnit: p, reorderPoint: s, orderUpTo: S });
  expectClose(cost / periods, exact, 0.01);
});

test('the power approximation is the textbook’s, and close to exact', () => {
  // stockpyl.ss: s_s_power_approximation(1, 9, 64, 20, √20) → (14.36578381369409, 61.467550370211); exact under Poisson 20 is (14, 62)
  const { reorderPoint, orderUpTo, isClipped } = ssPower({ demandMeanPerPeriod: 20, demandStdDevPerPeriod: Math.sqrt(20), orderCostFen: 64, holdingFenPerUnit: 1, shortageFenPerUnit: 9 });
  expectClose(reorderPoint, 14.36578381369409, 1e-12);
  expectClose(orderUpTo, 61.467550370211, 1e-12);
  expect(isClipped).toBe(false);
  const input = { demandPerPeriod: poisson({ mean: 20 }), orderCostFen: 64, holdingFenPerUnit: 1, shortageFenPerUnit: 9 };
  expect(ssCost({ ...input, reorderPoint: Math.round(reorderPoint), orderUpTo: Math.round(orderUpTo) })).toBeLessThan(49.17303574493941 * 1.03);
});

test('where an order is due at nearly every review, s is the textbook’s and S is the level without a cost of ordering', () => {
  // Snyder & Shen, example 4.7: s_s_power_approximation(.18, .70, 2.5, 50, 8) → s = 40.19461695647407; S without the last rule 74.29, with it 50 + 8·z(.7/.88) = 56.60395592743389
  const { reorderPoint, orderUpTo, isClipped } = ssPower({ demandMeanPerPeriod: 50, demandStdDevPerPeriod: 8, orderCostFen: 250, holdingFenPerUnit: 18, shortageFenPerUnit: 70 });
  expectClose(reorderPoint, 40.19461695647407, 1e-12);
  expectClose(orderUpTo, 56.60395592743389, 1e-12);
  expect(isClipped).toBe(true);
});

test('a wrong argument is named', () => {
  const input = { demandPerPeriod: poisson({ mean: 6 }), orderCostFen: 5, holdingFenPerUnit: 1, shortageFenPerUnit: 4 };
  expect(() => ssExact({ ...input, demandPerPeriod: poisson({ mean: 0 }) })).toThrow(/^demandPerPeriod/);
  expect(() => ssExact({ ...input, demandPerPeriod: normal({ mean: 6, standardDeviation: 2 }) })).toThrow(/^demandPerPeriod/);
  expect(() => ssExact({ ...input, demandProtection: normal({ mean: 6, standardDeviation: 2 }) })).toThrow(/^demandProtection/);
  for (const name of ['orderCostFen', 'holdingFenPerUnit', 'shortageFenPerUnit']) expect(() => ssExact({ ...input, [name]: 0 })).toThrow(new RegExp(`^${name}`));
  expect(() => ssExact({ ...input, demandPerPeriod: poisson({ mean: 3000 }), orderCostFen: 1e6 })).toThrow(/^demandPerPeriod\.mean must leave at most 5000 units/);
  expect(() => ssCost({ ...input, reorderPoint: 4, orderUpTo: 4 })).toThrow(/^orderUpTo/);
  expect(() => ssCost({ ...input, reorderPoint: NaN, orderUpTo: 4 })).toThrow(/^reorderPoint/);
  const power = { demandMeanPerPeriod: 50, demandStdDevPerPeriod: 8, orderCostFen: 250, holdingFenPerUnit: 18, shortageFenPerUnit: 70 };
  for (const name of Object.keys(power)) expect(() => ssPower({ ...power, [name]: 0 })).toThrow(new RegExp(`^${name}`));
  expect(() => ssPower({ ...power, leadTimePeriods: -1 })).toThrow(/^leadTimePeriods/);
});
