import fc from 'fast-check';
import { recommend, type RecommendInput } from '../../../../miniprogram/shared/inventory-math/recommend';
import { recommendAll } from '../../../../miniprogram/shared/inventory-math/recommend-all';
import { levelFor, protectionForecast } from '../../../../miniprogram/shared/inventory-math/policy/protection-forecast';
import { demandByBucket } from '../../../../miniprogram/shared/inventory-math/forecast/daily-history';
import { randomFrom } from '../../../../miniprogram/shared/inventory-math/forecast/random';

const steady = (days: number, perDay = 3): number[] => new Array<number>(days).fill(perDay);

/** Some sales on some days. */
function salesOf(seed: number, days: number, share = 0.5, most = 6): number[] {
  const random = randomFrom(seed);
  return Array.from({ length: days }, () => (random() < share ? 1 + Math.floor(most * random()) : 0));
}

test('steady sales: what review and lead time sell, in whole packs', () => {
  // 3 a day over 7 + 7 days: 42. There are 18, so 24 lack: one pack.
  expect(recommend({ sales: steady(70), onHand: 18, packSize: 24, leadTimeDays: 7, reviewPeriodDays: 7 })).toMatchObject({
    situation: 'order', urgency: 'now', orderQuantity: 24, packs: 1, reorderPoint: 42, safetyStock: 0, position: 18, daysUntilEmpty: 6, coverDays: 6, protectionDays: 14,
    forecast: { perDay: 3, basis: 'own', bucketDays: 7 }, unitsAtRisk: 24,
  });
});

test('the reorder point is the quantile of demand over review and lead time, forecast on weeks', () => {
  const sales = salesOf(1, 700);
  const { demand, mean } = protectionForecast({ values: demandByBucket({ values: sales }), horizon: 3 });
  const answer = recommend({ sales, onHand: 0, leadTimeDays: 14, reviewPeriodDays: 7, cycleServiceLevel: 0.98 });
  expect(answer.reorderPoint).toBe(levelFor({ demand, cycleServiceLevel: 0.98 }));
  expect(answer.safetyStock).toBeCloseTo(answer.reorderPoint - mean, 9);
  expect(answer.forecast.backTest?.origins).toBeGreaterThan(0);
});

test('what is reserved is not there, and what is on order is', () => {
  const each = { sales: steady(70), leadTimeDays: 7, reviewPeriodDays: 7 };
  expect(recommend({ ...each, onHand: 30, reserved: 10, onOrder: 5 })).toMatchObject({ available: 20, position: 25, orderQuantity: 17 });
  expect(recommend({ ...each, onHand: 10, reserved: 12 })).toMatchObject({ situation: 'out', available: -2, orderQuantity: 44, urgency: 'now', daysUntilEmpty: 0 });
});

test('the shelf is empty when what is on its way comes too late, not when it comes in time', () => {
  const each = { sales: steady(70), onHand: 15, leadTimeDays: 7 };
  expect(recommend({ ...each, onOrder: [{ quantity: 30, dueInDays: 6 }] }).daysUntilEmpty).toBe(5);
  expect(recommend({ ...each, onOrder: [{ quantity: 30, dueInDays: 4 }] }).daysUntilEmpty).toBe(15);
});

test('lead times that were seen count with the one agreed, and their spread makes the stock safer', () => {
  const each = { sales: steady(140), onHand: 0, reviewPeriodDays: 7, leadTimeDays: 7 };
  const seen = recommend({ ...each, leadTimesDays: [5, 9, 7] });
  expect(seen.leadTime).toMatchObject({ days: 7, deliveries: 3 });
  // (4 + 4 + 0 + 0) ÷ 3: nothing else varies, so the whole variance is 3²·8⁄3 = 24.
  expect(seen.leadTime.stdDevDays).toBeCloseTo(Math.sqrt(8 / 3), 12);
  // 42 + 1.645·√24 = 50.06
  expect(seen.reorderPoint).toBe(51);
  expect(recommend(each).reorderPoint).toBe(42);
});

test('days without stock do not lower the forecast', () => {
  const sales = steady(140).map((value, day) => (day >= 60 && day < 90 ? 0 : value));
  const outOfStock = sales.map((_, day) => day >= 60 && day < 90);
  const told = recommend({ sales, outOfStock, onHand: 18 });
  expect(told.forecast.perDay).toBeCloseTo(3, 6);
  expect(told.reasons).toContainEqual({ kind: 'filledDays', days: 30 });
  expect(recommend({ sales, onHand: 18 }).reasons.map(({ kind }) => kind)).not.toContain('filledDays');
});

test('a dear order makes an economic lot, within what sells before it expires', () => {
  const each = { sales: steady(140), onHand: 0, unitCostFen: 1000, orderCostFen: 5000, holdingRatePerYear: 0.25, packSize: 12, leadTimeDays: 7, reviewPeriodDays: 7 };
  // √(2·5000·3·365 ÷ 250) = 209.3: 17 packs are 204, 18 are 216; 204 costs less.
  expect(recommend(each)).toMatchObject({ orderQuantity: 204, packs: 17 });
  // 30 days from receipt and 7 before it: 111 sell, 9 packs.
  const fresh = recommend({ ...each, shelfLifeDays: 30 });
  expect(fresh.orderQuantity).toBe(108);
  expect(fresh.reasons).toContainEqual({ kind: 'shelfLife', shelfLifeDays: 30, isBeyond: false });
});

test('a minimum above what sells within the shelf life is ordered with a warning', () => {
  const answer = recommend({ sales: steady(140), onHand: 0, minimumQuantity: 90, packSize: 20, leadTimeDays: 3, reviewPeriodDays: 1, shelfLifeDays: 10 });
  expect(answer.orderQuantity).toBe(100);
  expect(answer.reasons).toEqual(expect.arrayContaining([{ kind: 'minimum', minimumQuantity: 90 }, { kind: 'shelfLife', shelfLifeDays: 10, isBeyond: true }]));
});

test('new goods begin with their category', () => {
  const answer = recommend({ sales: [2, 0, 1], onHand: 0, categoryPerDay: 1, leadTimeDays: 7, reviewPeriodDays: 7 });
  // (3 + 14·1) ÷ (3 + 14) = 1
  expect(answer.forecast).toMatchObject({ perDay: 1, basis: 'category' });
  expect(answer.classes.isNew).toBe(true);
  // Mean 14, variance 14·(1 + 14 ÷ 17) = 25.5: the gamma quantile at 95 % lies between 23 and 24.
  expect(answer.reorderPoint).toBe(24);
});

test('what never sold, sells no more, or is no longer bought, is not ordered', () => {
  expect(recommend({ sales: steady(100, 0), onHand: 5 })).toMatchObject({ situation: 'noSales', orderQuantity: 0, reorderPoint: 0, unitsAtRisk: 0, excess: 5 });
  expect(recommend({ sales: [], onHand: 0 })).toMatchObject({ situation: 'noSales', orderQuantity: 0 });
  expect(recommend({ sales: [...steady(100), ...steady(90, 0)], onHand: 0 })).toMatchObject({ situation: 'dead', orderQuantity: 0 });
  expect(recommend({ sales: [...steady(100), ...steady(89, 0)], onHand: 0 }).situation).not.toBe('dead');
  // What sells once in forty days is not dead after ninety.
  const slow = Array.from({ length: 400 }, (_, day) => (day % 40 === 39 ? 1 : 0));
  expect(recommend({ sales: [...slow, ...steady(100, 0)], onHand: 0 }).situation).not.toBe('dead');
  expect(recommend({ sales: [...slow, ...steady(200, 0)], onHand: 0 }).situation).toBe('dead');
  // Not to be bought for ninety days is no proof that nobody wants it.
  expect(recommend({ sales: [...steady(100), ...steady(90, 0)], outOfStock: [...steady(100).map(() => false), ...steady(90).map(() => true)], onHand: 0 }).situation).toBe('out');
  expect(recommend({ sales: steady(70), onHand: 0, isPurchased: false })).toMatchObject({ situation: 'discontinued', orderQuantity: 0 });
  // What customers wait for is bought, and nothing more, unless it is no longer bought at all.
  expect(recommend({ sales: [], onHand: 0, reserved: 3 })).toMatchObject({ situation: 'out', urgency: 'now', orderQuantity: 3, reorderPoint: 0 });
  expect(recommend({ sales: [...steady(100), ...steady(90, 0)], onHand: 0, reserved: 3, onOrder: 1, unitCostFen: 100, orderCostFen: 1000 })).toMatchObject({ situation: 'out', orderQuantity: 2, reorderPoint: 0 });
  expect(recommend({ sales: steady(70), onHand: 0, reserved: 3, isPurchased: false })).toMatchObject({ situation: 'discontinued', urgency: 'none', orderQuantity: 0 });
});

test('what lasts longer than half a year is too much', () => {
  expect(recommend({ sales: steady(140), onHand: 600, unitCostFen: 100 })).toMatchObject({ situation: 'overstocked', orderQuantity: 0, excess: 60, excessFen: 6000, coverDays: 200 });
  expect(recommend({ sales: steady(140), onHand: 540 }).situation).toBe('enough');
});

test('money at risk is the profit on what customers will not find', () => {
  // 42 wanted, 18 there: 24 short.
  const each = { sales: steady(70), onHand: 18, leadTimeDays: 7, reviewPeriodDays: 7 };
  expect(recommend({ ...each, priceFen: 900, unitCostFen: 500 }).moneyAtRiskFen).toBe(9600);
  expect(recommend({ ...each, priceFen: 900 }).moneyAtRiskFen).toBe(21600);
  expect(recommend(each).moneyAtRiskFen).toBeNull();
});

test('an event ahead is prepared for', () => {
  // Two years in which every day of 双11 sells three times as much.
  const start = Date.parse('2024-11-03T00:00:00Z');
  const sales = Array.from({ length: 730 }, (_, day) => {
    const date = new Date(start + day * 86_400_000).toISOString().slice(5, 10);
    return date >= '11-01' && date <= '11-11' ? 12 : 4;
  });
  // The last day is 2 November: 双11 lies in the two weeks ahead.
  const answer = recommend({ sales: sales.slice(0, 727), startOn: '2024-11-03', onHand: 0, leadTimeDays: 7, reviewPeriodDays: 5 });
  const event = answer.reasons.find(({ kind }) => kind === 'event');
  expect(event).toMatchObject({ kind: 'event', name: '双11' });
  expect(answer.forecast.perDay).toBeGreaterThan(6);
});

test('the class sets service and review where the shop does not', () => {
  const sales = salesOf(3, 200);
  const asked = recommend({ sales, onHand: 0, abc: 'A' });
  expect(asked.classes.cell).toMatch(/^A[XYZ]$/);
  expect(asked.cycleServiceLevel).toBeGreaterThan(0.9);
  expect(recommend({ sales, onHand: 0, abc: 'A', cycleServiceLevel: 0.8, reviewPeriodDays: 3, leadTimeDays: 4 })).toMatchObject({ cycleServiceLevel: 0.8, protectionDays: 7 });
});

test('a shop: the most urgent first, classes by revenue, and new goods with their category', () => {
  const answers = recommendAll({
    skus: [
      { id: 'plenty', sales: steady(100), onHand: 100, priceFen: 100, categoryId: 'tea' },
      { id: 'small', sales: steady(100, 1), onHand: 0, priceFen: 100, categoryId: 'tea' },
      { id: 'large', sales: steady(100, 40), onHand: 0, priceFen: 100 },
      { id: 'new', sales: [], onHand: 0, categoryId: 'tea' },
    ],
  });
  expect(answers.map(({ id }) => id)).toEqual(['large', 'small', 'new', 'plenty']);
  expect(answers[0]?.recommendation.classes.abc).toBe('A');
  // The median of 3 and 1.
  expect(answers[2]?.recommendation.forecast).toMatchObject({ basis: 'category', perDay: 2 });
});

const history = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }),
  fc.tuple(fc.integer(), fc.integer({ min: 41, max: 200 }), fc.constantFrom(0.02, 0.2, 0.9), fc.constantFrom(3, 400)).map(([seed, days, share, most]) => salesOf(seed, days, share, most)),
);
const input: fc.Arbitrary<RecommendInput> = fc.record({
  sales: history, onHand: fc.integer({ min: -20, max: 300 }), reserved: fc.integer({ min: 0, max: 40 }), onOrder: fc.integer({ min: 0, max: 100 }), leadTimeDays: fc.integer({ min: 0, max: 30 }),
  leadTimesDays: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 4 }), reviewPeriodDays: fc.integer({ min: 0, max: 30 }), cycleServiceLevel: fc.double({ min: 0.5, max: 0.995, noNaN: true }),
  packSize: fc.integer({ min: 1, max: 48 }), minimumQuantity: fc.integer({ min: 0, max: 100 }), orderCostFen: fc.constantFrom(0, 3000), unitCostFen: fc.constantFrom(0, 500),
  shelfLifeDays: fc.constantFrom(5, 60, 1e6), categoryPerDay: fc.constantFrom(0, 1.5), startOn: fc.constant('2026-08-20'),
});

test('a suggestion is nothing, or whole packs of at least the minimum that bring the position to the reorder point', () => {
  fc.assert(fc.property(input, (each) => {
    const { orderQuantity, packs, position, reorderPoint } = recommend(each);
    if (orderQuantity === 0) return position >= reorderPoint;
    expect(Number.isInteger(packs)).toBe(true);
    expect(orderQuantity).toBe(packs * (each.packSize ?? 1));
    expect(orderQuantity).toBeGreaterThanOrEqual(each.minimumQuantity ?? 0);
    expect(position + orderQuantity).toBeGreaterThanOrEqual(reorderPoint);
    return true;
  }), { numRuns: 150 });
});

test('more stock never raises the suggestion', () => {
  fc.assert(fc.property(input, fc.integer({ min: 1, max: 60 }), (each, more) => {
    expect(recommend({ ...each, onHand: each.onHand + more }).orderQuantity).toBeLessThanOrEqual(recommend(each).orderQuantity);
  }), { numRuns: 120 });
});

test('a higher service level never lowers the reorder point', () => {
  fc.assert(fc.property(input, (each) => {
    const level = each.cycleServiceLevel ?? 0.5;
    expect(recommend({ ...each, cycleServiceLevel: level + (0.999 - level) / 2 }).reorderPoint).toBeGreaterThanOrEqual(recommend(each).reorderPoint);
  }), { numRuns: 120 });
});

/** Every number in it, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

test('every figure is a number, whatever is given', () => {
  const extreme: RecommendInput[] = [
    { sales: [1e9], onHand: 0 }, { sales: [5e-324], onHand: 0 }, { sales: [1e-160, 0, 1e-160], onHand: 1 }, { sales: [...steady(200, 0), 1e9], onHand: 1e9, packSize: 7 }, { sales: steady(300, 1e9), onHand: -1e9, minimumQuantity: 1e9, leadTimesDays: [0, 365] },
    { sales: [0], onHand: 0, categoryPerDay: 1e-9 }, { sales: [1], onHand: 1e9, leadTimeDays: 0, reviewPeriodDays: 0 }, { sales: steady(60, 1e-9), onHand: 1 },
    { sales: salesOf(5, 90, 0.01), onHand: 3, cycleServiceLevel: 1e-6 }, { sales: salesOf(5, 90, 0.9), onHand: 3, cycleServiceLevel: 1 - 1e-9 }, { sales: steady(80), closed: steady(80).map(() => true), onHand: 2 },
  ];
  for (const each of extreme) expect(numbersIn(recommend(each)).filter((value) => !Number.isFinite(value))).toEqual([]);
  fc.assert(fc.property(input, (each) => numbersIn(recommend(each)).every(Number.isFinite)), { numRuns: 60 });
});

test.each<[string, Partial<RecommendInput>]>([
  ['sales', { sales: [1, NaN] }], ['sales', { sales: [-1] }], ['outOfStock', { outOfStock: [true, false] }], ['onHand', { onHand: Infinity }], ['reserved', { reserved: -1 }], ['onOrder', { onOrder: NaN }],
  ['onOrder', { onOrder: [{ quantity: -1, dueInDays: 1 }] }], ['leadTimesDays', { leadTimesDays: [1, -1] }], ['leadTimeDays', { leadTimeDays: NaN }], ['reviewPeriodDays', { reviewPeriodDays: -1 }], ['reviewPeriodDays', { reviewPeriodDays: 4000 }], ['leadTimeDays', { leadTimeDays: 1e9 }], ['leadTimesDays', { leadTimesDays: [3, 1e9] }],
  ['cycleServiceLevel', { cycleServiceLevel: 0 }], ['cycleServiceLevel', { cycleServiceLevel: 1 }], ['unitCostFen', { unitCostFen: -1 }], ['priceFen', { priceFen: NaN }], ['orderCostFen', { orderCostFen: -1 }],
  ['holdingRatePerYear', { holdingRatePerYear: 0 }], ['packSize', { packSize: 0 }], ['packSize', { packSize: 1.5 }], ['minimumQuantity', { minimumQuantity: -1 }], ['shelfLifeDays', { shelfLifeDays: 0 }],
  ['categoryPerDay', { categoryPerDay: -1 }], ['startOn', { startOn: 'today' }],
])('refuses a wrong %s by its name', (name, part) => {
  expect(() => recommend({ sales: [3], onHand: 1, ...part })).toThrow(RangeError);
  expect(() => recommend({ sales: [3], onHand: 1, ...part })).toThrow(new RegExp(`^${name}`));
});
