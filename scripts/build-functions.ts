import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build, context, type BuildContext, type BuildOptions, type Plugin } from 'esbuild';

const SOURCE = resolve(__dirname, '../cloudfunctions');

interface Options {
  outDir: string;
  minify: boolean;
  /** On this machine the SDK, three quarters of every bundle, is bundled once beside the functions, so that an edit is seen at once. */
  sharesSdk?: boolean;
}

const SDK = 'wx-server-sdk';
const BUNDLE: BuildOptions = { bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning' };

const sharedSdk: Plugin = {
  name: 'shared-sdk',
  setup: ({ onResolve }) => { onResolve({ filter: new RegExp(`^${SDK}$`) }, () => ({ path: '../sdk.js', external: true })); },
};

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
    const { outDir, minify, sharesSdk = false } = this.options;
    const names = functionNames();
    if (names.join() !== this.names.join()) await this.close();
    this.names = names;
    if (this.building === null && sharesSdk) await build({ ...BUNDLE, stdin: { contents: `module.exports = require('${SDK}');`, resolveDir: SOURCE }, outfile: join(outDir, 'sdk.js') });
    this.building ??= await context({
      ...BUNDLE, entryPoints: names.map((name) => ({ in: join(SOURCE, name, 'index.ts'), out: `${name}/index` })), outdir: outDir,
      minify, metafile: true, plugins: sharesSdk ? [sharedSdk] : [],
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
