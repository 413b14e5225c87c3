import { h } from './dom';
import { AppSpace } from './framework/app-space';
import { listenToGestures } from './framework/gestures';
import { app, launchApp } from './shell/app-life';
import { askedPages, openAddress } from './shell/address-bar';
import { navigationBar, startBars, statusBar } from './shell/bars';
import { capsule } from './shell/capsule';
import { hearFrame } from './shell/frame-link';
import { hearEdits } from './shell/live-reload';
import { area, pages } from './shell/pages';
import { reportError, showProblems, watchErrors } from './shell/problems';
import { listenToPull } from './shell/pull-down';
import { screen } from './shell/screen';
import { tabs } from './shell/tab-bar';
import { followTheme, theme } from './shell/theme';
import { parseUrl } from './shell/url';
import { createWx } from './wx';
import { setWxApi } from './wx/own';
import { launchOptions } from './wx/system';

/** What the build made, in the order in which it must run. */
const BUILT = ['manifest', 'templates', 'app'];

/** Turns the document into a phone with the app open on it. */
export async function startPhone(): Promise<void> {
  const problems = globalThis.previewState?.problems ?? [];
  hearEdits();
  watchErrors({
    onError: (error) => { app.tell('onError', error instanceof Error ? error.stack ?? error.message : String(error)); },
    onUnhandledRejection: (reason) => { app.tell('onUnhandledRejection', { reason }); },
  });
  await Promise.all(BUILT.map(load));
  if (problems.length > 0) showProblems(problems);
  const { previewManifest: manifest, previewTemplates: templates, previewScripts: scripts } = globalThis;
  // Nothing could be built: the mistakes are all there is to see.
  if (manifest === undefined || templates === undefined || scripts === undefined) return;

  theme.start();
  document.body.append(screen.element);
  screen.element.append(area, navigationBar, tabs.element, statusBar, capsule, h('i', { class: 'phone-home', ariaHidden: 'true' }));
  const wx = createWx();
  setWxApi(wx);
  Object.assign(globalThis, { wx, App: app.define, getApp: app.get, getCurrentPages: () => pages.stack.map(({ instance }) => instance) });

  const space = new AppSpace(manifest, templates, scripts);
  followTheme((shown) => { space.styles.showTheme(shown); document.documentElement.dataset['theme'] = shown; });
  pages.start(space, manifest);
  startBars(() => { void pages.navigateBack(); });
  tabs.onSelect((item, index) => {
    void pages.switchTab(`/${item.pagePath}`);
    pages.top?.call('onTabItemTap', { index, pagePath: item.pagePath, text: item.text });
  });
  listenToGestures(area, () => {
    const page = pages.top;
    const { left, top } = (page?.dom ?? area).getBoundingClientRect();
    return { left, top, scrollTop: page?.scroller.scrollTop ?? 0 };
  });
  listenToPull(area);
  hearFrame();

  const first = `/${manifest.app.entryPagePath ?? manifest.pages[0] ?? ''}`;
  const asked = askedPages();
  launchApp(launchOptions());
  await openPages(asked.length > 0 ? asked : [first], first);
  openAddress(pages.stack, { open: (url) => { pages.reLaunch(url).catch(reportError); }, back: (delta) => { void pages.navigateBack(delta); } });
  globalThis.previewReady = true;
}

/** Opens the pages of a reload again, the lowest first; one that is gone opens the app's first page. */
async function openPages([lowest = '', ...others]: string[], first: string): Promise<void> {
  try {
    await pages.reLaunch(lowest);
    for (const url of others) await pages.navigateTo(url);
  } catch (error) {
    if (pages.top !== undefined) throw error;
    app.tell('onPageNotFound', { ...parseUrl(lowest), isEntryPage: true });
    if (pages.top === undefined) await pages.reLaunch(first);
  }
}

/** Classic scripts: they are fetched together and run in order. */
function load(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    document.head.append(h('script', {
      src: `/__preview/${name}.js`, async: false, onload: () => { resolve(); }, onerror: () => { reject(new Error(`${name}.js did not load`)); },
    }));
  });
}
