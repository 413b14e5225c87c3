'use strict';
/* One instance of one cloud function. Plain JavaScript, because a cold start must not wait for a compiler. */
const path = require('node:path');

const base = { ...process.env };
let load = () => require(path.join(process.env.FUNCTION_FOLDER, 'index.js')).main;
try {
  const main = load();
  load = () => main;
} catch {
  // A function that does not load fails each call with its own error.
}

process.on('message', async ({ id, event, environment, context }) => {
  // Identity lives in the environment: what the last caller had must be gone before this one.
  for (const key of Object.keys(process.env)) if (!(key in base)) delete process.env[key];
  Object.assign(process.env, base, environment);
  try {
    const result = await load()(event, context);
    process.send({ id, result: result === undefined ? 'null' : JSON.stringify(result) });
  } catch (error) {
    process.send({ id, failure: String((error && (error.stack || error.errMsg)) || error) });
  }
});
process.on('disconnect', () => process.exit(0));
process.send({ isReady: true });
