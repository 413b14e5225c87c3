import { createReadStream, writeFileSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';

/*
 * Cuts a goods file out of UCI "Online Retail" (CC BY 4.0): one line per pair of stock code and
 * description as the invoices have them, with the price of the pair's first invoice line. What is
 * dirty stays: postage and fees as codes, "?", "damaged", prices of 0 and below, one code under
 * several descriptions.
 *
 *   npx tsx scripts/cut-online-retail.ts online_retail_transactions.csv.gz tests/data/online-retail-goods.csv
 */
async function main(): Promise<void> {
  const [, , source = '', target = ''] = process.argv;
  const goods = new Map<string, { code: string; name: string; price: string; lines: number }>();
  const rows = createReadStream(source).pipe(createGunzip()).pipe(parse({ columns: true }));
  for await (const row of rows as AsyncIterable<Record<string, string>>) {
    const { StockCode: code = '', Description: name = '', UnitPrice: price = '' } = row;
    const known = goods.get(`${code}\t${name}`);
    if (known === undefined) goods.set(`${code}\t${name}`, { code, name, price, lines: 1 });
    else known.lines += 1;
  }
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [...goods.values()].map(({ code, name, price }) => [code, name, price].map(quoted).join(','));
  writeFileSync(target, `StockCode,Description,UnitPrice\n${lines.join('\n')}\n`);
  console.log(`${lines.length} lines`);
}

void main();
