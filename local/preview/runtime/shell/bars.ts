import { h } from '../dom';
import type { OpenPage } from './open-page';
import { stack } from './stack';
import { tabs } from './tab-bar';
import { followTheme, themed } from './theme';

export { tabs };

const title = h('span', { class: 'phone-nav__title' });
const spinner = h('i', { class: 'phone-spinner', hidden: true });
const back = h('button', { class: 'phone-nav__back', ariaLabel: '返回' }, '');

/** The navigation bar that WeChat draws where a page has no bar of its own. */
export const navigationBar = h('header', { class: 'phone-nav' }, back, h('div', { class: 'phone-nav__middle' }, spinner, title));

/** The clock, and the signs that a phone always shows. */
export const statusBar = h('div', { class: 'phone-status', ariaHidden: 'true' }, h('span', {}, clock()), h('i', { class: 'phone-status__signs' }));

/** What the page on top may change of its navigation bar. */
export const bars = {
  setTitle(text: string): void { change((page) => { page.bar.title = text; }); },
  setColors({ frontColor, backgroundColor }: { frontColor: string; backgroundColor: string }): void {
    change((page) => { Object.assign(page.bar, { frontColor, backgroundColor }); });
  },
  showLoading(): void { change((page) => { page.bar.isLoading = true; }); },
  hideLoading(): void { change((page) => { page.bar.isLoading = false; }); },
};

/** @param goBack what the arrow does */
export function startBars(goBack: () => void): void {
  back.addEventListener('click', goBack);
  followTheme(() => { const page = stack.at(-1); if (page !== undefined) drawBars(page); });
  setInterval(() => { if (statusBar.firstElementChild !== null) statusBar.firstElementChild.textContent = clock(); }, 10_000);
}

/** Draws both bars as the page wants them. */
export function drawBars(page: OpenPage): void {
  const { config, bar } = page;
  const isCustom = config.navigationStyle === 'custom';
  const background = bar.backgroundColor ?? themed(config.navigationBarBackgroundColor) ?? '#000000';
  const front = bar.frontColor ?? (themed(config.navigationBarTextStyle) === 'black' ? '#000000' : '#ffffff');
  const screen = document.documentElement;
  screen.style.setProperty('--phone-bar', background);
  screen.style.setProperty('--phone-front', front);
  screen.style.setProperty('--phone-background', themed(config.backgroundColorContent) ?? themed(config.backgroundColor) ?? '#ffffff');
  screen.toggleAttribute('data-dark-bar', front === '#ffffff');
  navigationBar.hidden = isCustom;
  title.textContent = bar.title ?? config.navigationBarTitleText ?? '';
  spinner.hidden = !bar.isLoading;
  back.hidden = stack.length < 2;
  tabs.draw(page);
}

function change(act: (page: OpenPage) => void): void {
  const page = stack.at(-1);
  if (page === undefined) return;
  act(page);
  drawBars(page);
}

function clock(): string {
  const now = new Date();
  return `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`;
}
