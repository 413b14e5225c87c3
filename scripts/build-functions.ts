import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { context, type BuildContext } from 'esbuild';

const SOURCE = resolve(__dirname, '../cloudfunctions');

interface Options { outDir: string; minify: boolean }

/** The cloud functions there are: each folder with an index.ts. */
export const functionNames = (): string[] => readdirSync(SOURCE).filter((name) => existsSync(join(SOURCE, name, 'index.ts')));

/** Bundles every function, the SDK and the shared code included, into one file each, as the cloud wants it. */
export async function buildFunctions(options: Options): Promise<void> {
  const build = new FunctionsBuild(options);
  try {
    await build.run();
  } finally {
    await build.close();
  }
}

/** The same again and again: what did not change is not read again. */
export class FunctionsBuild {
  private names: string[] = [];
  private building: BuildContext | null = null;

  constructor(private readonly options: Options) {}

  /** @throws BuildFailure when a source does not compile; esbuild has printed where */
  async run(): Promise<void> {
    const { outDir, minify } = this.options;
    const names = functionNames();
    if (names.join() !== this.names.join()) await this.close();
    this.names = names;
    this.building ??= await context({
      entryPoints: names.map((name) => ({ in: join(SOURCE, name, 'index.ts'), out: `${name}/index` })), outdir: outDir,
      bundle: true, platform: 'node', target: 'node20', format: 'cjs', minify, sourcemap: true, logLevel: 'warning',
    });
    await this.building.rebuild();
    for (const name of names) {
      mkdirSync(join(outDir, name), { recursive: true });
      cpSync(join(SOURCE, name, 'config.json'), join(outDir, name, 'config.json'));
      writeFileSync(join(outDir, name, 'package.json'), `${JSON.stringify({ name, main: 'index.js' })}\n`);
    }
  }

  async close(): Promise<void> {
    await this.building?.dispose();
    this.building = null;
  }
}
