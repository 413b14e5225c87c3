import { h } from '../dom';
import { connectivity } from '../wx/connectivity';
import { isShareable, sharePage } from '../wx/share';
import { isFramed } from './frame-link';
import { identity, people } from './identity';
import { pages } from './pages';
import { screen } from './screen';
import { theme, type ThemeChoice } from './theme';

const THEMES: Record<ThemeChoice, string> = { system: '跟随系统', light: '浅色', dark: '深色' };

/** The two signs at the top right that WeChat draws over every page: its menu, and out. Here the menu also says whose phone this is. */
export const capsule = h('div', { class: 'phone-capsule' },
  h('button', { class: 'phone-capsule__menu', ariaLabel: '更多', onclick: openMenu }, h('i'), h('i'), h('i')),
  h('button', { class: 'phone-capsule__home', ariaLabel: '回到首页', onclick: () => { void goHome(); } }, h('i')));

function openMenu(): void {
  const close = (): void => { menu.remove(); };
  const menu = h('div', { class: 'phone-menu', onclick: ({ target }: Event) => { if (target === menu) close(); } },
    h('section', { class: 'phone-menu__sheet', role: 'dialog', ariaLabel: '菜单' },
      h('header', { class: 'phone-menu__title' }, `现在是：${identity.name}`),
      // Beside the phone in a frame are the same.
      isFramed ? null : h('div', { class: 'phone-menu__row' }, ...people.map(({ openId, name }) => choice(name, openId === identity.openId, () => { become(openId); }))),
      isFramed ? null : h('div', { class: 'phone-menu__row' }, ...Object.entries(THEMES).map(([value, label]) => choice(label, value === theme.choice, () => { close(); theme.choose(value as ThemeChoice); }))),
      isShareable() ? h('button', { class: 'phone-menu__item', onclick: () => { close(); void sharePage('menu'); } }, '发送给朋友') : null,
      h('button', { class: 'phone-menu__item', onclick: () => { close(); connectivity.switch(!connectivity.isOnline); } }, connectivity.isOnline ? '断开网络' : '恢复网络'),
      h('button', { class: 'phone-menu__item', onclick: () => { location.reload(); } }, '重新进入小程序'),
      h('button', { class: 'phone-menu__item', onclick: close }, '取消')));
  screen.element.append(menu);
}

const choice = (label: string, isChosen: boolean, onclick: () => void): HTMLElement => h('button', { class: 'phone-menu__choice', ariaPressed: String(isChosen), onclick }, label);

function become(openId: string): void {
  const address = new URL(location.href);
  address.searchParams.set('user', openId);
  location.replace(address);
}

async function goHome(): Promise<void> {
  const { app, pages: all } = globalThis.previewManifest ?? {};
  await pages.reLaunch(`/${app?.entryPagePath ?? all?.[0] ?? ''}`);
}
