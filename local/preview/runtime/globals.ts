import type { BuildState, Manifest } from '../manifest';
import type { TemplateHooks } from './framework/template-hooks';
import type { Templates } from './framework/templates';

/** What the server's scripts leave for the run time, and what the run time leaves for the templates and scripts. */
declare global {
  var previewManifest: Manifest | undefined;
  var previewState: BuildState | undefined;
  /** Runs the templates' code; its hooks must be there before. */
  var previewTemplates: (() => Templates) | undefined;
  /** Component path → function that runs its main file; `app` for app.ts. */
  var previewScripts: Record<string, () => unknown> | undefined;
  /** The component whose main file is running: a definition does not say whose it is. */
  var previewRoute: string;
  var previewHooks: TemplateHooks;
  /** Set when the first page is shown; tests wait for it. */
  var previewReady: boolean | undefined;
}

export {};
