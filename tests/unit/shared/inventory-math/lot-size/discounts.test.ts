import * as fc from 'fast-check';
import { allUnitsDiscount, incrementalDiscount, type PriceBreak } from '../../../../../miniprogram/shared/inventory-math/lot-size/discounts';
import { expectClose } from '../close';

const list = (...lines: [number, number][]): PriceBreak[] => lines.map(([fromQuantity, unitCostFen]) => ({ fromQuantity, unitCostFen }));

test('all units: the textbook’s', () => {
  // stockpyl.eoq (docs): K = $200, i = .2, D = 1,000, 0/200/500 at $500/475/450 → (500, 2, 472900.0)
  const first = allUnitsDiscount({ demandPerDay: 1000 / 365, orderCostFen: 20_000, holdingRatePerYear: 0.2, breaks: list([0, 50_000], [200, 47_500], [500, 45_000]) });
  expect(first).toMatchObject({ quantity: 500, idealQuantity: 500, breakIndex: 2, unitCostFen: 45_000 });
  expectClose(first.costFenPerYear, 47_290_000, 1e-12);
  // Snyder & Shen, example 3.4's data in stockpyl: K = $8, i = .3, D = 1,300, 0/400/800 at $.75/.72/.68 → (800, 2, 978.6)
  const second = allUnitsDiscount({ demandPerDay: 1300 / 365, orderCostFen: 800, holdingRatePerYear: 0.3, breaks: list([0, 75], [400, 72], [800, 68]) });
  expect(second).toMatchObject({ quantity: 800, breakIndex: 2 });
  expectClose(second.costFenPerYear, 97_860, 1e-12);
});

test('incremental: the textbook’s', () => {
  // stockpyl.eoq: K = 150, i = .3, D = 2,400, 0/100/200/400 at 100/90/80/70 → (1278.3918469255482, 3, 195896.22878543648)
  const { idealQuantity, quantity, breakIndex, costFenPerYear } = incrementalDiscount({ demandPerDay: 2400 / 365, orderCostFen: 150, holdingRatePerYear: 0.3, breaks: list([0, 100], [100, 90], [200, 80], [400, 70]) });
  expectClose(idealQuantity, 1278.3918469255482, 1e-13);
  expect([quantity, breakIndex]).toEqual([1278, 3]);
  expectClose(costFenPerYear, 195896.22878543648, 1e-7);
  // K = $8, i = .3, D = 1,300, 0/400/800 at $.75/.72/.68 → (304.0467800264368, 0, 1043.4105255059483)
  const small = incrementalDiscount({ demandPerDay: 1300 / 365, orderCostFen: 800, holdingRatePerYear: 0.3, breaks: list([0, 75], [400, 72], [800, 68]) });
  expectClose(small.idealQuantity, 304.0467800264368, 1e-13);
  expectClose(small.costFenPerYear, 104_341.05255059483, 1e-7);
});

test('incremental: the mean price is that of the units, each at its own', () => {
  // 100 at 800, 419 at 760
  expectClose(incrementalDiscount({ demandPerDay: 10, orderCostFen: 3000, holdingRatePerYear: 0.25, breaks: list([0, 800], [100, 760]) }).unitCostFen, (100 * 800 + 419 * 760) / 519, 1e-13);
});

test('in whole packs the first multiple that earns the price is looked at too', () => {
  // The price falls at 500; by 24 that is 504.
  expect(allUnitsDiscount({ demandPerDay: 1000 / 365, orderCostFen: 20_000, holdingRatePerYear: 0.2, packSize: 24, breaks: list([0, 50_000], [200, 47_500], [500, 45_000]) })).toMatchObject({ quantity: 504, breakIndex: 2 });
});

test('shelf life can forbid the discount', () => {
  const known = { demandPerDay: 1000 / 365, orderCostFen: 20_000, holdingRatePerYear: 0.2, breaks: list([0, 50_000], [200, 47_500], [500, 45_000]) };
  // 90 days sell 246: of the second price only its break, since √(2·20,000·1,000 / 9,500) = 64.9 is below it.
  expect(allUnitsDiscount({ ...known, shelfLifeDays: 90 })).toMatchObject({ quantity: 200, breakIndex: 1, limitedBy: 'shelfLife' });
  expect(allUnitsDiscount({ ...known, shelfLifeDays: 60 })).toMatchObject({ breakIndex: 0, limitedBy: 'shelfLife' });
});

const cases = fc.record({
  demandPerDay: fc.double({ min: 0.05, max: 20, noNaN: true }), orderCostFen: fc.double({ min: 0, max: 20_000, noNaN: true }), holdingRatePerYear: fc.double({ min: 0.05, max: 1, noNaN: true }),
  packSize: fc.integer({ min: 1, max: 30 }), minimumQuantity: fc.nat(200),
  steps: fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.6, max: 1, noNaN: true })), { maxLength: 4 }),
});

test.each([['all units', allUnitsDiscount], ['incremental', incrementalDiscount]] as const)('%s: no allowed multiple costs less', (kind, decide) => {
  fc.assert(fc.property(cases, ({ steps, ...input }) => {
    const breaks = list([0, 1000]);
    for (const [more, factor] of steps) {
      const last = breaks[breaks.length - 1] ?? { fromQuantity: 0, unitCostFen: 1000 };
      breaks.push({ fromQuantity: last.fromQuantity + more, unitCostFen: last.unitCostFen * factor });
    }
    /** What a lot of q costs to buy, unit by unit. */
    const purchase = (q: number): number => {
      if (kind === 'all units') return q * ([...breaks].reverse().find(({ fromQuantity }) => q >= fromQuantity)?.unitCostFen ?? NaN);
      return breaks.reduce((sum, { fromQuantity, unitCostFen }, i) => sum + unitCostFen * Math.max(0, Math.min(q, breaks[i + 1]?.fromQuantity ?? Infinity) - fromQuantity), 0);
    };
    const yearly = input.demandPerDay * 365;
    const cost = (q: number): number => purchase(q) / q * yearly + input.orderCostFen * yearly / q + input.holdingRatePerYear * purchase(q) / 2;
    const { quantity, costFenPerYear, unitCostFen } = decide({ ...input, breaks });
    expectClose(costFenPerYear, cost(quantity), 1e-10);
    expectClose(unitCostFen, purchase(quantity) / quantity, 1e-10);
    let least = Infinity;
    for (let q = input.packSize; q < 3000; q += input.packSize) if (q >= input.minimumQuantity) least = Math.min(least, cost(q));
    expect(least).toBeGreaterThanOrEqual(costFenPerYear * (1 - 1e-10));
  }), { numRuns: 60 });
});

test('a wrong price list is named', () => {
  const known = { demandPerDay: 1, orderCostFen: 1, holdingRatePerYear: 0.2 };
  for (const decide of [allUnitsDiscount, incrementalDiscount]) {
    expect(() => decide({ ...known, breaks: [] })).toThrow(/^breaks/);
    expect(() => decide({ ...known, breaks: list([5, 10]) })).toThrow(/^breaks\[0\]\.fromQuantity/);
    expect(() => decide({ ...known, breaks: list([0, 10], [0, 9]) })).toThrow(/^breaks\[1\]\.fromQuantity/);
    expect(() => decide({ ...known, breaks: list([0, 10], [9, 11]) })).toThrow(/^breaks\[1\]\.unitCostFen/);
    expect(() => decide({ ...known, breaks: list([0, 0]) })).toThrow(/^breaks\[0\]\.unitCostFen/);
    expect(() => decide({ ...known, demandPerDay: NaN, breaks: list([0, 1]) })).toThrow(/^demandPerDay/);
  }
});
