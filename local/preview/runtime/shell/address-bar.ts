import { tellFrame } from './frame-link';
import { identity } from './identity';
import type { OpenPage } from './open-page';

/** The browser's address names the page on top, so that it can be reloaded, sent to somebody and opened by a test. */
const KEPT = `preview-stack/${identity.openId}`;

export function showAddress(stack: readonly OpenPage[]): void {
  const urls = stack.map(({ url }) => url);
  const address = new URL(location.href);
  address.searchParams.delete('path');
  address.hash = urls.at(-1) ?? '';
  history.replaceState(null, '', address);
  sessionStorage.setItem(KEPT, JSON.stringify(urls));
  tellFrame({ hash: address.hash });
}

/**
 * The pages to open at the start, the first at the bottom: those that were open before a reload, or
 * the one that `?path=` or the hash names.
 */
export function askedPages(): string[] {
  const asked = new URLSearchParams(location.search).get('path') ?? decodeURI(location.hash.slice(1));
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as string[];
  if (asked === '') return [];
  return kept.at(-1) === asked ? kept : [asked];
}

/** Somebody wrote another page into the address. */
export function onAddress(open: (url: string) => void): void {
  window.addEventListener('hashchange', () => { open(decodeURI(location.hash.slice(1))); });
}
