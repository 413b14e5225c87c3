import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildFunctions } from '../../scripts/build-functions';

const root = resolve(__dirname, '../..');
const SOURCES = ['cloudfunctions', 'miniprogram/shared', 'scripts/build-functions.ts', 'package-lock.json'];

const filesIn = (path: string): string[] => {
  const names = path.includes('.') ? null : readdirSync(join(root, path), { recursive: true, encoding: 'utf8' });
  return names === null ? [path] : names.filter((name) => /\.(ts|json)$/.test(name)).sort().map((name) => join(path, name));
};

function hashOfSources(): string {
  const hash = createHash('sha256').update(root);
  for (const file of SOURCES.flatMap(filesIn)) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 24);
}

/** The functions of the present sources: each state of the sources is built once, whatever test file asks first. */
export async function builtFunctions(): Promise<string> {
  const hash = hashOfSources();
  const folder = join(tmpdir(), `functions-${hash}`);
  if (existsSync(folder)) return folder;
  const draft = mkdtempSync(join(tmpdir(), 'functions-draft-'));
  await buildFunctions({ outDir: draft, minify: false });
  // Somebody edited while it was built.
  if (hashOfSources() !== hash) return draft;
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another test file was first.
    if (!existsSync(folder)) throw error;
    rmSync(draft, { recursive: true });
  }
  return folder;
}
