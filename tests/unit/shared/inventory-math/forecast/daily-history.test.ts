import * as fc from 'fast-check';
import { demandByBucket, demandByDay } from '../../../../../miniprogram/shared/inventory-math/forecast/daily-history';

const WEEKS = 12;
const weekly = Array.from({ length: 7 * WEEKS }, (_, t) => [4, 4, 4, 4, 8, 12, 0][t % 7] ?? 0);
const marks = (...days: number[]): boolean[] => weekly.map((_, t) => days.includes(t));

test('a day without stock has what its day of the week sells', () => {
  // Day 40 is a sixth of the week: 12 on all others, drawn a little to the mean of the week
  const sales = weekly.map((sold, t) => (t === 40 ? 0 : sold));
  const { values, filledDays } = demandByDay({ sales, outOfStock: marks(40) });
  expect(values[40]).toBeGreaterThan(11);
  expect(values[40]).toBeLessThan(12.5);
  expect(filledDays).toBe(1);
  expect(Array.from(values).filter((_, t) => t !== 40)).toEqual(weekly.filter((_, t) => t !== 40));
});

test('a day that sold more than that before the goods ran out keeps it', () => {
  const sales = weekly.map((sold, t) => (t === 40 ? 30 : sold));
  expect(demandByDay({ sales, outOfStock: marks(40) }).values[40]).toBe(30);
});

test('a holiday is filled, a day on which the shop is never open is not', () => {
  const closed = weekly.map((_, t) => t % 7 === 6 || t === 36);
  const { values } = demandByDay({ sales: weekly.map((sold, t) => (t === 36 ? 0 : sold)), closed });
  expect(values[36]).toBeGreaterThan(3.5);
  expect(values[36]).toBeLessThan(5);
  expect(values[41]).toBe(0);
  // The shop sells 36 a week: the filled week too, nearly.
  expect(demandByBucket({ values })[5]).toBeGreaterThan(35);
});

test('where a whole season is unknown, the days that are known tell', () => {
  const sales = weekly.map((sold, t) => (t < 70 ? 0 : sold));
  const { values } = demandByDay({ sales, outOfStock: sales.map((_, t) => t < 70) });
  expect(values[0]).toBeGreaterThan(3);
});

test('where nothing is known, nothing is made up', () => {
  expect(demandByDay({ sales: [0, 2], outOfStock: [true, true] })).toEqual({ values: Float64Array.of(0, 2), filledDays: 0 });
  expect(demandByDay({ sales: [] }).values).toHaveLength(0);
});

test('no day has less than it sold, and a day that is known has just that', () => {
  fc.assert(fc.property(fc.array(fc.record({ sold: fc.nat(40), isOut: fc.boolean(), isClosed: fc.boolean() }), { maxLength: 60 }), (days) => {
    const { values } = demandByDay({ sales: days.map(({ sold }) => sold), outOfStock: days.map(({ isOut }) => isOut), closed: days.map(({ isClosed }) => isClosed) });
    days.forEach(({ sold, isOut, isClosed }, t) => {
      const value = values[t] ?? NaN;
      expect(isOut || isClosed ? value >= sold && value < Infinity : value === sold).toBe(true);
    });
  }));
});

test('days add up to weeks that end with the newest', () => {
  // 9 is older than the oldest whole bucket
  expect(demandByBucket({ values: [9, 1, 2, 3, 4], days: 2 })).toEqual(Float64Array.of(3, 7));
  expect(demandByBucket({ values: weekly })).toEqual(new Float64Array(WEEKS).fill(36));
  expect(demandByBucket({ values: [1, 2] })).toHaveLength(0);
});

test('marks are as many as days', () => {
  expect(() => demandByDay({ sales: [1], outOfStock: [] })).toThrow(/^outOfStock must have a mark for each of 1 days, got 0/);
  expect(() => demandByDay({ sales: [1], closed: [true, true] })).toThrow(/^closed/);
  expect(() => demandByDay({ sales: [-1] })).toThrow(/^values\[0\]/);
  expect(() => demandByBucket({ values: [1], days: 0 })).toThrow(/^days/);
});
