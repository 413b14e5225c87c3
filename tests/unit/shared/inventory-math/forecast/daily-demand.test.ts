import { forecastDailyDemand } from '../../../../../miniprogram/shared/inventory-math/forecast/daily-demand';

const even = (days: number, perDay = 3): number[] => new Array<number>(days).fill(perDay);

test('even sales are forecast by weeks, once there are eight', () => {
  const { perDay, bucketDays, sample, events } = forecastDailyDemand({ values: even(70), horizonDays: 10 });
  expect({ perDay: Math.round(perDay * 1e9) / 1e9, bucketDays, events }).toEqual({ perDay: 3, bucketDays: 7, events: [] });
  expect(sample.mean).toBeCloseTo(30, 9);
  expect(forecastDailyDemand({ values: even(20), horizonDays: 10 })).toMatchObject({ bucketDays: 1 });
});

test('the back-test is per bucket', () => {
  const values = Array.from({ length: 140 }, (_, t) => (t % 14 < 7 ? 2 : 4));
  const { backTest } = forecastDailyDemand({ values, horizonDays: 7 });
  // Weeks of 14 and 28 in turn: a level between them errs by some 7 a week
  expect(backTest?.mae).toBeGreaterThan(5);
  expect(backTest?.mae).toBeLessThan(12);
});

test('an event ahead raises both the mean and what to stock', () => {
  // A year that triples on 双11, up to a week before the next
  const values = even(365).map((sold, t) => (t === 7 ? 3 * sold : sold));
  const without = forecastDailyDemand({ values, horizonDays: 9 });
  const withEvents = forecastDailyDemand({ values, horizonDays: 9, startOn: '2024-11-04' });
  expect(withEvents.perDay).toBeGreaterThan(1.15 * without.perDay);
  expect(withEvents.sample.mean).toBeGreaterThan(1.15 * without.sample.mean);
  expect(withEvents.events.find(({ name, part }) => name === '双11' && part === 2)).toMatchObject({ days: 1 });
});

test('wrong input is refused by name', () => {
  expect(() => forecastDailyDemand({ values: [], horizonDays: 1 })).toThrow(/^values/);
  expect(() => forecastDailyDemand({ values: [1], horizonDays: 0 })).toThrow(/^horizon/);
  expect(() => forecastDailyDemand({ values: [1], horizonDays: 1, startOn: '1/1' })).toThrow(/^startOn/);
});
