import type { TabItem } from '../../manifest';
import { h } from '../dom';
import type { OpenPage } from './open-page';
import { stack } from './stack';
import { themed } from './theme';

/** What the app's code changed of a tab. */
interface TabState { badge: string | null; hasDot: boolean; change: Partial<TabItem> }

const states: TabState[] = [];
type SelectListener = (item: TabItem, index: number) => void;

let onSelect: SelectListener = () => undefined;
let isHidden = false;

/** The bar with the app's tabs, and what the app may change of it. */
export const tabs = {
  element: h('nav', { class: 'phone-tabs', role: 'tablist', hidden: true }),

  /** @param listener a tab was tapped */
  onSelect(listener: SelectListener): void { onSelect = listener; },

  draw(page: OpenPage): void {
    const config = globalThis.previewManifest?.app.tabBar;
    page.dom.classList.toggle('phone-page--no-tabs', isHidden);
    page.layOut();
    tabs.element.hidden = !page.isTab || isHidden || config === undefined;
    if (config === undefined || tabs.element.hidden) return;
    tabs.element.style.background = themed(config.backgroundColor) ?? '#ffffff';
    tabs.element.dataset['border'] = themed(config.borderStyle) ?? 'black';
    tabs.element.replaceChildren(...config.list.map((item, index) => {
      const isSelected = item.pagePath === page.route;
      return tab({ ...item, ...states[index]?.change }, index, isSelected, themed(isSelected ? config.selectedColor : config.color) ?? '');
    }));
  },

  setBadge(index: number, text: string | null): void { update(index, { badge: text, hasDot: false }); },
  setRedDot(index: number, on: boolean): void { update(index, { hasDot: on, badge: null }); },
  setItem(index: number, change: Partial<TabItem>): void { update(index, { change: { ...states[index]?.change, ...change } }); },
  show(): void { toggle(false); },
  hide(): void { toggle(true); },
};

function tab(item: TabItem, index: number, isSelected: boolean, color: string): HTMLElement {
  const { badge = null, hasDot = false } = states[index] ?? {};
  const icon = themed(isSelected ? item.selectedIconPath ?? item.iconPath : item.iconPath);
  return h('button', { class: 'phone-tab', role: 'tab', ariaSelected: String(isSelected), style: `color: ${color}`, onclick: () => { onSelect(item, index); } },
    icon === undefined ? null : h('img', { class: 'phone-tab__icon', src: `/${icon.replace(/^\//, '')}`, alt: '' }),
    item.text,
    badge === null ? null : h('span', { class: 'phone-tab__badge' }, badge),
    hasDot ? h('span', { class: 'phone-tab__dot' }) : null);
}

function update(index: number, change: Partial<TabState>): void {
  states[index] = { ...{ badge: null, hasDot: false, change: {} }, ...states[index], ...change };
  redraw();
}

function toggle(hidden: boolean): void {
  isHidden = hidden;
  redraw();
}

function redraw(): void {
  const page = stack.at(-1);
  if (page !== undefined) tabs.draw(page);
}
