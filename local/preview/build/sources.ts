import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';

/**
 * Where a mini program's files are. A *virtual path* is a path inside the mini program as WeChat
 * sees it after "build npm": `pages/goods/goods`, `miniprogram_npm/tdesign-miniprogram/icon/icon`.
 */
export interface Sources {
  /** The mini program's folder. */
  root: string;
  /** The file (or the file without its extension) behind a virtual path; null for an unknown package. */
  fileOf(virtual: string): string | null;
  /** The virtual path that a reference in `from` means, looked for with each extension and as a folder's index. */
  resolve(reference: string, from: string, extensions: readonly string[]): string | null;
  /** The folder of a package that WeChat would take into `miniprogram_npm`; null if it is not installed. */
  packageFolder(name: string): string | null;
  /** As shown to people: below the mini program, else below the project. */
  display(file: string): string;
}

const NPM = 'miniprogram_npm/';

export const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** `@scope/name/rest` → [`@scope/name`, `rest`]. */
export function splitPackage(path: string): [name: string, rest: string] {
  const parts = path.split('/');
  const length = path.startsWith('@') ? 2 : 1;
  return [parts.slice(0, length).join('/'), parts.slice(length).join('/')];
}

/** Finds the files of the mini program in `root`; packages are those installed in it or above it. */
export function openSources(root: string): Sources {
  const modules = nearestModules(root);
  const folders = new Map<string, string | null>();

  function packageFolder(name: string): string | null {
    const known = folders.get(name);
    if (known !== undefined) return known;
    const folder = findPackage(join(modules, name));
    folders.set(name, folder);
    return folder;
  }

  function fileOf(virtual: string): string | null {
    if (!virtual.startsWith(NPM)) return join(root, virtual);
    const [name, rest] = splitPackage(virtual.slice(NPM.length));
    const folder = packageFolder(name);
    return folder === null ? null : join(folder, rest);
  }

  return {
    root,
    fileOf,
    packageFolder,
    resolve(reference, from, extensions) {
      for (const candidate of candidates(reference, from)) {
        const file = fileOf(candidate);
        if (file === null) continue;
        if (extensions.some((extension) => isFile(file + extension))) return candidate;
        if (extensions.some((extension) => isFile(`${file}/index${extension}`))) return `${candidate}/index`;
      }
      return null;
    },
    display: (file) => relative(file.startsWith(`${root}/`) ? root : dirname(modules), file),
  };
}

/** WeChat's order: absolute from the root; else beside the file, then a package. */
function candidates(reference: string, from: string): string[] {
  if (reference.startsWith('/')) return [reference.slice(1)];
  const beside = posix.join(posix.dirname(from), reference);
  return reference.startsWith('.') ? [beside] : [beside, NPM + reference];
}

function findPackage(folder: string): string | null {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return null;
  const { miniprogram } = JSON.parse(readFileSync(file, 'utf8')) as { miniprogram?: string };
  return join(folder, miniprogram ?? (existsSync(join(folder, 'miniprogram_dist')) ? 'miniprogram_dist' : '.'));
}

function nearestModules(from: string): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    if (existsSync(modules) || folder === dirname(folder)) return modules;
  }
}
