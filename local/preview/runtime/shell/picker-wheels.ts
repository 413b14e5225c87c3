import type { pickerProperties } from '../elements/picker';

type Properties = typeof pickerProperties;

/** One wheel: its values and how each is written. */
interface Column { values: number[]; label: (value: number) => string }

/** What a mode of `<picker>` shows, and what it answers. */
export interface Wheels {
  start: number[];
  /** The wheels when they stand at `chosen`; later ones depend on earlier ones only. */
  columns(chosen: readonly number[]): Column[];
  result(chosen: readonly number[]): unknown;
}

export function wheelsOf(properties: Properties): Wheels {
  const make = MODES[properties.mode];
  if (make === undefined) throw new Error(`<picker mode="${properties.mode}"> is not in the preview (local/preview/runtime/shell/picker-wheels.ts)`);
  return make(properties);
}

/** The value of the list nearest to `wanted`; the lists are in order. */
export const nearest = (values: readonly number[], wanted: number): number =>
  values.reduce((best, value) => (Math.abs(value - wanted) < Math.abs(best - wanted) ? value : best), values[0] ?? 0);

const MODES: Record<string, (properties: Properties) => Wheels> = {
  selector: ({ range, rangeKey, value }) => ({
    start: [numberOf(value)],
    columns: () => [listColumn(range, rangeKey)],
    // WeChat answers text here, and numbers for several columns.
    result: ([index = 0]) => String(index),
  }),
  multiSelector: ({ range, rangeKey, value }) => ({
    start: range.map((_, index) => numberOf(Array.isArray(value) ? value[index] : 0)),
    columns: () => range.map((column) => listColumn(column as unknown[], rangeKey)),
    result: (chosen) => [...chosen],
  }),
  time: ({ value, start, end }) => {
    const from = partsOf(start, ':', [0, 0]);
    const to = partsOf(end, ':', [23, 59]);
    return {
      start: partsOf(value, ':', nowParts().slice(3)),
      columns: limited(from, to, () => [[0, 23], [0, 59]], two),
      result: (chosen) => chosen.map(two).join(':'),
    };
  },
  date: ({ value, start, end, fields }) => {
    const shown = { year: 1, month: 2, day: 3 }[fields] ?? 3;
    const [year = 0] = nowParts();
    const from = partsOf(start, '-', [year - 100, 1, 1]);
    const to = partsOf(end, '-', [year + 100, 12, 31]);
    const columns = limited(from, to, ([inYear = year, inMonth = 1]) => [[from[0] ?? year, to[0] ?? year], [1, 12], [1, daysIn(inYear, inMonth)]], String);
    return {
      start: partsOf(value, '-', nowParts().slice(0, 3)).slice(0, shown),
      columns: (chosen) => columns(chosen).slice(0, shown).map(({ values }, index) => ({ values, label: (each) => `${each}${'年月日'[index] ?? ''}` })),
      result: (chosen) => chosen.map((each, index) => (index === 0 ? String(each).padStart(4, '0') : two(each))).join('-'),
    };
  },
};

/** Wheels from the largest unit to the smallest; the limits cut a wheel only while all before it stand at theirs. */
function limited(from: readonly number[], to: readonly number[], ranges: (chosen: readonly number[]) => [number, number][], label: (value: number) => string) {
  return (chosen: readonly number[]): Column[] => {
    let atFirst = true;
    let atLast = true;
    return ranges(chosen).map(([low, high], index) => {
      const first = atFirst ? Math.max(low, from[index] ?? low) : low;
      const last = atLast ? Math.min(high, to[index] ?? high) : high;
      const value = Math.min(last, Math.max(first, chosen[index] ?? first));
      atFirst &&= value === from[index];
      atLast &&= value === to[index];
      return { values: Array.from({ length: Math.max(0, last - first + 1) }, (_, each) => first + each), label };
    });
  };
}

function listColumn(range: readonly unknown[], key: string): Column {
  const labels = range.map((item) => String(key !== '' && typeof item === 'object' && item !== null ? Reflect.get(item, key) : item));
  return { values: labels.map((_, index) => index), label: (index) => labels[index] ?? '' };
}

/** The numbers of '2026-02-01' or '09:30'; those of `missing` where it has none. */
function partsOf(text: unknown, separator: string, missing: readonly number[]): number[] {
  const parts = typeof text === 'string' && text !== '' ? text.split(separator).map(Number) : [];
  return missing.map((each, index) => { const part = parts[index]; return part === undefined || Number.isNaN(part) ? each : part; });
}

function nowParts(): number[] {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate(), now.getHours(), now.getMinutes()];
}

const numberOf = (value: unknown): number => Math.max(0, Math.trunc(Number(value)) || 0);
const two = (value: number): string => String(value).padStart(2, '0');
const daysIn = (year: number, month: number): number => new Date(year, month, 0).getDate();
