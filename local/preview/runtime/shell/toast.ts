import { h } from '../dom';
import { screen } from './screen';

export type ToastIcon = 'success' | 'error' | 'loading' | 'none';

interface ToastOptions {
  title: string;
  icon: ToastIcon;
  /** Address of a picture instead of the icon. */
  image?: string;
  /** Touches do not reach the page while it is shown. */
  mask: boolean;
  /** Null: until it is hidden. */
  durationMs: number | null;
}

let shown: HTMLElement | null = null;
let timer = 0;

/** Toast and loading are one place, as in WeChat: the newer replaces the older. */
export function showToast({ title, icon, image, mask, durationMs }: ToastOptions): void {
  hideToast();
  const picture = image === undefined ? iconOf(icon) : h('img', { class: 'shell-toast__icon', src: image, alt: '' });
  const box = h('div', { class: `shell-toast__box${picture === null ? ' shell-toast__box--text' : ''}` }, picture, h('p', { class: 'shell-toast__title' }, title));
  shown = h('div', { class: `shell-toast${mask ? ' shell-toast--mask' : ''}`, role: 'status' }, box);
  screen.element.append(shown);
  if (durationMs !== null) timer = window.setTimeout(hideToast, durationMs);
}

export function hideToast(): void {
  clearTimeout(timer);
  shown?.remove();
  shown = null;
}

/** The word under the phone when it would vibrate. */
export function hintVibration(word: string): void {
  const hint = h('div', { class: 'shell-vibration', role: 'status' }, word);
  screen.element.append(hint);
  hint.addEventListener('animationend', () => { hint.remove(); });
}

const PATHS: Partial<Record<ToastIcon, string>> = { success: 'M8 21l8 8 17-18', error: 'M20 8v17M20 31v1' };

function iconOf(icon: ToastIcon): Element | null {
  if (icon === 'none') return null;
  if (icon === 'loading') return h('i', { class: 'shell-toast__icon shell-spinner' });
  const holder = h('i', { class: 'shell-toast__icon' });
  holder.innerHTML = `<svg viewBox="0 0 40 40" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"><path d="${PATHS[icon] ?? ''}"/></svg>`;
  return holder;
}
