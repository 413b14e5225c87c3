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

test('every record key that looks like cost or profit is on the list', () => {
  const folders = ['miniprogram/shared/domain', 'cloudfunctions/server'];
  const sources = folders.flatMap((folder) => readdirSync(join(root, folder)).map((file) => readFileSync(join(root, folder, file), 'utf8')));
  const keys = sources.flatMap((source) => [...source.matchAll(/^\s+(\w*(?:cost|value|profit|margin)\w*)\??:\s+(?:number|string)(?:;| \|)/gim)].map(([, key]) => key));
  expect(keys.length).toBeGreaterThan(3);
  expect(keys.filter((key) => key !== undefined && !HIDDEN_KEYS.includes(key))).toEqual([]);
});
