/** The cloud's clock for timers: UTC+8, all year. @see WeChat 定时触发器 */
const OFFSET_MS = 8 * 60 * 60 * 1000;

const MONTHS = ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The seven fields in order, with the values each may have. */
const FIELDS = [
  { name: 'second', from: 0, to: 59, names: [] },
  { name: 'minute', from: 0, to: 59, names: [] },
  { name: 'hour', from: 0, to: 23, names: [] },
  { name: 'day', from: 1, to: 31, names: [] },
  { name: 'month', from: 1, to: 12, names: MONTHS },
  { name: 'weekday', from: 0, to: 6, names: WEEKDAYS },
  { name: 'year', from: 1970, to: 2099, names: [] },
] as const;

type Field = (typeof FIELDS)[number];

/**
 * Reads a timer of seven fields: second, minute, hour, day, month, weekday, year. Each is `*`, a
 * value, `a-b`, `a/step`, or several of them with commas. Where day and weekday are both given,
 * either one suffices, as in the cloud.
 *
 * @returns whether the timer strikes in the second of an instant, UTC ms
 * @throws RangeError for anything else
 * @example parseCron('0 0 2 * * * *')(Date.UTC(2026, 0, 1, 18)) // true: two o'clock at night in China
 */
export function parseCron(text: string): (instant: number) => boolean {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) throw new RangeError(`a timer has ${FIELDS.length} fields, not ${parts.length}: ${text}`);
  const [seconds, minutes, hours, days, months, weekdays, years] = FIELDS.map((field, position) => valuesOf(parts[position] ?? '*', field));
  const isEither = parts[3] !== '*' && parts[5] !== '*';
  return (instant) => {
    const at = new Date(instant + OFFSET_MS);
    const isDay = days?.has(at.getUTCDate()) === true;
    const isWeekday = weekdays?.has(at.getUTCDay()) === true;
    return seconds?.has(at.getUTCSeconds()) === true && minutes?.has(at.getUTCMinutes()) === true && hours?.has(at.getUTCHours()) === true
      && months?.has(at.getUTCMonth() + 1) === true && years?.has(at.getUTCFullYear()) === true
      && (isEither ? isDay || isWeekday : isDay && isWeekday);
  };
}

function valuesOf(text: string, field: Field): Set<number> {
  const values = new Set<number>();
  for (const item of text.split(',')) {
    const [span = '', step] = item.split('/');
    const [first = '', last] = span.split('-');
    const from = span === '*' ? field.from : valueOf(first, field);
    // `a/step` runs on to the end, as `*/step` does.
    const to = last !== undefined ? valueOf(last, field) : span === '*' || step !== undefined ? field.to : from;
    const by = step === undefined ? 1 : Number(step);
    if (!Number.isInteger(by) || by < 1 || from > to) throw new RangeError(`not a ${field.name} of a timer: ${item}`);
    for (let value = from; value <= to; value += by) values.add(value);
  }
  return values;
}

function valueOf(text: string, { name, from, to, names }: Field): number {
  const position = (names as readonly string[]).indexOf(text.toUpperCase());
  const value = text !== '' && position >= 0 ? position : /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= from && value <= to)) throw new RangeError(`not a ${name} of a timer: ${text}`);
  return value;
}
