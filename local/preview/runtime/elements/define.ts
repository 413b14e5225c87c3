import { ComponentSpace, type ComponentSpace as Space } from 'glass-easel';
import elementTemplates from 'preview:templates';
import { componentOf, domOf, elementAt, type FrameworkElement, type GeneralComponent } from '../framework/nodes';
import { templateOf } from '../framework/templates';

/** Property values of an element. */
type Properties = Record<string, unknown>;

/** An element in the page, as its behaviour sees it. */
export interface ElementHandle<P extends Properties = Properties> {
  /** Its DOM element, `wx-…`. */
  readonly host: HTMLElement;
  readonly component: GeneralComponent;
  /** Property values as they are now. */
  readonly props: P;
  /** Changes properties as the user did; a `model:` binding follows. */
  set(values: Partial<P>): void;
  /** Tells the page. */
  emit(type: string, detail?: unknown): void;
  /** Hears an event of the page's tree on the element. */
  on(type: string, listener: () => void): void;
  /** The nearest element around it with that tag. */
  closest(tag: string): ElementHandle | null;
  /** Elements inside it with that tag. */
  inside(tag: string): ElementHandle[];
  readonly behaviour: Behaviour;
}

/** What an element does beside being there. */
export interface Behaviour {
  /** Properties changed, or the element is new. */
  update?(): void;
  detached?(): void;
  /** Its value in a form. */
  value?(): unknown;
  reset?(): void;
  /** A tap on it, or on its label. */
  press?(): void;
  /** A tap in a group chose this one. */
  choose?(item: ElementHandle): void;
  /** What createSelectorQuery().fields({node, context}) gives. */
  node?(): unknown;
}

export interface ElementDefinition<P extends Properties> {
  tag: string;
  /** Default values; they give the types. `null` takes any value. */
  properties: P;
  /** File in templates/; without one it has its children only. */
  template?: string;
  externalClasses?: string[];
  attach?(element: ElementHandle<P>): Behaviour;
}

const handles = new WeakMap<FrameworkElement, ElementHandle>();

/** The built-in element behind a framework element, if it is one. */
export const handleOf = (element: FrameworkElement | null): ElementHandle | null => (element === null ? null : handles.get(element) ?? null);

/** Built-in elements live in a space of their own: in their templates every tag is a plain element. */
export const elementSpace = (app: Space): Space => new ComponentSpace(undefined, undefined, app.styleScopeManager);

/** Makes a tag of the app mean this element. */
export function defineElement<P extends Properties>(app: Space, own: Space, { tag, properties, template = 'slot', externalClasses = [], attach = () => ({}) }: ElementDefinition<P>): void {
  const definition = own.defineComponent({
    is: `element/${tag}`,
    options: { idPrefixGenerator: null },
    externalClasses,
    properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, { type: typeOf(value), value }])),
    template: templateOf(elementTemplates, template),
    observers: {
      '**': function (this: unknown) { behaviourOf(this)?.update?.(); },
    },
    lifetimes: {
      attached() {
        const component = componentOf(this);
        if (component === null) return;
        const handle = makeHandle<P>(component);
        handles.set(component, handle as unknown as ElementHandle);
        handle.behaviour = attach(handle);
        handle.behaviour.update?.();
      },
      detached() { behaviourOf(this)?.detached?.(); },
    },
  });
  app.setGlobalUsingComponent(tag, definition.general());
}

const behaviourOf = (caller: unknown): Behaviour | undefined => handleOf(componentOf(caller))?.behaviour;

function makeHandle<P extends Properties>(component: GeneralComponent): ElementHandle<P> & { behaviour: Behaviour } {
  const host = domOf(component);
  if (host === null) throw new Error(`<${component.is}> has no DOM element`);
  return {
    host, component, behaviour: {},
    get props() { return component.data as P; },
    set: (values) => { component.setData(values); },
    emit: (type, detail = {}) => { component.triggerEvent(type, detail); },
    on: (type, listener) => { component.addListener(type, () => { listener(); }); },
    closest: (tag) => handleAt(host.parentElement?.closest(`wx-${tag}`)),
    inside: (tag) => [...host.querySelectorAll(`wx-${tag}`)].flatMap((dom) => handleAt(dom) ?? []),
  };
}

/** The built-in element that a DOM element is. */
export const handleAt = (dom: Element | null | undefined): ElementHandle | null => handleOf(dom === null || dom === undefined ? null : elementAt(dom));

function typeOf(value: unknown): StringConstructor | NumberConstructor | BooleanConstructor | ArrayConstructor | null {
  if (Array.isArray(value)) return Array;
  if (typeof value === 'string') return String;
  if (typeof value === 'number') return Number;
  return typeof value === 'boolean' ? Boolean : null;
}
