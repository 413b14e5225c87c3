import { h } from '../dom';
import { screen } from './screen';

export interface Overlay { close(): void }

/**
 * Covers the page with `content` until it is closed.
 *
 * @param place where the content is: `center`, `bottom`, or all of the screen
 * @param onDismiss the user tapped beside it or pressed Escape; without it neither does anything
 */
export function openOverlay(place: 'center' | 'bottom' | 'full', content: HTMLElement, onDismiss?: () => void): Overlay {
  const before = document.activeElement;
  const mask = h('div', { class: `shell-mask shell-mask--${place}` }, content);
  ignoreOpeningClick(mask);
  if (onDismiss !== undefined) {
    mask.addEventListener('click', ({ target }) => { if (target === mask) onDismiss(); });
    mask.addEventListener('keydown', ({ key }) => { if (key === 'Escape') onDismiss(); });
  }
  content.setAttribute('role', 'dialog');
  content.setAttribute('aria-modal', 'true');
  content.tabIndex = -1;
  screen.element.append(mask);
  content.focus({ preventScroll: true });
  requestAnimationFrame(() => { mask.classList.add('shell-mask--open'); });

  return {
    close() {
      mask.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
  };
}

/** The tap that opened it still ends in a click, on whatever lies under the finger by then: that one is not meant. Keys click too; their `detail` is 0. */
function ignoreOpeningClick(mask: HTMLElement): void {
  let isPressed = false;
  mask.addEventListener('pointerdown', () => { isPressed = true; }, true);
  mask.addEventListener('click', (event) => {
    if (isPressed || event.detail === 0) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}
