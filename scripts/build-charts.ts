import { resolve } from 'node:path';
import { build } from 'esbuild';

/** Where the sub-package of charts looks for its npm packages. */
const OUT_FILE = resolve(__dirname, '../miniprogram/packages/charts/miniprogram_npm/echarts/index.js');

/** Bundles the part of ECharts that the app uses into the sub-package of charts. */
export async function buildCharts(outfile = OUT_FILE): Promise<string> {
  await build({
    entryPoints: [resolve(__dirname, 'echarts-entry.ts')], outfile,
    bundle: true, minify: true, format: 'cjs', platform: 'browser', target: 'es2018', logLevel: 'warning', legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: '/* Apache ECharts, Apache-2.0, https://github.com/apache/echarts; zrender, BSD-3-Clause */' },
  });
  return outfile;
}
