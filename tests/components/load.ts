import path from 'node:path';

/** The little of the DOM that these tests read; the Node project they belong to has no DOM types. */
export interface Drawn {
  className: string;
  textContent: string | null;
  outerHTML: string;
  querySelectorAll(selector: string): Iterable<Drawn>;
  dispatchEvent(event: Event): boolean;
}
interface Page {
  dom: Drawn | undefined;
  attach(parent: unknown): void;
  setData(data: Record<string, unknown>): void;
}
interface Simulate {
  load(component: string | object, tag?: string, options?: object): string;
  render(id: string): Page;
  sleep(ms: number): Promise<void>;
}
declare const document: { body: { appendChild(child: unknown): unknown }; createElement(tag: string): unknown };

const simulate = jest.requireActual<Simulate>('miniprogram-simulate');

const root = path.resolve(__dirname, '../../miniprogram');
const ids = new Map<string, string>();
let pages = 0;

/** A component on a page of its own, and what it has told the page. */
export interface Shown {
  dom: Drawn;
  /** What a reader sees, in one line. */
  text(): string;
  /** Every event with its detail, in the order it was told. */
  told: [event: string, detail: unknown][];
  set(properties: Record<string, unknown>): void;
  /** Taps the n-th element of a class of the component. */
  tap(className: string, index?: number): Promise<void>;
  /** Holds it down for some ms. */
  hold(className: string, index: number, ms: number): Promise<void>;
  find(className: string): Drawn[];
}

/**
 * Shows one of miniprogram/components, compiled by WeChat's own WXML compiler, inside a page:
 * the framework draws a virtual host only inside something. A file may load a component once.
 */
export function show(name: string, properties: Record<string, unknown>, events: string[] = []): Shown {
  const id = ids.get(name) ?? simulate.load(path.join(root, 'components', name, name), name, { rootPath: root, compiler: 'official' });
  ids.set(name, id);

  const told: Shown['told'] = [];
  const bindings = Object.keys(properties).map((key) => `${key.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}="{{${key}}}"`);
  const handlers = events.map((event) => `bind:${event}="${event}"`);
  const page = simulate.render(simulate.load({
    id: `page-${pages += 1}`,
    template: `<view><${name} ${[...bindings, ...handlers].join(' ')}></${name}></view>`,
    usingComponents: { [name]: id },
    data: properties,
    methods: Object.fromEntries(events.map((event) => [event, ({ detail }: { detail: unknown }) => { told.push([event, detail]); }])),
  }));
  page.attach(document.body.appendChild(document.createElement('main')));
  if (page.dom === undefined) throw new Error(`${name} was not drawn`);
  const dom = page.dom;

  const find = (className: string): Drawn[] => [...dom.querySelectorAll(`.${name}--${className}`)];
  const press = async (className: string, index: number, ms: number): Promise<void> => {
    const target = find(className)[index];
    if (target === undefined) throw new Error(`no ${className} number ${index} in ${dom.outerHTML}`);
    const point = { identifier: 1, target, clientX: 0, clientY: 0, pageX: 0, pageY: 0 };
    const send = (type: string, touches: unknown[]): void => {
      target.dispatchEvent(Object.assign(new Event(type, { bubbles: true, cancelable: true }), { touches, changedTouches: [point] }));
    };
    send('touchstart', [point]);
    await simulate.sleep(ms);
    send('touchend', []);
    await simulate.sleep(20);
  };
  return {
    dom, told, find,
    text: () => (dom.textContent ?? '').replace(/\s+/g, ' ').trim(),
    set: (changed) => { page.setData(changed); },
    tap: (className, index = 0) => press(className, index, 0),
    hold: press,
  };
}
