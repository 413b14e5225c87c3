import { readFileSync } from 'node:fs';
import { transformSync, type Message } from 'esbuild';
import type { AppConfig, ComponentConfig, Problem, ThemeVariables } from '../manifest';
import { lineOf, SourceError } from './source-error';
import { isFile, type Sources } from './sources';

/** A page or a component that the app reaches. */
export interface ScannedComponent {
  /** Virtual path without extension. */
  path: string;
  /** The same on disk. */
  file: string;
  isPage: boolean;
  /** Its JSON, `usingComponents` resolved to `/virtual/path`. */
  config: ComponentConfig;
}

export interface Scan {
  app: AppConfig;
  theme: ThemeVariables;
  pages: string[];
  /** Every component that a page reaches, dependencies before their users. */
  components: ScannedComponent[];
  /** References that lead nowhere. */
  problems: Problem[];
}

/** All pages of an app.json, sub-packages' included. */
export function pagesOf(app: AppConfig): string[] {
  const packages = app.subPackages ?? app.subpackages ?? [];
  return [...app.pages, ...packages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`))];
}

/**
 * Walks app.json → pages → usingComponents → npm.
 *
 * @throws SourceError for a JSON file that cannot be read
 */
export function scan(sources: Sources): Scan {
  const app = readJson<AppConfig>(sources, 'app');
  const theme: ThemeVariables = { light: {}, dark: {}, ...(app.themeLocation === undefined ? {} : readJson<ThemeVariables>(sources, app.themeLocation.replace(/\.json$/, ''))) };
  const problems: Problem[] = [];
  const found = new Map<string, ScannedComponent>();
  const open = new Set<string>();

  function visit(path: string, isPage: boolean): void {
    if (found.has(path) || open.has(path)) return;
    open.add(path);
    const file = sources.fileOf(path) ?? path;
    if (isPage && !isFile(`${file}.wxml`)) {
      problems.push({ message: `the page ${path} has no WXML file`, file: 'app.json', ...placeOf(sources, 'app', path.slice(path.lastIndexOf('/') + 1)) });
      return;
    }
    const own = isFile(`${file}.json`) ? readJson<Partial<ComponentConfig>>(sources, path) : {};
    const usingComponents = { ...referred(app.usingComponents, 'app'), ...referred(own.usingComponents, path) };
    for (const [tag, target] of Object.entries(usingComponents)) {
      if (target === `/${path}`) Reflect.deleteProperty(usingComponents, tag);
      else visit(target.slice(1), false);
    }
    found.set(path, { path, file, isPage, config: { ...own, usingComponents, componentPlaceholder: { ...app.componentPlaceholder, ...own.componentPlaceholder } } });
  }

  function referred(using: Record<string, string> | undefined, from: string): Record<string, string> {
    const entries = Object.entries(using ?? {}).flatMap(([tag, reference]) => {
      const target = sources.resolve(reference, from, ['.json', '.wxml']);
      if (target !== null) return [[tag, `/${target}`]];
      const at = { file: sources.display(`${sources.fileOf(from) ?? from}.json`), ...placeOf(sources, from, reference) };
      problems.push({ message: `usingComponents: ${tag} → ${reference} is not there`, ...at });
      return [];
    });
    return Object.fromEntries(entries) as Record<string, string>;
  }

  const pages = pagesOf(app);
  for (const page of pages) visit(page, true);
  return { app, theme, pages: pages.filter((page) => found.has(page)), components: [...found.values()], problems };
}

function placeOf(sources: Sources, path: string, text: string): { line: number; column: number } {
  const file = `${sources.fileOf(path) ?? path}.json`;
  return { line: isFile(file) ? lineOf(readFileSync(file, 'utf8'), text) : 0, column: 1 };
}

function readJson<T>(sources: Sources, path: string): T {
  const file = `${sources.fileOf(path) ?? path}.json`;
  if (!isFile(file)) throw new SourceError('the file is not there', sources.display(file));
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    const [message] = jsonErrors(text);
    throw new SourceError(message?.text ?? String(error), sources.display(file), message?.location?.line ?? 1, (message?.location?.column ?? 0) + 1);
  }
}

/** JSON.parse does not always say where; esbuild does. */
function jsonErrors(text: string): Message[] {
  try {
    transformSync(text, { loader: 'json', logLevel: 'silent' });
    return [];
  } catch (error) {
    return (error as { errors: Message[] }).errors;
  }
}
