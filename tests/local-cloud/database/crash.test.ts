import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { onDisk } from '../../../local/cloud/database/durable';

const GROUP = 7;
const KILLS = 50;
const folder = mkdtempSync(join(tmpdir(), 'crash-'));
const script = join(folder, 'server.js');

beforeAll(async () => {
  // The native store stays outside the bundle and is found from here.
  await build({ entryPoints: [resolve(__dirname, 'crash/server.ts')], outfile: script, bundle: true, platform: 'node', target: 'node20', alias: { lmdb: require.resolve('lmdb') }, external: ['*.node', require.resolve('lmdb')], logLevel: 'error' });
});
afterAll(() => { rmSync(folder, { recursive: true }); });

/** Runs the writer from `first` and kills it at a random moment; answers the last group it acknowledged. */
function runAndKill(path: string, mode: 'whole' | 'torn', first: number): Promise<number> {
  return new Promise((resolveLast, reject) => {
    const child = spawn(process.execPath, [script, path, mode, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      // The clock of the kill starts with the first commit, so that it lands among commits.
      if (output === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 25);
      output += chunk.toString();
    });
    child.once('error', reject);
    child.once('exit', () => { resolveLast(Number(output.split('\n').filter((line) => line !== '').at(-1) ?? first - 1)); });
  });
}

/** Rows per group, as the disk has them after the kill. */
async function groupsOn(path: string): Promise<Map<number, number>> {
  const durable = onDisk(path);
  const rows = new Map<number, number>();
  durable.load((_, id) => { const group = Number(id.split('.')[0]); rows.set(group, (rows.get(group) ?? 0) + 1); });
  await durable.close();
  return rows;
}

test('fifty kills in the middle of commits: no group is torn, none that was acknowledged is lost', async () => {
  const path = join(folder, 'whole');
  const acknowledged = new Set<number>();
  let next = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const last = await runAndKill(path, 'whole', next);
    for (let group = next; group <= last; group += 1) acknowledged.add(group);
    const groups = await groupsOn(path);
    next = Math.max(last, ...groups.keys()) + 1;
  }
  const groups = await groupsOn(path);
  expect([...groups].filter(([, rows]) => rows !== GROUP)).toEqual([]);
  expect([...acknowledged].filter((group) => !groups.has(group))).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(KILLS);
}, 120_000);

test('the control, one commit per row, is torn by the same kills', async () => {
  let torn = 0;
  for (let kill = 0; kill < KILLS && torn === 0; kill += 1) {
    const path = join(folder, `torn-${kill}`);
    await runAndKill(path, 'torn', 0);
    torn += [...(await groupsOn(path)).values()].filter((rows) => rows !== GROUP).length;
  }
  expect(torn).toBeGreaterThan(0);
}, 120_000);
