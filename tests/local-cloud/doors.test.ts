import { request } from 'node:http';
import { join } from 'node:path';
import { startLocalCloud, type LocalCloud } from '../../local/cloud';
import { withCloud } from './sdk';

/* Who is let in: this machine's own pages and processes, nobody else. */

let cloud: LocalCloud;
beforeAll(async () => { cloud = await startLocalCloud({ functionsDir: join(__dirname, 'functions'), schema: { notes: { indexes: [] } } }); });
afterAll(async () => { await cloud.close(); });

const post = (path: string, headers: Record<string, string>, body = '{}') => fetch(`${cloud.address}${path}`, { method: 'POST', headers, body });
const echo = JSON.stringify({ action: 'echo', value: '小熊' });

/** The status for a request with a host name of its own choice, which fetch does not allow. */
const statusFor = (host: string): Promise<number | undefined> => new Promise((resolve, reject) => {
  request(cloud.address, { method: 'POST', path: '/call/probe', headers: { host, 'x-wx-openid': 'o-a' } }, (response) => { response.resume(); resolve(response.statusCode); }).on('error', reject).end(echo);
});

test('a call answers its result, or the cloud’s code and message', async () => {
  expect(await (await post('/call/probe', { 'x-wx-openid': 'o-a' }, echo)).json()).toEqual({ result: '小熊' });
  expect(await (await post('/call/probe', { 'x-wx-openid': 'o-a' }, '{"action":"fail"}')).json()).toMatchObject({ errCode: -504002, errMsg: expect.stringMatching(/^cloud\.callFunction:fail /) as string });
  expect(await (await post('/call/nothing', { 'x-wx-openid': 'o-a' })).json()).toMatchObject({ errCode: -501000 });
  expect(await (await post('/call/probe', { 'x-wx-openid': 'o-a' }, JSON.stringify({ value: 'x'.repeat(100 * 1024) }))).json()).toMatchObject({ errCode: 'EXCEED_MAX_PAYLOAD_SIZE' });
  expect(await (await post('/call/probe', { 'x-wx-openid': 'o-a' }, 'no json')).json()).toMatchObject({ errCode: -501001 });
});

test('a call wants to know who calls', async () => {
  expect(await (await post('/call/probe', {}, echo)).json()).toMatchObject({ errCode: -501007 });
  expect(await (await post('/call/probe', { 'x-wx-openid': '12345' }, echo)).json()).toMatchObject({ errCode: -501007 });
});

test('a page from elsewhere is turned away at every door, one from this machine is told it may', async () => {
  for (const path of ['/call/probe', '/sdk/outside', '/upload?path=a', '/delete-files']) {
    for (const origin of ['https://evil.example', 'http://127.0.0.1.evil.example', 'null']) {
      const answer = await post(path, { origin, 'x-wx-openid': 'o-a' });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
  }
  const preflight = await fetch(`${cloud.address}/call/probe`, { method: 'OPTIONS', headers: { origin: 'http://localhost:4000' } });
  expect([preflight.status, preflight.headers.get('access-control-allow-origin'), preflight.headers.get('access-control-allow-headers')])
    .toEqual([204, 'http://localhost:4000', 'content-type, x-wx-openid']);
  expect((await post('/call/probe', { origin: 'http://127.0.0.1:4000', 'x-wx-openid': 'o-a' }, echo)).headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:4000');
});

test('a foreign name that leads to this machine is turned away', async () => {
  expect(await statusFor('evil.example')).toBe(403);
  expect(await statusFor('127.0.0.1.evil.example')).toBe(403);
  expect(await statusFor('localhost:4100')).toBe(200);
});

test('there is nothing behind other routes', async () => {
  expect((await fetch(`${cloud.address}/`)).status).toBe(404);
  expect((await fetch(`${cloud.address}/call/probe`)).status).toBe(404);
  expect((await fetch(`${cloud.address}/storage/%E0%A4%A`)).status).toBe(404);
});

test('the SDK’s door answers what it does not know with a code', async () => {
  const sdk = async (body: object) => await (await post('/sdk/outside', {}, JSON.stringify(body))).json() as { code: string };
  expect(await sdk({ action: 'database.dropEverything' })).toMatchObject({ code: 'INVALID_PARAM' });
  expect(await sdk({ action: 'toString' })).toMatchObject({ code: 'INVALID_PARAM' });
  expect(await sdk({ action: 'database.getDocument' })).toMatchObject({ code: 'INVALID_PARAM' });
  expect(await sdk({ action: 'database.modifyDocument', collectionName: 'notes', merge: true, data: '{"bare":1}' })).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
});

test('latency is added to each database call', () => withCloud({ latencyMs: 60, schema: { notes: { indexes: [] } } }, async (slow) => {
  const begin = performance.now();
  await fetch(`${slow.address}/sdk/outside`, { method: 'POST', body: JSON.stringify({ action: 'database.calculateDocument', collectionName: 'notes' }) });
  expect(performance.now() - begin).toBeGreaterThan(55);
}));
