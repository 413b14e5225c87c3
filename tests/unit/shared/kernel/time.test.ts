import * as fc from 'fast-check';
import { addDays, clockTime, daysBetween, isLocalDate, shopDate, spokenTime, startOfDay } from '../../../../miniprogram/shared/kernel/time';

const at = (text: string): number => Date.parse(text);

test('the business date turns at midnight in Shanghai, not in London', () => {
  expect(shopDate(at('2026-11-22T15:59:59Z'))).toBe('2026-11-22');
  expect(shopDate(at('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
  expect(startOfDay('2026-11-23')).toBe(at('2026-11-22T16:00:00Z'));
  expect(clockTime(at('2026-11-22T14:47:00Z'))).toBe('22:47');
});

test('an instant lies in its own half-open day', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4e12 }), (instant) => {
    const date = shopDate(instant);
    expect(startOfDay(date)).toBeLessThanOrEqual(instant);
    expect(instant).toBeLessThan(startOfDay(addDays(date, 1)));
  }));
});

test('adding days crosses months, years and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysBetween('2026-11-01', '2026-11-23')).toBe(22);
});

test('a date that does not exist is none', () => {
  expect(isLocalDate('2026-02-29')).toBe(false);
  expect(isLocalDate('2026-13-01')).toBe(false);
  expect(isLocalDate('2026-2-1')).toBe(false);
  expect(isLocalDate('2026-02-28')).toBe(true);
});

test('when is said as people say it', () => {
  const now = at('2026-11-22T14:47:00Z');
  expect(spokenTime(at('2026-11-22T13:36:00Z'), now)).toBe('今天 21:36');
  expect(spokenTime(at('2026-11-21T14:10:00Z'), now)).toBe('昨天 22:10');
  expect(spokenTime(at('2026-11-19T04:00:00Z'), now)).toBe('11 月 19 日');
  expect(spokenTime(at('2025-03-02T04:00:00Z'), now)).toBe('2025 年 3 月 2 日');
});
