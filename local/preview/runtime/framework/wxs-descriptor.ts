import { translateValue } from '../../units';
import { componentOf, domOf, elementOf, type FrameworkElement } from './nodes';

/** What WXS sees of an element. */
export interface ComponentDescriptor {
  selectComponent(selector: string): ComponentDescriptor | null;
  selectAllComponents(selector: string): (ComponentDescriptor | null)[];
  setStyle(style: string | Record<string, unknown>): ComponentDescriptor;
  addClass(...names: string[]): ComponentDescriptor;
  removeClass(...names: string[]): ComponentDescriptor;
  hasClass(name: string): boolean;
  getDataset(): Record<string, unknown>;
  callMethod(name: string, detail?: unknown): unknown;
  requestAnimationFrame(callback: () => void): number;
  setTimeout(callback: () => void, ms?: number): unknown;
  clearTimeout(timer: number): void;
  getState(): Record<string, unknown>;
  triggerEvent(name: string, detail?: unknown): void;
  getComputedStyle(names: string[]): Record<string, string>;
  getBoundingClientRect(): { left: number; top: number; right: number; bottom: number; width: number; height: number };
}

const descriptors = new WeakMap<FrameworkElement, ComponentDescriptor>();

/** The one descriptor of an element (or of a page's `this`). */
export function descriptorOf(caller: unknown): ComponentDescriptor | null {
  const element = elementOf(caller);
  if (element === null) return null;
  const known = descriptors.get(element);
  if (known !== undefined) return known;
  const made = describe(element);
  descriptors.set(element, made);
  return made;
}

function describe(element: FrameworkElement): ComponentDescriptor {
  const state: Record<string, unknown> = {};
  const inside = (): FrameworkElement | null => componentOf(element)?.getShadowRoot() ?? element.ownerShadowRoot;
  const toggle = (names: string[], on: boolean): void => { for (const name of names.flat()) element.toggleNodeClass(name, on); };
  const descriptor: ComponentDescriptor = {
    selectComponent: (selector) => descriptorOf(inside()?.asShadowRoot()?.querySelector(selector)),
    selectAllComponents: (selector) => (inside()?.asShadowRoot()?.querySelectorAll(selector) ?? []).map(descriptorOf),
    setStyle(style) {
      const dom = domOf(element);
      if (dom === null) return descriptor;
      if (typeof style === 'string') dom.style.cssText += `;${translateValue(style)}`;
      else for (const [name, value] of Object.entries(style)) dom.style.setProperty(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), translateValue(String(value)));
      return descriptor;
    },
    addClass(...names) { toggle(names, true); return descriptor; },
    removeClass(...names) { toggle(names, false); return descriptor; },
    hasClass: (name) => element.classList?.contains(name) ?? false,
    getDataset: () => element.dataset,
    callMethod(name, detail) {
      const caller = componentOf(element)?.getMethodCaller();
      const method: unknown = caller === undefined ? undefined : Reflect.get(caller, name);
      return typeof method === 'function' ? (method as (detail: unknown) => unknown).call(caller, detail) : undefined;
    },
    requestAnimationFrame: (callback) => requestAnimationFrame(callback),
    setTimeout: (callback, ms) => setTimeout(callback, ms),
    clearTimeout: (timer) => { clearTimeout(timer); },
    getState: () => state,
    triggerEvent: (name, detail) => { element.triggerEvent(name, detail); },
    getComputedStyle(names) {
      const dom = domOf(element);
      const style = dom === null ? null : getComputedStyle(dom);
      return Object.fromEntries(names.map((name) => [name, style?.getPropertyValue(name) ?? '']));
    },
    getBoundingClientRect() {
      const { left, top, right, bottom, width, height } = domOf(element)?.getBoundingClientRect() ?? new DOMRect();
      return { left, top, right, bottom, width, height };
    },
  };
  return descriptor;
}
