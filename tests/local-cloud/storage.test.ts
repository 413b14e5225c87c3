import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCloud, type LocalCloud } from '../../local/cloud';
import { failureOf, sdksOf, type Sdk } from './sdk';

/* Files by the SDKs, and by the door of the app. */

const dataDir = mkdtempSync(join(tmpdir(), 'storage-'));
let cloud: LocalCloud;
let wx: Sdk;
beforeAll(async () => {
  cloud = await startLocalCloud({ dataDir });
  ({ wx } = sdksOf(cloud));
});
afterAll(async () => {
  await cloud.close();
  rmSync(dataDir, { recursive: true });
});

const picture = Buffer.from('picture 小熊');
const upload = async (path: string, name = 'file') => {
  const form = new FormData();
  form.set(name, new Blob([new Uint8Array(picture)]), 'a.png');
  return await (await fetch(`${cloud.address}/upload?path=${encodeURIComponent(path)}`, { method: 'POST', body: form })).json() as { fileID: string; errCode: number; errMsg: string };
};
const ask = async (route: string, fileList: string[]) =>
  (await (await fetch(`${cloud.address}/${route}`, { method: 'POST', body: JSON.stringify({ fileList }) })).json() as { fileList: { fileID: string; tempFileURL: string; status: number }[] }).fileList;

test('the SDK uploads, finds an address, downloads and deletes, also under a Chinese name', async () => {
  const { fileID } = await wx.uploadFile({ cloudPath: 'shop/小熊 1.png', fileContent: picture });
  expect(fileID).toBe('cloud://local.local/shop/小熊 1.png');
  expect((await wx.downloadFile({ fileID })).fileContent).toEqual(picture);
  const { fileList: [found] } = await wx.getTempFileURL({ fileList: [{ fileID, maxAge: 60 }] });
  expect(found).toMatchObject({ fileID, status: 0 });
  expect(await (await fetch(found?.tempFileURL ?? '')).text()).toBe(picture.toString());
  expect((await wx.deleteFile({ fileList: [fileID] })).fileList).toMatchObject([{ fileID, status: 0 }]);
  expect((await wx.deleteFile({ fileList: [fileID] })).fileList).toMatchObject([{ fileID, status: -503003 }]);
  expect((await wx.getTempFileURL({ fileList: [fileID] })).fileList).toMatchObject([{ status: -503003, tempFileURL: '' }]);
  await failureOf(wx.downloadFile({ fileID }));
});

test('an upload wants an address that was asked for', async () => {
  const put = await fetch(`${cloud.address}/storage/shop/b.png?token=1.x`, { method: 'PUT', body: picture });
  expect(await put.text()).toMatch(/<Code>STORAGE_EXCEED_AUTHORITY<\/Code>/);
  expect((await fetch(`${cloud.address}/storage/shop/b.png`)).status).toBe(404);
});

test('the app uploads by a form and shows the picture by its path, with its type', async () => {
  const { fileID } = await upload('shop/a.png');
  expect(fileID).toBe('cloud://local.local/shop/a.png');
  const shown = await fetch(`${cloud.address}/storage/shop/a.png`);
  expect([await shown.text(), shown.headers.get('content-type')]).toEqual([picture.toString(), 'image/png']);
  await upload('shop/page.html');
  expect((await fetch(`${cloud.address}/storage/shop/page.html`)).headers.get('content-type')).toBe('application/octet-stream');
  expect(await upload('shop/c.png', 'other')).toMatchObject({ errCode: -501001, errMsg: expect.stringMatching(/^cloud\.uploadFile:fail .*field "file"/) as string });
});

test('a private file is read by a temporary address alone, while it holds', async () => {
  const { fileID } = await upload('private/shop/export.csv');
  expect((await fetch(`${cloud.address}/storage/private/shop/export.csv`)).status).toBe(403);
  const [found] = await ask('temp-urls', [fileID]);
  const address = found?.tempFileURL ?? '';
  expect((await fetch(address)).status).toBe(200);
  expect((await fetch(address.replace('export', 'other'))).status).toBe(403);
  const { fileList: [old] } = await wx.getTempFileURL({ fileList: [{ fileID, maxAge: -1 }] });
  expect((await fetch(old?.tempFileURL ?? '')).status).toBe(403);
});

test('the app asks for addresses and deletes, each file with its status', async () => {
  const { fileID } = await upload('shop/d.png');
  expect(await ask('temp-urls', [fileID, 'cloud://local.local/none', 'cloud://other.env/d.png'])).toMatchObject([{ status: 0 }, { status: -503003 }, { status: -503003 }]);
  expect(await ask('delete-files', [fileID, fileID])).toMatchObject([{ fileID }, { fileID }]);
  expect((await fetch(`${cloud.address}/storage/shop/d.png`)).status).toBe(404);
});

test.each(['../out.png', 'a/../../out.png', '/a.png', 'a//b.png', '.hidden', 'a?b', '', 'x'.repeat(851)])('%s is no path', async (path) => {
  expect(await upload(path)).toMatchObject({ errCode: -503001 });
});

test('no path leads out of the folder, and no half written file is left', async () => {
  expect((await fetch(`${cloud.address}/storage/..%2F..%2Fpackage.json`)).status).toBe(400);
  expect(readdirSync(join(dataDir, 'files')).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('an id that names no path is a file that is not there: the others of the request fare as ever', async () => {
  const { fileID } = await upload('shop/e.png');
  const odd = ['cloud://local.local/shop//e.png', 'cloud://local.local/.e.png', 'cloud://local.local/'];
  expect((await wx.getTempFileURL({ fileList: [...odd, fileID] })).fileList.map(({ status }) => status)).toEqual([-503003, -503003, -503003, 0]);
  expect((await wx.deleteFile({ fileList: [...odd, fileID] })).fileList.map(({ status }) => status)).toEqual([-503003, -503003, -503003, 0]);
});

test('a file cannot take the place of a folder, and leaves nothing behind when it tries', async () => {
  await upload('folder/f.png');
  expect((await upload('folder')).errMsg).toMatch(/^cloud\.uploadFile:fail /);
  expect((await fetch(`${cloud.address}/storage/folder/f.png`)).status).toBe(200);
  expect(readdirSync(join(dataDir, 'files')).filter((name) => name.startsWith('.'))).toEqual([]);
});
