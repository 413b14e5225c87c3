import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const room = join(root, 'miniprogram/shared/inventory-math');

test('every file that the README of the mathematics names is there', () => {
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' });
  const named = [...readFileSync(join(room, 'README.md'), 'utf8').matchAll(/`([\w/-]+\.ts)`/g)].map(([, file = '']) => file);
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((name) => !files.some((file) => file === name || file.endsWith(`/${name}`)) && !existsSync(join(root, name)))).toEqual([]);
});
