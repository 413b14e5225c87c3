import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { preProcessFile } from 'typescript';
import { buildNpm } from '../../scripts/build-npm';

/* What `npm run build` writes for DevTools in place of its own "build npm". */

const out = mkdtempSync(join(tmpdir(), 'npm-'));
let written: string[];
beforeAll(async () => { written = await buildNpm(out); });
afterAll(() => { rmSync(out, { recursive: true }); });

test('a component that pages use is there in all its parts, one that none uses is not', () => {
  expect(written).toEqual(expect.arrayContaining(['js', 'json', 'wxml', 'wxss'].map((extension) => `tdesign-miniprogram/icon/icon.${extension}`)));
  expect(written.some((path) => path.startsWith('tdesign-miniprogram/chat-'))).toBe(false);
  expect(written).not.toContain('tdesign-miniprogram/index.js');
});

test('no component and no script that was written leads out of what was written', () => {
  const missing = written.flatMap((path) => {
    const folder = dirname(join(out, path));
    const text = readFileSync(join(out, path), 'utf8');
    if (path.endsWith('.json')) {
      const { usingComponents = {} } = JSON.parse(text) as { usingComponents?: Record<string, string> };
      return Object.values(usingComponents).filter((reference) => !existsSync(`${join(folder, reference)}.json`)).map((reference) => `${path} → ${reference}`);
    }
    if (!path.endsWith('.js') || !path.startsWith('tdesign-miniprogram/')) return [];
    const imports = preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName).filter((name) => name !== 'exports');
    const places = (name: string): string[] => (name.startsWith('.') ? [`${join(folder, name)}.js`, join(folder, name, 'index.js'), join(folder, name)] : [join(out, 'tdesign-miniprogram/miniprogram_npm', name, 'index.js')]);
    return imports.filter((name) => !places(name).some((place) => existsSync(place))).map((name) => `${path} → ${name}`);
  });
  expect(missing).toEqual([]);
});

test('a package without components is one script that runs by itself', () => {
  const code = readFileSync(join(out, 'dayjs/index.js'), 'utf8');
  const module = { exports: {} as (date: string) => { format(template: string): string } };
  new Function('module', 'exports', 'require', code)(module, module.exports, () => { throw new Error('it asks for another'); });
  expect(module.exports('2026-11-24').format('YYYY-MM-DD')).toBe('2026-11-24');
  expect(written).toContain('miniprogram-computed/index.js');
});
