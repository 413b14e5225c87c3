import { tellFrame } from './frame-link';
import { identity } from './identity';
import type { OpenPage } from './open-page';

/** What the browser's history remembers of an entry: how many pages were open. */
interface Entry { depth: number }

interface Navigation {
  /** Opens a page that somebody wrote into the address, or went forward to. */
  open(url: string): void;
  back(delta: number): void;
}

/** Where a reload finds the pages that were open. */
const KEPT = `preview-stack/${identity.openId}`;

let stack: readonly OpenPage[] = [];
let isOpen = false;
/** The browser is on its way back, as the app wished. */
let isGoingBack = false;

/** The page on top is named by the browser's address, so that it can be reloaded, sent to somebody and opened by a test. */
const addressOf = (page: OpenPage | undefined): string => {
  const address = new URL(location.href);
  address.searchParams.delete('path');
  address.hash = page?.url ?? '';
  return address.href;
};

const askedUrl = (): string => new URLSearchParams(location.search).get('path') ?? decodeURI(location.hash.slice(1));

/**
 * The pages to open at the start, the first at the bottom: those that were open before a reload, or
 * the one that `?path=` or the hash names.
 */
export function askedPages(): string[] {
  const asked = askedUrl();
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as string[];
  if (asked === '') return [];
  return kept.at(-1) === asked ? kept : [asked];
}

/** From now on the address follows the stack, and the browser's back and forward are the app's. */
export function openAddress(pages: readonly OpenPage[], { open, back }: Navigation): void {
  stack = pages;
  isOpen = true;
  history.replaceState({ depth: stack.length } satisfies Entry, '', addressOf(stack.at(-1)));
  keep();
  window.addEventListener('popstate', ({ state }: PopStateEvent) => {
    const entry = state as Entry | null;
    if (isGoingBack) {
      isGoingBack = false;
      showAddress();
    } else if (entry !== null && entry.depth < stack.length) {
      back(stack.length - entry.depth);
    } else {
      open(askedUrl());
    }
  });
}

/** Makes address and history say what the stack is. */
export function showAddress(): void {
  if (!isOpen || isGoingBack) return;
  const depth = (history.state as Entry | null)?.depth ?? stack.length;
  const entry: Entry = { depth: stack.length };
  if (stack.length < depth) {
    isGoingBack = true;
    history.go(stack.length - depth);
  } else if (stack.length > depth) {
    history.pushState(entry, '', addressOf(stack.at(-1)));
  } else {
    history.replaceState(entry, '', addressOf(stack.at(-1)));
  }
  keep();
}

function keep(): void {
  sessionStorage.setItem(KEPT, JSON.stringify(stack.map(({ url }) => url)));
  tellFrame({ url: stack.at(-1)?.url ?? '' });
}
