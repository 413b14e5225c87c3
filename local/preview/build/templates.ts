import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';
import type { Problem } from '../manifest';
import type { ScannedComponent } from './scan';
import { isFile, type Sources } from './sources';
import { compileWxs, requiredBy } from './wxs';

export interface CompiledTemplates {
  /** One JavaScript expression: virtual path → template. */
  code: string;
  problems: Problem[];
}

interface Warning { path: string; startLine: number; startColumn: number; isError: boolean; code: number; message: string }

/** WeChat's compiler refuses an element that is not closed; glass-easel's only warns. */
const MISSING_END_TAG = 65543;

/** Hooks into the templates: how WXS and handlers are called (runtime/framework/template-hooks.ts). */
const HOOKS = 'Q.A=globalThis.previewHooks.changeProperty;Q.C=globalThis.previewHooks.event;';

/** Compiles the WXML of the components, with the templates and WXS they import. */
export function compileTemplates(sources: Sources, components: readonly ScannedComponent[]): CompiledTemplates {
  const group = new TmplGroup();
  const problems: Problem[] = [];
  const seen = new Set<string>();

  function addTemplate(path: string, tags: ReadonlySet<string>): void {
    if (seen.has(path)) return;
    seen.add(path);
    const source = read(`${path}.wxml`, path);
    const own = !path.startsWith('miniprogram_npm/');
    for (const warning of (group.addTmpl(path, source) ?? []) as Warning[]) {
      if (own && (warning.isError || warning.code === MISSING_END_TAG)) problems.push({ ...place(path, warning.startLine, warning.startColumn), message: warning.message });
    }
    if (own) problems.push(...mistakes(source, tags).map(({ line, column, message }) => ({ ...place(path, line, column), message })));
    for (const name of group.getInlineScriptModuleNames(path) as string[]) group.setInlineScript(path, name, compileWxs(group.getInlineScript(path, name)));
    for (const dependency of group.getDirectDependencies(path) as string[]) addTemplate(dependency, tags);
    for (const script of group.getScriptDependencies(path) as string[]) addScript(script.replace(/\.wxs$/, ''), script, path);
  }

  function addScript(path: string, name: string, from: string): void {
    if (seen.has(`${path}.wxs`)) return;
    seen.add(`${path}.wxs`);
    const source = read(`${path}.wxs`, from);
    group.addScript(name, compileWxs(source));
    for (const required of requiredBy(source)) {
      const target = posix.join(posix.dirname(path), required).replace(/\.wxs$/, '');
      addScript(target, target, path);
    }
  }

  function read(path: string, from: string): string {
    const file = sources.fileOf(path);
    if (file !== null && isFile(file)) return readFileSync(file, 'utf8');
    problems.push({ ...place(from, 0, 0), message: `${path} is not there` });
    return '';
  }

  const place = (path: string, line: number, column: number): Omit<Problem, 'message'> =>
    ({ file: sources.display(`${sources.fileOf(path) ?? path}.wxml`), line: line + 1, column: column + 1 });

  for (const { path, config } of components) addTemplate(path, new Set([...ELEMENTS, ...Object.keys(config.usingComponents), ...Object.keys(config.componentGenerics ?? {})]));
  group.setExtraRuntimeScript(HOOKS);
  const code = group.getTmplGenObjectGroups();
  group.free();
  return { code, problems };
}

/** What the compiler lets pass and a phone does not: glass-easel's own directives, and elements that nobody defines. */
function mistakes(source: string, tags: ReadonlySet<string>): { line: number; column: number; message: string }[] {
  const visible = source.replace(/<!--[^]*?-->|<wxs[^>]*>[^]*?<\/wxs>|=\s*(?:"[^"]*"|'[^']*')/g, (text) => text.replace(/[^\n=]/g, ' '));
  return visible.split('\n').flatMap((text, line) => [
    ...[...text.matchAll(/\s((?:class|style):)[\w-]+\s*=/g)].map(({ index, 1: name }) => ({ line, column: index + 1, message: `${name} directives are not understood by every phone` })),
    ...[...text.matchAll(/<([a-z][\w-]*)/g)].filter(({ 1: tag }) => !tags.has(tag ?? '')).map(({ index, 1: tag }) => ({ line, column: index, message: `<${tag}> is not an element of WeChat, nor in usingComponents` })),
  ]);
}

/** The tags of the language and WeChat's elements. */
const ELEMENTS = ('ad block button camera canvas checkbox checkbox-group cover-image cover-view editor form icon image import include input label map match-media '
  + 'movable-area movable-view navigation-bar navigator official-account open-data page-container page-meta picker picker-view picker-view-column progress radio '
  + 'radio-group rich-text root-portal scroll-view share-element slider slot swiper swiper-item switch template text textarea video view web-view wxs').split(' ');
