import { theme, type ThemeChoice } from './theme';

export type { ThemeChoice };

/** What the frame of a wide window tells its phones. */
export interface ToPhone { theme: ThemeChoice }

/** What a phone tells the frame: the page that it shows; or that a friend gets a page, on a phone beside it. */
export type ToFrame = { url: string } | { friend: string; url: string };

/** Whether this phone is in the frame of a wide window. */
export const isFramed = window.parent !== window;

export function tellFrame(message: ToFrame): void {
  if (isFramed) window.parent.postMessage(message, location.origin);
}

export const isFromPhone = (data: unknown): data is ToFrame => typeof data === 'object' && data !== null && 'url' in data;

export function hearFrame(): void {
  window.addEventListener('message', ({ source, data }: MessageEvent<ToPhone>) => {
    if (isFramed && source === window.parent) theme.choose(data.theme);
  });
}
