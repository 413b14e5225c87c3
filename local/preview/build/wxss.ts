import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import postcss, { CssSyntaxError, type Root } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { SCOPE_MARK } from '../manifest';
import { translateUnits, translateValue } from '../units';
import { isIconStyle, withOwnIconFont } from './icon-font';
import { SourceError } from './source-error';
import { splitPackage, type Sources } from './sources';

/** Stands for the component's scope in `:host`. */
const HOST_MARK = '__host__';

interface CompiledFile { css: string; imports: string[]; modifiedMs: number }

/** Translates WXSS to CSS; a file that did not change is not translated again. */
export class WxssCompiler {
  private readonly files = new Map<string, CompiledFile>();

  constructor(private readonly sources: Sources) {}

  /**
   * The CSS of one WXSS file with its imports before it, each once.
   *
   * @throws SourceError with file and line
   */
  compile(file: string, scope: string): string {
    const seen = new Set<string>();
    const join = (path: string): string => {
      if (seen.has(path)) return '';
      seen.add(path);
      const { css, imports } = this.one(path);
      return imports.map(join).join('') + css;
    };
    return join(file).replaceAll(HOST_MARK, scope);
  }

  private one(file: string): CompiledFile {
    const iconFont = isIconStyle(file) ? join(this.sources.root, 'components/icon-font.wxss') : null;
    const modifiedMs = statSync(file).mtimeMs + (iconFont !== null && existsSync(iconFont) ? statSync(iconFont).mtimeMs : 0);
    const known = this.files.get(file);
    if (known?.modifiedMs === modifiedMs) return known;
    const source = readFileSync(file, 'utf8');
    const own = iconFont === null ? source : withOwnIconFont(source, existsSync(iconFont) ? readFileSync(iconFont, 'utf8') : null);
    const compiled = { ...this.translate(own, file), modifiedMs };
    this.files.set(file, compiled);
    return compiled;
  }

  private translate(source: string, file: string): { css: string; imports: string[] } {
    try {
      const root = postcss.parse(source, { from: file });
      const imports = this.takeImports(root, file);
      root.walkRules((rule) => {
        if (rule.parent?.type === 'atrule' && 'name' in rule.parent && rule.parent.name.endsWith('keyframes')) return;
        rule.selector = selectors.processSync(rule.selector);
      });
      root.walkDecls((declaration) => { declaration.value = this.urls(translateValue(declaration.value), file); });
      root.walkAtRules('media', (rule) => { rule.params = translateUnits(rule.params); });
      return { css: `${root.toString()}\n`, imports };
    } catch (error) {
      if (!(error instanceof CssSyntaxError)) throw error;
      throw new SourceError(error.reason, this.sources.display(file), error.line, error.column);
    }
  }

  private takeImports(root: Root, file: string): string[] {
    const imports: string[] = [];
    root.walkAtRules('import', (rule) => {
      const reference = /^(?:url\()?\s*['"]?([^'")]+)/.exec(rule.params)?.[1] ?? '';
      const target = this.resolveImport(reference, file);
      if (target === null) throw rule.error(`@import ${reference} is not there`);
      imports.push(target);
      rule.remove();
    });
    return imports;
  }

  private resolveImport(reference: string, file: string): string | null {
    if (reference.startsWith('/')) return existing(this.sources.fileOf(reference.slice(1)));
    const [name, rest] = splitPackage(reference);
    const folder = reference.startsWith('.') ? null : this.sources.packageFolder(name);
    return existing(join(dirname(file), reference)) ?? existing(folder === null ? null : join(folder, rest));
  }

  /** A relative url() is served from the mini program's root. */
  private urls(value: string, file: string): string {
    return value.replace(/url\(\s*(['"]?)(?!data:|https?:|\/)([^'")]+)\1\s*\)/g, (_, __, path: string) =>
      `url("/${posix.join(relative(this.sources.root, dirname(file)), path)}")`);
  }
}

const existing = (file: string | null): string | null => (file !== null && existsSync(file) ? file : null);

/** Class, tag and id selectors as the preview's DOM has them. */
const selectors = selectorParser((root) => {
  root.walkClasses((node) => { node.value = SCOPE_MARK + node.value; });
  root.walkTags((node) => { node.value = `wx-${node.value}`; });
  root.walkIds((node) => { node.replaceWith(attribute('id', '$=', `--${node.value}`)); });
  root.walkPseudos((node) => { if (node.value === ':host') node.replaceWith(attribute('wx-host', '=', HOST_MARK)); });
});

const attribute = (name: string, operator: '=' | '$=', value: string): selectorParser.Attribute =>
  selectorParser.attribute({ attribute: name, operator, value, quoteMark: '"', raws: {} });
