import { buildCharts } from './build-charts';
import { buildFunctions, functionNames } from './build-functions';

/** `npm run build`: the cloud functions, as DevTools uploads them, and the charts' library for the phone. */
async function main(): Promise<void> {
  await Promise.all([buildFunctions({ outDir: 'dist/cloudfunctions', minify: true }), buildCharts()]);
  console.log(`built ${functionNames().join(', ')} in dist/cloudfunctions, and the charts`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
