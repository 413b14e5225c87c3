import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newMoonNear } from './new-moons';

/*
 * Writes the table of lunar festivals that the calendar of selling events reads. Which month it is,
 * Node's Chinese calendar says; on which day the month begins, the moon. Phones may lack the one and
 * need not have the other: the dates are known for decades.
 *
 *   npx tsx scripts/lunar-dates.ts
 */
const FIRST_YEAR = 2010;
const LAST_YEAR = 2040;
/** Month and day of the Chinese calendar. */
const FESTIVALS = { springFestival: '1/1', lantern: '1/15', dragonBoat: '5/5', qixi: '7/7', midAutumn: '8/15' };
const DAY = 86_400_000;
const TARGET = join(__dirname, '../miniprogram/shared/inventory-math/forecast/lunar-dates.ts');

/** Each festival's dates, 'MM-DD', from the first year on. A leap month, '6bis', has no festival. */
export function lunarDates(): Record<string, string[]> {
  const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  const names = new Map(Object.entries(FESTIVALS).map(([name, date]) => [date, name]));
  const dates: Record<string, string[]> = Object.fromEntries(Object.keys(FESTIVALS).map((name) => [name, []]));
  for (let day = Date.UTC(FIRST_YEAR, 0, 1); day < Date.UTC(LAST_YEAR + 1, 0, 1); day += DAY) {
    const parts = new Map(chinese.formatToParts(day).map(({ type, value }) => [type, value]));
    const name = names.get(`${parts.get('month')}/${parts.get('day')}`);
    if (name === undefined) continue;
    const daysIn = (Number(parts.get('day')) - 1) * DAY;
    dates[name]?.push(new Date(newMoonNear(day - daysIn) + daysIn).toISOString().slice(5, 10));
  }
  return dates;
}

/** The file as it lies in the module. */
export function lunarTable(): string {
  const rows = Object.entries(lunarDates()).map(([name, dates]) => `  ${name}: '${dates.join(' ')}',`);
  return `/** Written by scripts/lunar-dates.ts: 'MM-DD' of each year from ${FIRST_YEAR} to ${LAST_YEAR}. */
export const LUNAR_YEAR_FIRST = ${FIRST_YEAR};
export const LUNAR_DATES = {
${rows.join('\n')}
} as const;
`;
}

if (require.main === module) writeFileSync(TARGET, lunarTable());
