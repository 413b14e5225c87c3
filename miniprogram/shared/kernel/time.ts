/**
 * Instants are UTC milliseconds stamped by the server; business dates are 'YYYY-MM-DD' in
 * Asia/Shanghai, which has had no summer time since 1991, so +8 h arithmetic is exact and
 * needs no Intl (phones may lack it).
 */
import dayjs from 'dayjs';

/** A business date in Asia/Shanghai, 'YYYY-MM-DD'. Compares as a string. */
export type LocalDate = string;

const HOUR = 3_600_000;
const SHANGHAI = 8 * HOUR;
export const DAY = 24 * HOUR;

const pad = (value: number): string => String(value).padStart(2, '0');

/** The clock on a Shanghai wall at `instant`, as fields. */
function wall(instant: number): Date {
  return new Date(instant + SHANGHAI);
}

/** The business date at an instant. */
export const shopDate = (instant: number): LocalDate => wall(instant).toISOString().slice(0, 10);

/** The first instant of a business date. */
export const startOfDay = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) - SHANGHAI;

/** The date `days` later (or earlier). */
export const addDays = (date: LocalDate, days: number): LocalDate => dayjs(`${date}T12:00:00`).add(days, 'day').format('YYYY-MM-DD');

/** Whole days from `from` to `to`. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** True for a date that exists. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}

/** 22:47 */
export const clockTime = (instant: number): string => `${pad(wall(instant).getUTCHours())}:${pad(wall(instant).getUTCMinutes())}`;

/** 今天 21:36 · 昨天 22:10 · 11 月 19 日 · 2025 年 3 月 2 日: how people say when. */
export function spokenTime(instant: number, now: number): string {
  const date = shopDate(instant);
  const today = shopDate(now);
  if (date === today) return `今天 ${clockTime(instant)}`;
  if (date === addDays(today, -1)) return `昨天 ${clockTime(instant)}`;
  return spokenDate(date, today);
}

/** 今天 · 昨天 · 11 月 19 日 · 2025 年 3 月 2 日. */
export function spokenDate(date: LocalDate, today: LocalDate): string {
  if (date === today) return '今天';
  if (date === addDays(today, -1)) return '昨天';
  const [year = '', month = '', day = ''] = date.split('-');
  const words = `${Number(month)} 月 ${Number(day)} 日`;
  return date.slice(0, 4) === today.slice(0, 4) ? words : `${year} 年 ${words}`;
}
