import { existsSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { schema } from '../cloudfunctions/server/schema';
import { areChartsBuilt, buildCharts } from '../scripts/build-charts';
import { FunctionsBuild } from '../scripts/build-functions';
import { DataLockedError, PortTakenError, startLocalCloud, type LocalCloud } from './cloud';
import { lockData } from './cloud/data-lock';
import { openDemo } from './demo';
import { personalDataKey } from './personal-data-key';
import { startPreview, type Preview } from './preview';

/** Folders from which functions are bundled. */
const FUNCTION_SOURCES = ['cloudfunctions', 'miniprogram/shared'];
/** Editors write a file in several steps. */
const SETTLE_MS = 60;

const log = (line: string): void => { console.log(line); };

/** Says that a sample shop is complete: one that was broken off is made anew. */
const DEMO_MARK = 'demo-is-complete';

/**
 * `npm start`: the functions on a local cloud, and the mini program in a browser; both follow
 * every edit. With --demo a shop with a year of real sales, in a data folder of its own.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4173' }, 'cloud-port': { type: 'string', default: '4100' }, data: { type: 'string' }, latency: { type: 'string', default: '0' },
      demo: { type: 'boolean', default: false },
    },
  });
  const data = values.data ?? (values.demo ? '.local/demo' : '.local/data');
  const dataDir = resolve(data);
  const isNewDemo = values.demo && !existsSync(join(dataDir, DEMO_MARK));
  // A folder that somebody named is theirs: nothing in it is removed.
  if (isNewDemo && values.data === undefined) {
    // Refused while another process fills it.
    lockData(dataDir)();
    rmSync(dataDir, { recursive: true, force: true });
  }
  const functions = new FunctionsBuild({ outDir: join(dataDir, 'functions'), minify: false, sharesSdk: true });
  const cloud = await onPort('cloud-port', startLocalCloud({
    port: Number(values['cloud-port']), dataDir, latencyMs: Number(values.latency), functionsDir: join(dataDir, 'functions'),
    schema, timers: true, variables: { PERSONAL_DATA_KEY: personalDataKey(dataDir) }, log,
  }));
  const openPreview = async (): Promise<Preview> => {
    if (!areChartsBuilt()) await buildCharts();
    return onPort('port', startPreview({ root: 'miniprogram', port: Number(values.port), cloudAddress: cloud.address, log }));
  };
  const [preview] = await Promise.all([openPreview(), functions.run()]).catch(async (error: unknown) => { await cloud.close(); throw error; });
  if (isNewDemo) await fillDemo(cloud, dataDir);
  const stopWatching = followEdits(functions, cloud);

  log(`
微商进销存   ${preview.address}
as another  ${preview.address}/?user=o-clerk-a
the cloud   ${cloud.address}, data in ${data}
DevTools    open this folder in WeChat DevTools: the app calls the cloud above, no account is needed
`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopWatching();
      void Promise.all([preview.close(), functions.close(), cloud.close()]).then(() => process.exit(0));
    });
  }
}

async function fillDemo(cloud: LocalCloud, dataDir: string): Promise<void> {
  const start = performance.now();
  const { orders } = await openDemo(cloud, { personalDataKey: personalDataKey(dataDir) });
  writeFileSync(join(dataDir, DEMO_MARK), '');
  log(`opened 示例礼品店 with ${orders.toLocaleString('en')} orders of a year in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/** Builds the functions again after each edit; a mistake leaves them as they were. */
function followEdits(functions: FunctionsBuild, cloud: LocalCloud): () => void {
  let settling: NodeJS.Timeout | undefined;
  const rebuild = async (): Promise<void> => {
    const start = performance.now();
    try {
      await functions.run();
      cloud.reloadFunctions();
      log(`built the functions in ${Math.round(performance.now() - start)} ms`);
    } catch {
      log('the functions stay as they were');
    }
  };
  const watchers = FUNCTION_SOURCES.map((folder) => watch(folder, { recursive: true }, () => {
    clearTimeout(settling);
    settling = setTimeout(() => { void rebuild(); }, SETTLE_MS);
  }));
  return () => {
    clearTimeout(settling);
    for (const watcher of watchers) watcher.close();
  };
}

/** Names the option that chooses another port. */
async function onPort<T>(option: string, starting: Promise<T>): Promise<T> {
  try {
    return await starting;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    const { port } = error as { port?: number };
    throw new PortTakenError(port ?? 0, option);
  }
}

main().catch((error: unknown) => {
  const isClear = error instanceof PortTakenError || error instanceof DataLockedError;
  console.error(isClear ? error.message : error);
  process.exit(1);
});
