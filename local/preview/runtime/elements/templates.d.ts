/** Compiled by build/runtime.ts from templates/*.wxml. */
declare module 'preview:templates' {
  const templates: import('../framework/templates').Templates;
  export default templates;
}
