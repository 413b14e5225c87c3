import { theme, type ThemeChoice } from './theme';

/** What the frame of a wide window tells the phone in it, and what the phone tells the frame. */
export type ToPhone = { theme: ThemeChoice };
export type ToFrame = { hash: string };

/** Whether this phone is in the frame of a wide window. */
export const isFramed = window.parent !== window;

export function tellFrame(message: ToFrame): void {
  if (isFramed) window.parent.postMessage(message, location.origin);
}

export function hearFrame(): void {
  window.addEventListener('message', ({ source, data }: MessageEvent<ToPhone>) => {
    if (isFramed && source === window.parent) theme.choose(data.theme);
  });
}
