import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

/** Where the sub-package of charts looks for its npm packages. */
const OUT_FILE = resolve(__dirname, '../miniprogram/packages/charts/miniprogram_npm/echarts/index.js');
const ENTRY = resolve(__dirname, 'echarts-entry.ts');
const PACKAGE = resolve(__dirname, '../node_modules/echarts/package.json');

const modifiedMs = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Whether the bundle is there and no older than what it is made of. */
export const areChartsBuilt = (): boolean => modifiedMs(OUT_FILE) > Math.max(modifiedMs(ENTRY), modifiedMs(PACKAGE));

/** Bundles the part of ECharts that the app uses into the sub-package of charts. */
export async function buildCharts(outfile = OUT_FILE): Promise<string> {
  await build({
    entryPoints: [ENTRY], outfile,
    bundle: true, minify: true, format: 'cjs', platform: 'browser', target: 'es2018', logLevel: 'warning', legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: '/* Apache ECharts, Apache-2.0, https://github.com/apache/echarts; zrender, BSD-3-Clause */' },
  });
  return outfile;
}
