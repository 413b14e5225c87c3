import { LUNAR_DATES } from '../../../../../miniprogram/shared/inventory-math/forecast/lunar-dates';
import { eventPhases, PHASE_COUNT, sellingPhase } from '../../../../../miniprogram/shared/inventory-math/forecast/selling-events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lunarTable } from '../../../../../scripts/lunar-dates';
import { newMoonNear } from '../../../../../scripts/new-moons';

const named = (from: string, days: number): string[] => eventPhases({ from, days }).map((number) => (number < 0 ? '' : sellingPhase(number).name));
const dateOf = (festival: keyof typeof LUNAR_DATES, year: number): string => LUNAR_DATES[festival].split(' ')[year - 2010] ?? '';

test('the table of lunar dates is what its script writes', () => {
  expect(readFileSync(join(__dirname, '../../../../../miniprogram/shared/inventory-math/forecast/lunar-dates.ts'), 'utf8')).toBe(lunarTable());
});

test('the moon is new when the almanac says', () => {
  // NASA, moon phases: 2024-02-09 22:59 UT; 2027-02-06 15:56 UT; 2030-02-02 16:07 UT, the third in Beijing
  const day = (date: string): number => Date.parse(date + 'T00:00:00Z');
  expect(newMoonNear(day('2024-02-10'))).toBe(day('2024-02-10'));
  expect(newMoonNear(day('2027-02-05'))).toBe(day('2027-02-06'));
  expect(newMoonNear(day('2030-02-02'))).toBe(day('2030-02-03'));
});

test('festivals are on the days that the State Council gave holidays for', () => {
  // 国务院办公厅关于部分节假日安排的通知, 2016 … 2026
  expect([2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => dateOf('springFestival', year))).toEqual(['02-08', '01-28', '02-16', '02-05', '01-25', '02-12', '02-01', '01-22', '02-10', '01-29', '02-17']);
  expect([2020, 2021, 2022, 2023, 2024, 2025].map((year) => dateOf('midAutumn', year))).toEqual(['10-01', '09-21', '09-10', '09-29', '09-17', '10-06']);
  expect([2020, 2021, 2022, 2023, 2024, 2025].map((year) => dateOf('dragonBoat', year))).toEqual(['06-25', '06-14', '06-03', '06-22', '06-10', '05-31']);
  for (const dates of Object.values(LUNAR_DATES)) expect(dates.split(' ')).toHaveLength(31);
});

test('双11 opens on the last day of October and ends after its day', () => {
  expect(named('2026-10-30', 18)).toEqual(['', ...new Array<string>(15).fill('双11'), '', '']);
  const parts = eventPhases({ from: '2026-10-31', days: 12 }).map((number) => sellingPhase(number).part);
  expect(parts).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2]);
});

test('a lunar festival moves with the year, and what it does begins in the year before', () => {
  // 春节 2025 is 01-29: 年货节 from 01-01, 春节 from 01-26
  expect(named('2024-12-30', 4)).toEqual(['', '元旦', '年货节', '年货节']);
  expect(named('2025-01-25', 3)).toEqual(['', '春节', '春节']);
});

test('where two events meet, the stronger counts', () => {
  // 2020-10-01 is both 国庆 and 中秋, whose sales end the day before; 05-31 of 2025 is 端午 and the opening of 618
  expect(named('2020-09-30', 2)).toEqual(['中秋', '国庆']);
  expect(named('2025-05-31', 1)).toEqual(['618']);
});

test('every phase has a name; a number beyond them, or no date, is refused', () => {
  for (let number = 0; number < PHASE_COUNT; number += 1) expect(sellingPhase(number).name).not.toBe('');
  expect(() => sellingPhase(PHASE_COUNT)).toThrow(/^number/);
  expect(() => eventPhases({ from: '2026-13-01', days: 1 })).toThrow(/^from must be a date/);
  expect(() => eventPhases({ from: '2026-01-01', days: -1 })).toThrow(/^days/);
  expect(eventPhases({ from: '2055-09-01', days: 30 }).some((number) => number >= 0 && sellingPhase(number).name === '中秋')).toBe(false);
});
