import { SCOPE_MARK, type Theme } from '../../manifest';

/** The app's style sheets. Those of components hold everywhere; a page's only while it is on top, because its class names have no prefix. */
export class Styles {
  private readonly pages = new Map<string, HTMLStyleElement>();
  /** Media rules that ask for a theme, and their conditions as written. */
  private readonly themeRules = new Map<CSSMediaRule, string>();
  private theme: Theme = 'light';

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

  /** `prefers-color-scheme` means the phone's theme, not the browser's. */
  showTheme(theme: Theme): void {
    this.theme = theme;
    for (const [rule, condition] of this.themeRules) rule.media.mediaText = this.conditionNow(condition);
  }

  private insert(path: string, prefix: string): HTMLStyleElement | null {
    const css = this.styles[path];
    if (css === undefined) return null;
    const style = document.createElement('style');
    style.dataset['wxss'] = path;
    style.textContent = css.replaceAll(SCOPE_MARK, prefix);
    document.head.append(style);
    this.findThemeRules(style.sheet?.cssRules);
    return style;
  }

  private findThemeRules(rules: CSSRuleList | undefined): void {
    for (const rule of rules ?? []) {
      if (!(rule instanceof CSSMediaRule)) continue;
      const condition = rule.media.mediaText;
      if (PREFERS.test(condition)) {
        this.themeRules.set(rule, condition);
        rule.media.mediaText = this.conditionNow(condition);
      }
      this.findThemeRules(rule.cssRules);
    }
  }

  private conditionNow(condition: string): string {
    return condition.replace(PREFERS, (_, theme: string) => (theme === this.theme ? '(min-width: 0)' : '(max-width: 0)'));
  }
}

const PREFERS = /\(prefers-color-scheme: *(light|dark)\)/;
