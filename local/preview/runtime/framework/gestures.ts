import { after } from '../dom';
import { elementAt, type FrameworkElement } from './nodes';
import { longPress } from './template-hooks';
import { dispatch, TouchDetail, type WxTouch } from './wx-event';

/** How far a finger may move and still tap, px. */
const TAP_DISTANCE = 10;
const LONG_PRESS_MS = 350;
/** A touch is followed by the mouse events it stands for. */
const MOUSE_AFTER_TOUCH_MS = 800;
const HOVER_START_MS = 50;
const HOVER_STAY_MS = 70;
/** The class segment of the framework that templates do not write. */
const TEMPORARY_SEGMENT = 3;
const ANIMATION_EVENTS = ['transitionend', 'animationstart', 'animationiteration', 'animationend'];

interface Finger { identifier: number; clientX: number; clientY: number }
type Stage = 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel';

interface Press { target: EventTarget; element: FrameworkElement; start: Finger; isTap: boolean; timer: number; release(): void }

/**
 * Fingers, and a mouse where there are none, as the framework's events: touch*, tap, longpress, hover-class.
 *
 * @param area where pages are; @param origin the top left corner of the page on top, for its coordinates
 */
export function listenToGestures(area: HTMLElement, origin: () => { left: number; top: number; scrollTop: number }): void {
  let press: Press | null = null;
  let touchedAt = -MOUSE_AFTER_TOUCH_MS;

  function begin(target: EventTarget, finger: Finger): void {
    const element = elementAt(target);
    if (element === null) { press = null; return; }
    longPress.isHandled = false;
    const timer = window.setTimeout(() => { dispatch(element, 'longpress', detailOf([finger], [finger])); }, LONG_PRESS_MS);
    press = { target, element, start: finger, isTap: true, timer, release: hover(target) };
  }

  function cancelTap(): void {
    if (press === null || !press.isTap) return;
    press.isTap = false;
    clearTimeout(press.timer);
    press.release();
  }

  function end(finger: Finger): void {
    if (press === null) return;
    const { isTap, element, target, release, timer } = press;
    clearTimeout(timer);
    release();
    press = null;
    if (!isTap || longPress.isHandled || isDisabled(target)) return;
    const detail = detailOf([], [finger]);
    dispatch(element, 'tap', detail);
  }

  function handle(stage: Stage, target: EventTarget, fingers: Finger[], changed: Finger[]): boolean {
    const [finger] = changed;
    if (finger === undefined) return false;
    if (stage === 'touchstart') begin(target, finger);
    if (stage === 'touchmove' && press !== null && Math.hypot(finger.clientX - press.start.clientX, finger.clientY - press.start.clientY) > TAP_DISTANCE) cancelTap();
    if (stage === 'touchcancel') cancelTap();
    const element = elementAt(target);
    const isPrevented = element !== null && dispatch(element, stage, detailOf(fingers, changed));
    if (stage === 'touchend') end(finger);
    return isPrevented;
  }

  function detailOf(fingers: Finger[], changed: Finger[]): TouchDetail {
    const { left, top, scrollTop } = origin();
    const toTouch = ({ identifier, clientX, clientY }: Finger): WxTouch =>
      ({ identifier, clientX: clientX - left, clientY: clientY - top, pageX: clientX - left, pageY: clientY - top + scrollTop, force: 1 });
    return new TouchDetail(fingers.map(toTouch), changed.map(toTouch));
  }

  for (const stage of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    // Not passive: `catch:touchmove` must be able to stop the page from scrolling.
    area.addEventListener(stage, (event) => {
      touchedAt = event.timeStamp;
      const isPrevented = event.target !== null && handle(stage, event.target, [...event.touches], [...event.changedTouches]);
      if (isPrevented && stage === 'touchmove' && event.cancelable) event.preventDefault();
    }, { passive: false, capture: true });
  }

  const isMouse = (event: MouseEvent): boolean => event.timeStamp - touchedAt > MOUSE_AFTER_TOUCH_MS;
  const fingerOf = ({ clientX, clientY }: MouseEvent): Finger => ({ identifier: 0, clientX, clientY });
  area.addEventListener('mousedown', (event) => {
    if (event.button === 0 && event.target !== null && isMouse(event)) handle('touchstart', event.target, [fingerOf(event)], [fingerOf(event)]);
  }, true);
  window.addEventListener('mousemove', (event) => {
    if (press !== null && isMouse(event)) handle('touchmove', press.target, [fingerOf(event)], [fingerOf(event)]);
  }, true);
  window.addEventListener('mouseup', (event) => {
    if (press !== null && isMouse(event)) handle('touchend', press.target, [], [fingerOf(event)]);
  }, true);

  for (const type of ANIMATION_EVENTS) {
    area.addEventListener(type, (event) => {
      const element = elementAt(event.target);
      const { elapsedTime, propertyName } = event as TransitionEvent;
      if (element !== null) dispatch(element, type, { elapsedTime, propertyName });
    }, true);
  }
}

const isDisabled = (target: EventTarget): boolean => target instanceof Element && target.closest('wx-button[disabled]') !== null;

/** Shows `hover-class` of the nearest element that has one; the result ends it. */
function hover(target: EventTarget): () => void {
  const dom = target instanceof Element ? target.closest('[hover-class]:not([disabled])') : null;
  const name = dom?.getAttribute('hover-class') ?? '';
  const element = elementAt(dom);
  if (element === null || name === '' || name === 'none') return () => undefined;
  const start = window.setTimeout(() => { element.setNodeClass(name, TEMPORARY_SEGMENT); }, HOVER_START_MS);
  return () => {
    clearTimeout(start);
    void after(HOVER_STAY_MS).then(() => { element.setNodeClass('', TEMPORARY_SEGMENT); });
  };
}
