import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const files = (folder: string): string[] => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => join(folder, file));
const importsOf = (file: string): string[] => [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export) (?!type)[^;]*?from '([^']+)'/gm)].map(([, from = '']) => from);

test('shared code imports neither packages nor other rooms, but for dates in kernel/time and quantiles in inventory-math/distribution', () => {
  const strays = files('miniprogram/shared').flatMap((file) => importsOf(file)
    .filter((from) => !from.startsWith('.') || !resolve(root, file, '..', from).startsWith(join(root, 'miniprogram/shared')))
    .map((from) => `${file} → ${from}`)
    .filter((stray) => !/^miniprogram\/shared\/inventory-math\/distribution\/[a-z-]+\.ts → jstat$/.test(stray)));
  expect(strays).toEqual(['miniprogram/shared/kernel/time.ts → dayjs']);
});

test('what runs on the phone imports nothing of the server and no validation library', () => {
  const strays = files('miniprogram').flatMap((file) => importsOf(file).filter((from) => /cloudfunctions|valibot|typings/.test(from)).map((from) => `${file} → ${from}`));
  expect(strays).toEqual([]);
});

test('only the store and its neighbours in server/ know the database', () => {
  // Jobs serve all shops.
  const strays = files('cloudfunctions').filter((file) => !/^cloudfunctions\/(server|jobs)\//.test(file) && importsOf(file).some((from) => from.endsWith('/database') || from === 'wx-server-sdk'));
  // Invitations are found by people who belong to no shop yet, goods read a duplicate's code.
  expect(strays.sort()).toEqual(['cloudfunctions/goods/save.ts', 'cloudfunctions/shop/invitations.ts']);
});

test('the phone packs only what it imports: everything else is a development dependency', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  expect(Object.keys(dependencies).sort()).toEqual(['dayjs', 'miniprogram-computed', 'tdesign-miniprogram']);
});
