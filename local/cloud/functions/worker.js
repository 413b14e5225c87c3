'use strict';
/*
 * One instance of one cloud function, in a process of its own. Plain JavaScript, because a cold
 * start must not wait for a compiler. It loads the function, says so, and then runs one call
 * after another: see instance.ts for the other end.
 */
const path = require('node:path');

const base = { ...process.env };
// A plain object from here on: the system's own is slow to read, and the SDK reads it at every request.
process.env = { ...base };
let main;
let failure;
try {
  ({ main } = require(path.join(process.cwd(), 'index.js')));
  if (typeof main !== 'function') failure = 'index.js does not export main';
} catch (error) {
  failure = textOf(error);
}

process.on('message', async ({ callId, event, environment, context }) => {
  // Identity lives in the environment: nothing of the last caller may be left for this one.
  for (const key of Object.keys(process.env)) if (!(key in base)) delete process.env[key];
  Object.assign(process.env, base, environment);
  try {
    if (failure !== undefined) throw failure;
    const result = await main(event, context);
    process.send({ callId, result: JSON.stringify(result === undefined ? null : result) });
  } catch (error) {
    process.send({ callId, failure: textOf(error) });
  }
});
process.on('disconnect', () => process.exit());
process.send({ isLoaded: true });

function textOf(error) {
  if (error instanceof Error) return error.stack;
  return typeof error === 'object' && error !== null ? error.errMsg || JSON.stringify(error) : String(error);
}
