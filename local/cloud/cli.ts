import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { schema } from '../../cloudfunctions/server/schema';
import { buildFunctions } from '../../scripts/build-functions';
import { personalDataKey } from '../personal-data-key';
import { startLocalCloud } from '.';

/** `npm run cloud`: builds the functions, starts the cloud alone and prints how an SDK finds it. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4100' }, data: { type: 'string', default: '.local/data' },
      latency: { type: 'string', default: '0' }, functions: { type: 'string', default: 'dist/cloudfunctions' },
    },
  });
  await buildFunctions({ outDir: values.functions, minify: false });
  const cloud = await startLocalCloud({
    port: Number(values.port), dataDir: resolve(values.data), latencyMs: Number(values.latency), functionsDir: values.functions,
    schema, timers: true, variables: { PERSONAL_DATA_KEY: personalDataKey(resolve(values.data)) }, log: (line) => { console.error(line); },
  });
  console.error(`local cloud on ${cloud.address}, data in ${values.data}`);
  for (const [name, value] of Object.entries(cloud.environment('o-owner'))) console.log(`export ${name}='${value}'`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { void cloud.close().then(() => process.exit(0)); });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
