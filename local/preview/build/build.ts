import type { Manifest, Problem } from '../manifest';
import { scan, type ScannedComponent } from './scan';
import { ScriptCompiler } from './scripts';
import { SourceError } from './source-error';
import { isFile, openSources, type Sources } from './sources';
import { compileTemplates } from './templates';
import { WxssCompiler } from './wxss';

/** The mini program, ready for the browser. */
export interface Built {
  manifest: Omit<Manifest, 'declaredCloud' | 'cloud'>;
  templates: string;
  scripts: string;
  sourceMap: string;
}

export interface Outcome {
  /** The last build without a mistake; null before the first. */
  built: Built | null;
  problems: Problem[];
  tookMs: number;
}

/** Builds a mini program again and again, the parts that changed only. */
export class Builder {
  readonly sources: Sources;
  private readonly wxss: WxssCompiler;
  private readonly scripts: ScriptCompiler;
  private last: Built | null = null;

  constructor(root: string) {
    this.sources = openSources(root);
    this.wxss = new WxssCompiler(this.sources);
    this.scripts = new ScriptCompiler(this.sources);
  }

  async build(): Promise<Outcome> {
    const start = performance.now();
    const problems: Problem[] = [];
    try {
      const scanned = scan(this.sources);
      const scopes = scopesOf(scanned.components);
      const [templates, { code, sourceMap }] = await Promise.all([compileTemplates(this.sources, scanned.components), this.scripts.compile(scanned.components)]);
      const styles = this.styles(scanned.components, scopes);
      problems.push(...scanned.problems, ...templates.problems);
      const components = scanned.components.map(({ path, isPage, config }) => ({ path, isPage, config, scope: scopes.get(path) ?? '' }));
      if (problems.length === 0) {
        const { app, theme, pages } = scanned;
        this.last = { manifest: { app, theme, pages, components, styles }, templates: templates.code, scripts: code, sourceMap };
      }
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const { message, file, line, column } = error;
      problems.push({ message, file, line, column });
    }
    return { built: this.last, problems, tookMs: Math.round(performance.now() - start) };
  }

  async dispose(): Promise<void> {
    await this.scripts.dispose();
  }

  private styles(components: readonly ScannedComponent[], scopes: ReadonlyMap<string, string>): Record<string, string> {
    const files = [{ path: 'app', file: `${this.sources.root}/app` }, ...components];
    return Object.fromEntries(files
      .filter(({ file }) => isFile(`${file}.wxss`))
      .map(({ path, file }) => [path, this.wxss.compile(`${file}.wxss`, scopes.get(path) ?? '')]));
  }
}

/** A short, readable and unique prefix for each component's class names: its file's name, numbered if taken. */
function scopesOf(components: readonly { path: string }[]): Map<string, string> {
  const taken = new Map<string, number>();
  return new Map(components.map(({ path }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const count = taken.get(name) ?? 0;
    taken.set(name, count + 1);
    return [path, count === 0 ? name : `${name}-${count}`];
  }));
}
