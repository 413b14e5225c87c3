import { daysOfCover, deadStock, gmroi, measuredFillRate, stockAge, turnover } from '../../../../../miniprogram/shared/inventory-math/measures/stock';
import { expectClose } from '../close';

test('the fill rate is what was met of what was wanted', () => {
  expect(measuredFillRate({ wanted: 200, met: 190 })).toBe(0.95);
  expect(measuredFillRate({ wanted: 0, met: 0 })).toBeNull();
  expect(() => measuredFillRate({ wanted: 1, met: 2 })).toThrow(/^met/);
  expect(() => measuredFillRate({ wanted: NaN, met: 0 })).toThrow(/^wanted/);
});

test('turnover is cost of goods sold by average stock, for a year', () => {
  // 3,000 yuan sold in 90 days from 1,000 yuan of stock: 3 times, each in 30 days
  const { turnsPerYear, daysPerTurn } = turnover({ costOfGoodsSoldFen: 300_000, averageStockFen: 100_000, days: 90 });
  expectClose(turnsPerYear ?? NaN, 3 * 365 / 90, 1e-13);
  expectClose(daysPerTurn ?? NaN, 30, 1e-13);
  expect(turnover({ costOfGoodsSoldFen: 0, averageStockFen: 5, days: 30 })).toEqual({ turnsPerYear: 0, daysPerTurn: null });
  expect(turnover({ costOfGoodsSoldFen: 5, averageStockFen: 0, days: 30 })).toEqual({ turnsPerYear: null, daysPerTurn: 0 });
  expect(() => turnover({ costOfGoodsSoldFen: 1, averageStockFen: 1, days: 0 })).toThrow(/^days/);
  expect(() => turnover({ costOfGoodsSoldFen: -1, averageStockFen: 1, days: 1 })).toThrow(/^costOfGoodsSoldFen/);
});

test('cover is counted on the forecast', () => {
  expect(daysOfCover({ available: 18, forecastPerDay: 3 })).toBe(6);
  // 2 today, 10 tomorrow leave 6; then 4 a day: 1.5 days more
  expect(daysOfCover({ available: 18, forecastPerDay: [2, 10, 4] })).toBe(3.5);
  // 2 today, then half of tomorrow's 10
  expect(daysOfCover({ available: 7, forecastPerDay: [2, 10, 4] })).toBe(1.5);
  expect(daysOfCover({ available: 18, forecastPerDay: [3] })).toBe(6);
});

test('nothing covers no day, and where nothing is wanted it never ends', () => {
  for (const forecastPerDay of [0, 3, [3, 1]]) expect(daysOfCover({ available: -2, forecastPerDay })).toBe(0);
  expect(daysOfCover({ available: 5, forecastPerDay: 0 })).toBeNull();
  expect(daysOfCover({ available: 5, forecastPerDay: [2, 0] })).toBeNull();
  expect(daysOfCover({ available: 1e9, forecastPerDay: 5e-324 })).toBeNull();
});

test('cover: a wrong argument is named', () => {
  expect(() => daysOfCover({ available: NaN, forecastPerDay: 1 })).toThrow(/^available/);
  expect(() => daysOfCover({ available: 1, forecastPerDay: -1 })).toThrow(/^forecastPerDay/);
  expect(() => daysOfCover({ available: 1, forecastPerDay: [] })).toThrow(/^forecastPerDay/);
  expect(() => daysOfCover({ available: 0, forecastPerDay: [1, NaN] })).toThrow(/^forecastPerDay\[1\]/);
});

test('GMROI is gross profit by average stock, for a year', () => {
  // 500 yuan in 73 days, a fifth of a year, from 1,000: 2.5 a year
  expect(gmroi({ grossProfitFen: 50_000, averageStockFen: 100_000, days: 73 })).toBe(2.5);
  expect(gmroi({ grossProfitFen: -50_000, averageStockFen: 100_000, days: 365 })).toBe(-0.5);
  expect(gmroi({ grossProfitFen: 1, averageStockFen: 0, days: 1 })).toBeNull();
  expect(() => gmroi({ grossProfitFen: Infinity, averageStockFen: 1, days: 1 })).toThrow(/^grossProfitFen/);
});

test('age is weighed by what is left of each receipt', () => {
  // (30·10 + 10·100) / 40
  expect(stockAge({ layers: [{ quantity: 30, ageDays: 10 }, { quantity: 10, ageDays: 100 }, { quantity: 0, ageDays: 900 }] })).toEqual({ meanDays: 32.5, oldestDays: 100, quantities: [30, 0, 0, 10, 0] });
  expect(stockAge({ layers: [{ quantity: 1, ageDays: 30 }, { quantity: 2, ageDays: 31 }], boundsDays: [30] }).quantities).toEqual([1, 2]);
  expect(stockAge({ layers: [] })).toEqual({ meanDays: null, oldestDays: null, quantities: [0, 0, 0, 0, 0] });
  expect(() => stockAge({ layers: [{ quantity: -1, ageDays: 1 }] })).toThrow(/^layers\[0\]\.quantity/);
  expect(() => stockAge({ layers: [{ quantity: 1, ageDays: NaN }] })).toThrow(/^layers\[0\]\.ageDays/);
  expect(() => stockAge({ layers: [], boundsDays: [30, 30] })).toThrow(/^boundsDays\[1\]/);
});

test('dead is what is there, old, and unsold', () => {
  const known = { onHand: 1, valueFen: 100, daysSinceSale: 100, daysSinceReceipt: 200 };
  const items = [
    { ...known, id: 'slow' }, { ...known, id: 'worth more', valueFen: 900 }, { ...known, id: 'never sold', valueFen: 50, daysSinceSale: null },
    { ...known, id: 'selling', daysSinceSale: 89 }, { ...known, id: 'gone', onHand: 0 }, { ...known, id: 'new', daysSinceSale: null, daysSinceReceipt: 20 },
  ];
  expect(deadStock({ items })).toEqual({ ids: ['worth more', 'slow', 'never sold'], valueFen: 1050 });
  expect(deadStock({ items, days: 150 }).ids).toEqual(['never sold']);
  expect(() => deadStock({ items: [{ ...known, id: 'a', daysSinceSale: -1 }] })).toThrow(/^items\[0\]\.daysSinceSale/);
  expect(() => deadStock({ items, days: 0 })).toThrow(/^days/);
});
