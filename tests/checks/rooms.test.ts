import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { preProcessFile } from 'typescript';

/* Which room may know which: types too, because who knows a type knows its owner. */

const root = resolve(__dirname, '../..');
const functions = readdirSync(join(root, 'cloudfunctions'), { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'server').map(({ name }) => name);

/** Room → the places whose files it may import, beside its own and packages. */
const rooms: Record<string, string[]> = {
  'miniprogram/shared/kernel': [],
  'miniprogram/shared/domain': ['miniprogram/shared/kernel', 'miniprogram/shared/inventory-math'],
  'miniprogram/shared/inventory-math': ['miniprogram/shared/kernel'],
  // On the phone the types of answers are named: nothing of a contract is there at run time.
  'miniprogram/services': ['miniprogram/shared', 'miniprogram/config', 'cloudfunctions/*/contract', 'typings'],
  'miniprogram/components': ['miniprogram/shared', 'miniprogram/services', 'cloudfunctions/*/contract'],
  'miniprogram/pages': ['miniprogram/shared', 'miniprogram/services', 'miniprogram/components', 'cloudfunctions/*/contract', 'typings'],
  // The main package is loaded before any sub-package.
  'miniprogram/packages': ['miniprogram/shared', 'miniprogram/services', 'miniprogram/components', 'miniprogram/pages', 'cloudfunctions/*/contract', 'typings'],
  'cloudfunctions/server': ['miniprogram/shared'],
  ...Object.fromEntries(functions.map((name) => [`cloudfunctions/${name}`, ['cloudfunctions/server', 'miniprogram/shared']])),
  typings: ['cloudfunctions/*/contract', 'cloudfunctions/server/contract'],
  // A service knows its neighbours' kinds; only the entry puts them together.
  'local/cloud/database': ['local/cloud/errors'],
  'local/cloud/storage': ['local/cloud/errors'],
  'local/cloud/functions': ['local/cloud/errors'],
  'local/cloud/openapi': ['local/cloud/errors', 'local/cloud/functions'],
  'local/cloud/doors': ['local/cloud'],
  // What it plays is any shop's cloud; its command builds and opens this one's.
  'local/cloud': ['cloudfunctions/server/schema', 'scripts/build-functions', 'local/personal-data-key'],
  // A year of work is decided by the use cases, and written into the cloud.
  'local/demo': ['cloudfunctions', 'miniprogram/shared', 'local/cloud'],
  'local/preview/runtime': ['local/preview'],
  'local/preview': [],
  scripts: ['local', 'cloudfunctions', 'miniprogram/shared'],
};
const names = Object.keys(rooms).sort((a, b) => b.length - a.length);
const roomOf = (file: string): string | undefined => names.find((name) => file.startsWith(`${name}/`));
const allows = (place: string, file: string): boolean => new RegExp(`^${place.replace('*', '[\\w-]+')}(/|\\.|$)`).test(file);

const filesIn = (folder: string): string[] => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .map((file) => join(folder, file)).filter((file) => file.endsWith('.ts') && !/(^|\/)(node_modules|miniprogram_npm)\//.test(file));

test('every room imports only what it may', () => {
  const strays = ['miniprogram', 'cloudfunctions', 'typings', 'local', 'scripts'].flatMap(filesIn).flatMap((file) => {
    const room = roomOf(file);
    if (room === undefined) return [];
    return preProcessFile(readFileSync(join(root, file), 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.'))
      .map((name) => join(dirname(file), name))
      .filter((target) => !allows(room, target) && !(rooms[room] ?? []).some((place) => allows(place, target)))
      .map((target) => `${file} → ${target}`);
  });
  expect(strays).toEqual([]);
});

test('nothing that runs imports a test', () => {
  const strays = ['miniprogram', 'cloudfunctions', 'typings', 'local', 'scripts'].flatMap(filesIn).filter((file) => preProcessFile(readFileSync(join(root, file), 'utf8'), true, true).importedFiles.some(({ fileName }) => /(^|\/)tests\//.test(fileName)));
  expect(strays).toEqual([]);
});

test('no sub-package knows another: each is loaded by itself', () => {
  const strays = filesIn('miniprogram/packages').flatMap((file) => {
    const [, , own = ''] = file.split('/');
    return preProcessFile(readFileSync(join(root, file), 'utf8'), true, true).importedFiles.map(({ fileName }) => join(dirname(file), fileName))
      .filter((target) => target.startsWith('miniprogram/packages/') && !target.startsWith(`miniprogram/packages/${own}/`)).map((target) => `${file} → ${target}`);
  });
  expect(strays).toEqual([]);
});
