import { CurrentWindowBackendContext, Element as FrameworkElement } from 'glass-easel';
import { translateValue } from '../../units';
import { isAnimation, play } from './animation';
import { domOf, remember } from './nodes';

type BackendDocument = CurrentWindowBackendContext['document'];
type BackendElement = ReturnType<BackendDocument['createElement']>;

/** Attributes that would mean something else in HTML, or nothing. */
const IGNORED_ATTRIBUTE = /^(on|bind|catch|change:|capture-)/;

/** How the framework makes DOM: every element is `wx-…`, so that none has a behaviour of HTML; events are our own (gestures.ts). */
export class Backend extends CurrentWindowBackendContext {
  override document: BackendDocument = {
    createElement: (tag) => asBackend(createElement(tag)),
    createTextNode: (text) => asBackend(document.createTextNode(text)),
    createDocumentFragment: () => asBackend(document.createDocumentFragment()),
  };

  override associateValue(dom: BackendElement, element: FrameworkElement): void {
    remember(dom, element);
  }

  override setListenerStats(): void {
    // Every event comes through gestures.ts or from a built-in element.
  }
}

const asBackend = (node: Node): BackendElement => node as unknown as BackendElement;

function createElement(tag: string): HTMLElement {
  const element = document.createElement(`wx-${tag.toLowerCase()}`);
  const setAttribute = element.setAttribute.bind(element);
  element.setAttribute = (name, value) => {
    if (!IGNORED_ATTRIBUTE.test(name)) setAttribute(name === 'aria-role' ? 'role' : name, value);
  };
  return element;
}

/** What the framework hands to the DOM unchanged but WeChat translates: units in inline styles, and `animation`. */
export function patchElements(): void {
  const { prototype } = FrameworkElement;
  const setNodeStyle = Reflect.get(prototype, 'setNodeStyle') as (this: FrameworkElement, style: string, segment?: number) => void;
  prototype.setNodeStyle = function (style, segment) { setNodeStyle.call(this, translateValue(style), segment); };

  const updateAttribute = Reflect.get(prototype, 'updateAttribute') as (this: FrameworkElement, name: string, value: unknown) => void;
  prototype.updateAttribute = function (name, value) {
    if (name !== 'animation') { updateAttribute.call(this, name, value); return; }
    const dom = domOf(this);
    if (dom !== null && isAnimation(value)) void play(dom, value);
  };
}
