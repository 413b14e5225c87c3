import { h } from '../dom';
import type { ToPhone } from '../shell/frame-link';

const HEIGHT = 812;

/** A phone in the frame: a document of its own, with the person who holds it in its address. */
export class FramePhone {
  private readonly screen = h('iframe', { class: 'frame__screen', title: '手机' });
  readonly dom = h('div', { class: 'frame__phone' }, this.screen);
  /** The page that it shows; empty for the app's first. */
  url = '';

  open({ user, theme, url }: { user: string; theme: string; url: string }): void {
    this.url = url;
    const address = new URL('/', location.origin);
    address.searchParams.set('user', user);
    address.searchParams.set('theme', theme);
    address.hash = url;
    this.screen.src = address.href;
  }

  showTheme(theme: ToPhone['theme']): void {
    this.screen.contentWindow?.postMessage({ theme } satisfies ToPhone, location.origin);
  }

  resize(width: number): void {
    this.screen.style.width = `${width}px`;
    this.screen.style.height = `min(${HEIGHT}px, calc(100vh - 48px))`;
  }

  isSource(source: MessageEventSource | null): boolean {
    return source === this.screen.contentWindow;
  }
}
