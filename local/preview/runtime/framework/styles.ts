import { SCOPE_MARK } from '../../manifest';

/** The app's style sheets. Those of components hold everywhere; a page's only while it is on top, because its class names have no prefix. */
export class Styles {
  private readonly pages = new Map<string, HTMLStyleElement>();

  constructor(private readonly styles: Record<string, string>) {}

  add(path: string, scope: string): void {
    this.insert(path, scope === '' ? '' : `${scope}--`);
  }

  addPage(path: string): void {
    const style = this.insert(path, '');
    if (style === null) return;
    style.media = 'not all';
    this.pages.set(path, style);
  }

  showPage(path: string): void {
    for (const [page, style] of this.pages) style.media = page === path ? '' : 'not all';
  }

  private insert(path: string, prefix: string): HTMLStyleElement | null {
    const css = this.styles[path];
    if (css === undefined) return null;
    const style = document.createElement('style');
    style.dataset['wxss'] = path;
    style.textContent = css.replaceAll(SCOPE_MARK, prefix);
    document.head.append(style);
    return style;
  }
}
