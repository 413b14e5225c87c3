/** Compiled by build/runtime.ts from templates/*.wxml. */
declare module 'preview:templates' {
  import type { Templates } from '../framework/templates';

  const templates: Templates;
  export default templates;
}
