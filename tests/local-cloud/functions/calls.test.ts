import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCloud, type LocalCloud } from '../../../local/cloud';
import { failureOf, withCloud, type Failure } from '../sdk';

/* Functions as the cloud runs them: whose call it is, how long, how large, and what is left of it. */

const log: string[] = [];
let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await startLocalCloud({ functionsDir: __dirname, schema: { notes: { indexes: [] } }, variables: { SHARED: 'of all' }, log: (line) => { log.push(line); } });
});
afterAll(async () => { await cloud.close(); });

const probe = (action: string, more: object = {}, openId = 'o-tester') => cloud.callFunction('probe', { action, ...more }, openId);
const probeFails = (action: string, more: object = {}): Promise<Failure> => failureOf(probe(action, more));
/** Resolves once the log says so; fails after a generous while. */
async function logged(...lines: RegExp[]): Promise<void> {
  const missing = () => lines.filter((line) => !log.some((text) => line.test(text)));
  for (let turn = 0; turn < 500 && missing().length > 0; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(missing()).toEqual([]);
}

test('400 interleaved calls by 400 people each see their own identity, before and after a wait', async () => {
  const all = (openId: string) => ({ wx: openId, env: openId, context: openId });
  const people = Array.from({ length: 400 }, (_, n) => `o-person-${n}`);
  const seen = await Promise.all(people.map((openId, n) => probe('identity', { ms: n % 7 }, openId)));
  expect(seen).toEqual(people.map((openId) => ({ before: all(openId), after: all(openId) })));
}, 60_000);

test('a warm instance is used again, one call at a time; eight run at once and the rest wait', async () => {
  const [first, second] = [await probe('instance'), await probe('instance')] as { pid: number; calls: number }[];
  expect(second).toMatchObject({ pid: first?.pid });
  const pids = (await Promise.all(Array.from({ length: 30 }, () => probe('instance', { ms: 20 }))) as { pid: number }[]).map(({ pid }) => pid);
  expect(new Set(pids).size).toBeLessThanOrEqual(8);
}, 30_000);

test('a function finds its settings, its variables, and nothing of this machine', async () => {
  expect(await probe('context')).toEqual({ function_name: 'probe', time_limit_in_ms: 2000, memory_limit_in_mb: 64 });
  expect(await probe('environment', { names: ['OWN', 'SHARED', 'TZ', 'HOME', 'JEST_WORKER_ID'] })).toEqual(['of probe', 'of all', 'UTC', null, null]);
});

test('a reply of nothing is null', async () => { expect(await probe('nothing')).toBeNull(); });

test('what a function throws, or the end of its process, is its failure, and the next call is served', async () => {
  expect(await probeFails('fail')).toMatchObject({ errCode: -504002, errMsg: expect.stringMatching(/^cloud\.callFunction:fail .*on purpose/) as string });
  expect((await probeFails('refuse')).errMsg).toMatch(/refused on purpose/);
  expect((await probeFails('exit')).errMsg).toMatch(/exit code 3/);
  expect((await failureOf(cloud.callFunction('broken', {}, 'o-a'))).errMsg).toMatch(/does not load/);
  expect(await probe('echo', { value: 1 })).toBe(1);
});

test('a missing function is not found, nor is a path', async () => {
  expect(await failureOf(cloud.callFunction('nothing', {}, 'o-a'))).toMatchObject({ errCode: -501000 });
  expect(await failureOf(cloud.callFunction('../functions/probe', {}, 'o-a'))).toMatchObject({ errCode: -501000 });
});

test('at its time-out a function is killed, busy or asleep, and the next call is served', async () => {
  expect(await probeFails('hang')).toMatchObject({ errCode: -504003, errMsg: expect.stringContaining('timed out after 2 seconds') as string });
  expect(await probeFails('sleep')).toMatchObject({ errCode: -504003 });
  expect(await probe('echo', { value: 1 })).toBe(1);
}, 30_000);

test('a function over its memory ends', async () => {
  expect((await probeFails('fill')).errMsg).toMatch(/exceeded its memory of 64 MB|timed out/);
}, 30_000);

test('100 KB go in and 1 MB comes out, no more', async () => {
  const KB = 1024;
  const request = (size: number) => ({ value: 'x'.repeat(size - JSON.stringify({ action: 'echo', value: '' }).length) });
  expect(await probe('echo', request(100 * KB))).toHaveLength(request(100 * KB).value.length);
  expect(await probeFails('echo', request(100 * KB + 1))).toMatchObject({ errCode: 'EXCEED_MAX_PAYLOAD_SIZE' });
  expect(await probe('big', { size: KB * KB - 2 })).toHaveLength(KB * KB - 2);
  expect(await probeFails('big', { size: KB * KB - 1 })).toMatchObject({ errCode: -604001 });
});

test('a function calls another for the same person, with more room', async () => {
  const value = 'x'.repeat(90 * 1024);
  // Warm: a cold start would be taken from the caller's own two seconds.
  await cloud.callFunction('helper', {}, 'o-caller');
  expect(await probe('onward', { name: 'helper', data: { size: 'small' } }, 'o-caller')).toEqual({ openId: 'o-caller', source: 'wx_client,scf', event: { size: 'small' } });
  expect(await probe('onward', { name: 'helper', data: { value }, times: 5 })).toMatchObject({ event: { value: value.repeat(5) } });
  expect((await probeFails('onward', { name: 'nothing', data: {} })).errMsg).toMatch(/FunctionName parameter could not be found/);
});

test('what a function prints reaches the log line by line, with its name', async () => {
  await probe('print');
  await logged(/^\[probe\] said$/, /^\[probe\] twice$/, /^\[probe\] complained$/);
});

test('a function that goes on after its reply is refused and named in the log', async () => {
  await probe('goesOn');
  await logged(/goes on after its reply/, /^\[probe\] .*the call that this request belongs to is over/);
});

test('operations that the SDK lets slip out of a transaction are refused', async () => {
  for (const what of ['count', 'update', 'remove', 'aggregate']) expect(await probe('slipsOut', { what })).toMatch(/outside the open transaction/);
});

test('an openid begins with a letter: digits would reach the function as a number', async () => {
  expect(await failureOf(probe('identity', {}, '123'))).toMatchObject({ errCode: -501007 });
});

test('functions that were rebuilt run as they are now, and calls under way end as they began', async () => {
  const functionsDir = mkdtempSync(join(tmpdir(), 'functions-'));
  mkdirSync(join(functionsDir, 'versioned'));
  const write = (version: number) => { writeFileSync(join(functionsDir, 'versioned/index.js'), `exports.main = async ({ ms }) => { await new Promise((done) => setTimeout(done, ms)); return ${version}; };`); };
  await withCloud({ functionsDir }, async (own) => {
    const call = (ms = 0) => own.callFunction('versioned', { ms }, 'o-a');
    write(1);
    expect(await call()).toBe(1);
    write(2);
    expect(await call()).toBe(1);
    const underWay = call(200);
    own.reloadFunctions();
    expect(await call()).toBe(2);
    expect(await underWay).toBe(1);
  });
  rmSync(functionsDir, { recursive: true });
});

test('a cloud that stops fails the calls that run and those that wait, and starts nothing new', async () => {
  const own = await startLocalCloud({ functionsDir: __dirname, schema: { notes: { indexes: [] } } });
  await own.callFunction('probe', { action: 'nothing' }, 'o-tester');
  const failures = Array.from({ length: 12 }, () => failureOf(own.callFunction('probe', { action: 'sleep' }, 'o-tester')));
  await own.close();
  for (const failure of await Promise.all(failures)) expect(failure).toMatchObject({ errCode: -504002 });
  expect(await failureOf(own.callFunction('probe', { action: 'nothing' }, 'o-tester'))).toMatchObject({ message: expect.stringContaining('stopping') as string });
});
