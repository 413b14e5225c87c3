import { Element as FrameworkElement, Component, type GeneralComponent } from 'glass-easel';

export { FrameworkElement, type GeneralComponent };

/** DOM element → framework element. Kept outside the DOM, so that copying a DOM object into data never walks into the framework. */
const elements = new WeakMap<object, FrameworkElement>();

export const remember = (dom: object, element: FrameworkElement): void => { elements.set(dom, element); };

/** The framework element that a DOM node belongs to. */
export function elementAt(node: EventTarget | null): FrameworkElement | null {
  for (let dom = node instanceof Node ? node : null; dom !== null; dom = dom.parentNode) {
    const element = elements.get(dom);
    if (element !== undefined) return element;
  }
  return null;
}

/** An element, or the element behind a page's or component's `this`. */
export function elementOf(caller: unknown): FrameworkElement | null {
  if (caller instanceof FrameworkElement) return caller;
  const inner = typeof caller === 'object' && caller !== null && '_$' in caller ? caller._$ : null;
  return inner instanceof FrameworkElement ? inner : null;
}

export const componentOf = (caller: unknown): GeneralComponent | null => {
  const element = elementOf(caller);
  return element !== null && Component.isComponent(element) ? element : null;
};

/** The DOM element of a framework element; that of its first child for a virtual one. */
export function domOf(element: FrameworkElement): HTMLElement | null {
  if (element.$$ !== null) return element.$$ as unknown as HTMLElement;
  const shadow = Component.isComponent(element) ? element.getShadowRoot() : null;
  for (const child of (shadow ?? element).childNodes) {
    const dom = child instanceof FrameworkElement ? domOf(child) : null;
    if (dom !== null) return dom;
  }
  return null;
}
