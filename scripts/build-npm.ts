import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { reach } from './reach';

const ROOT = resolve(__dirname, '../miniprogram');
const NPM = 'miniprogram_npm/';

/** Built into its sub-package by build-charts.ts. */
const OWN_BUILD = ['echarts'];

/**
 * Writes `miniprogram_npm` as DevTools' "build npm" would, but only what pages reach: the whole
 * of TDesign alone is larger than a main package may be.
 *
 * @returns paths written, below `outDir`
 */
export async function buildNpm(outDir = join(ROOT, NPM)): Promise<string[]> {
  const { files, scripts } = reach(ROOT);
  rmSync(outDir, { recursive: true, force: true });
  const copied = files.filter(({ path }) => path.startsWith(NPM)).map(({ path, file }) => {
    const place = path.slice(NPM.length);
    mkdirSync(dirname(join(outDir, place)), { recursive: true });
    copyFileSync(file, join(outDir, place));
    return place;
  });
  const bundled = scripts.filter((name) => !OWN_BUILD.includes(name));
  await Promise.all(bundled.map((name) => build({
    entryPoints: [name], outfile: join(outDir, name, 'index.js'), absWorkingDir: dirname(ROOT),
    bundle: true, minify: true, format: 'cjs', platform: 'browser', mainFields: ['main'], target: 'es2018', logLevel: 'warning',
  })));
  return [...copied, ...bundled.map((name) => join(name, 'index.js'))].sort();
}
