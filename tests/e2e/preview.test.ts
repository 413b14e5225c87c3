import type { Browser, Page } from 'playwright-core';
import { startPreview, type Preview } from '../../local/preview';
import { Project } from '../preview/project';
import { openBrowser } from './browser';

/* What WeChat promises to every mini program, on one made for the purpose: each function of its pages writes down that it was called. */

const HEARD = ['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload', 'onPullDownRefresh', 'onReachBottom', 'onTabItemTap', 'onResize'];

const page = (name: string, more = ''): string => `
const heard = (what: string) => function (this: { route: string }, value?: object) {
  getApp().log.push([${JSON.stringify(name)}, what, ...(value && what !== 'onResize' ? [JSON.stringify(value)] : [])].join(' '));
};
Page({ data: { rows: Array.from({ length: 40 }, (_, row) => row), count: 0, tapped: '' }, ${HEARD.map((each) => `${each}: heard('${each}')`).join(', ')}, ${more} });`;

const TALL = '<box note="{{count}}" bind:told="onTold"/><view wx:for="{{rows}}" wx:key="*this" class="row">{{item}}</view>';

const project = new Project({
  'app.json': {
    pages: ['pages/first/first', 'pages/second/second'],
    subPackages: [{ root: 'packages/more', pages: ['detail/detail'] }],
    window: { navigationBarTitleText: '测试', navigationBarBackgroundColor: '@bar', navigationBarTextStyle: 'black' },
    tabBar: { list: [{ pagePath: 'pages/first/first', text: '甲' }, { pagePath: 'pages/second/second', text: '乙' }] },
    darkmode: true, themeLocation: 'theme.json',
  },
  'theme.json': { light: { bar: '#eeeeee' }, dark: { bar: '#222222' } },
  'app.ts': "App({ log: [] as string[], onLaunch() { this.log.push('app onLaunch'); }, onShow() { this.log.push('app onShow'); } });",
  'app.wxss': 'page { color: rgb(1, 2, 3); } .row { height: 100rpx; } @media (prefers-color-scheme: dark) { page { color: rgb(9, 9, 9); } }',
  'pages/first/first.json': { enablePullDownRefresh: true, usingComponents: { box: '/components/box/box' } },
  'pages/first/first.wxml': TALL,
  'pages/first/first.wxss': '.row { background: rgb(200, 0, 0); }',
  'pages/first/first.ts': page('first', "onTold({ detail }: { detail: { at: string } }) { getApp().log.push('told ' + detail.at); }"),
  'pages/second/second.wxml': '<view class="row" bindtap="onTap" catchtouchmove="onCatch" data-name="乙">第二页</view><view wx:for="{{rows}}" wx:key="*this" class="row">{{item}}</view>',
  'pages/second/second.ts': page('second', "onCatch() {}, onTap({ type, currentTarget: { dataset }, touches }: any) { getApp().log.push([type, dataset.name, Array.isArray(touches)].join(' ')); }"),
  'packages/more/detail/detail.json': { usingComponents: { chart: '../chart/chart', rough: '../rough/rough' }, componentPlaceholder: { chart: 'rough' } },
  'packages/more/detail/detail.wxml': '<chart/><button bindtap="onTap">去</button>',
  'packages/more/detail/detail.ts': page('detail', "onTap() { wx.navigateTo({ url: '../detail/detail?again=1' }); }"),
  'packages/more/chart/chart.json': { component: true },
  'packages/more/chart/chart.wxml': '<view>细图</view>',
  'packages/more/chart/chart.ts': 'Component({});',
  'packages/more/rough/rough.json': { component: true },
  'packages/more/rough/rough.wxml': '<view>粗图</view>',
  'packages/more/rough/rough.ts': "Component({ lifetimes: { attached() { getApp().log.push('rough attached'); } } });",
  'components/box/box.json': { component: true },
  'components/box/box.wxml': '<wxs module="m">module.exports = { changed: function (value, old, owner) { owner.callMethod("onWxs", { value: value }); } };</wxs><view class="row" change:note="{{m.changed}}" note="{{note}}">{{note}}</view>',
  'components/box/box.wxss': '.row { background: rgb(0, 0, 200); }',
  'components/box/box.ts': `Component({
    properties: { note: Number },
    lifetimes: { attached() { getApp().log.push('box attached'); }, ready() { getApp().log.push('box ready'); } },
    pageLifetimes: { show() { getApp().log.push('box show'); }, hide() { getApp().log.push('box hide'); } },
    methods: { onWxs() { this.triggerEvent('told', { at: 'wxs' }); } },
  });`,
});

let browser: Browser;
let preview: Preview;
let phone: Page;
const mistakes: string[] = [];

beforeAll(async () => {
  preview = await startPreview({ root: project.root, cloudAddress: 'http://127.0.0.1:1' });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await preview.close();
  project.remove();
});

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true, colorScheme: 'light' });
  phone = await context.newPage();
  phone.on('pageerror', (error) => { mistakes.push(String(error.stack)); });
  phone.on('console', (message) => { if (message.type() === 'error') mistakes.push(message.text()); });
});

afterEach(async () => {
  await phone.context().close();
  expect(mistakes.splice(0)).toEqual([]);
});

async function open(path = ''): Promise<void> {
  await phone.goto(`${preview.address}/?user=o-owner${path === '' ? '' : `&path=${encodeURIComponent(path)}`}`);
  await ready();
}

const ready = (): Promise<unknown> => phone.waitForFunction('globalThis.previewReady === true');
const settle = (): Promise<void> => phone.waitForTimeout(150);
/** What was heard since the last look. */
const heard = async (): Promise<string[]> => { await settle(); return phone.evaluate('getApp().log.splice(0)'); };
const api = (call: string): Promise<unknown> => phone.evaluate(`wx.${call}.then(() => 'ok', ({ errMsg }) => errMsg)`);

test('an app is launched before its first page; components are attached, then the page is loaded, shown and ready', async () => {
  await open();
  expect(await heard()).toEqual(['app onLaunch', 'app onShow', 'box attached', 'first onLoad {}', 'first onShow', 'box show', 'told wxs', 'box ready', 'first onReady']);
});

test('a page opened over another hides it, gets its parameters as they were written, and gives way again', async () => {
  await open();
  await heard();
  expect(await api("navigateTo({ url: '/packages/more/detail/detail?id=a%3Ab&empty=' })")).toBe('ok');
  expect(await heard()).toEqual(['first onHide', 'box hide', 'rough attached', 'detail onLoad {"id":"a%3Ab","empty":""}', 'detail onShow', 'detail onReady']);
  expect(await api('navigateBack()')).toBe('ok');
  expect(await heard()).toEqual(['detail onUnload', 'first onShow', 'box show']);
});

test('the browser’s back goes back, and its forward opens again', async () => {
  await open();
  await api("navigateTo({ url: '/packages/more/detail/detail?id=1' })");
  await api("navigateTo({ url: '/packages/more/detail/detail?id=2' })");
  const ids = (): Promise<unknown> => phone.evaluate('getCurrentPages().map(({ options }) => options.id)');
  await phone.goBack();
  await settle();
  expect(await ids()).toEqual([undefined, '1']);
  await api('navigateBack()');
  await settle();
  expect([await ids(), new URL(phone.url()).hash]).toEqual([[undefined], '#/pages/first/first']);
  await phone.goForward();
  await settle();
  expect(await ids()).toEqual(['1']);
});

test('tabs stay alive, all else is unloaded; a redirect unloads before it loads', async () => {
  await open();
  await api("navigateTo({ url: '/packages/more/detail/detail' })");
  await heard();
  expect(await api("redirectTo({ url: '/packages/more/detail/detail?new=1' })")).toBe('ok');
  expect(await heard()).toEqual(['detail onUnload', 'detail onLoad {"new":"1"}', 'detail onShow', 'detail onReady']);
  await api("switchTab({ url: '/pages/second/second' })");
  expect(await heard()).toEqual(['detail onHide', 'detail onUnload', 'second onLoad {}', 'second onShow', 'second onReady']);
  await phone.getByRole('tab', { name: '甲' }).tap();
  expect(await heard()).toEqual(['second onHide', 'first onShow', 'box show', 'first onTabItemTap {"index":0,"pagePath":"pages/first/first","text":"甲"}']);
  await api("reLaunch({ url: '/pages/second/second' })");
  expect(await heard()).toEqual(expect.arrayContaining(['first onUnload', 'second onUnload', 'second onLoad {}']));
});

test('navigation that WeChat refuses is refused in its words', async () => {
  await open();
  expect(await api("navigateTo({ url: '/pages/none/none' })")).toBe('navigateTo:fail page "pages/none/none" is not found');
  expect(await api("navigateTo({ url: '/pages/second/second' })")).toBe('navigateTo:fail can not navigateTo a tabbar page');
  expect(await api("switchTab({ url: '/packages/more/detail/detail' })")).toBe('switchTab:fail can not switch to no-tabBar page');
  expect(await api('navigateBack()')).toBe('navigateBack:fail cannot navigate back at first page.');
  for (let n = 0; n < 9; n += 1) await api("navigateTo({ url: '/packages/more/detail/detail' })");
  expect(await api("navigateTo({ url: '/packages/more/detail/detail' })")).toBe('navigateTo:fail webview count limit exceed');
});

test('a placeholder stands for a component of another package until that has come', async () => {
  await open('/packages/more/detail/detail');
  expect(await heard()).toContain('rough attached');
  await phone.getByText('细图').waitFor();
  expect(await phone.getByText('粗图').count()).toBe(0);
});

test('the bottom is reached once, a finger pulls the page down, a tap has its touches and data', async () => {
  await open();
  await heard();
  await phone.evaluate('document.querySelector(".phone-page__scroll").scrollTo(0, 9999)');
  expect(await heard()).toEqual(['first onReachBottom']);
  await phone.evaluate('document.querySelector(".phone-page__scroll").scrollTo(0, 0)');
  await settle();
  await drag(200, 420);
  expect(await heard()).toEqual(['first onPullDownRefresh']);
  await api('stopPullDownRefresh()');
  await phone.getByRole('tab', { name: '乙' }).tap();
  await heard();
  await phone.getByText('第二页').tap();
  expect(await heard()).toEqual(['tap 乙 true']);
});

test('a finger scrolls the page, but not from where the page catches it', async () => {
  await open('/pages/second/second');
  const scrollTop = (): Promise<unknown> => phone.evaluate('document.querySelector(".phone-page__scroll").scrollTop');
  const { y = 0 } = await phone.getByText('第二页').boundingBox() ?? {};
  await drag(y + 20, y - 60);
  expect(await scrollTop()).toBe(0);
  await drag(y + 300, y + 220);
  expect(await scrollTop()).toBeGreaterThan(0);
});

test('class names of components and of pages that are not on top do not meet', async () => {
  await open();
  const colours = (): Promise<unknown> => phone.evaluate('[...document.querySelectorAll("wx-view")].filter((e) => e.checkVisibility()).slice(0, 2).map((e) => getComputedStyle(e).backgroundColor)');
  expect(await colours()).toEqual(['rgb(0, 0, 200)', 'rgb(200, 0, 0)']);
  await phone.getByRole('tab', { name: '乙' }).tap();
  await settle();
  expect(await colours()).toEqual(['rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)']);
});

test('a theme changes the style sheets, the bars and the app, whatever the browser prefers', async () => {
  await open();
  const colours = (): Promise<unknown> => phone.evaluate('[getComputedStyle(document.querySelector("wx-page")).color, getComputedStyle(document.querySelector(".phone-nav")).backgroundColor, wx.getAppBaseInfo().theme]');
  expect(await colours()).toEqual(['rgb(1, 2, 3)', 'rgb(238, 238, 238)', 'light']);
  await phone.emulateMedia({ colorScheme: 'dark' });
  await settle();
  expect(await colours()).toEqual(['rgb(9, 9, 9)', 'rgb(34, 34, 34)', 'dark']);
  await phone.getByRole('button', { name: '更多' }).tap();
  await phone.getByRole('button', { name: '浅色' }).tap();
  await settle();
  expect(await colours()).toEqual(['rgb(1, 2, 3)', 'rgb(238, 238, 238)', 'light']);
});

test('an edit shows by itself, on the page one was on; a mistake shows where it is', async () => {
  await open();
  await api("navigateTo({ url: '/packages/more/detail/detail?id=1' })");
  const start = Date.now();
  project.write({ 'packages/more/detail/detail.wxml': '<chart/><view>改过了</view>' });
  await phone.getByText('改过了').waitFor();
  expect(Date.now() - start).toBeLessThan(5_000);
  await ready();
  expect(await phone.evaluate('getCurrentPages().map(({ route, options }) => [route, options])')).toEqual([['pages/first/first', {}], ['packages/more/detail/detail', { id: '1' }]]);
  project.write({ 'packages/more/detail/detail.wxml': '<chart/>\n<nothing/>' });
  await phone.getByText('packages/more/detail/detail.wxml:2:').waitFor();
  project.write({ 'packages/more/detail/detail.wxml': '<chart/><button bindtap="onTap">去</button>' });
  await phone.getByText('去', { exact: true }).waitFor();
  await ready();
});

test('in a wide window a frame holds phones, and says whose they are', async () => {
  await phone.setViewportSize({ width: 1280, height: 900 });
  await phone.goto(`${preview.address}/?user=o-packer`);
  await phone.frameLocator('iframe').getByRole('tab', { name: '乙' }).tap();
  await phone.frameLocator('iframe').getByText('第二页').waitFor();
  expect(await phone.getByRole('group', { name: '谁的手机' }).getByRole('button', { name: '仓管' }).getAttribute('aria-pressed')).toBe('true');
  await settle();
  expect(phone.url()).toContain('#/pages/second/second');
  await phone.getByRole('button', { name: '320' }).tap();
  await phone.waitForTimeout(400);
  expect(await phone.frames()[1]?.evaluate('wx.getWindowInfo().windowWidth')).toBe(320);
  await phone.getByRole('group', { name: '旁边再放一台' }).getByRole('button', { name: '顾客' }).tap();
  await phone.frameLocator('iframe >> nth=1').getByRole('tab', { name: '甲' }).waitFor();
  const held = (frame: number): Promise<unknown> | undefined => phone.frames()[frame]?.evaluate("wx.setStorageSync('who', wx.getStorageSync('who') + location.search.slice(6, 12)); wx.getStorageSync('who')");
  expect([await held(1), await held(2)]).toEqual(['o-pack', 'o-cust']);
});

/** One finger down the screen, as the browser itself makes it. */
async function drag(from: number, to: number): Promise<void> {
  const session = await phone.context().newCDPSession(phone);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number): Promise<unknown> => session.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 180, y }] });
  await touch('touchStart', from);
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', from + ((to - from) * step) / 8);
  await touch('touchEnd');
}
