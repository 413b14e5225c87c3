import type { EventListener, ShadowedEvent, template } from 'glass-easel';
import { descriptorOf, type ComponentDescriptor } from './wxs-descriptor';
import { toWxEvent, type WxEvent } from './wx-event';

type ChangeListener = (newValue: unknown, oldValue: unknown, owner: ComponentDescriptor | null, instance: ComponentDescriptor | null) => void;
type WxsHandler = (event: WxEvent & { instance: ComponentDescriptor | null }, owner: ComponentDescriptor | null) => boolean | undefined;
type PageHandler = (event: WxEvent) => boolean | undefined;

/** The template's places where a handler is called (build/templates.ts installs them). */
export interface TemplateHooks {
  changeProperty: template.ChangePropFilter;
  event: template.EventListenerWrapper;
}

/** A long press that somebody handled is no tap. */
export const longPress = { isHandled: false };

export const templateHooks: TemplateHooks = {
  /** `change:name="{{module.f}}"` is called when the tree exists, as in WeChat's view layer. */
  changeProperty: (listener) => {
    if (typeof listener !== 'function') return listener;
    const call = listener as unknown as ChangeListener;
    return (newValue, oldValue, owner, element) => { queueMicrotask(() => { call(newValue, oldValue, descriptorOf(owner), descriptorOf(element)); }); };
  },

  event: (caller, event, handler, path) => {
    if (event.type === 'longpress') longPress.isHandled = true;
    return isFromWxs(path) ? callWxs(caller, event, handler) : (handler as unknown as PageHandler).call(caller, toWxEvent(event));
  },
};

function callWxs<T>(caller: unknown, event: ShadowedEvent<T>, handler: EventListener<T>): boolean | undefined {
  const wxEvent = { ...toWxEvent(event), instance: descriptorOf(event.currentTarget) };
  return (handler as unknown as WxsHandler).call(undefined, wxEvent, descriptorOf(caller));
}

/** The path of a handler begins with 0 for data, 1 for a WXS file, 2 for a WXS module in the template. */
const isFromWxs = (path: (string | number)[] | null | undefined): boolean => path?.[0] === 1 || path?.[0] === 2;
