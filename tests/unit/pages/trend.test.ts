import { rowsOf, summaryOf, ticksOf } from '../../../miniprogram/pages/sales/trend';
import { addDays } from '../../../miniprogram/shared/kernel/time';

const days = (count: number, last = '2026-11-22') => Array.from({ length: count }, (_, n) => ({ date: addDays(last, n - count + 1), fen: (n - 1) * 100 }));

test('a fortnight is dated four times, the month said once', () => {
  expect(ticksOf(days(14)).map(({ text }) => text)).toEqual(['11-9', '13', '17', '今天']);
});

test('thirty days say the month where it changes', () => {
  expect(ticksOf(days(30)).map(({ text }) => text)).toEqual(['10-24', '11-2', '11', '今天']);
});

test('a date stands under the middle of its day, the ends at the ends', () => {
  expect(ticksOf(days(10)).map(({ at }) => at)).toEqual([0, 35, 65, 100]);
});

test('one day is 今天, and none has no date', () => {
  expect(ticksOf(days(1)).map(({ text }) => text)).toEqual(['今天']);
  expect(ticksOf([])).toEqual([]);
});

test('what the picture shows is also said in words', () => {
  expect(rowsOf(days(3))).toEqual(['11-20 −¥1.00', '11-21 ¥0.00', '今天 ¥1.00']);
  expect(summaryOf(days(3))).toBe('3 天，最多 ¥1.00，今天 ¥1.00');
});
