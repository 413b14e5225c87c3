import { wholeNumber } from '../check';
import { LUNAR_DATES, LUNAR_YEAR_FIRST } from './lunar-dates';

/** A part of an event in which a day sells about alike: days from the event's date on. */
interface Phase {
  from: number;
  to: number;
  /** Sales of a shop that follows the event, against a usual day: where an estimate begins. */
  typicalFactor: number;
}

interface SellingEvent {
  /** On the screen. */
  name: string;
  /** 'MM-DD', or a festival of the Chinese calendar. */
  on: string;
  phases: readonly Phase[];
}

const phase = (from: number, to: number, typicalFactor: number): Phase => ({ from, to, typicalFactor });

/** The large sales open well before their day. A holiday stops parcels instead. */
const EVENTS: readonly SellingEvent[] = [
  { name: '元旦', on: '01-01', phases: [phase(-1, 0, 1.2)] },
  { name: '年货节', on: 'springFestival', phases: [phase(-28, -9, 1.3)] },
  { name: '春节', on: 'springFestival', phases: [phase(-3, 6, 0.5)] },
  { name: '元宵', on: 'lantern', phases: [phase(-2, 0, 1.1)] },
  { name: '情人节', on: '02-14', phases: [phase(-6, 0, 1.2)] },
  { name: '女神节', on: '03-08', phases: [phase(-4, -1, 1.2), phase(0, 0, 1.5)] },
  { name: '劳动节', on: '05-01', phases: [phase(0, 4, 1.1)] },
  { name: '520', on: '05-20', phases: [phase(-3, 0, 1.2)] },
  { name: '端午', on: 'dragonBoat', phases: [phase(-7, 0, 1.2)] },
  { name: '儿童节', on: '06-01', phases: [phase(-5, -2, 1.1)] },
  { name: '618', on: '06-18', phases: [phase(-18, -15, 1.6), phase(-14, -1, 1.2), phase(0, 0, 2), phase(1, 3, 0.9)] },
  { name: '七夕', on: 'qixi', phases: [phase(-5, 0, 1.2)] },
  { name: '99 大促', on: '09-09', phases: [phase(-2, 0, 1.2)] },
  { name: '中秋', on: 'midAutumn', phases: [phase(-14, -1, 1.2)] },
  { name: '国庆', on: '10-01', phases: [phase(0, 6, 1.1)] },
  { name: '双11', on: '11-11', phases: [phase(-11, -8, 2), phase(-7, -1, 1.2), phase(0, 0, 3), phase(1, 3, 0.8)] },
  { name: '双12', on: '12-12', phases: [phase(-2, -1, 1.2), phase(0, 0, 1.5)] },
];

const PHASES = EVENTS.flatMap(({ name, phases }) => phases.map((each, part) => ({ name, part, ...each })));
/** Of each event, the number of its first phase. */
const FIRST_PHASE = EVENTS.map((_, i) => EVENTS.slice(0, i).reduce((sum, { phases }) => sum + phases.length, 0));

/** How many phases there are: what eventPhases tells apart. */
export const PHASE_COUNT = PHASES.length;

/** What a phase is called and what it typically does. */
export interface SellingDay {
  /** On the screen: 双11. */
  name: string;
  /** Which part of the event, from 0: an opening, the run to the day, the day, after it. */
  part: number;
  /** Sales of a shop that follows the event, against a usual day. */
  typicalFactor: number;
}

/** The phase with this number. */
export function sellingPhase(number: number): SellingDay {
  const found = PHASES[number];
  if (found === undefined) throw new RangeError(`number must be below ${PHASE_COUNT}, got ${number}`);
  return { name: found.name, part: found.part, typicalFactor: found.typicalFactor };
}

const DAY = 86_400_000;

/** Days since 1970 of 'YYYY-MM-DD'. */
export function dayNumber(name: string, date: string): number {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  if (Number.isNaN(instant)) throw new RangeError(`${name} must be a date, YYYY-MM-DD, got ${date}`);
  return instant / DAY;
}

/**
 * The phase of a Chinese selling event that each day has, or −1 for a usual day. Where two events
 * meet, the one that typically does more counts. Lunar festivals are known from 2010 to 2040.
 *
 * @param from the first day, 'YYYY-MM-DD'
 * @param days how many, ≥ 0
 * @throws RangeError if from is no date or days no whole number ≥ 0
 * @example eventPhases({ from: '2026-11-09', days: 3 }).map((number) => (number < 0 ? '' : sellingPhase(number).name)) // ['双11', '双11', '双11']
 */
export function eventPhases({ from, days }: { from: string; days: number }): number[] {
  const first = dayNumber('from', from);
  const found = new Array<number>(wholeNumber('days', days)).fill(-1);
  const strength = (number: number): number => (number < 0 ? 0 : Math.abs(Math.log(PHASES[number]?.typicalFactor ?? 1)));
  const years = [new Date(first * DAY).getUTCFullYear() - 1, new Date((first + days) * DAY).getUTCFullYear() + 1] as const;
  EVENTS.forEach(({ on, phases }, event) => {
    for (let year = years[0]; year <= years[1]; year++) {
      const date = dateIn(on, year);
      if (date === undefined) continue;
      const at = Date.parse(`${year}-${date}T00:00:00Z`) / DAY - first;
      phases.forEach((part, i) => {
        const number = (FIRST_PHASE[event] ?? 0) + i;
        for (let day = Math.max(0, at + part.from); day <= Math.min(days - 1, at + part.to); day++) {
          if (strength(number) > strength(found[day] ?? -1)) found[day] = number;
        }
      });
    }
  });
  return found;
}

const lunar = Object.fromEntries(Object.entries(LUNAR_DATES).map(([name, dates]) => [name, dates.split(' ')]));

/** 'MM-DD' of an event in a year; undefined where the table of lunar dates does not reach. */
const dateIn = (on: string, year: number): string | undefined => (on in lunar ? lunar[on]?.[year - LUNAR_YEAR_FIRST] : on);
