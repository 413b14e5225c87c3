import type { template } from 'glass-easel';

/** The compiled templates of the app or of the built-in elements, by path. */
export type Templates = template.ProcGenGroupList;

/** A template as the framework takes it; `catchtap="x"` works on plain elements too, as in WeChat. */
export function templateOf(templates: Templates, path: string): template.ComponentTemplate {
  const content = templates[path];
  if (content === undefined) throw new Error(`${path}: the template is missing`);
  return { groupList: templates, content, fallbackListenerOnNativeNode: true };
}
