import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { context, type BuildContext, type BuildFailure, type OnResolveResult, type Plugin } from 'esbuild';
import type { ScannedComponent } from './scan';
import { SourceError } from './source-error';
import { isFile, splitPackage, type Sources } from './sources';

export interface CompiledScripts {
  /** Defines `globalThis.previewScripts`: component path → function that runs its main file. */
  code: string;
  sourceMap: string;
}

const ENTRY = 'preview-entry';
/** What a phone does not have, so that code which uses a browser's things fails here too; `global` it has. */
const NAMES = { global: 'globalThis', ...Object.fromEntries(['window', 'document', 'localStorage', 'sessionStorage', 'fetch', 'XMLHttpRequest', 'navigator', 'location'].map((name) => [name, 'undefined'])) };
const EXTENSIONS = ['', '.ts', '.js', '/index.ts', '/index.js'];

/** Bundles the app's scripts; what did not change is not compiled again. */
export class ScriptCompiler {
  private main = new Map<string, string>();
  private building: BuildContext<{ write: false }> | undefined;

  constructor(private readonly sources: Sources) {}

  /** @throws SourceError for the first mistake */
  async compile(components: readonly ScannedComponent[]): Promise<CompiledScripts> {
    this.main = new Map(components.flatMap(({ file, path }) => {
      const script = firstFile(file, ['.ts', '.js']);
      // As esbuild names it, also where node_modules is a link.
      return script === undefined ? [] : [[realpathSync(script), path]];
    }));
    this.building ??= await context({
      entryPoints: [ENTRY], outdir: 'out', entryNames: 'app', write: false, bundle: true, format: 'iife', platform: 'browser', target: 'es2022',
      sourcemap: 'external', sourcesContent: false, logLevel: 'silent', define: { 'process.env.NODE_ENV': '"development"', ...NAMES },
      plugins: [this.plugin()],
    });
    try {
      const { outputFiles } = await this.building.rebuild();
      const output = (name: string): string => outputFiles.find(({ path }) => basename(path) === name)?.text ?? '';
      return { code: output('app.js'), sourceMap: output('app.js.map') };
    } catch (error) {
      throw this.firstMistake(error);
    }
  }

  async dispose(): Promise<void> {
    await this.building?.dispose();
  }

  private entry(): string {
    const app = firstFile(join(this.sources.root, 'app'), ['.ts', '.js']);
    const parts = [...this.main].map(([file, path]) => [path, file] as const);
    const all = app === undefined ? parts : [['app', app] as const, ...parts];
    return `globalThis.previewScripts = {\n${all.map(([path, file]) => `  ${JSON.stringify(path)}: () => require(${JSON.stringify(file)}),`).join('\n')}\n};`;
  }

  private plugin(): Plugin {
    return {
      name: 'mini-program',
      setup: (build) => {
        build.onResolve({ filter: new RegExp(`^${ENTRY}$`) }, () => ({ path: ENTRY, namespace: ENTRY }));
        build.onLoad({ filter: /.*/, namespace: ENTRY }, () => ({ contents: this.entry(), loader: 'js', resolveDir: this.sources.root }));
        build.onResolve({ filter: /^[^.]/ }, ({ path, importer, kind }) => (kind === 'entry-point' || isFile(path) ? undefined : this.resolve(path, importer)));
        build.onLoad({ filter: /\.(ts|js)$/ }, ({ path }) => {
          const component = this.main.get(path);
          if (component === undefined) return undefined;
          // A definition does not say whose it is: like WeChat, name the component just before its module's body runs, after its imports.
          return { contents: `globalThis.previewRoute=${JSON.stringify(component)};${readFileSync(path, 'utf8')}`, loader: path.endsWith('.ts') ? 'ts' : 'js', resolveDir: dirname(path) };
        });
      },
    };
  }

  /** As after "build npm": a path from the root, else a package's own packages, else a sub-package's, else the app's. */
  private resolve(path: string, importer: string): OnResolveResult | undefined {
    if (path.startsWith('/')) return asResult(firstFile(join(this.sources.root, path), EXTENSIONS));
    const [name, rest] = splitPackage(path);
    const dist = /^(.*\/miniprogram_dist)\//.exec(importer)?.[1];
    const folders = [dist === undefined ? null : join(dist, 'miniprogram_npm', name), this.builtFolder(importer, name), this.sources.packageFolder(name)];
    for (const folder of folders) {
      const file = folder === null ? undefined : firstFile(join(folder, rest), EXTENSIONS.slice(rest === '' ? 3 : 0));
      if (file !== undefined) return { path: file };
    }
    return undefined;
  }

  /** A package that was built into the importer's sub-package; those built into the root are taken from where they were installed. */
  private builtFolder(importer: string, name: string): string | null {
    for (let folder = dirname(importer); folder.startsWith(`${this.sources.root}/`); folder = dirname(folder)) {
      const built = join(folder, 'miniprogram_npm', name);
      if (existsSync(built)) return built;
    }
    return null;
  }

  private firstMistake(error: unknown): unknown {
    const [mistake] = (error as Partial<BuildFailure>).errors ?? [];
    if (mistake === undefined) return error;
    const { location, text } = mistake;
    return new SourceError(text, location === null ? 'app.json' : this.sources.display(join(process.cwd(), location.file)), location?.line ?? 0, (location?.column ?? 0) + 1);
  }
}

const firstFile = (base: string, extensions: readonly string[]): string | undefined => extensions.map((extension) => base + extension).find(isFile);
const asResult = (file: string | undefined): OnResolveResult | undefined => (file === undefined ? undefined : { path: file });
