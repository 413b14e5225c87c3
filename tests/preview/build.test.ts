import { Builder, type Outcome } from '../../local/preview/build/build';
import { SCOPE_MARK } from '../../local/preview/manifest';
import { Project, type Files } from './project';

/* What the preview's build makes of a mini program, and what it says about mistakes. */

const opened: { project: Project; builder: Builder }[] = [];

afterEach(async () => {
  for (const { project, builder } of opened.splice(0)) {
    await builder.dispose();
    project.remove();
  }
});

const APP: Files = {
  'app.json': { pages: ['pages/home/home'] },
  'app.ts': 'App({});',
  'pages/home/home.wxml': '<view/>',
  'pages/home/home.ts': 'Page({});',
};

function open(files: Files): { project: Project; builder: Builder } {
  const project = new Project({ ...APP, ...files });
  const one = { project, builder: new Builder(project.root) };
  opened.push(one);
  return one;
}

const build = (files: Files): Promise<Outcome> => open(files).builder.build();
const mistakes = async (files: Files): Promise<string[]> => (await build(files)).problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
const css = async (wxss: string, more: Files = {}): Promise<string> => (await build({ ...more, 'pages/home/home.wxss': wxss })).built?.manifest.styles['pages/home/home'] ?? '';

test('pages of sub-packages and every component that they reach are found, those that are used before their users', async () => {
  const { built, problems } = await build({
    'app.json': { pages: ['pages/home/home'], subPackages: [{ root: 'packages/more/', pages: ['one/one'] }], usingComponents: { badge: '/components/badge/badge' } },
    'packages/more/one/one.wxml': '<badge/><card/>',
    'packages/more/one/one.json': { usingComponents: { card: '../card/card' } },
    'packages/more/card/card.wxml': '<view/>',
    'packages/more/card/card.json': { component: true },
    'components/badge/badge.wxml': '<text/>',
    'components/badge/badge.json': { component: true },
  });
  expect(problems).toEqual([]);
  expect(built?.manifest.pages).toEqual(['pages/home/home', 'packages/more/one/one']);
  expect(built?.manifest.components.map(({ path }) => path)).toEqual(['components/badge/badge', 'pages/home/home', 'packages/more/card/card', 'packages/more/one/one']);
  expect(built?.manifest.components.at(-1)?.config.usingComponents).toEqual({ badge: '/components/badge/badge', card: '/packages/more/card/card' });
});

test('a component of a package is the one that "build npm" would take into the mini program', async () => {
  const { built, problems } = await build({
    'node_modules/things/package.json': { name: 'things', miniprogram: 'dist' },
    'node_modules/things/dist/lamp/index.wxml': '<view/>',
    'node_modules/things/dist/lamp/index.json': { component: true },
    'node_modules/things/dist/lamp/index.js': 'Component({})',
    'pages/home/home.json': { usingComponents: { lamp: 'things/lamp' } },
    'pages/home/home.wxml': '<lamp/>',
  });
  expect(problems).toEqual([]);
  expect(built?.manifest.components.map(({ path }) => path)).toEqual(['miniprogram_npm/things/lamp/index', 'pages/home/home']);
});

test('a reference that leads nowhere is a mistake in the file and line where it stands', async () => {
  expect(await mistakes({ 'pages/home/home.json': '{\n  "usingComponents": {\n    "gone": "/components/gone/gone"\n  }\n}', 'pages/home/home.wxml': '<gone/>' })).toEqual([
    'pages/home/home.json:3 usingComponents: gone → /components/gone/gone is not there',
    'pages/home/home.wxml:1 <gone> is not an element of WeChat, nor in usingComponents',
  ]);
  expect(await mistakes({ 'app.json': '{ "pages": [\n"pages/home/home",\n"pages/later/later"\n] }' })).toEqual(['app.json:3 the page pages/later/later has no WXML file']);
});

test('templates with mistakes are named by file and line', async () => {
  expect(await mistakes({ 'pages/home/home.wxml': '<view>\n  <text>\n</view>' })).toEqual([expect.stringMatching(/^pages\/home\/home\.wxml:2 /)]);
  expect(await mistakes({ 'pages/home/home.wxml': '<view\n  class:on="{{a}}"/>' })).toEqual(['pages/home/home.wxml:2 class: directives are not understood by every phone']);
  expect(await mistakes({ 'pages/home/home.wxml': '<view/>\n<!-- <div> --><rich-text nodes="<p>一</p>"/>\n<div/>' })).toEqual(['pages/home/home.wxml:3 <div> is not an element of WeChat, nor in usingComponents']);
});

test.each([
  ['pages/home/home.json', '{\n  "a": 1,\n}', /^pages\/home\/home\.json:2 /],
  ['pages/home/home.ts', 'Page({\n  data: {,\n});', /^pages\/home\/home\.ts:2 /],
  ['pages/home/home.wxss', '.a {\n  color: red;\n', /^pages\/home\/home\.wxss:1 Unclosed block/],
  ['pages/home/home.wxss', '.a {}\n@import "./none.wxss";', /^pages\/home\/home\.wxss:2 @import \.\/none\.wxss is not there/],
])('a mistake in %s is named by its line', async (file, content, expected) => {
  expect(await mistakes({ [file]: content })).toEqual([expect.stringMatching(expected)]);
});

test('with a mistake that leaves nothing to show, the last version stays', async () => {
  const { builder, project } = open({});
  const first = await builder.build();
  project.write({ 'pages/home/home.ts': 'Page({' });
  const second = await builder.build();
  expect([second.isNew, second.built, second.problems.length]).toEqual([false, first.built, 1]);
});

test('WXSS lengths, class names, elements and addresses become what the browser understands', async () => {
  const scope = SCOPE_MARK;
  expect(await css('.a .b:first-child { width: 750rpx; margin: -15rpx 0; }')).toBe(`.${scope}a .${scope}b:first-child { width: 100vw; margin: -2vw 0; }\n`);
  expect(await css('page, view > text { height: 50vh; }')).toBe('wx-page, wx-view > wx-text { height: calc(var(--wx-vh, 1vh) * 50); }\n');
  expect(await css('#top { padding: env(safe-area-inset-bottom); }')).toBe('[id$=--top] { padding: var(--wx-safe-bottom, 0px); }\n');
  expect(await css(':host { background: url(./a.png); content: "2rpx"; }')).toBe('[wx-host=home] { background: url("/pages/home/a.png"); content: "2rpx"; }\n');
  expect(await css('@keyframes x { from { top: 0; } }')).toBe('@keyframes x { from { top: 0; } }\n');
});

test('an imported style sheet comes once, before the one that imports it', async () => {
  expect(await css('@import "../../base.wxss";\n@import "/base.wxss";\n.b {}', { 'base.wxss': '.a {}' })).toMatch(/^\S+a \{\}\s+\S+b \{\}\s*$/);
});

test('in WXS the constructor of a value is the name of its type, and it has its own makers', async () => {
  const { built } = await build({
    'pages/home/home.wxml': '<wxs src="./m.wxs" module="m"/><wxs module="n">module.exports = [getRegExp("a", "g").test("a"), getDate(0).getTime()].join()</wxs><view>{{m.kind([])}}{{n}}</view>',
    'pages/home/m.wxs': 'var other = require("./other.wxs"); module.exports = { kind: function (value) { return other.of(value); } };',
    'pages/home/other.wxs': 'module.exports = { of: function (value) { return value.constructor === "Array" ? "list" : "else"; } };',
  });
  expect(built?.templates).toContain('wxsConstructor(value) === "Array"');
  expect(built?.templates).not.toContain('.constructor');
});

test('the scripts of pages run in the mini program’s world, not in the browser’s', async () => {
  const { built } = await build({ 'pages/home/home.ts': 'import { seen } from "../../seen"; Page({ data: { seen } });', 'seen.ts': 'export const seen = [typeof document, typeof localStorage, global];' });
  const pages: unknown[] = [];
  const world = { Page: (definition: unknown) => { pages.push(definition); }, App: () => undefined };
  const previewScripts = new Function('Page', 'App', `${built?.scripts ?? ''}; return globalThis.previewScripts;`) as (page: unknown, app: unknown) => Record<string, () => void>;
  previewScripts(world.Page, world.App)['pages/home/home']?.();
  expect(pages).toEqual([{ data: { seen: ['undefined', 'undefined', globalThis] } }]);
});
