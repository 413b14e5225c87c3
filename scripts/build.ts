import { buildFunctions, functionNames } from './build-functions';

/** `npm run build`: the cloud functions, as DevTools uploads them. */
void buildFunctions({ outDir: 'dist/cloudfunctions', minify: true }).then(() => { console.log(`built ${functionNames().join(', ')} in dist/cloudfunctions`); });
