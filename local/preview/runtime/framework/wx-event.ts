import { Event as FrameworkEvent, type EventOptions, type ShadowedEvent } from 'glass-easel';
import { domOf, elementOf, type FrameworkElement } from './nodes';

/** One finger, in the page's coordinates. */
export interface WxTouch { identifier: number; clientX: number; clientY: number; pageX: number; pageY: number; force: number }

/** The detail of events that come from fingers: it becomes `touches`, `changedTouches` and `detail: {x, y}`. */
export class TouchDetail {
  constructor(readonly touches: WxTouch[], readonly changedTouches: WxTouch[]) {}
}

interface WxTarget { id: string; dataset: Record<string, unknown>; offsetLeft: number; offsetTop: number }

/** An event as a page's handler gets it. */
export interface WxEvent {
  type: string;
  timeStamp: number;
  target: WxTarget;
  currentTarget: WxTarget;
  mark: Record<string, unknown>;
  detail: unknown;
  touches?: WxTouch[];
  changedTouches?: WxTouch[];
  preventDefault(): void;
  stopPropagation(): void;
}

/** Sends an event through the framework's tree; true if a handler caught it or prevented its default. */
export function dispatch(target: FrameworkElement, type: string, detail: unknown, options: EventOptions = { bubbles: true, composed: true, capturePhase: true }): boolean {
  const event = new FrameworkEvent(type, detail, options);
  FrameworkEvent.dispatchEvent(target, event);
  return event.defaultPrevented();
}

export function toWxEvent(event: ShadowedEvent<unknown>): WxEvent {
  const { type, timeStamp, detail } = event;
  const result: WxEvent = {
    type, timeStamp, target: targetOf(event.target), currentTarget: targetOf(event.currentTarget), mark: event.mark ?? {}, detail,
    preventDefault: () => { event.preventDefault(); }, stopPropagation: () => { event.stopPropagation(); },
  };
  if (!(detail instanceof TouchDetail)) return result;
  const [first] = detail.changedTouches;
  return { ...result, touches: detail.touches, changedTouches: detail.changedTouches, detail: { x: first?.clientX ?? 0, y: first?.clientY ?? 0 } };
}

function targetOf(caller: unknown): WxTarget {
  const element = elementOf(caller);
  const dom = element === null ? null : domOf(element);
  return { id: element?.id ?? '', dataset: element?.dataset ?? {}, offsetLeft: dom?.offsetLeft ?? 0, offsetTop: dom?.offsetTop ?? 0 };
}
