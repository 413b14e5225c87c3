import { component as adapter } from 'glass-easel-miniprogram-adapter';
import { nextFrame } from '../dom';
import { handleOf } from '../elements/define';
import { componentOf, domOf, type FrameworkElement } from '../framework/nodes';
import { pages } from '../shell/pages';
import { screen } from '../shell/screen';

type Fields = WechatMiniprogram.Fields;
type Found = Record<string, unknown>;
type Callback = (result: unknown) => void;

/** What boundingClientRect() and scrollOffset() ask for. */
const RECT: Fields = { id: true, dataset: true, rect: true, size: true };
const SCROLL: Fields = { id: true, dataset: true, scrollOffset: true };

/** wx.createSelectorQuery: asks for places and sizes in the page's coordinates; all at once, after the next layout. */
export class SelectorQuery {
  private readonly tasks: { find: () => unknown; callback: Callback | undefined }[] = [];

  /** @param owner a page's or component's `this`; null for the page on top */
  constructor(private owner: unknown = null) {}

  in(owner: unknown): this { this.owner = owner; return this; }
  select(selector: string): NodesRef { return new NodesRef(this, (fields) => this.find(selector, fields)[0] ?? null); }
  selectAll(selector: string): NodesRef { return new NodesRef(this, (fields) => this.find(selector, fields)); }
  selectViewport(): NodesRef { return new NodesRef(this, viewport); }

  exec(callback?: (results: unknown[]) => void): this {
    const tasks = this.tasks.splice(0);
    void nextFrame().then(() => {
      const results = tasks.map(({ find, callback: tell }) => { const found = find(); return { found, tell }; });
      for (const { found, tell } of results) tell?.call(this.owner, found);
      callback?.call(this.owner, results.map(({ found }) => found));
    });
    return this;
  }

  /** For NodesRef. */
  add(find: () => unknown, callback: Callback | undefined): this {
    this.tasks.push({ find, callback });
    return this;
  }

  private find(selector: string, fields: Fields): Found[] {
    return elementsOf(this.owner, selector).map((element) => read(element, fields)).filter((found) => found !== null);
  }
}

/** Nodes that were selected; what is asked of them joins the query. */
class NodesRef {
  constructor(private readonly query: SelectorQuery, private readonly find: (fields: Fields) => unknown) {}

  fields(fields: Fields, callback?: Callback): SelectorQuery { return this.query.add(() => this.find(fields), callback); }
  boundingClientRect(callback?: Callback): SelectorQuery { return this.fields(RECT, callback); }
  scrollOffset(callback?: Callback): SelectorQuery { return this.fields(SCROLL, callback); }
  node(callback?: Callback): SelectorQuery { return this.fields({ node: true }, callback); }
  context(callback?: Callback): SelectorQuery { return this.fields({ context: true }, callback); }
}

/** The elements inside a page or component that match, in order. */
export const elementsOf = (owner: unknown, selector: string): FrameworkElement[] =>
  componentOf(owner ?? pages.top?.instance)?.getShadowRoot()?.querySelectorAll(selector) ?? [];

/** A rectangle of the window in the coordinates of the page on top. */
export function inPage({ left, top, width, height }: DOMRectReadOnly): { left: number; top: number; right: number; bottom: number; width: number; height: number } {
  const origin = pages.top?.dom.getBoundingClientRect();
  const x = left - (origin?.left ?? 0);
  const y = top - (origin?.top ?? 0);
  return { left: x, top: y, right: x + width, bottom: y + height, width, height };
}

/** Null for an element that is not in the document. */
function read(element: FrameworkElement, fields: Fields): Found | null {
  const dom = domOf(element);
  if (dom === null) return null;
  const found: Found = {};
  if (fields.id === true) found['id'] = element.id;
  if (fields.dataset === true) found['dataset'] = element.dataset;
  if (fields.mark === true) found['mark'] = element.collectMarks();
  if (fields.rect === true || fields.size === true) Object.assign(found, part(inPage(dom.getBoundingClientRect()), fields));
  if (fields.scrollOffset === true) Object.assign(found, scrollOf(dom));
  if (fields.node === true) found['node'] = handleOf(element)?.behaviour.node?.() ?? null;
  if (fields.context === true) found['context'] = handleOf(element)?.behaviour.node?.() ?? null;
  for (const name of fields.properties ?? []) found[name] = componentOf(element)?.data[name] ?? dom.getAttribute(name);
  const style = getComputedStyle(dom);
  for (const name of fields.computedStyle ?? []) found[name] = style.getPropertyValue(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  return found;
}

function viewport(fields: Fields): Found {
  const { windowWidth, windowHeight } = screen.metrics();
  const page = pages.top?.scroller;
  return {
    ...(fields.id === true ? { id: '' } : {}), ...(fields.dataset === true ? { dataset: {} } : {}),
    ...part({ left: 0, top: 0, right: windowWidth, bottom: windowHeight, width: windowWidth, height: windowHeight }, fields),
    ...(fields.scrollOffset === true && page !== undefined ? scrollOf(page) : {}),
  };
}

function part({ width, height, ...edges }: ReturnType<typeof inPage>, { rect, size }: Fields): Found {
  return { ...(rect === true ? edges : {}), ...(size === true ? { width, height } : {}) };
}

const scrollOf = ({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: HTMLElement): Found => ({ scrollLeft, scrollTop, scrollWidth, scrollHeight });

/** Pages and components ask through `this`; the framework's own query knows neither nodes nor the page's place on the screen. */
export function replaceComponentQueries(): void {
  adapter.ComponentCaller.prototype.createSelectorQuery = function () { return new SelectorQuery(this) as unknown as ReturnType<InstanceType<typeof adapter.ComponentCaller>['createSelectorQuery']>; };
}
