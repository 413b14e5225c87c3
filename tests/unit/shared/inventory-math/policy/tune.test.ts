import { randomFrom } from '../../../../../miniprogram/shared/inventory-math/forecast/random';
import { tunePolicy } from '../../../../../miniprogram/shared/inventory-math/policy/tune';

const demandOf = (seed: number, weeks: number): number[] => {
  const random = randomFrom(seed);
  return Array.from({ length: weeks }, () => Math.floor(10 * random() + 8 * random()));
};

test('steady demand needs no more than its lead time and review sell', () => {
  expect(tunePolicy({ demand: new Array<number>(40).fill(5), leadTimePeriods: 1, costs: { holdingFenPerUnitPeriod: 1, shortageFenPerUnit: 50 } }).policy).toEqual({ kind: 'orderUpTo', orderUpTo: 10 });
});

test('the dearer a lost unit, the higher the service that is chosen', () => {
  const service = (shortageFenPerUnit: number): number => tunePolicy({ demand: demandOf(1, 80), leadTimePeriods: 2, costs: { holdingFenPerUnitPeriod: 10, shortageFenPerUnit } }).cycleServiceLevel;
  expect(service(1)).toBe(0.8);
  expect(service(10_000)).toBeGreaterThanOrEqual(0.95);
});

test('a dear order makes lots', () => {
  const { kind, policy, totals } = tunePolicy({ demand: demandOf(2, 80), leadTimePeriods: 1, costs: { orderFen: 5_000, holdingFenPerUnitPeriod: 10, shortageFenPerUnit: 300 } });
  expect(kind).not.toBe('orderUpTo');
  // √(2 · 5000 · 8.5 ÷ 10) ≈ 92: eleven weeks of demand, so few orders in forty weeks.
  expect(totals.orderCount).toBeLessThan(8);
  expect('orderQuantity' in policy ? policy.orderQuantity : 'reorderPoint' in policy ? policy.orderUpTo - policy.reorderPoint : 0).toBeGreaterThan(70);
});

test('the chosen one is the least costly of those that were tried, or of those that serve enough', () => {
  const input = { demand: demandOf(3, 60), leadTimePeriods: 2, costs: { orderFen: 200, holdingFenPerUnitPeriod: 3, shortageFenPerUnit: 60 } };
  const free = tunePolicy(input);
  expect(free.totals.totalFen).toBe(Math.min(...free.candidates.map(({ totals }) => totals.totalFen)));
  const bound = tunePolicy({ ...input, fillRate: 0.97 });
  expect(bound.totals.fillRate).toBeGreaterThanOrEqual(0.97);
  expect(bound.totals.totalFen).toBe(Math.min(...bound.candidates.filter(({ totals }) => (totals.fillRate ?? 1) >= 0.97).map(({ totals }) => totals.totalFen)));
  expect(free.candidates).toHaveLength(15);
});

test('no candidate sees the future: orders of the trial do not change with the demand after them', () => {
  const demand = demandOf(4, 60);
  const costs = { holdingFenPerUnitPeriod: 3, shortageFenPerUnit: 60 };
  const before = tunePolicy({ demand, leadTimePeriods: 1, costs });
  // Only the last period differs: no order that could meet it was placed knowing it, so it is short by exactly the difference.
  const after = tunePolicy({ demand: [...demand.slice(0, -1), (demand.at(-1) ?? 0) + 1000], leadTimePeriods: 1, costs });
  const one = before.candidates.find(({ kind, cycleServiceLevel }) => kind === 'orderUpTo' && cycleServiceLevel === 0.95);
  const other = after.candidates.find(({ kind, cycleServiceLevel }) => kind === 'orderUpTo' && cycleServiceLevel === 0.95);
  const bought = (each: typeof one): number => (each?.totals.unitsOrdered ?? NaN);
  expect(bought(other)).toBeGreaterThan(bought(one));
  expect((other?.totals.shortageFen ?? NaN) - (one?.totals.shortageFen ?? NaN)).toBeGreaterThan(60 * 900);
});

test.each([[[0, 0, 0, 0, 0, 0]], [[1e9, 0, 0, 0]], [[0, 0, 0, 1e9, 0, 1]]])('no NaN from %j', (demand) => {
  const { totals, policy } = tunePolicy({ demand, leadTimePeriods: 0, costs: { orderFen: 1, holdingFenPerUnitPeriod: 1 } });
  for (const value of [totals.totalFen, totals.averageStock, ...Object.values(policy).filter((each) => typeof each === 'number')]) expect(Number.isFinite(value)).toBe(true);
});

test.each([['demand', { demand: [1, 2, 3] }], ['demand', { demand: [1, 2, 3, NaN] }], ['leadTimePeriods', { leadTimePeriods: -1 }], ['reviewPeriods', { reviewPeriods: 0 }], ['fillRate', { fillRate: 1 }], ['orderFen', { costs: { orderFen: NaN } }]])('refuses a wrong %s', (name, part) => {
  expect(() => tunePolicy({ demand: [1, 2, 3, 4], leadTimePeriods: 1, ...part })).toThrow(new RegExp(`^${name}`));
});
