import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { preProcessFile } from 'typescript';
import { reach } from '../../scripts/reach';

/* Every file is used by something that runs. A test is no use: what only tests know is dead too. */

const root = resolve(__dirname, '../..');
const IGNORED = /(^|\/)(miniprogram_npm|node_modules)\//;
const filesIn = (folder: string): string[] => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)).filter((file) => !IGNORED.test(file));

/** What starts by itself: by a command of package.json, by its own documented command, in the browser, in a process, on the phone. */
function entries(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const commands = Object.values(scripts).flatMap((command) => [...command.matchAll(/tsx (\S+\.ts)/g)].map(([, file = '']) => file));
  const documented = ['scripts', 'local'].flatMap(filesIn).filter((file) => file.endsWith('.ts')).filter((file) => readFileSync(join(root, file), 'utf8').includes(`npx tsx ${file}`));
  const bundled = filesIn('scripts').filter((file) => file.endsWith('.ts')).flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/resolve\(__dirname, '([\w-]+\.ts)'\)/g)].map(([, name = '']) => join('scripts', name)));
  const functions = filesIn('cloudfunctions').filter((file) => /^cloudfunctions\/\w+\/index\.ts$/.test(file));
  const phone = reach(join(root, 'miniprogram')).files.map(({ path }) => join('miniprogram', path)).filter((path) => path.endsWith('.ts') && !IGNORED.test(path));
  return [...commands, ...documented, ...bundled, ...functions, ...phone, 'local/preview/runtime/main.ts', 'local/cloud/functions/worker.js'];
}

function reachedFrom(starts: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const open = [...starts];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    const text = readFileSync(join(root, file), 'utf8');
    for (const { fileName } of preProcessFile(text, true, true).importedFiles) {
      if (!fileName.startsWith('.')) continue;
      const base = join(dirname(file), fileName);
      const found = [base, `${base}.ts`, `${base}.d.ts`, join(base, 'index.ts')].find((candidate) => extname(candidate) !== '' && existsSync(join(root, candidate)));
      if (found !== undefined) open.push(found);
    }
    // A file that another process, or the browser, is told of by its name.
    for (const [, name = ''] of text.matchAll(/join\(__dirname, '([\w/.-]+\.(?:js|ts))'\)/g)) open.push(join(dirname(file), name));
  }
  return reached;
}

test('no script is dead', () => {
  const alive = reachedFrom(entries());
  const all = ['miniprogram', 'cloudfunctions', 'local', 'scripts'].flatMap(filesIn).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  expect(all.filter((file) => !alive.has(file))).toEqual([]);
});

test('no template, style or component of the phone is dead', () => {
  const alive = new Set(reach(join(root, 'miniprogram')).files.map(({ path }) => join('miniprogram', path)));
  const all = filesIn('miniprogram').filter((file) => ['.wxml', '.wxss', '.wxs', '.json'].includes(extname(file)) && !file.endsWith('tsconfig.json'));
  expect(all.filter((file) => !alive.has(file))).toEqual([]);
});
