import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const room = resolve(__dirname, '../../../../miniprogram/shared/inventory-math');
const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

export interface Example { file: string; code: string; answer: string }

/** Each `@example code // answer`, on one line or more, up to the next tag. */
function examplesOf(file: string): Example[] {
  const docstrings = [...readFileSync(join(room, file), 'utf8').matchAll(/\/\*\*[\s\S]*?\*\//g)].map(([text]) => text.replace(/^\/\*\*|\*\/$/g, '').replace(/^ *\* ?/gm, ''));
  return docstrings.flatMap((text) => text.split(/^@/m).filter((part) => part.startsWith('example'))).map((part) => {
    const [code = '', ...answers] = part.slice('example'.length).split('//');
    return { file, code: code.trim(), answer: answers.join('//').replace(/\s+/g, ' ').trim() };
  });
}

export const docstringExamples: readonly Example[] = files.flatMap(examplesOf);

/** Makes a function of code that names what the module exports, and perhaps one number, `n`. */
export async function exampleCompiler(): Promise<(code: string) => (n?: number) => unknown> {
  const modules = await Promise.all(files.map(async (file) => (await import(join(room, file))) as object));
  const all = Object.assign({}, ...modules) as Record<string, unknown>;
  const exported = Object.keys(all);
  return (code) => {
    const names = exported.filter((name) => code.includes(name));
    const compiled = new Function('n', ...names, `return (${code});`) as (...values: unknown[]) => unknown;
    return (n) => compiled(n, ...names.map((name) => all[name]));
  };
}
