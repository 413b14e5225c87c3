import { addDays, daysBetween, type LocalDate } from '../kernel/time';
import type { MovementKind, MovementLine } from './movement';

/**
 * What one SKU sold by day, a projection of the ledger: `12:5 13:3x 20:0` are five pieces on the
 * thirteenth day of the year, three on the next, after which nothing was left until goods came on
 * the twenty-first. Days on which nothing moved are left out.
 */
export type DemandText = string;

/** One posting as far as it concerns one SKU. */
export interface DemandEntry {
  date: LocalDate;
  kind: MovementKind;
  line: Pick<MovementLine, 'quantity' | 'onHandAfter'>;
}

interface DayOfDemand { units: number; isOut: boolean }

const EPOCH: LocalDate = '2000-01-01';
const firstDay = (year: number): LocalDate => `${year}-01-01`;

/** The year that a business date lies in. */
export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

function read(text: DemandText): Map<number, DayOfDemand> {
  return new Map(text.split(' ').filter((token) => token !== '').map((token) => {
    const [day, units = ''] = token.split(':');
    return [Number(day), { units: Number.parseInt(units, 10), isOut: units.endsWith('x') }] as const;
  }));
}

/**
 * The year with more postings, in the order they were made. What went to a customer was wanted;
 * everything else only tells whether something is left.
 */
export function foldDemand(text: DemandText, year: number, entries: readonly DemandEntry[]): DemandText {
  const days = read(text);
  for (const { date, kind, line } of entries) {
    const day = daysBetween(firstDay(year), date);
    const sold = kind === 'shipment' ? line.quantity : 0;
    days.set(day, { units: (days.get(day)?.units ?? 0) + sold, isOut: line.onHandAfter <= 0 });
  }
  return [...days].sort(([a], [b]) => a - b).map(([day, { units, isOut }]) => `${day}:${units}${isOut ? 'x' : ''}`).join(' ');
}

/** A SKU's days from the first on which it moved. */
export interface DemandHistory {
  from: LocalDate;
  /** Base units by day, the newest last. */
  sales: number[];
  /** True for a day that began or ended with nothing left: it may have been asked for in vain. */
  outOfStock: boolean[];
}

/**
 * Every day of a SKU up to and without `until`; null for one that never moved before.
 *
 * @param years in any order
 */
export function demandHistory(years: readonly { year: number; days: DemandText }[], until: LocalDate): DemandHistory | null {
  // Days are counted from one epoch: a date for each would take longer than all else.
  const end = daysBetween(EPOCH, until);
  const moved = years.flatMap(({ year, days }) => { const start = daysBetween(EPOCH, firstDay(year)); return [...read(days)].map(([day, of]) => ({ day: start + day, ...of })); })
    .filter(({ day }) => day < end).sort((a, b) => a.day - b.day);
  const [first] = moved;
  if (first === undefined) return null;
  const sales = new Array<number>(end - first.day).fill(0);
  const outOfStock = new Array<boolean>(end - first.day).fill(false);
  let wasOut = false;
  moved.forEach(({ day, units, isOut }, index) => {
    sales[day - first.day] = units;
    outOfStock[day - first.day] = isOut || wasOut;
    if (isOut) outOfStock.fill(true, day - first.day, (moved[index + 1]?.day ?? end) - first.day);
    wasOut = isOut;
  });
  return { from: addDays(EPOCH, first.day), sales, outOfStock };
}
