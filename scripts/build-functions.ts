import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const SOURCE = resolve(__dirname, '../cloudfunctions');

/** The cloud functions there are: each folder with an index.ts. */
export const functionNames = (): string[] => readdirSync(SOURCE).filter((name) => existsSync(join(SOURCE, name, 'index.ts')));

/** Bundles every function, the SDK and the shared code included, into one file each, as the cloud wants it. */
export async function buildFunctions({ outDir, minify }: { outDir: string; minify: boolean }): Promise<void> {
  await Promise.all(functionNames().map(async (name) => {
    const target = join(outDir, name);
    mkdirSync(target, { recursive: true });
    await build({
      entryPoints: [join(SOURCE, name, 'index.ts')], outfile: join(target, 'index.js'),
      bundle: true, platform: 'node', target: 'node20', format: 'cjs', minify, sourcemap: true, logLevel: 'warning',
    });
    cpSync(join(SOURCE, name, 'config.json'), join(target, 'config.json'));
    writeFileSync(join(target, 'package.json'), `${JSON.stringify({ name, main: 'index.js' })}\n`);
  }));
}
