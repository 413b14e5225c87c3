import type { Theme } from '../../manifest';
import { h } from '../dom';
import { stack } from './stack';
import { theme } from './theme';

/** The measures of the phone that the preview shows, px. */
export const STATUS_BAR = 44;
export const NAVIGATION_BAR = 44;
export const TAB_BAR = 49;
/** Where the gesture line is: nothing to tap belongs there. */
export const HOME_INDICATOR = 34;
const CAPSULE = { width: 87, height: 32, top: 48, margin: 7 };

interface Box { left: number; top: number; right: number; bottom: number; width: number; height: number }

export interface Metrics {
  windowWidth: number;
  /** The page's own area: without the bars that it shows. */
  windowHeight: number;
  screenWidth: number;
  screenHeight: number;
  statusBarHeight: number;
  safeArea: Box;
  menuButton: Box;
  pixelRatio: number;
}

interface Size { windowWidth: number; windowHeight: number; screenWidth: number; screenHeight: number }
type ResizeListener = (change: { size: Size }) => void;

const listeners = new Set<ResizeListener>();

/** The phone's screen: the window of this document, which the frame of a wide window makes as narrow as a phone. */
export const screen = {
  /** Bars, pages and overlays are inside. */
  element: h('div', { class: 'phone-screen' }),

  metrics(): Metrics {
    const { innerWidth: width, innerHeight: height, devicePixelRatio: pixelRatio } = window;
    const page = stack.at(-1);
    const left = width - CAPSULE.margin - CAPSULE.width;
    return {
      windowWidth: width, windowHeight: height - (page?.insets.top ?? 0) - (page?.insets.bottom ?? 0), screenWidth: width, screenHeight: height, statusBarHeight: STATUS_BAR, pixelRatio,
      safeArea: box(0, STATUS_BAR, width, height - STATUS_BAR - HOME_INDICATOR),
      menuButton: box(left, CAPSULE.top, CAPSULE.width, CAPSULE.height),
    };
  },

  get theme(): Theme { return theme.value; },
  onThemeChange: theme.onChange,
  offThemeChange: theme.offChange,
  onResize: (listener: ResizeListener): void => { listeners.add(listener); },
  offResize: (listener?: ResizeListener): void => { if (listener === undefined) listeners.clear(); else listeners.delete(listener); },
};

const box = (left: number, top: number, width: number, height: number): Box => ({ left, top, width, height, right: left + width, bottom: top + height });

window.addEventListener('resize', () => {
  const { windowWidth, windowHeight, screenWidth, screenHeight } = screen.metrics();
  const change = { size: { windowWidth, windowHeight, screenWidth, screenHeight } };
  const page = stack.at(-1);
  page?.call('onResize', change);
  page?.pageLifetime('resize', change.size);
  for (const listener of [...listeners]) listener(change);
});
