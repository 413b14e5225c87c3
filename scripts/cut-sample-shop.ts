import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { withoutCancelledOrders } from '../miniprogram/shared/inventory-math/forecast/cancellations';
import { grouped } from '../miniprogram/shared/kernel/grouped';

/*
 * Cuts the sample shop's sales out of UCI "Online Retail" (CC BY 4.0): every invoice line of the
 * 120 goods that sold for most in the twelve months to 2011-12-09, and six days before, so that
 * whichever weekday yesterday was, a year can end on it. Orders that were cancelled are left out
 * with their cancellation; goods must have sold on 100 days, so that no single order makes one.
 * The names, units and categories in goods.csv are ours: what it lacks is told.
 *
 *   npx tsx scripts/cut-sample-shop.ts online_retail_transactions.csv.gz local/demo/data
 */
const FROM = '2010-12-04';
const UNTIL = '2011-12-10';
const GOODS = 120;
const DAYS_SOLD_MIN = 100;

interface Line { code: string; name: string; invoice: string; date: string; at: number; customerId: string; quantity: number; pence: number }

async function main(): Promise<void> {
  const [, , source = '', folder = ''] = process.argv;
  const byCode = grouped(await productLines(source), ({ code }) => code);
  const goods = [...byCode.values()].map((all) => withoutCancelledOrders({ lines: all }).filter(({ date }) => date >= FROM && date < UNTIL))
    .filter((lines) => new Set(lines.map(({ date }) => date.slice(0, 10))).size >= DAYS_SOLD_MIN)
    .map((lines) => ({ lines, code: lines[0]?.code ?? '', usual: usualPrice(lines), worth: lines.reduce((sum, { quantity, pence }) => sum + quantity * pence, 0) }))
    .sort((a, b) => b.worth - a.worth).slice(0, GOODS);

  const usual = new Map(goods.map(({ code, usual: pence }) => [code, pence]));
  const invoices = grouped(goods.flatMap(({ lines }) => lines), ({ invoice }) => invoice);
  const rows = [...invoices.values()].sort(([a], [b]) => (a?.at ?? 0) - (b?.at ?? 0)).map((lines) => {
    const [first] = lines;
    const sold = lines.map(({ code, quantity, pence }) => `${code}*${quantity}${pence === usual.get(code) ? '' : `@${pence}`}`);
    return `${first?.date ?? ''},${first?.customerId ?? ''},${sold.join(' ')}`;
  });
  writeFileSync(join(folder, 'sales.csv'), `InvoiceDate,CustomerID,StockCode*Quantity@Pence\n${rows.join('\n')}\n`);
  const named = readFileSync(join(folder, 'goods.csv'), 'utf8');
  for (const { code, usual: pence, lines } of goods) {
    if (!named.includes(`\n${code},${pence},`)) console.log(`goods.csv lacks ${code},${pence}: ${lines[0]?.name ?? ''}`);
  }
  console.log(`${goods.length} goods, ${rows.length} invoices, ${goods.reduce((sum, { lines }) => sum + lines.length, 0)} lines`);
}

/** Lines of real products at a price; below 0 what was taken back. */
async function productLines(source: string): Promise<Line[]> {
  const lines: Line[] = [];
  const rows = createReadStream(source).pipe(createGunzip()).pipe(parse({ columns: true }));
  for await (const row of rows as AsyncIterable<Record<string, string>>) {
    const { StockCode: code = '', Description: name = '', InvoiceNo: invoice = '', Quantity: quantity, UnitPrice: price, InvoiceDate: date = '', CustomerID: customerId = '' } = row;
    if (!/^\d{5}[A-Z]*$/i.test(code) || !(Number(price) > 0)) continue;
    lines.push({ code: code.toUpperCase(), name, invoice, date, at: Date.parse(`${date.replace(' ', 'T')}Z`), customerId, quantity: Number(quantity), pence: Math.round(Number(price) * 100) });
  }
  return lines;
}

/** The price at which most lines were sold, pence. */
function usualPrice(lines: readonly Line[]): number {
  const counts = [...grouped(lines, ({ pence }) => pence)].sort(([, a], [, b]) => b.length - a.length);
  return counts[0]?.[0] ?? 0;
}

void main();
