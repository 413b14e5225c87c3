import { Component } from 'glass-easel';
import type { Root } from 'glass-easel-miniprogram-adapter';
import type { WindowConfig } from '../../manifest';
import { h } from '../dom';
import type { AppSpace } from '../framework/app-space';
import type { EventChannel } from './event-channel';
import { reportError } from './problems';
import { HOME_INDICATOR, NAVIGATION_BAR, STATUS_BAR, TAB_BAR } from './screen';
import { formatUrl, type PageUrl } from './url';

/** A page's `this`: its definition's functions and fields, and what WeChat adds. */
export type PageInstance = Record<string, unknown>;

/** What the page's code changed of its bar. */
export interface BarState { title?: string; frontColor?: string; backgroundColor?: string; isLoading: boolean }

interface Options { space: AppSpace; url: PageUrl; config: WindowConfig; isTab: boolean; opener: EventChannel }

const REACH_BOTTOM_PX = 50;

/** A page in the stack: its DOM, its component and its life. */
export class OpenPage {
  readonly route: string;
  readonly options: Record<string, string>;
  readonly config: WindowConfig;
  readonly isTab: boolean;
  readonly bar: BarState = { isLoading: false };
  /** Fixed elements stay inside it. */
  readonly dom = h('section', { class: 'phone-page', hidden: true });
  readonly scroller = h('div', { class: 'phone-page__scroll' });
  readonly instance: PageInstance;
  private readonly space: AppSpace;
  private readonly root: Root;
  private isShown = false;
  private isReady = false;
  private scrollTop = 0;
  /** How high the page was when its bottom was last reached: a page that grew has a new one. */
  private reachedHeight = 0;

  constructor({ space, url, config, isTab, opener }: Options) {
    this.space = space;
    this.route = url.path;
    this.options = url.query;
    this.config = config;
    this.isTab = isTab;
    this.dom.append(this.scroller);
    this.dom.classList.toggle('phone-page--still', config.disableScroll === true);
    this.dom.dataset['route'] = url.path;
    this.layOut();
    this.root = space.createPage(url.path);
    this.instance = this.root.get() as unknown as PageInstance;
    Object.assign(this.instance, { route: url.path, __route__: url.path, options: { ...url.query }, getOpenerEventChannel: () => opener });
    this.scroller.addEventListener('scroll', () => { this.onScroll(); }, { passive: true });
  }

  get url(): string { return formatUrl({ path: this.route, query: this.options }); }

  /** What the phone's bars take of the screen, px. */
  get insets(): { top: number; bottom: number } {
    return { top: this.config.navigationStyle === 'custom' ? 0 : STATUS_BAR + NAVIGATION_BAR, bottom: this.isTab && !this.dom.classList.contains('phone-page--no-tabs') ? TAB_BAR + HOME_INDICATOR : 0 };
  }

  /** Places the page between the bars. */
  layOut(): void {
    const { top, bottom } = this.insets;
    this.dom.style.setProperty('--phone-top', `${top}px`);
    this.dom.style.setProperty('--phone-bottom', `${bottom}px`);
    this.dom.style.setProperty('--wx-safe-top', top === 0 ? `${STATUS_BAR}px` : '0px');
    this.dom.style.setProperty('--wx-safe-bottom', bottom === 0 ? `${HOME_INDICATOR}px` : '0px');
  }

  /** Puts the page into `area`: attached, then onLoad. */
  load(area: HTMLElement): void {
    const place = h('i');
    this.scroller.append(place);
    area.append(this.dom);
    this.dom.hidden = false;
    this.space.styles.showPage(this.route);
    const component = this.root.getComponent();
    const properties = Object.entries(this.options).filter(([name]) => Component.hasProperty(component, name));
    if (properties.length > 0) component.setData(Object.fromEntries(properties));
    this.root.attach(this.scroller as unknown as Parameters<Root['attach']>[0], place as unknown as Parameters<Root['attach']>[1]);
    this.call('onLoad', { ...this.options });
  }

  /** Shows the page; the first time it is ready after its first layout. */
  show(): void {
    if (this.isShown) return;
    this.isShown = true;
    this.dom.hidden = false;
    this.space.styles.showPage(this.route);
    this.scroller.scrollTop = this.scrollTop;
    this.call('onShow');
    this.pageLifetime('show');
    if (this.isReady) return;
    this.isReady = true;
    requestAnimationFrame(() => { this.call('onReady'); });
  }

  hide(): void {
    if (!this.isShown) return;
    this.scrollTop = this.scroller.scrollTop;
    this.isShown = false;
    this.call('onHide');
    this.pageLifetime('hide');
    this.dom.hidden = true;
  }

  unload(): void {
    this.isShown = false;
    this.call('onUnload');
    this.root.release();
    this.dom.remove();
  }

  /** Calls a function of the page, if it has it. */
  call(name: string, ...values: unknown[]): unknown {
    const method = this.instance[name];
    if (typeof method !== 'function') return undefined;
    try {
      return (method as (...values: unknown[]) => unknown).apply(this.instance, values);
    } catch (error) {
      reportError(error);
      return undefined;
    }
  }

  has(name: string): boolean { return typeof this.instance[name] === 'function'; }

  /** Tells the page's components. */
  pageLifetime(name: 'show' | 'hide' | 'resize', ...values: unknown[]): void {
    this.root.getComponent().triggerPageLifetime(name, values as never);
  }

  private onScroll(): void {
    if (!this.isShown) return;
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    this.call('onPageScroll', { scrollTop });
    const isAtBottom = scrollTop + clientHeight >= scrollHeight - (this.config.onReachBottomDistance ?? REACH_BOTTOM_PX);
    if (!isAtBottom) this.reachedHeight = 0;
    if (!isAtBottom || scrollHeight === this.reachedHeight) return;
    this.reachedHeight = scrollHeight;
    this.call('onReachBottom');
  }
}
