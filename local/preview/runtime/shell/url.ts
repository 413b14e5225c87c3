/** Where a mini program's address leads: a page's path, and its parameters as they were written. */
export interface PageUrl { path: string; query: Record<string, string> }

/**
 * Reads `/pages/goods/goods?id=1` or a path relative to `from`. Like WeChat it leaves values encoded:
 * the page decodes what it knows to be encoded.
 */
export function parseUrl(url: string, from = ''): PageUrl {
  const [path = '', ...rest] = url.split('?');
  const pairs = rest.join('?').split('&').filter((pair) => pair !== '').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [name, value.join('=')];
  });
  return { path: new URL(path, `http://localhost/${from}`).pathname.slice(1), query: Object.fromEntries(pairs) as Record<string, string> };
}

export function formatUrl({ path, query }: PageUrl): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return `/${path}${pairs.length === 0 ? '' : '?'}${pairs.join('&')}`;
}
