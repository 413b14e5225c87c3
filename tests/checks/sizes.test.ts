import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions, functionNames } from '../../scripts/build-functions';
import { packageSizes } from '../../scripts/package-sizes';

/* Bytes that are uploaded, and that a phone or a cold start waits for. */

const scratch = mkdtempSync(join(tmpdir(), 'sizes-'));
afterAll(() => { rmSync(scratch, { recursive: true }); });

/** The SDK's own 1.2 MB, and 0.8 MB for what is ours. */
const FUNCTION_BYTES_MAX = 2_000_000;
/** The platform refuses past 2 MB. */
const MAIN_BYTES_MAX = 1_000_000;
const SUB_PACKAGE_BYTES_MAX = 1_500_000;

test('a function’s bundle stays small, and only `files` carries spreadsheet libraries', async () => {
  const sources = await buildFunctions({ outDir: join(scratch, 'functions'), minify: true });
  for (const name of functionNames()) {
    const bytes = statSync(join(scratch, 'functions', name, 'index.js')).size;
    expect({ name, bytes: bytes > FUNCTION_BYTES_MAX ? bytes : 'fine' }).toEqual({ name, bytes: 'fine' });
    const spreadsheets = (sources.get(name) ?? []).some((source) => /node_modules\/(read-excel-file|csv-parse|fflate)\//.test(source));
    expect({ name, spreadsheets }).toEqual({ name, spreadsheets: name === 'files' });
  }
});

test('the main package and each sub-package stay inside their budgets, with what the build packs for them', async () => {
  const sizes = await packageSizes(scratch);
  expect(sizes.size).toBeGreaterThan(1);
  for (const [root, bytes] of sizes) {
    const max = root === '' ? MAIN_BYTES_MAX : SUB_PACKAGE_BYTES_MAX;
    expect({ root, bytes: bytes > max ? bytes : 'fine' }).toEqual({ root, bytes: 'fine' });
  }
});
