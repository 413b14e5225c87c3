import { parseArgs } from 'node:util';
import { startPreview } from '.';

/** The preview alone, against a local cloud that already runs: `npx tsx local/preview/cli.ts`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { root: { type: 'string', default: 'miniprogram' }, port: { type: 'string', default: '4173' }, cloud: { type: 'string', default: 'http://127.0.0.1:4100' } },
  });
  const { address } = await startPreview({ root: values.root, port: Number(values.port), cloudAddress: values.cloud, log: (line) => { console.log(line); } });
  console.log(`preview on ${address}`);
}

main().catch((error: unknown) => {
  const { code } = error as { code?: string };
  console.error(code === 'EADDRINUSE' ? 'The port is taken: choose another with --port.' : error);
  process.exitCode = 1;
});
