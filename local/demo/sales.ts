import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, daysBetween, type LocalDate } from '../../miniprogram/shared/kernel/time';

/* What a real wholesaler of gifts sold in a year, moved to the year that ends yesterday. */

/** A pound is 9 元. */
export const FEN_PER_PENNY = 9;
/** Days. */
export const YEAR = 365;

export interface DemoGoods {
  code: string;
  name: string;
  unit: string;
  category: string;
  retailFen: number;
}

export interface DemoSale {
  /** UTC ms */
  at: number;
  /** The number of the buyer; '' for one who is not known. */
  customer: string;
  lines: { code: string; quantity: number; priceFen: number }[];
}

const rowsOf = (file: string): string[] => readFileSync(join(__dirname, 'data', file), 'utf8').trim().split('\n').slice(1);

export const readGoods = (): DemoGoods[] => rowsOf('goods.csv').map((row) => {
  const [code = '', pence, name = '', unit = '', category = ''] = row.split(',');
  return { code, name, unit, category, retailFen: Number(pence) * FEN_PER_PENNY };
});

/**
 * A year of sales, or its last `days`, oldest first; the last day is `lastDay`. The days are moved
 * by whole weeks, so that each stays the weekday it was; so up to six days at the file's end are
 * left out.
 */
export function readSales(goods: readonly DemoGoods[], lastDay: LocalDate, days = YEAR): DemoSale[] {
  const usual = new Map(goods.map(({ code, retailFen }) => [code, retailFen]));
  const rows = rowsOf('sales.csv');
  const end = rows.at(-1)?.slice(0, 10) ?? '';
  const last = addDays(end, -((daysBetween(lastDay, end) % 7 + 7) % 7));
  const shift = daysBetween(last, lastDay);
  const first = addDays(last, 1 - days);
  return rows.filter((row) => row >= first && row.slice(0, 10) <= last).map((row) => {
    const [moment = '', customer = '', sold = ''] = row.split(',');
    const [date = '', clock = ''] = moment.split(' ');
    return {
      at: Date.parse(`${addDays(date, shift)}T${clock}:00+08:00`), customer,
      lines: sold.split(' ').map((line) => {
        const [, code = '', quantity, pence] = /^(\w+)\*(\d+)(?:@(\d+))?$/.exec(line) ?? [];
        return { code, quantity: Number(quantity), priceFen: pence === undefined ? usual.get(code) ?? 0 : Number(pence) * FEN_PER_PENNY };
      }),
    };
  });
}
