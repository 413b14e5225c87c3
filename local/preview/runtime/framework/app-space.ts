import { addGlobalErrorListener, addGlobalWarningListener, globalOptions } from 'glass-easel';
import { MiniProgramEnv, type AssociatedBackend, type CodeSpace, type Root } from 'glass-easel-miniprogram-adapter';
import type { ComponentEntry, Manifest } from '../../manifest';
import { defineElements } from '../elements';
import { reportError } from '../shell/problems';
import { Backend, patchElements } from './backend';
import { readyBehavior } from './ready';
import { Styles } from './styles';
import { templateHooks } from './template-hooks';
import { templateOf, type Templates } from './templates';

/** What a page's or component's code passes to Component(), Page(), Behavior(). */
interface Definition {
  behaviors?: unknown[];
  options?: { styleIsolation?: string; addGlobalClass?: boolean };
}

/** Warnings about code that is not ours to change. */
const FOREIGN = /miniprogram_npm|element\//;
/** Every component takes `aria-…`; the framework knows it of elements only. */
const HARMLESS = /"aria[A-Z]\w*" is not a valid property/;

/** Components that a page uses are fetched later when they are in another package, as on a phone. */
const PACKAGE_LOAD_MS = 150;

/** The app's components and pages, registered with WeChat's framework when they are first needed. */
export class AppSpace {
  readonly styles: Styles;
  private readonly codeSpace: CodeSpace;
  private readonly backend: AssociatedBackend;
  private readonly templates: Templates;
  private readonly entries: Map<string, ComponentEntry>;
  private readonly loaded = new Set<string>();
  private readonly builtInBehaviors: Map<string, unknown>;

  constructor(manifest: Manifest, makeTemplates: () => Templates, private readonly scripts: Record<string, () => unknown>) {
    globalThis.previewHooks = templateHooks;
    this.templates = makeTemplates();
    patchElements();
    globalOptions.throwGlobalError = false;
    addGlobalErrorListener((error) => { reportError(error); return false; });
    addGlobalWarningListener((message, component) => {
      const path = typeof component === 'string' ? component : component.is;
      if (!FOREIGN.test(path) && !HARMLESS.test(message)) console.warn(`${path}: ${message}`);
      return false;
    });

    const environment = new MiniProgramEnv();
    this.codeSpace = environment.createCodeSpace('', true);
    this.backend = environment.associateBackend(new Backend());
    const space = this.codeSpace.getComponentSpace();
    space.updateComponentOptions({ writeIdToDOM: true });
    this.codeSpace.setOverallBehavior(readyBehavior(space));
    defineElements(space);

    this.styles = new Styles(manifest.styles);
    this.styles.add('app', '');
    this.entries = new Map(manifest.components.map((entry) => [entry.path, entry]));
    this.builtInBehaviors = this.makeBuiltInBehaviors();
    this.installGlobals();
    this.run('app');
  }

  /** The page's root, made but not yet in the document. */
  createPage(path: string): Root {
    this.load(path);
    return this.backend.createRoot('page', this.codeSpace, `/${path}`);
  }

  configOf(path: string): ComponentEntry['config'] | undefined {
    return this.entries.get(path)?.config;
  }

  /** Registers a component after those it uses; those with a placeholder come later. */
  private load(path: string): void {
    const later: string[] = [];
    const space = this.codeSpace.getComponentSpace();
    space.startGroupRegister();
    this.loadTree(path, later);
    space.endGroupRegister();
    if (later.length > 0) setTimeout(() => { for (const each of later) this.load(each); }, PACKAGE_LOAD_MS);
  }

  private loadTree(path: string, later: string[]): void {
    const entry = this.entries.get(path);
    if (entry === undefined || this.loaded.has(path)) return;
    this.loaded.add(path);
    const { usingComponents, componentPlaceholder = {} } = entry.config;
    for (const [tag, target] of Object.entries(usingComponents)) {
      const used = target.slice(1);
      if (tag in componentPlaceholder && !this.loaded.has(used)) later.push(used);
      else this.loadTree(used, later);
    }
    this.prepare(entry);
    this.run(path);
  }

  private prepare({ path, isPage, scope, config }: ComponentEntry): void {
    const own = { ...config, component: !isPage };
    // A page is never isolated: app.wxss is its own.
    if (isPage) delete own.styleIsolation;
    this.codeSpace.addComponentStaticConfig(path, own as Parameters<CodeSpace['addComponentStaticConfig']>[1]);
    this.codeSpace.addStyleSheet(path, undefined, scope);
    this.codeSpace.addCompiledTemplate(path, templateOf(this.templates, path));
  }

  private run(path: string): void {
    try {
      this.scripts[path]?.();
    } catch (error) {
      reportError(error);
    }
  }

  private installGlobals(): void {
    Object.assign(globalThis, {
      Component: (definition: Definition) => this.register(definition, 'component'),
      Page: (definition: Definition) => this.register(definition, 'page'),
      Behavior: (definition: Definition) => this.behavior(definition),
    });
  }

  private register(definition: Definition, kind: 'component' | 'page'): unknown {
    const path = globalThis.previewRoute;
    const entry = this.entries.get(path);
    if (entry === undefined) throw new Error(`${path} is neither a page nor a component of this app`);
    const config = this.codeSpace.getComponentStaticConfig(path) as { styleIsolation?: string } | undefined;
    if (config !== undefined && !entry.isPage) config.styleIsolation ??= isolationOf(definition);
    const isShared = config?.styleIsolation === 'shared' || config?.styleIsolation === 'page-shared';
    if (entry.isPage) this.styles.addPage(path);
    else this.styles.add(path, isShared ? '' : entry.scope);
    const builder = this.codeSpace.component(path);
    const known = this.withBehaviors(definition);
    return (kind === 'page' ? builder.pageDefinition(known as object) : builder.definition(known as object)).register();
  }

  private behavior(definition: Definition): unknown {
    return this.codeSpace.behavior().definition(this.withBehaviors(definition) as object).register();
  }

  /** WeChat names its own behaviors by text. */
  private withBehaviors(definition: Definition): Definition {
    if (definition.behaviors === undefined) return definition;
    const behaviors = definition.behaviors.map((each) => (typeof each === 'string' ? this.builtInBehaviors.get(each) : each)).filter((each) => each !== undefined);
    return { ...definition, behaviors };
  }

  private makeBuiltInBehaviors(): Map<string, unknown> {
    const none = this.behavior({});
    const formField = this.behavior({ properties: { name: String, value: null } } as Definition);
    return new Map([['wx://form-field', formField], ['wx://form-field-button', none], ['wx://form-field-group', none], ['wx://component-export', none]]);
  }
}

/** Isolation may be set in the definition; the framework reads it from JSON only. */
const isolationOf = ({ options = {} }: Definition): string => options.styleIsolation ?? (options.addGlobalClass === true ? 'apply-shared' : 'isolated');
