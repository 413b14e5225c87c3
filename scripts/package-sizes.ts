import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { transformSync } from 'esbuild';
import { buildCharts } from './build-charts';
import { buildNpm } from './build-npm';
import { reach } from './reach';

const ROOT = resolve(__dirname, '../miniprogram');
const PICTURES = ['.png', '.jpg', '.jpeg', '.gif', '.svg', '.webp'];

interface AppJson { subPackages: { root: string }[] }

/** A script as it is uploaded: without types, minified. */
const uploadedBytes = (path: string, file: string): number => {
  const content = readFileSync(file);
  return path.endsWith('.ts') || path.endsWith('.js') ? Buffer.byteLength(transformSync(content.toString(), { loader: path.endsWith('.ts') ? 'ts' : 'js', minify: true }).code) : content.length;
};

/**
 * Bytes of the main package (`''`) and of each sub-package: what pages reach, pictures, and the
 * packages that the build writes beside them.
 *
 * @param scratch a folder for what is built on the way
 */
export async function packageSizes(scratch: string): Promise<Map<string, number>> {
  const { subPackages } = JSON.parse(readFileSync(join(ROOT, 'app.json'), 'utf8')) as AppJson;
  const packages = subPackages.map(({ root }) => root.replace(/\/$/, ''));
  const sizes = new Map<string, number>(['', ...packages].map((root) => [root, 0]));
  const add = (path: string, bytes: number): void => {
    const owner = packages.find((root) => path.startsWith(`${root}/`)) ?? '';
    sizes.set(owner, (sizes.get(owner) ?? 0) + bytes);
  };
  for (const { path, file } of reach(ROOT).files) if (!path.startsWith('miniprogram_npm/')) add(path, uploadedBytes(path, file));
  for (const path of readdirSync(ROOT, { recursive: true, encoding: 'utf8' })) {
    if (PICTURES.includes(extname(path)) && !path.includes('miniprogram_npm/')) add(path, readFileSync(join(ROOT, path)).length);
  }
  const npm = join(scratch, 'npm');
  for (const path of await buildNpm(npm)) add(`miniprogram_npm/${path}`, readFileSync(join(npm, path)).length);
  add('packages/charts/miniprogram_npm/echarts/index.js', readFileSync(await buildCharts(join(scratch, 'echarts.js'))).length);
  return sizes;
}
