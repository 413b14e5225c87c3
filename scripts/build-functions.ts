import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { context, type BuildContext } from 'esbuild';

const SOURCE = resolve(__dirname, '../cloudfunctions');

interface Options { outDir: string; minify: boolean }

/** The cloud functions there are: each folder with an index.ts. */
export const functionNames = (): string[] => readdirSync(SOURCE).filter((name) => existsSync(join(SOURCE, name, 'index.ts')));

/**
 * Bundles every function, the SDK and the shared code included, into one file each, as the cloud wants it.
 *
 * @returns the sources in each bundle
 */
export async function buildFunctions(options: Options): Promise<Map<string, string[]>> {
  const build = new FunctionsBuild(options);
  try {
    return await build.run();
  } finally {
    await build.close();
  }
}

/** The same again and again: what did not change is not read again. */
export class FunctionsBuild {
  private names: string[] = [];
  private building: BuildContext<{ metafile: true }> | null = null;

  constructor(private readonly options: Options) {}

  /**
   * @returns the sources in each bundle
   * @throws BuildFailure when a source does not compile; esbuild has printed where
   */
  async run(): Promise<Map<string, string[]>> {
    const { outDir, minify } = this.options;
    const names = functionNames();
    if (names.join() !== this.names.join()) await this.close();
    this.names = names;
    this.building ??= await context({
      entryPoints: names.map((name) => ({ in: join(SOURCE, name, 'index.ts'), out: `${name}/index` })), outdir: outDir,
      bundle: true, platform: 'node', target: 'node20', format: 'cjs', minify, metafile: true, logLevel: 'warning',
    });
    const { metafile } = await this.building.rebuild();
    return new Map(names.map((name) => {
      const target = join(outDir, name);
      mkdirSync(target, { recursive: true });
      cpSync(join(SOURCE, name, 'config.json'), join(target, 'config.json'));
      writeFileSync(join(target, 'package.json'), `${JSON.stringify({ name, main: 'index.js' })}\n`);
      return [name, Object.keys(metafile.outputs[relative(process.cwd(), join(target, 'index.js'))]?.inputs ?? {})];
    }));
  }

  async close(): Promise<void> {
    await this.building?.dispose();
    this.building = null;
  }
}
