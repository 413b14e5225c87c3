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
