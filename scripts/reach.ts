import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { transformSync } from 'esbuild';
import { preProcessFile } from 'typescript';
import { scan } from '../local/preview/build/scan';
import { isFile, openSources, splitPackage, type Sources } from '../local/preview/build/sources';

/** A file that the phone needs. */
export interface ReachedFile {
  /** As WeChat sees it: `pages/goods/goods.wxml`, `miniprogram_npm/tdesign-miniprogram/icon/icon.js`. */
  path: string;
  /** On disk. */
  file: string;
}

export interface Reach {
  files: ReachedFile[];
  /** Packages without components: on the phone each is one script. */
  scripts: string[];
}

const COMPONENT_EXTENSIONS = ['.json', '.wxml', '.wxss', '.ts', '.js'];
const APP_FILES = ['app.json', 'app.wxss', 'app.ts', 'theme.json', 'sitemap.json'];

/** Everything that app.json leads to: pages, components, templates, styles, scripts, and of packages only that. */
export function reach(root: string): Reach {
  const sources = openSources(root);
  const { components, problems } = scan(sources);
  if (problems.length > 0) throw new Error(problems.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  const files = new Map<string, string>();
  const scripts = new Set<string>();
  const open = [
    ...APP_FILES.map((path) => ({ path, file: join(root, path) })),
    ...components.flatMap(({ path, file }) => COMPONENT_EXTENSIONS.map((extension) => ({ path: path + extension, file: file + extension }))),
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (files.has(next.path) || !isFile(next.file)) continue;
    files.set(next.path, next.file);
    for (const reference of referencesOf(next)) {
      const found = resolve(sources, reference, next);
      if (found === null) scripts.add(splitPackage(reference)[0]);
      else open.push(found);
    }
  }
  return { files: [...files].map(([path, file]) => ({ path, file })).sort((a, b) => (a.path < b.path ? -1 : 1)), scripts: [...scripts].sort() };
}

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, reference = '']) => reference);

/** What a file names that must be there when it is used. Types are gone by then. */
function referencesOf({ path, file }: ReachedFile): string[] {
  const text = (): string => readFileSync(file, 'utf8');
  switch (posix.extname(path)) {
    case '.wxml': return [...matches(text(), /<(?:import|include|wxs)\b[^>]*\bsrc="([^"]+)"/g), ...matches(text(), /\brequire\(["']([^"']+\.wxs)["']\)/g)];
    case '.wxss': return matches(text(), /@import\s+(?:url\()?["']([^"']+)["']/g);
    case '.wxs': return matches(text(), /\brequire\(["']([^"']+)["']\)/g);
    case '.ts': case '.js': return importsOf(transformSync(text(), { loader: path.endsWith('.ts') ? 'ts' : 'js' }).code);
    default: return [];
  }
}

/** Names that a universal module gives to its loader: no files. */
const LOADER_NAMES = ['require', 'exports', 'module'];

const importsOf = (code: string): string[] => preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName).filter((name) => !LOADER_NAMES.includes(name));

/** Null for a package that is one script. */
function resolve(sources: Sources, reference: string, from: ReachedFile): ReachedFile | null {
  const extension = posix.extname(from.path);
  const isScript = extension === '.ts' || extension === '.js';
  const endings = isScript ? ['', '.ts', '.js', '/index.ts', '/index.js'] : ['', extension];
  for (const virtual of candidates(reference, from.path, isScript)) {
    const base = sources.fileOf(virtual);
    const ending = base === null ? undefined : endings.find((each) => isFile(base + each));
    if (base !== null && ending !== undefined) return { path: virtual + ending, file: base + ending };
  }
  if (isScript && !reference.startsWith('.') && !reference.startsWith('/')) return null;
  throw new Error(`${from.path}: ${reference} is not there`);
}

/** A script's bare name is a package, its package's own first; any other file's is a place beside it. */
function candidates(reference: string, from: string, isScript: boolean): string[] {
  if (reference.startsWith('/')) return [reference.slice(1)];
  const beside = posix.join(dirname(from), reference);
  if (reference.startsWith('.') || !isScript) return [beside];
  const [, owner] = /^miniprogram_npm\/((?:@[^/]+\/)?[^/]+)\//.exec(from) ?? [];
  return owner === undefined ? [] : [`miniprogram_npm/${owner}/miniprogram_npm/${reference}`];
}
