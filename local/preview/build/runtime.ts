import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { TmplGroup } from 'glass-easel-template-compiler';

const FOLDER = join(__dirname, '../runtime');

/** Files of the preview's own browser side by name: `main.js`, its style and the parts loaded later. */
export type RuntimeFiles = ReadonlyMap<string, string>;

/** Bundles the browser side once per start. */
export async function buildRuntime(): Promise<RuntimeFiles> {
  const { outputFiles } = await build({
    entryPoints: [join(FOLDER, 'main.ts'), join(FOLDER, 'style/main.css')], outdir: 'out', entryNames: '[name]', chunkNames: '[name]-[hash]', write: false,
    bundle: true, splitting: true, format: 'esm', platform: 'browser', target: 'es2022', minify: true, keepNames: true, sourcemap: false, logLevel: 'silent',
    mainFields: ['module', 'main'], define: { 'process.env.NODE_ENV': '"development"' },
    plugins: [{
      name: 'element-templates',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^preview:templates$/ }, ({ path }) => ({ path, namespace: 'preview' }));
        onLoad({ filter: /.*/, namespace: 'preview' }, () => ({ contents: `export default ${elementTemplates()}`, loader: 'js' }));
      },
    }],
  });
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
}

/** The few built-in elements with a template of their own. */
function elementTemplates(): string {
  const group = new TmplGroup();
  const folder = join(FOLDER, 'elements/templates');
  for (const name of readdirSync(folder)) group.addTmpl(basename(name, '.wxml'), readFileSync(join(folder, name), 'utf8'));
  const code = group.getTmplGenObjectGroups();
  group.free();
  return code;
}
