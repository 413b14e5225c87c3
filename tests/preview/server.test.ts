import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startPreview, type Preview } from '../../local/preview';
import { Project } from './project';

/* What the preview serves, and to whom. */

const project = new Project({
  'app.json': { pages: ['pages/home/home'] },
  'pages/home/home.wxml': '<view>一</view>',
  'pages/home/home.ts': 'import { fail } from "../../fail";\nPage({ onLoad: fail });',
  'fail.ts': 'interface Nothing { at: string }\n\nexport const fail = (): Nothing => { throw new Error("broken"); };',
  'icons/a.png': 'a picture',
  'secret.key': 'not for the browser',
});
const lines: string[] = [];
let preview: Preview;

/** A cloud that says what it was asked. */
const cloud = createServer((incoming, answer) => { answer.end(`${incoming.method} ${incoming.url} ${incoming.headers['x-wx-openid']} ${incoming.headers.origin}`); });

beforeAll(async () => {
  await new Promise<void>((listening) => { cloud.listen(0, '127.0.0.1', listening); });
  preview = await startPreview({ root: project.root, cloudAddress: `http://127.0.0.1:${(cloud.address() as AddressInfo).port}`, log: (line) => { lines.push(line); } });
}, 30_000);

afterAll(async () => {
  await preview.close();
  cloud.close();
  project.remove();
});

const get = async (path: string): Promise<{ status: number; type: string | null; text: string }> => {
  const response = await fetch(preview.address + path);
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};

test('it serves the run time, the app and the app’s pictures, and nothing else of the folder', async () => {
  expect(await get('/')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8', text: expect.stringContaining('/__preview/runtime/main.js') });
  expect(await get('/__preview/runtime/main.js')).toMatchObject({ status: 200, type: 'text/javascript; charset=utf-8' });
  expect(await get('/__preview/app.js')).toMatchObject({ status: 200, text: expect.stringContaining('pages/home/home') });
  expect(await get('/icons/a.png')).toEqual({ status: 200, type: 'image/png', text: 'a picture' });
  expect((await get('/secret.key')).status).toBe(404);
  expect((await get('/..%2f..%2fetc/passwd')).status).toBe(404);
});

test('a name that another site made lead to this machine is turned away', async () => {
  const { port } = new URL(preview.address);
  const status = (host: string): Promise<number | undefined> => new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', headers: { host } }, (answer) => { answer.resume(); resolve(answer.statusCode); }).on('error', reject).end();
  });
  expect(await status('evil.example')).toBe(403);
  expect(await status('127.0.0.1.evil.example')).toBe(403);
  expect(await status(`localhost:${port}`)).toBe(200);
});

test('requests for the cloud are passed on as they are, without the browser’s origin', async () => {
  const response = await fetch(`${preview.address}/__cloud/call/goods?x=1`, { method: 'POST', headers: { 'x-wx-openid': 'o-a', origin: preview.address } });
  expect(await response.text()).toBe('POST /call/goods?x=1 o-a undefined');
});

test('a stack of the bundle is told in the sources’ files and lines', async () => {
  const bundle = (await get('/__preview/app.js')).text.split('\n');
  const line = bundle.findIndex((text) => text.includes('new Error("broken")'));
  const stack = `Error: broken\n    at fail (${preview.address}/__preview/app.js:${line + 1}:${(bundle[line] ?? '').indexOf('new Error') + 1})`;
  const response = await fetch(`${preview.address}/__preview/locate`, { method: 'POST', body: stack });
  expect(await response.text()).toBe('Error: broken\n    at fail (fail.ts:3:44)');
});

test('an edit is built and told to every open page', async () => {
  const events = await fetch(`${preview.address}/__preview/events`);
  const reader = events.body?.getReader();
  const read = async (): Promise<unknown> => JSON.parse(Buffer.from((await reader?.read())?.value ?? []).toString().replace('data: ', ''));
  const before = await read();
  project.write({ 'pages/home/home.wxml': '<view>二</view>' });
  const after = await read();
  expect(after).toEqual({ build: expect.any(String), problems: [] });
  expect(after).not.toEqual(before);
  expect((await get('/__preview/templates.js')).text).toContain('二');
  await reader?.cancel();
});
