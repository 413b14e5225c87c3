import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HIDDEN_KEYS, strip } from '../../../../miniprogram/shared/domain/visibility';

const root = join(__dirname, '../../../..');

test('staff receive neither cost nor profit at any depth, a buyer cost but no profit', () => {
  const answer = { lines: [{ quantity: 1, valueFen: 5, nested: { profitFen: 2 } }], costFen: 7, priceFen: 9 };
  expect(strip(answer, 'sales')).toEqual({ lines: [{ quantity: 1, nested: {} }], priceFen: 9 });
  expect(strip(answer, 'buyer')).toEqual({ lines: [{ quantity: 1, valueFen: 5, nested: {} }], costFen: 7, priceFen: 9 });
  expect(strip(answer, 'owner')).toEqual(answer);
});

test('every key of a record or an answer that looks like cost or profit is on the list', () => {
  const functions = readdirSync(join(root, 'cloudfunctions'));
  const folders = ['miniprogram/shared/domain', ...functions.map((name) => `cloudfunctions/${name}`)];
  const sources = folders.flatMap((folder) => readdirSync(join(root, folder)).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(join(root, folder, file), 'utf8')));
  const looks = /\b(\w*(?:cost|value|profit|margin|debt|purchaseprice)\w*)\??: (?:number|string)(?: \||;| }|$)/gim;
  const keys = sources.flatMap((source) => [...source.matchAll(looks)].map(([, key = '']) => key));
  expect(keys.length).toBeGreaterThan(10);
  expect([...new Set(keys)].filter((key) => !HIDDEN_KEYS.includes(key))).toEqual([]);
});
