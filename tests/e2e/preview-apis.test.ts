import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BarcodeFormat, QRCodeWriter } from '@zxing/library';
import type { Browser, Page } from 'playwright-core';
import { startLocalCloud, type LocalCloud } from '../../local/cloud';
import { startPreview, type Preview } from '../../local/preview';
import { Project } from '../preview/project';
import { openBrowser } from './browser';

/* What `wx` does in the preview, called from a page as an app would, against a real local cloud. */

/** The bars of 6901234567892, from left to right, by GS1 General Specifications 5.2. */
const EAN_13 = '10100010110100111011001100110110111101010001101010100111010100001000100100100011101001101100101';

const project = new Project({
  'app.json': {
    pages: ['pages/first/first', 'pages/second/second', 'pages/card/card'],
    window: { navigationBarTitleText: '测试', navigationBarTextStyle: 'black', navigationBarBackgroundColor: '#ffffff' },
    tabBar: { list: [{ pagePath: 'pages/first/first', text: '甲' }, { pagePath: 'pages/second/second', text: '乙' }] },
    darkmode: true,
  },
  'app.ts': 'App({ heard: [] as unknown[] });',
  'pages/first/first.json': { usingComponents: { box: '/components/box/box' }, enablePullDownRefresh: true },
  'pages/first/first.wxml': `
    <view id="top" data-kind="head" style="height: 40px; margin-left: 8px">上面</view><box id="box" />
    <picker mode="selector" range="{{rows}}" range-key="name" value="{{1}}" bindchange="hear" bindcancel="hear"><view>选水果</view></picker>
    <picker mode="date" value="2026-02-27" start="2026-02-03" end="2027-03-15" bindchange="hear"><view>选日期</view></picker>
    <picker mode="date" fields="month" value="2026-02" bindchange="hear"><view>选月份</view></picker>
    <picker mode="time" value="09:30" start="08:15" bindchange="hear"><view>选时间</view></picker>
    <picker mode="multiSelector" range="{{columns}}" value="{{[0, 1]}}" bindcolumnchange="onColumn" bindchange="hear"><view>选两列</view></picker>
    <button bindtap="onAsk">问</button><button bindtap="onChoose">选图</button><button open-type="share" id="share" data-order="7">发给好友</button>
    <view style="height: 1500px" /><view id="far">远处</view>`,
  'pages/first/first.ts': `Page({
    data: { rows: [{ name: '苹果' }, { name: '香蕉' }, { name: '梨' }], columns: [['甲', '乙'], ['甲一', '甲二']] },
    hear({ type, detail }: any) { getApp().heard.push([type, detail.value]); },
    onColumn({ detail: { column, value } }: any) {
      getApp().heard.push([column, value]);
      if (column === 0) this.setData({ columns: [['甲', '乙'], value === 1 ? ['乙一', '乙二', '乙三'] : ['甲一', '甲二']] });
    },
    onAsk() { (globalThis as any).answer = wx.showModal({ title: '确定吗', content: '内容' }); },
    onChoose() { (globalThis as any).answer = wx.chooseMedia({ count: 1, mediaType: ['image'] }); (globalThis as any).answer.catch(() => undefined); },
    onPullDownRefresh() { getApp().heard.push('pulled'); },
    onShareAppMessage(options: unknown) { getApp().heard.push(options); return { title: '三月对账单', path: 'pages/card/card?id=a%3A1' }; },
  });`,
  'pages/second/second.wxml': '<view>第二页</view>',
  'pages/second/second.ts': 'Page({});',
  'pages/card/card.wxml': '<view>卡片 {{id}}</view>',
  'pages/card/card.ts': 'Page({ data: { id: "" }, onLoad({ id }: { id: string }) { this.setData({ id: decodeURIComponent(id) }); } });',
  'components/box/box.json': { component: true },
  'components/box/box.wxml': '<view class="inside" style="height: 20px; width: 100px"></view>',
  'components/box/box.ts': 'Component({});',
});

const WAIT_MS = 15_000;

let cloud: LocalCloud;
let preview: Preview;
let browser: Browser;
let phone: Page;
const mistakes: string[] = [];

beforeAll(async () => {
  cloud = await startLocalCloud({ functionsDir: join(__dirname, '../local-cloud/functions'), schema: { notes: { indexes: [] } } });
  preview = await startPreview({ root: project.root, cloudAddress: cloud.address });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await preview.close();
  await cloud.close();
  project.remove();
});

beforeEach(async () => { phone = await open(); });

afterEach(async () => {
  await phone.context().close();
  expect(mistakes.splice(0)).toEqual([]);
});

async function open(user = 'o-owner'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true, permissions: ['clipboard-read', 'clipboard-write'] });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  page.on('pageerror', (error) => { mistakes.push(String(error.stack)); });
  page.on('console', (message) => { if (message.type() === 'error') mistakes.push(message.text()); });
  await page.goto(`${preview.address}/?user=${user}`);
  await page.waitForFunction('globalThis.previewReady === true');
  return page;
}

/** What code in the page returns, its promises awaited; the message of what it throws. */
const run = <T>(code: string): Promise<T> => phone.evaluate(`(async () => { ${code} })().catch(({ errMsg, message }) => errMsg ?? message)`);
/** Calls an API that waits for the user; `answer()` is what it says in the end. */
const ask = (call: string): Promise<void> => phone.evaluate(`{ globalThis.answer = ${call}; void globalThis.answer.catch(() => undefined); }`);
const answer = <T>(): Promise<T> => run('return await globalThis.answer;');
const heard = (): Promise<unknown> => run('return getApp().heard.splice(0);');
const press = (name: string): Promise<void> => phone.getByRole('button', { name, exact: true }).filter({ visible: true }).last().tap();
const option = (name: string): Promise<void> => phone.getByRole('option', { name, exact: true }).first().tap();
/** A request as its callbacks hear of it. */
const request = (options: string): Promise<Record<string, unknown>> => run(`return new Promise((done) => { wx.request({ ${options}, success: done, fail: done }); });`);
/** A coloured picture, drawn in the page. */
const DRAW = `const canvas = wx.createOffscreenCanvas({ type: '2d', width: 200, height: 100 }); const context = canvas.getContext('2d'); context.fillStyle = '#0b7457'; context.fillRect(0, 0, 200, 100);`;

test('an API answers by a Promise, or by its callbacks if it has any; a failure has WeChat’s words', async () => {
  expect(await run("return [await wx.setStorage({ key: 'a', data: 1 }), await wx.getStorage({ key: 'a' })];")).toEqual([{ errMsg: 'setStorage:ok' }, { errMsg: 'getStorage:ok', data: 1 }]);
  expect(await run("return wx.getStorage({ key: 'none' });")).toBe('getStorage:fail data not found');
  expect(await run(`const told = []; const result = wx.getStorage({ key: 'none', success: () => told.push('success'), fail: ({ errMsg }) => told.push(errMsg), complete: () => told.push('complete') });
    await new Promise((done) => setTimeout(done, 50)); return [result === undefined, ...told];`)).toEqual([true, 'getStorage:fail data not found', 'complete']);
});

test('what is not there reads as on a phone, says its name when it is called, and is not claimed', async () => {
  expect(await run('return wx.startBeaconDiscovery({});')).toBe('wx.startBeaconDiscovery is not in the preview (local/preview/runtime/wx)');
  expect(await run('return wx.cloud.database();')).toBe('wx.cloud.database is not in the preview (local/preview/runtime/wx)');
  expect(await run("return [typeof wx.startBeaconDiscovery, 'startBeaconDiscovery' in wx, wx.canIUse('startBeaconDiscovery'), wx.canIUse('showToast.object.image')];")).toEqual(['function', false, false, true]);
});

test('every API that the app or its libraries name is there', async () => {
  const used = new Set(['miniprogram', 'node_modules/tdesign-miniprogram/miniprogram_dist', 'node_modules/miniprogram-computed'].flatMap(namesIn));
  expect(used.size).toBeGreaterThan(40);
  expect(await run(`return ${JSON.stringify([...used])}.filter((name) => !(name in wx));`)).toEqual([]);
});

test('storage keeps kinds of values, has WeChat’s limits, and is one person’s', async () => {
  expect(await run(`wx.setStorageSync('list', [1, { two: '二' }]); wx.setStorageSync('zero', 0);
    return [wx.getStorageSync('list'), wx.getStorageSync('zero'), wx.getStorageSync('none'), wx.getStorageInfoSync().keys.sort(), wx.getStorageInfoSync().limitSize];`)).toEqual([[1, { two: '二' }], 0, '', ['list', 'zero'], 10240]);
  expect(await run("wx.setStorageSync('large', 'x'.repeat(1024 * 1024));")).toBe('setStorageSync:fail entry size limit reached');
  expect(await run("for (let n = 0; n < 11; n += 1) wx.setStorageSync('k' + n, 'x'.repeat(1000 * 1000));")).toBe('setStorageSync:fail exceed storage max size 10Mb');
  await phone.goto(`${preview.address}/?user=o-clerk-a`);
  await phone.waitForFunction('globalThis.previewReady === true');
  expect(await run("return [wx.getStorageSync('zero'), wx.getStorageInfoSync().keys];")).toEqual(['', []]);
});

test('the local cloud is asked as the person whose phone it is, whoever the code names', async () => {
  const call = "url: 'http://127.0.0.1:4100/call/probe', method: 'POST', data: { action: 'identity' }, header: { 'X-WX-OPENID': 'o-somebody' }";
  expect(await request(call)).toMatchObject({ errMsg: 'request:ok', statusCode: 200, data: { result: { after: { wx: 'o-owner' } } } });
  expect(await run("return wx.cloud.callFunction({ name: 'probe', data: { action: 'echo', value: '小熊' } });")).toMatchObject({ errMsg: 'cloud.callFunction:ok', result: '小熊' });
  expect(await run("return wx.cloud.callFunction({ name: 'nobody' });")).toMatch(/^cloud\.callFunction:fail \[ResourceNotFound/);
});

test('other servers, slow answers and aborted requests fail as on a phone', async () => {
  const slow = "url: 'http://127.0.0.1:4100/call/probe', method: 'POST', data: { action: 'identity', ms: 1000 }";
  expect(await request("url: 'https://example.com/'")).toMatchObject({ errMsg: 'request:fail url not in domain list', errno: 600002 });
  expect(await request("url: 'nothing'")).toMatchObject({ errMsg: 'request:fail invalid url "nothing"' });
  expect(await request(`${slow}, timeout: 100`)).toMatchObject({ errMsg: 'request:fail timeout', errno: 5 });
  expect(await run(`return new Promise((done) => { wx.request({ ${slow}, fail: ({ errMsg }) => done(errMsg) }).abort(); });`)).toBe('request:fail abort');
});

test('without a network the app hears of it and requests fail at once', async () => {
  await run('wx.onNetworkStatusChange((change) => getApp().heard.push(change));');
  await phone.context().setOffline(true);
  expect(await request("url: 'http://127.0.0.1:4100/call/probe', method: 'POST'")).toMatchObject({ errMsg: expect.stringMatching(/^request:fail .*ERR_INTERNET_DISCONNECTED$/) as string });
  expect(await run('return (await wx.getNetworkType()).networkType;')).toBe('none');
  await phone.context().setOffline(false);
  await phone.waitForFunction('getApp().heard.length === 2');
  expect(await heard()).toEqual([{ isConnected: false, networkType: 'none' }, { isConnected: true, networkType: 'wifi' }]);
});

test('the phone’s menu takes the network away and gives it back', async () => {
  for (const [item, networkType] of [['断开网络', 'none'], ['恢复网络', 'wifi']] as const) {
    await press('更多');
    await press(item);
    expect(await run('return (await wx.getNetworkType()).networkType;')).toBe(networkType);
  }
});

test('files are written and read in WeChat’s encodings, go to the cloud and come back', async () => {
  expect(await run(`const files = wx.getFileSystemManager(); const path = wx.env.USER_DATA_PATH + '/a.txt'; files.writeFileSync(path, '货€', 'utf8');
    return [...['utf8', 'base64', 'hex'].map((encoding) => files.readFileSync(path, encoding)), files.readFileSync(path).byteLength, (await files.getFileInfo({ filePath: path })).size];`)).toEqual(['货€', '6LSn4oKs', 'e8b4a7e282ac', 6, 6]);
  expect(await run("wx.getFileSystemManager().readFileSync('wxfile://none');")).toBe("readFileSync:fail no such file or directory, open 'wxfile://none'");
  expect(await run("wx.getFileSystemManager().writeFileSync('wxfile://tmp_a', 'a');")).toBe("writeFileSync:fail permission denied, open 'wxfile://tmp_a'");
  expect(await run(`const files = wx.getFileSystemManager(); const filePath = wx.env.USER_DATA_PATH + '/a.txt';
    const { fileID } = await wx.cloud.uploadFile({ cloudPath: 'shop/a.txt', filePath }); const { tempFilePath } = await wx.cloud.downloadFile({ fileID }); const { fileList } = await wx.cloud.deleteFile({ fileList: [fileID] });
    return [fileID, files.readFileSync(tempFilePath, 'utf8'), fileList[0].status, await wx.cloud.downloadFile({ fileID }).catch(({ errMsg }) => errMsg)];`))
    .toEqual(['cloud://local.local/shop/a.txt', '货€', 0, 'cloud.downloadFile:fail STORAGE_FILE_NONEXIST cloud://local.local/shop/a.txt']);
  expect(await run(`return new Promise((done) => wx.uploadFile({ url: 'http://127.0.0.1:4100/upload?path=shop%2Fb.txt', filePath: wx.env.USER_DATA_PATH + '/a.txt', name: 'file', success: ({ data }) => done(JSON.parse(data)), fail: done }));`)).toEqual({ fileID: 'cloud://local.local/shop/b.txt' });
  expect(await run(`return new Promise((done) => wx.downloadFile({ url: 'http://127.0.0.1:4100/storage/shop/b.txt', success: ({ tempFilePath }) => done(wx.getFileSystemManager().readFileSync(tempFilePath, 'utf8')), fail: done }));`)).toBe('货€');
});

test('a query answers in the page’s coordinates, below the bar, and in the page’s terms', async () => {
  expect(await run('return new Promise((done) => wx.createSelectorQuery().select("#top").boundingClientRect().select("#none").boundingClientRect().selectViewport().fields({ size: true, scrollOffset: true }).exec(done));')).toEqual([
    { id: 'top', dataset: { kind: 'head' }, left: 8, top: 0, right: 375, bottom: 40, width: 367, height: 40 }, null,
    { width: 375, height: 812 - 88 - 83, scrollLeft: 0, scrollTop: 0, scrollWidth: 375, scrollHeight: expect.any(Number) as number },
  ]);
  expect(await run('const box = getCurrentPages()[0].selectComponent("#box"); return new Promise((done) => box.createSelectorQuery().select(".inside").boundingClientRect(({ top, width }) => done([top, width])).exec());')).toEqual([40, 100]);
  await run("await wx.pageScrollTo({ selector: '#far', duration: 0 });");
  await phone.waitForFunction('document.querySelector(".phone-page__scroll").scrollTop > 0');
  expect(await run('return new Promise((done) => wx.createSelectorQuery().select("#far").boundingClientRect(({ bottom }) => done(bottom <= 641)).exec());')).toBe(true);
});

test('an observer tells when an element comes into view and leaves it, not that it was out of view', async () => {
  await run('globalThis.observer = wx.createIntersectionObserver(getCurrentPages()[0]); observer.relativeToViewport().observe("#far", ({ intersectionRatio, id }) => getApp().heard.push([id, intersectionRatio > 0]));');
  await phone.waitForTimeout(200);
  expect(await heard()).toEqual([]);
  for (const [scrollTop, isSeen] of [[9999, true], [0, false]] as const) {
    await run(`await wx.pageScrollTo({ scrollTop: ${scrollTop}, duration: 0 });`);
    await phone.waitForFunction('getApp().heard.length === 1');
    expect(await heard()).toEqual([['far', isSeen]]);
  }
});

test('pictures are drawn, measured, made smaller and looked at', async () => {
  expect(await run(`${DRAW} const { tempFilePath } = await wx.canvasToTempFilePath({ canvas, fileType: 'png' }); const small = await wx.compressImage({ src: tempFilePath, quality: 50, compressedWidth: 50 });
    const sizes = await Promise.all([tempFilePath, small.tempFilePath].map((src) => wx.getImageInfo({ src }))); await wx.previewImage({ urls: [tempFilePath, small.tempFilePath], current: small.tempFilePath });
    return sizes.map(({ width, height, type }) => [width, height, type]);`)).toEqual([[200, 100, 'png'], [50, 25, 'jpeg']]);
  await phone.getByText('2 / 2').waitFor();
  await press('关闭');
  await phone.getByText('2 / 2').waitFor({ state: 'detached' });
  const [saved] = await Promise.all([phone.waitForEvent('download'), run(`${DRAW} const { tempFilePath: filePath } = await wx.canvasToTempFilePath({ canvas }); await wx.saveImageToPhotosAlbum({ filePath });`)]);
  expect(saved.suggestedFilename()).toMatch(/^tmp_\w+\.png$/);
});

test('pictures and files are chosen from the machine, as many and of the kind that was asked', async () => {
  const picture = { name: 'a.png', mimeType: 'image/png', buffer: await pictureOf(Array.from({ length: 20 }, () => '10'.repeat(900))) };
  const [pictures] = await Promise.all([phone.waitForEvent('filechooser'), ask("wx.chooseMedia({ count: 2, mediaType: ['image'], sizeType: ['compressed'] })")]);
  await pictures.setFiles([picture, picture, picture]);
  expect(await answer()).toMatchObject({ errMsg: 'chooseMedia:ok', type: 'image', tempFiles: [{ fileType: 'image', width: 1440, tempFilePath: expect.stringMatching(/\.jpg$/) as string }, { width: 1440 }] });
  const [one] = await Promise.all([phone.waitForEvent('filechooser'), press('选图')]);
  expect(one.isMultiple()).toBe(false);
  await run("document.querySelector('.shell-file').dispatchEvent(new Event('cancel'));");
  expect(await answer()).toBe('chooseMedia:fail cancel');
  for (const [name, expected] of [['货品.xlsx', { tempFiles: [{ name: '货品.xlsx', size: 2, type: 'file' }] }], ['货品.txt', 'chooseMessageFile:fail cancel']] as const) {
    const [files] = await Promise.all([phone.waitForEvent('filechooser'), ask("wx.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'csv'] })")]);
    await files.setFiles({ name, mimeType: '', buffer: Buffer.from('PK') });
    if (typeof expected === 'string') expect(await answer()).toBe(expected);
    else expect(await answer()).toMatchObject(expected);
  }
});

test('a code is typed, or read from a picture: bars upright or turned, and QR; closing is no code', async () => {
  const scan = async (act: () => Promise<void>): Promise<unknown> => {
    await ask('wx.scanCode({})');
    await act();
    return answer();
  };
  const fromPicture = (picture: Promise<Buffer>) => async (): Promise<void> => {
    await phone.getByLabel('条码图片').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: await picture });
  };
  const type = (text: string) => async (): Promise<void> => {
    await phone.getByLabel('条码', { exact: true }).fill(text);
    await press('确定');
  };
  expect(await scan(type('6901234567892'))).toEqual({ errMsg: 'scanCode:ok', result: '6901234567892', scanType: 'EAN_13', charSet: 'UTF-8', path: '', rawData: 'NjkwMTIzNDU2Nzg5Mg==' });
  // Its check digit is wrong, so it is no goods' number.
  expect(await scan(type('6901234567890'))).toMatchObject({ scanType: 'CODE_128' });
  expect(await scan(fromPicture(pictureOf([EAN_13], { scale: 3, rowHeight: 120 })))).toMatchObject({ result: '6901234567892', scanType: 'EAN_13' });
  expect(await scan(fromPicture(pictureOf([EAN_13], { scale: 3, rowHeight: 120, isTurned: true })))).toMatchObject({ result: '6901234567892', scanType: 'EAN_13' });
  expect(await scan(fromPicture(pictureOf(qrOf('邀请 https://shop.example/?a=1'), { scale: 2, rowHeight: 2 })))).toMatchObject({ result: '邀请 https://shop.example/?a=1', scanType: 'QR_CODE' });
  expect(await scan(async () => {
    await fromPicture(pictureOf(['10'], { scale: 3, rowHeight: 50 }))();
    await phone.getByText('没有在图片中找到条码').waitFor();
    await press('取消');
  })).toBe('scanCode:fail cancel');
});

test('toast and loading are one place; dialogs and sheets say what was pressed', async () => {
  await run("await wx.showLoading({ title: '正在保存' }); await wx.showToast({ title: '已保存', duration: 60000 });");
  expect(await phone.locator('.shell-toast').allInnerTexts()).toEqual(['已保存']);
  await run('await wx.hideToast();');
  expect(await phone.locator('.shell-toast').count()).toBe(0);
  await ask("wx.showModal({ title: '删除？', confirmText: '删除' })");
  await press('删除');
  expect(await answer()).toEqual({ errMsg: 'showModal:ok', confirm: true, cancel: false, content: '' });
  await ask("wx.showModal({ title: '改名', editable: true, content: '旧' })");
  await phone.getByLabel('改名').getByRole('textbox').fill('新');
  await press('确定');
  expect(await answer()).toMatchObject({ confirm: true, content: '新' });
  await ask("wx.showActionSheet({ itemList: ['发货', '改地址'] })");
  await press('改地址');
  expect(await answer()).toEqual({ errMsg: 'showActionSheet:ok', tapIndex: 1 });
  await ask("wx.showActionSheet({ itemList: ['发货'] })");
  await press('取消');
  expect(await answer()).toBe('showActionSheet:fail cancel');
});

test('the tap that opens a dialog does not press the button that appears under the finger', async () => {
  await run("for (const button of document.querySelectorAll('wx-button')) if (button.textContent === '问') Object.assign(button.style, { position: 'fixed', inset: '0', width: 'auto', zIndex: 9 });");
  await ask("wx.showModal({ title: '确定吗', content: '内容' })");
  const { x = 0, y = 0, width = 0, height = 0 } = await phone.getByRole('button', { name: '确定', exact: true }).boundingBox() ?? {};
  await press('确定');
  await phone.getByRole('dialog').waitFor({ state: 'detached' });
  await phone.touchscreen.tap(x + width / 2, y + height / 2);
  await phone.getByRole('dialog').waitFor();
  await phone.waitForTimeout(400);
  expect(await phone.getByRole('dialog').count()).toBe(1);
});

test('pickers turn to what is allowed and tell what was chosen', async () => {
  const choose = async (name: string, ...rows: string[]): Promise<unknown> => {
    await phone.getByText(name, { exact: true }).tap();
    for (const row of rows) {
      await option(row);
      await phone.getByRole('option', { name: row, exact: true, selected: true }).first().waitFor();
      await phone.waitForTimeout(200);
    }
    await press('确定');
    await phone.getByRole('dialog').waitFor({ state: 'detached' });
    return heard();
  };
  expect(await choose('选水果', '梨')).toEqual([['change', '2']]);
  expect(await choose('选日期', '2027年', '3月')).toEqual([['change', '2027-03-15']]);
  expect(await choose('选月份')).toEqual([['change', '2026-02']]);
  expect(await choose('选时间', '08')).toEqual([['change', '08:30']]);
  expect(await choose('选两列', '乙', '乙三')).toEqual([[0, 1], [1, 2], ['change', [1, 2]]]);
  await phone.getByText('选水果', { exact: true }).tap();
  expect(await phone.locator('.shell-wheel__row[aria-selected=true]').allInnerTexts()).toEqual(['梨']);
  await press('取消');
  expect(await heard()).toEqual([['cancel', undefined]]);
});

test('a page is sent as a card, and the card opens the page on somebody else’s phone', async () => {
  await press('发给好友');
  await phone.getByText('三月对账单').waitFor();
  expect(await heard()).toEqual([{ from: 'button', target: { id: 'share', dataset: { order: '7' } } }]);
  await press('店员乙');
  await press('复制链接');
  await phone.getByText('链接已复制').waitFor();
  const [card] = await Promise.all([phone.context().waitForEvent('page'), press('打开')]);
  await card.getByText('卡片 a:1').waitFor();
  expect(new URL(card.url()).searchParams.get('user')).toBe('o-clerk-b');
  expect(await card.evaluate('wx.getLaunchOptionsSync()')).toMatchObject({ path: 'pages/card/card', query: { id: 'a%3A1' }, scene: 1007 });
});

test('the phone’s menu sends only a page that can be sent', async () => {
  await press('更多');
  await press('发送给朋友');
  await phone.getByText('三月对账单').waitFor();
  expect(await heard()).toEqual([{ from: 'menu' }]);
  await press('关闭');
  for (const hide of ["wx.hideShareMenu()", "wx.switchTab({ url: '/pages/second/second' })"]) {
    await run(`await ${hide};`);
    await press('更多');
    expect(await phone.getByRole('button', { name: '发送给朋友' }).count()).toBe(0);
    await press('取消');
  }
});

test('bars show what the page says', async () => {
  await run(`await wx.setNavigationBarTitle({ title: '改名' }); await wx.setNavigationBarColor({ frontColor: '#ffffff', backgroundColor: '#0b7457' });
    await wx.setTabBarBadge({ index: 1, text: '9' }); await wx.setTabBarItem({ index: 0, text: '丙' });`);
  await phone.getByText('改名').waitFor();
  expect(await phone.getByRole('tab').allInnerTexts()).toEqual(['丙', '乙\n9']);
  expect(await run("await wx.hideTabBar({}); const without = wx.getWindowInfo().windowHeight; await wx.showTabBar({}); return [without, wx.getWindowInfo().windowHeight];")).toEqual([812 - 88, 812 - 88 - 83]);
  await run('await wx.startPullDownRefresh(); await wx.stopPullDownRefresh();');
  expect(await heard()).toEqual(['pulled']);
});

test('text is copied and read again; a phone that would vibrate says so', async () => {
  await run("await wx.setClipboardData({ data: '单号 42' });");
  await phone.getByText('内容已复制').waitFor();
  expect(await run('return (await wx.getClipboardData()).data;')).toBe('单号 42');
  await run("await wx.vibrateShort({ type: 'light' });");
  await phone.getByText('振动', { exact: true }).waitFor();
});

/** The names behind `wx.` in a folder's scripts. */
function namesIn(folder: string): string[] {
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(ts|js)$/.test(path) && !path.endsWith('.d.ts'));
  return scripts.flatMap((path) => [...readFileSync(join(folder, path), 'utf8').matchAll(/\bwx\.([a-zA-Z]+)/g)].map(([, name = '']) => name));
}

/** Black squares on white, as a PNG; `1` is black. */
async function pictureOf(lines: readonly string[], { scale = 1, rowHeight = 1, isTurned = false } = {}): Promise<Buffer> {
  const address = await run<string>(`
    const lines = ${JSON.stringify(lines)}; const [width, height] = [lines[0].length * ${scale} + 60, lines.length * ${rowHeight} + 60];
    const canvas = Object.assign(document.createElement('canvas'), ${isTurned} ? { width: height, height: width } : { width, height }); const context = canvas.getContext('2d');
    context.fillStyle = '#ffffff'; context.fillRect(0, 0, canvas.width, canvas.height); context.fillStyle = '#000000';
    if (${isTurned}) context.setTransform(0, 1, -1, 0, height, 0);
    lines.forEach((line, y) => [...line].forEach((bit, x) => { if (bit === '1') context.fillRect(30 + x * ${scale}, 30 + y * ${rowHeight}, ${scale}, ${rowHeight}); }));
    return canvas.toDataURL('image/png');`);
  return Buffer.from(address.split(',')[1] ?? '', 'base64');
}

function qrOf(text: string): string[] {
  const matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 120, 120, new Map());
  return Array.from({ length: matrix.getHeight() }, (_, y) => Array.from({ length: matrix.getWidth() }, (__, x) => (matrix.get(x, y) ? '1' : '0')).join(''));
}
