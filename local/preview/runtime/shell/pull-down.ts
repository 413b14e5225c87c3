import { h } from '../dom';
import { STATUS_BAR, NAVIGATION_BAR } from './screen';
import { stack } from './stack';
import { themed } from './theme';
import type { OpenPage } from './open-page';

/** Where the page rests while it refreshes; from here on letting go refreshes. */
const REST_PX = 50;
const PULL_MAX_PX = 96;
/** The page follows the finger at this share. */
const RESISTANCE = 0.5;
/** A finger that moved less may still tap. */
const START_PX = 8;

const dots = h('div', { class: 'phone-pull', hidden: true, ariaHidden: 'true' }, h('i'), h('i'), h('i'));
let refreshing: OpenPage | null = null;

/** Pulls the page on top down, as by a finger: onPullDownRefresh. */
export function startPullDown(): void {
  const page = stack.at(-1);
  if (page === undefined || refreshing !== null) return;
  refreshing = page;
  place(page, REST_PX, true);
  page.call('onPullDownRefresh');
}

export function stopPullDown(): void {
  const page = refreshing;
  refreshing = null;
  if (page === null) return;
  place(page, 0, true);
}

/** Lets a finger or the mouse pull pages down inside `area`. */
export function listenToPull(area: HTMLElement): void {
  let start: { x: number; y: number } | null = null;
  let pulled = 0;

  function begin(x: number, y: number): void {
    const page = stack.at(-1);
    const canPull = page?.config.enablePullDownRefresh === true && page.scroller.scrollTop <= 0 && refreshing === null;
    start = canPull ? { x, y } : null;
    pulled = 0;
  }

  /** Whether the finger pulls the page. */
  function move(x: number, y: number): boolean {
    const page = stack.at(-1);
    if (start === null || page === undefined) return false;
    const distance = y - start.y;
    if (pulled === 0 && (distance < START_PX || Math.abs(x - start.x) > distance)) {
      if (distance < -START_PX || Math.abs(x - start.x) > START_PX) start = null;
      return false;
    }
    pulled = Math.min(PULL_MAX_PX, Math.max(0, distance * RESISTANCE));
    place(page, pulled, false);
    return true;
  }

  function end(): void {
    const page = stack.at(-1);
    if (start !== null && page !== undefined && pulled > 0) {
      if (pulled >= REST_PX) startPullDown();
      else place(page, 0, true);
    }
    start = null;
  }

  area.addEventListener('touchstart', ({ touches: [touch] }) => { if (touch !== undefined) begin(touch.clientX, touch.clientY); }, { passive: true });
  area.addEventListener('touchmove', (event) => {
    const [touch] = event.touches;
    // An inner element that scrolls or catches the finger keeps it.
    if (touch === undefined || event.defaultPrevented || isScrolled(event.target, area)) return;
    if (move(touch.clientX, touch.clientY) && event.cancelable) event.preventDefault();
  }, { passive: false });
  area.addEventListener('touchend', end);
  area.addEventListener('touchcancel', end);
  area.addEventListener('mousedown', ({ clientX, clientY, button }) => { if (button === 0) begin(clientX, clientY); });
  window.addEventListener('mousemove', ({ clientX, clientY, buttons }) => { if (buttons === 1) move(clientX, clientY); });
  window.addEventListener('mouseup', end);
}

function place(page: OpenPage, px: number, isAnimated: boolean): void {
  const top = page.config.navigationStyle === 'custom' ? STATUS_BAR + NAVIGATION_BAR : 0;
  dots.hidden = px === 0 && refreshing === null;
  dots.style.top = `${top}px`;
  dots.dataset['style'] = themed(page.config.backgroundTextStyle) ?? 'dark';
  page.dom.prepend(dots);
  page.scroller.style.transition = isAnimated ? 'top 200ms' : '';
  page.scroller.style.top = px === 0 ? '' : `${px}px`;
}

/** Whether the finger is in something inside the page that is scrolled away from its top. */
function isScrolled(target: EventTarget | null, area: HTMLElement): boolean {
  for (let element = target instanceof Element ? target : null; element !== null && element !== area; element = element.parentElement) {
    if (element.matches('wx-scroll-view') && element.scrollTop > 0) return true;
  }
  return false;
}
