import { component as adapter } from 'glass-easel-miniprogram-adapter';
import { domOf } from '../framework/nodes';
import { pages } from '../shell/pages';
import { elementsOf, inPage } from './query';

interface Margins { left?: number; top?: number; right?: number; bottom?: number }
interface Options { thresholds?: number[]; initialRatio?: number; observeAll?: boolean }
type Listener = (result: WechatMiniprogram.IntersectionObserverObserveCallbackResult) => void;

/** wx.createIntersectionObserver: tells when a threshold of visibility is passed, at the start compared with `initialRatio`. */
export class PageIntersectionObserver {
  private readonly observers: IntersectionObserver[] = [];
  private readonly options: Required<Options>;
  private reference: string | null = null;
  private margin = '0px';

  /** @param owner a page's or component's `this` */
  constructor(private readonly owner: unknown, { thresholds = [0], initialRatio = 0, observeAll = false }: Options = {}) {
    this.options = { thresholds, initialRatio, observeAll };
  }

  /** @param selector of an element around those that are observed */
  relativeTo(selector: string, margins: Margins = {}): this {
    this.reference = selector;
    return this.withMargins(margins);
  }

  relativeToViewport(margins: Margins = {}): this {
    this.reference = null;
    return this.withMargins(margins);
  }

  observe(selector: string, listener: Listener): void {
    const found = elementsOf(this.owner, selector).flatMap((element) => { const dom = domOf(element); return dom === null ? [] : [{ element, dom }]; });
    for (const { element, dom } of this.options.observeAll ? found : found.slice(0, 1)) {
      const root = this.rootOf(dom);
      if (root?.contains(dom) === false) throw new Error(`relativeTo(${String(this.reference)}): only an element around ${selector} is known to the preview (local/preview/runtime/wx/observer.ts)`);
      let reached = this.reachedBy(this.options.initialRatio, this.options.initialRatio > 0);
      this.listen(dom, root, (entry) => {
        const now = this.reachedBy(entry.intersectionRatio, entry.isIntersecting);
        if (now === reached) return;
        reached = now;
        const { intersectionRatio, intersectionRect, boundingClientRect, rootBounds, time } = entry;
        const relativeRect = inPage(rootBounds ?? new DOMRect());
        listener({ id: element.id, dataset: element.dataset, intersectionRatio, intersectionRect: inPage(intersectionRect), boundingClientRect: inPage(boundingClientRect), relativeRect, time });
      });
    }
  }

  disconnect(): void {
    for (const observer of this.observers.splice(0)) observer.disconnect();
  }

  private withMargins({ top = 0, right = 0, bottom = 0, left = 0 }: Margins): this {
    this.margin = [top, right, bottom, left].map((px) => `${px}px`).join(' ');
    return this;
  }

  /** The reference; or the area between the bars of the page that it is on, which need not be the one on top, and whose own scrolling must not cut the margins off. */
  private rootOf(dom: Element): HTMLElement | null {
    if (this.reference === null) return dom.closest<HTMLElement>('.phone-page__scroll') ?? pages.top?.dom ?? null;
    const [element] = elementsOf(this.owner, this.reference);
    return element === undefined ? null : domOf(element);
  }

  /** How many thresholds a ratio has reached; touching is enough for 0. */
  private reachedBy(ratio: number, isIntersecting: boolean): number {
    return this.options.thresholds.filter((threshold) => (threshold === 0 ? isIntersecting : ratio >= threshold)).length;
  }

  private listen(dom: HTMLElement, root: HTMLElement | null, tell: (entry: IntersectionObserverEntry) => void): void {
    const observer = new IntersectionObserver((entries) => { entries.forEach(tell); }, { root, rootMargin: this.margin, threshold: this.options.thresholds });
    observer.observe(dom);
    this.observers.push(observer);
  }
}

/** Pages and components observe through `this`; the framework's own observer does not know the page's place on the screen. */
export function replaceComponentObservers(): void {
  adapter.ComponentCaller.prototype.createIntersectionObserver = function (options) {
    return new PageIntersectionObserver(this, options) as unknown as ReturnType<InstanceType<typeof adapter.ComponentCaller>['createIntersectionObserver']>;
  };
}
