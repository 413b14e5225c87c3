import { h } from '../dom';
import { openOverlay } from './overlay';

interface Wanted {
  /** As in HTML: `image/*`, `.xlsx,.csv`. */
  accept: string;
  count: number;
  /** Straight from the camera, on a phone. */
  capture?: boolean;
  /** What the files are called on the screen. */
  noun: string;
}

/** The browser's file dialog; null if it is cancelled. More than `count` cannot be chosen on a phone: the rest is left out. */
export function chooseFiles({ accept, count, capture = false, noun }: Wanted): Promise<File[] | null> {
  const input = h('input', { type: 'file', class: 'shell-file', accept, multiple: count > 1, hidden: true, 'aria-label': `选择${noun}` });
  if (capture) input.setAttribute('capture', 'environment');
  document.body.append(input);
  return new Promise<File[] | null>((resolve) => {
    input.addEventListener('cancel', () => { resolve(null); });
    input.addEventListener('change', () => { resolve([...input.files ?? []].slice(0, count)); });
    if (navigator.userActivation.isActive) input.click();
    else askForTap(noun, () => { input.click(); }, () => { resolve(null); });
  }).finally(() => { input.remove(); });
}

/** A browser opens its dialog only at a tap; the one that led here was too long ago. */
function askForTap(noun: string, onGo: () => void, onCancel: () => void): void {
  const button = (label: string, act: () => void): HTMLElement => h('button', { class: 'shell-action', onclick: () => { overlay.close(); act(); } }, label);
  const overlay = openOverlay('bottom', h('section', { class: 'shell-actions', 'aria-label': `选择${noun}` }, button(`选择${noun}`, onGo), button('取消', onCancel)), () => { overlay.close(); onCancel(); });
}
