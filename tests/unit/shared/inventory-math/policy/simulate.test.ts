import fc from 'fast-check';
import { type Policy, simulatePolicy, type SimulationInput } from '../../../../../miniprogram/shared/inventory-math/policy/simulate';

const byPeriod = (input: SimulationInput & { policy: Policy }): Record<string, number[]> => {
  const { periods } = simulatePolicy(input);
  return Object.fromEntries(Object.entries(periods).map(([name, values]) => [name, [...(values as Float64Array)]]));
};

test('base stock with lead time 1, lost sales: as computed by hand', () => {
  /*
   * S = 9. Ordered at the end of t, there at the start of t + 2.
   * t  receipt  start  demand  sold  end  on order  position  order
   * 0     0       9      3      3     6      0          6        3
   * 1     0       6      8      6     0      3          3        6
   * 2     3       3      2      2     1      6          7        2
   * 3     6       7      6      6     1      2          3        6
   * 4     2       3      4      3     0      6          6        3
   */
  const demand = [3, 8, 2, 6, 4];
  const input = { demand, policy: { kind: 'orderUpTo', orderUpTo: 9 }, leadTimePeriods: 1, initialOnHand: 9, costs: { orderFen: 10, holdingFenPerUnitPeriod: 2, shortageFenPerUnit: 5 } } as const;
  expect(byPeriod(input)).toEqual({
    receipts: [0, 0, 3, 6, 2], sold: [3, 6, 2, 6, 3], short: [0, 2, 0, 0, 1], onHand: [6, 0, 1, 1, 0], backorders: [0, 0, 0, 0, 0], orders: [3, 6, 2, 6, 3],
  });
  // 20 of 23 met; 3 of 5 periods without want; stock 8 in sum: 16 分; 5 orders: 50 分; 3 lost: 15 分.
  expect(simulatePolicy(input).totals).toEqual({
    fillRate: 20 / 23, cycleService: 0.6, averageStock: 1.6, periodsOfCover: 8 / 23, orderCount: 5, unitsOrdered: 20, orderingFen: 50, holdingFen: 16, shortageFen: 15, totalFen: 81,
  });
});

test('with backorders what is short waits, and is served before new demand', () => {
  /*
   * (r, Q) = (4, 6), lead time 0: ordered at the end of t, there at the start of t + 1.
   * t  receipt  waiting  start  demand  met at once  end  waiting  position  order
   * 0     0        0       5      7         5         0      2        −2       12    (−2 + 6 = 4 is not above 4)
   * 1    12        2      10      4         4         6      0         6        0
   * 2     0        0       6      3         3         3      0         3        6
   */
  const input = { demand: [7, 4, 3], policy: { kind: 'reorderPoint', reorderPoint: 4, orderQuantity: 6 }, leadTimePeriods: 0, shortage: 'backordered', initialOnHand: 5, costs: { shortageFenPerUnit: 100 } } as const;
  expect(byPeriod(input)).toEqual({ receipts: [0, 12, 0], sold: [5, 4, 3], short: [2, 0, 0], onHand: [0, 6, 3], backorders: [2, 0, 0], orders: [12, 0, 6] });
  expect(simulatePolicy(input).totals).toMatchObject({ fillRate: 12 / 14, cycleService: 2 / 3, shortageFen: 200 });
});

test('(s, S) reviewed every second period orders only then, and only at or below s', () => {
  /* s = 5, S = 10, reviews at the ends of 1, 3, 5; lead time 0.  Stock: 10 −2 8 −2 6 (6 > 5: none) −2 4 −2 2 (order 8) 10 −2 8 −2 6 (none) */
  const { periods } = simulatePolicy({ demand: [2, 2, 2, 2, 2, 2], policy: { kind: 'minMax', reorderPoint: 5, orderUpTo: 10 }, leadTimePeriods: 0, reviewPeriods: 2, initialOnHand: 10 });
  expect([...periods.orders]).toEqual([0, 0, 0, 8, 0, 0]);
  expect([...periods.onHand]).toEqual([8, 6, 4, 2, 8, 6]);
});

test('each order may have its own lead time, and a later one may come first', () => {
  // Orders of 2 at every end: the first comes after 3 whole periods (at 4), the second at once (at 2), all later ones after 1 (at 4, 5).
  const { periods } = simulatePolicy({ demand: [2, 2, 2, 2, 2, 2], policy: () => 2, leadTimePeriods: [3, 0, 1] });
  expect([...periods.receipts]).toEqual([0, 0, 2, 0, 4, 2]);
});

test('a policy of its own sees what was sold and what was short, and nothing of the periods to come', () => {
  const seen: number[][] = [];
  simulatePolicy({
    demand: [4, 1, 7], initialOnHand: 5, leadTimePeriods: 0,
    policy: (period, position, past) => {
      seen.push([period, position, ...past.sold, ...past.short]);
      return 0;
    },
  });
  expect(seen).toEqual([[0, 1, 4, 0, 0, 0, 0, 0], [1, 0, 4, 1, 0, 0, 0, 0], [2, 0, 4, 1, 0, 0, 0, 7]]);
});

test('no unit appears or vanishes, whatever the policy, the lead times and the demand', () => {
  const whole = fc.integer({ min: 0, max: 60 });
  const policy: fc.Arbitrary<Policy> = fc.oneof(
    whole.map((orderUpTo): Policy => ({ kind: 'orderUpTo', orderUpTo })),
    fc.tuple(whole, fc.integer({ min: 1, max: 30 })).map(([reorderPoint, orderQuantity]): Policy => ({ kind: 'reorderPoint', reorderPoint, orderQuantity })),
    fc.tuple(whole, whole).map(([reorderPoint, more]): Policy => ({ kind: 'minMax', reorderPoint, orderUpTo: reorderPoint + more })),
  );
  const input = fc.record({
    demand: fc.array(whole, { minLength: 1, maxLength: 40 }), policy, leadTimePeriods: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 })),
    reviewPeriods: fc.integer({ min: 1, max: 4 }), shortage: fc.constantFrom('lost' as const, 'backordered' as const), initialOnHand: whole,
  });
  const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);
  fc.assert(fc.property(input, (each) => {
    const { periods, totals } = simulatePolicy(each);
    const last = each.demand.length - 1;
    const demand = each.demand.reduce((all, value) => all + value, 0);
    const served = each.shortage === 'lost' ? sum(periods.sold) : demand - (periods.backorders[last] as number);
    expect(each.initialOnHand + sum(periods.receipts)).toBe(served + (periods.onHand[last] as number));
    expect(sum(periods.sold) + sum(periods.short)).toBe(demand);
    expect(totals.fillRate === null ? 1 : totals.fillRate).toBeGreaterThanOrEqual(0);
    expect(totals.cycleService).toBeLessThanOrEqual(1);
  }));
});

test('more base stock never serves less', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 40 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 200 }), (demand, leadTimePeriods, orderUpTo) => {
    const run = (level: number): number => simulatePolicy({ demand, leadTimePeriods, shortage: 'backordered', policy: { kind: 'orderUpTo', orderUpTo: level }, initialOnHand: level }).totals.fillRate ?? 1;
    expect(run(orderUpTo + 1)).toBeGreaterThanOrEqual(run(orderUpTo));
  }));
});

test('what is no number is refused by its name', () => {
  const good = { demand: [1, 2], policy: { kind: 'orderUpTo', orderUpTo: 3 } as Policy, leadTimePeriods: 1 };
  const wrong: [string, Partial<SimulationInput & { policy: Policy | (() => number) }>][] = [
    ['demand', { demand: [] }], ['demand', { demand: [1, NaN] }], ['demand', { demand: [-1] }], ['leadTimePeriods', { leadTimePeriods: 0.5 }], ['leadTimePeriods', { leadTimePeriods: [] }],
    ['reviewPeriods', { reviewPeriods: 0 }], ['initialOnHand', { initialOnHand: -1 }], ['orderUpTo', { policy: { kind: 'orderUpTo', orderUpTo: Infinity } }],
    ['orderQuantity', { policy: { kind: 'reorderPoint', reorderPoint: 1, orderQuantity: 0 } }], ['reorderPoint', { policy: { kind: 'minMax', reorderPoint: 4, orderUpTo: 3 } }],
    ['holdingFenPerUnitPeriod', { costs: { holdingFenPerUnitPeriod: -1 } }], ['order', { policy: () => NaN }],
  ];
  for (const [name, part] of wrong) expect(() => simulatePolicy({ ...good, ...part })).toThrow(new RegExp(`^${name}`));
});
