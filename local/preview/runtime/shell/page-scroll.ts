import { componentOf, domOf } from '../framework/nodes';
import { stack } from './stack';

export interface ScrollTarget { scrollTop?: number; selector?: string; durationMs?: number }

/** Scrolls the page on top to a height, or to the first element that matches. */
export function scrollPage({ scrollTop, selector, durationMs = 300 }: ScrollTarget): void {
  const page = stack.at(-1);
  if (page === undefined) return;
  const behavior: ScrollBehavior = durationMs > 0 ? 'smooth' : 'auto';
  const element = selector === undefined ? null : componentOf(page.instance)?.getShadowRoot()?.querySelector(selector) ?? null;
  const dom = element === null ? null : domOf(element);
  if (dom !== null) dom.scrollIntoView({ block: 'start', behavior });
  else if (scrollTop !== undefined) page.scroller.scrollTo({ top: scrollTop, behavior });
}
