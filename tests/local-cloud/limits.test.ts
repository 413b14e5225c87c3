import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCloud, type LocalCloud } from '../../local/cloud';

/* Functions as the cloud runs them, with its limits, over both doors. */

const functionsDir = mkdtempSync(join(tmpdir(), 'functions-'));
const sdk = JSON.stringify(require.resolve('wx-server-sdk'));
const probe = `
const cloud = require(${sdk});
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async ({ what, ms, size }) => {
  const before = cloud.getWXContext().OPENID;
  if (what === 'hang') for (;;);
  if (what === 'big') return 'x'.repeat(size);
  if (what === 'throw') throw new Error('on purpose');
  await new Promise((resolve) => setTimeout(resolve, ms || 0));
  return { before: before ?? null, after: cloud.getWXContext().OPENID ?? null };
};`;

let cloud: LocalCloud;
beforeAll(async () => {
  mkdirSync(join(functionsDir, 'probe'));
  writeFileSync(join(functionsDir, 'probe/index.js'), probe);
  writeFileSync(join(functionsDir, 'probe/config.json'), '{"timeout":2,"triggers":[{"name":"nightly","type":"timer","config":"0 0 3 * * * *"}]}');
  cloud = await startLocalCloud({ functionsDir, schema: { notes: { indexes: [] } }, maxBytes: 2000 });
});
afterAll(async () => { await cloud.close(); });

const failure = async (work: Promise<unknown>): Promise<unknown> => work.then(() => 'no error', (error: { errCode?: unknown }) => error.errCode);

test('400 interleaved calls by 400 people each see their own identity, before and after a wait', async () => {
  const seen = await Promise.all(Array.from({ length: 400 }, (_, n) => cloud.callFunction('probe', { ms: n % 7 }, `o-person-${n}`)));
  expect(seen).toEqual(Array.from({ length: 400 }, (_, n) => ({ before: `o-person-${n}`, after: `o-person-${n}` })));
}, 30_000);

test('a timer has nobody, even on an instance that just served somebody', async () => {
  await cloud.callFunction('probe', {}, 'o-somebody');
  expect(await cloud.runTimer('probe')).toEqual({ before: null, after: null });
});

test('a function that never ends is killed at its time-out, and the next call is served', async () => {
  expect(await failure(cloud.callFunction('probe', { what: 'hang' }, 'o-a'))).toBe(-504003);
  expect(await cloud.callFunction('probe', {}, 'o-a')).toMatchObject({ before: 'o-a' });
}, 20_000);

test('what is too big, missing or thrown fails with the cloud’s code', async () => {
  expect(await failure(cloud.callFunction('probe', { text: 'x'.repeat(101 * 1024) }, 'o-a'))).toBe('EXCEED_MAX_PAYLOAD_SIZE');
  expect(await failure(cloud.callFunction('probe', { what: 'big', size: 1024 * 1024 + 1 }, 'o-a'))).toBe(-604001);
  expect(await failure(cloud.callFunction('probe', { what: 'throw' }, 'o-a'))).toBe(-504002);
  expect(await failure(cloud.callFunction('nothing', {}, 'o-a'))).toBe(-501000);
  expect(await failure(cloud.callFunction('../probe', {}, 'o-a'))).toBe(-501000);
});

test('the HTTP door wants an identity, answers a reply, and serves loopback only', async () => {
  const post = (headers: Record<string, string>) => fetch(`${cloud.address}/call/probe`, { method: 'POST', headers, body: '{}' });
  expect(await (await post({})).json()).toMatchObject({ errCode: -501007 });
  expect(await (await post({ 'x-wx-openid': 'o-door' })).json()).toEqual({ result: { before: 'o-door', after: 'o-door' } });
  expect((await post({ 'x-wx-openid': 'o-door', origin: 'https://evil.example' })).headers.get('access-control-allow-origin')).toBeNull();
});

test('a file goes up by the form, comes down by its path, and cannot climb out of its folder', async () => {
  const form = new FormData();
  form.set('file', new Blob(['picture']), 'a.png');
  const { fileID } = await (await fetch(`${cloud.address}/upload?path=shop/a.png`, { method: 'POST', body: form })).json() as { fileID: string };
  expect(fileID).toBe('cloud://local.local/shop/a.png');
  const down = await fetch(`${cloud.address}/storage/shop/a.png`);
  expect([await down.text(), down.headers.get('content-type')]).toEqual(['picture', 'image/png']);
  expect((await fetch(`${cloud.address}/storage/..%2F..%2Fpackage.json`)).status).toBe(400);
});

test('past its size the database refuses, and keeps what it has', async () => {
  const ask = (body: object) => fetch(`${cloud.address}/sdk/outside`, { method: 'POST', body: JSON.stringify({ collectionName: 'notes', ...body }) }).then((response) => response.json() as Promise<{ code?: string; data: { total: number } }>);
  const insert = (text: string) => ask({ action: 'database.insertDocument', data: [JSON.stringify({ text })] });
  expect((await insert('small')).code).toBeUndefined();
  expect((await insert('x'.repeat(2000))).code).toBe('EXCEED_STORAGE_LIMIT');
  expect((await ask({ action: 'database.calculateDocument' })).data.total).toBe(1);
});
