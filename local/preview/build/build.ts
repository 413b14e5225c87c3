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
  /** What can be shown: the sources as they are, or as they were when a mistake leaves nothing to show; null if nothing ever could be. */
  built: Built | null;
  /** Whether `built` is new. */
  isNew: boolean;
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
    const before = this.last;
    try {
      const { app, theme, pages, components: found, problems: missing } = scan(this.sources);
      const scopes = scopesOf(found);
      const [templates, { code, sourceMap }] = await Promise.all([compileTemplates(this.sources, found), this.scripts.compile(found)]);
      const styles = this.styles(found, scopes, problems);
      problems.push(...missing, ...templates.problems);
      const components = found.map(({ path, isPage, config }) => ({ path, isPage, config, scope: scopes.get(path) ?? '' }));
      this.last = { manifest: { app, theme, pages, components, styles }, templates: templates.code, scripts: code, sourceMap };
    } catch (error) {
      problems.push(problemOf(error));
    }
    return { built: this.last, isNew: this.last !== before, problems, tookMs: Math.round(performance.now() - start) };
  }

  async dispose(): Promise<void> {
    await this.scripts.dispose();
  }

  /** A style sheet with a mistake is left out. */
  private styles(components: readonly ScannedComponent[], scopes: ReadonlyMap<string, string>, problems: Problem[]): Record<string, string> {
    const styles: Record<string, string> = {};
    for (const { path, file } of [{ path: 'app', file: `${this.sources.root}/app` }, ...components]) {
      try {
        if (isFile(`${file}.wxss`)) styles[path] = this.wxss.compile(`${file}.wxss`, scopes.get(path) ?? '');
      } catch (error) {
        problems.push(problemOf(error));
      }
    }
    return styles;
  }
}

/** A mistake in the sources; any other error goes on. */
function problemOf(error: unknown): Problem {
  if (!(error instanceof SourceError)) throw error;
  const { message, file, line, column } = error;
  return { message, file, line, column };
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
