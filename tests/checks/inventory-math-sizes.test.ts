import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

/* What the mathematics adds to a page that uses one formula, and to a function that uses all. */

const room = resolve(__dirname, '../../miniprogram/shared/inventory-math');

const PAGE_BYTES_MAX = 3_000;
const FUNCTION_BYTES_MAX = 150_000;

/** Bytes of a file with all that it imports, the library too, minified. */
function bundled(file: string): { bytes: number; sources: string[] } {
  const { outputFiles, metafile } = buildSync({ entryPoints: [join(room, file)], bundle: true, minify: true, format: 'cjs', platform: 'node', write: false, metafile: true, outdir: 'out' });
  return { bytes: outputFiles.reduce((sum, { contents }) => sum + contents.length, 0), sources: Object.keys(metafile.inputs) };
}

test('a page that imports EOQ alone adds less than 3 KB', () => {
  const { bytes } = bundled('lot-size/eoq.ts');
  expect(bytes).toBeGreaterThan(200);
  expect(bytes).toBeLessThan(PAGE_BYTES_MAX);
});

test('all of it, with its library, is at most 150 KB in a function', () => {
  const { bytes, sources } = bundled('index.ts');
  expect(sources.some((source) => /node_modules\/jstat\//.test(source))).toBe(true);
  expect(bytes).toBeLessThanOrEqual(FUNCTION_BYTES_MAX);
});

test.each(['lot-size/order-quantity.ts', 'lot-size/discounts.ts', 'lot-size/cost-curve.ts', 'classes/abc.ts', 'classes/xyz.ts', 'measures/stock.ts', 'costing/moving-average.ts'])('%s brings no library to the phone', (file) => {
  expect(bundled(file).sources.filter((source) => source.includes('node_modules'))).toEqual([]);
});
