import { formatFen } from '../../shared/kernel/money';

/** One day of a trend, 分. */
export interface TrendDay { date: string; fen: number }

/** 11-9 */
export const shortDate = (date: string): string => date.slice(5).split('-').map(Number).join('-');

/** What a chosen day says: 今天 ¥1,286.40, 11-17 −¥86.00 */
export function tell(days: readonly TrendDay[], index: number): string {
  const day = days[index];
  if (day === undefined) return '';
  return `${index === days.length - 1 ? '今天' : shortDate(day.date)} ${day.fen < 0 ? '−' : ''}¥${formatFen(Math.abs(day.fen))}`;
}

/** The chart in a sentence, for those who hear it. */
export const summaryOf = (days: readonly TrendDay[]): string =>
  `${days.length} 天，最多 ¥${formatFen(Math.max(0, ...days.map(({ fen }) => fen)))}，${tell(days, days.length - 1)}`;

/** A date under the chart, `at` percent from its left: the first begins there, the last ends there. */
export interface Tick { key: number; text: string; at: number }

/** Four dates: the month is said once, the last one is 今天. */
export function ticksOf(days: readonly TrendDay[]): Tick[] {
  const last = days.length - 1;
  const step = Math.max(1, Math.floor(last / 3));
  const picked = [...new Set([0, step, step * 2])].filter((index) => index < last);
  const month = (index: number): string | undefined => days[index]?.date.slice(0, 7);
  return [
    ...picked.map((index, nth) => {
      const date = shortDate(days[index]?.date ?? '');
      return { key: index, text: nth > 0 && month(index) === month(picked[nth - 1] ?? 0) ? date.replace(/^.*-/, '') : date, at: nth === 0 ? 0 : ((index + 0.5) * 100) / days.length };
    }),
    ...(last < 0 ? [] : [{ key: last, text: '今天', at: 100 }]),
  ];
}

/** Every day in words: the table behind the picture, for those who hear it. */
export const rowsOf = (days: readonly TrendDay[]): string[] => days.map((_, index) => tell(days, index));
