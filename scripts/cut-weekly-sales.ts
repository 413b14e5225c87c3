import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { type SaleLine, withoutCancelledOrders } from '../miniprogram/shared/inventory-math/forecast/cancellations';
import { randomFrom } from '../miniprogram/shared/inventory-math/forecast/random';

/*
 * Cuts weekly sales out of UCI "Online Retail" (CC BY 4.0) for the accuracy of the forecasts: 52
 * whole weeks, Monday to Sunday, from 2010-12-06 to 2011-12-04, of which the first 48 are to learn
 * from. A goods counts if it sold in at least 8 of those 48; five samples of 300 are drawn with the
 * seeds 1 to 5. Nothing here looks at the last four weeks but the writing of them.
 *
 *   npx tsx scripts/cut-weekly-sales.ts online_retail_transactions.csv.gz tests/data
 */
const WEEKS = 52;
const WEEKS_TO_LEARN = 48;
const WEEKS_SOLD_MIN = 8;
const SAMPLE_SIZE = 300;
const SEEDS = [1, 2, 3, 4, 5];
const START = Date.parse('2010-12-06T00:00:00Z');
const WEEK = 7 * 86_400_000;

async function main(): Promise<void> {
  const [, , source = '', folder = ''] = process.argv;
  const sales = [...(await linesByCode(source))].map(([code, lines]) => ({ code, weeks: weekly(withoutCancelledOrders({ lines })) }));
  const eligible = sales
    .filter(({ weeks }) => weeks.slice(0, WEEKS_TO_LEARN).filter((sold) => sold > 0).length >= WEEKS_SOLD_MIN)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const samples = SEEDS.map((seed) => ({ seed, codes: drawn(eligible.map(({ code }) => code), seed) }));
  const wanted = new Set(samples.flatMap(({ codes }) => codes));
  const rows = eligible.filter(({ code }) => wanted.has(code)).map(({ code, weeks }) => `${code},${weeks.join(' ')}`);
  writeFileSync(join(folder, 'online-retail-weekly.csv'), `StockCode,UnitsByWeek\n${rows.join('\n')}\n`);
  writeFileSync(join(folder, 'online-retail-samples.csv'), `Seed,StockCodes\n${samples.map(({ seed, codes }) => `${seed},${codes.join(' ')}`).join('\n')}\n`);
  console.log(`${sales.length} goods, ${eligible.length} sold in ${WEEKS_SOLD_MIN} weeks or more, ${rows.length} in the samples`);
}

/** What was sold of each product at a price: postage, fees, samples and corrections of stock are no demand. */
async function linesByCode(source: string): Promise<Map<string, SaleLine[]>> {
  const lines = new Map<string, SaleLine[]>();
  const rows = createReadStream(source).pipe(createGunzip()).pipe(parse({ columns: true }));
  for await (const row of rows as AsyncIterable<Record<string, string>>) {
    const { StockCode: code = '', Quantity: quantity, UnitPrice: price, InvoiceDate: date = '', CustomerID: customerId = '' } = row;
    if (!/^\d{5}[A-Z]*$/i.test(code) || !(Number(price) > 0)) continue;
    const ofCode = lines.get(code.toUpperCase()) ?? [];
    ofCode.push({ quantity: Number(quantity), at: Date.parse(`${date.replace(' ', 'T')}Z`), customerId });
    lines.set(code.toUpperCase(), ofCode);
  }
  return lines;
}

function weekly(lines: readonly SaleLine[]): number[] {
  const weeks = new Array<number>(WEEKS).fill(0);
  for (const { quantity, at } of lines) {
    const week = Math.floor((at - START) / WEEK);
    if (week >= 0 && week < WEEKS) weeks[week] = (weeks[week] ?? 0) + quantity;
  }
  return weeks;
}

/** The first `SAMPLE_SIZE` of a Fisher–Yates shuffle. */
function drawn(codes: readonly string[], seed: number): string[] {
  const random = randomFrom(seed);
  const deck = [...codes];
  for (let i = 0; i < SAMPLE_SIZE; i += 1) {
    const j = i + Math.floor(random() * (deck.length - i));
    [deck[i], deck[j]] = [deck[j] as string, deck[i] as string];
  }
  return deck.slice(0, SAMPLE_SIZE).sort();
}

void main();
