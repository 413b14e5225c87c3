import type { Manifest } from '../../manifest';
import { h, nextFrame } from '../dom';
import type { AppSpace } from '../framework/app-space';
import { showAddress } from './address-bar';
import { drawBars } from './bars';
import { EventChannel } from './event-channel';
import { OpenPage } from './open-page';
import { stack } from './stack';
import { parseUrl, type PageUrl } from './url';

export type NavigationEvents = Record<string, (...values: unknown[]) => void>;

/** WeChat keeps no more pages open. */
const PAGES_MAX = 10;

/** Where the pages are, between the bars. */
export const area = h('main', { class: 'phone-pages' });

/** Tab pages stay alive when another tab is shown. */
const tabPages = new Map<string, OpenPage>();
let space: AppSpace | undefined;
let manifest: Manifest | undefined;

/** The page stack, with WeChat's rules and the order of its life-cycle functions. */
export const pages = {
  stack: stack as readonly OpenPage[],
  get top(): OpenPage | undefined { return stack.at(-1); },

  start(appSpace: AppSpace, appManifest: Manifest): void {
    space = appSpace;
    manifest = appManifest;
  },

  navigateTo: (url: string, events: NavigationEvents = {}): Promise<{ eventChannel: EventChannel }> => during(() => {
    const target = known(url);
    if (isTab(target.path)) throw new Error('can not navigateTo a tabbar page');
    if (stack.length >= PAGES_MAX) throw new Error('webview count limit exceed');
    const [eventChannel, opened] = EventChannel.pair();
    for (const [name, listener] of Object.entries(events)) eventChannel.on(name, listener);
    pages.top?.hide();
    show(open(target, opened));
    return { eventChannel };
  }),

  redirectTo: (url: string): Promise<void> => during(() => {
    const target = known(url);
    if (isTab(target.path)) throw new Error('can not redirectTo a tabbar page');
    const old = stack.pop();
    if (old !== undefined) forget(old);
    show(open(target));
  }),

  reLaunch: (url: string): Promise<void> => during(() => {
    const target = known(url);
    const old = new Set([...stack, ...tabPages.values()]);
    stack.length = 0;
    for (const page of old) forget(page);
    show(open(target));
  }),

  switchTab: (url: string): Promise<void> => during(() => {
    const { path } = known(url);
    if (!isTab(path)) throw new Error('can not switch to no-tabBar page');
    if (pages.top?.route === path) return;
    const kept = tabPages.get(path);
    pages.top?.hide();
    for (const page of stack.splice(0).reverse()) if (!page.isTab) page.unload();
    if (kept !== undefined) stack.push(kept);
    show(kept ?? open({ path, query: {} }));
  }),

  navigateBack: (delta = 1): Promise<void> => during(() => {
    const next = stack.at(Math.max(0, stack.length - 1 - delta));
    if (next === undefined || next === pages.top) throw new Error('cannot navigate back at first page.');
    while (pages.top !== next) stack.pop()?.unload();
    show(next);
  }),
};

/** Runs one navigation; it is over when the page is drawn, and rejects with WeChat's reason (`name:fail ` is the API's). */
async function during<T>(act: () => T): Promise<T> {
  const result = act();
  await nextFrame();
  return result;
}

function known(url: string): PageUrl {
  const target = parseUrl(url, pages.top?.route);
  if (manifest?.pages.includes(target.path) !== true) throw new Error(`page "${target.path}" is not found`);
  return target;
}

/** Makes the page and puts it on top; it is loaded and not yet shown. */
function open(url: PageUrl, opener = EventChannel.pair()[1]): OpenPage {
  if (space === undefined || manifest === undefined) throw new Error('no page before the app is started');
  const config = { ...manifest.app.window, ...space.configOf(url.path) };
  const page = new OpenPage({ space, url, config, isTab: isTab(url.path), opener });
  if (page.isTab) tabPages.set(page.route, page);
  stack.push(page);
  page.load(area);
  return page;
}

function show(page: OpenPage): void {
  // Its onLoad may have gone on to another page.
  if (pages.top !== page) return;
  page.show();
  drawBars(page);
  showAddress();
}

function forget(page: OpenPage): void {
  if (tabPages.get(page.route) === page) tabPages.delete(page.route);
  page.unload();
}

const isTab = (path: string): boolean => manifest?.app.tabBar?.list.some(({ pagePath }) => pagePath === path) === true;
