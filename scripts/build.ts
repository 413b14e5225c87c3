import { buildCharts } from './build-charts';
import { buildFunctions, functionNames } from './build-functions';
import { buildNpm } from './build-npm';

/** `npm run build`: the cloud functions, as DevTools uploads them, and the packages for the phone. */
async function main(): Promise<void> {
  await Promise.all([buildFunctions({ outDir: 'dist/cloudfunctions', minify: true }), buildNpm(), buildCharts()]);
  console.log(`built ${functionNames().join(', ')} in dist/cloudfunctions, and miniprogram_npm`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
