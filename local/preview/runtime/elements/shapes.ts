import { h } from '../dom';
import type { ElementDefinition } from './define';

const progressProperties = { percent: 0, activeColor: '#09bb07', backgroundColor: '#ebebeb', strokeWidth: 6, borderRadius: 0, showInfo: false, active: false, duration: 30, fontSize: 16, activeMode: 'backwards' };

export const progress: ElementDefinition<typeof progressProperties> = {
  tag: 'progress', properties: progressProperties,
  attach(element) {
    const bar = h('i', { class: 'wx-bar' });
    element.host.append(bar);
    return {
      update() {
        const { percent, activeColor, backgroundColor, strokeWidth, borderRadius } = element.props;
        Object.assign(bar.style, { width: `${percent}%`, background: activeColor });
        Object.assign(element.host.style, { height: `${strokeWidth}px`, background: backgroundColor, borderRadius: `${borderRadius}px` });
      },
    };
  },
};

/** WeChat's icons, as near as text has them. */
const GLYPHS: Record<string, string> = { success: '✔', success_no_circle: '✓', info: 'ℹ', warn: '⚠', waiting: '⌛', cancel: '✕', clear: '✕', download: '⬇', search: '⌕' };

const iconProperties = { type: 'success', size: 23, color: '' };

export const icon: ElementDefinition<typeof iconProperties> = {
  tag: 'icon', properties: iconProperties,
  attach: (element) => ({
    update() {
      const { type, size, color } = element.props;
      element.host.textContent = GLYPHS[type] ?? '';
      Object.assign(element.host.style, { fontSize: `${size}px`, color });
    },
  }),
};

/** A node of rich-text. */
interface RichNode { type?: 'node' | 'text'; text?: string; name?: string; attrs?: Record<string, string>; children?: RichNode[] }

const richProperties = { nodes: null as unknown, space: '', userSelect: false };

export const richText: ElementDefinition<typeof richProperties> = {
  tag: 'rich-text', properties: richProperties,
  attach: (element) => ({
    update() {
      const { nodes } = element.props;
      const content = typeof nodes === 'string' ? sanitized(nodes) : (nodes as RichNode[] | null ?? []).map(render);
      element.host.replaceChildren(...content);
    },
  }),
};

function render({ type = 'node', text = '', name = 'div', attrs = {}, children = [] }: RichNode): Node {
  if (type === 'text') return document.createTextNode(text);
  const element = document.createElement(FORBIDDEN.test(name) ? 'div' : name);
  for (const [attribute, value] of Object.entries(attrs)) if (!UNSAFE_ATTRIBUTE.test(attribute)) element.setAttribute(attribute, value);
  element.append(...children.map(render));
  return element;
}

const FORBIDDEN = /^(script|iframe|object|embed|style|link|meta|base|form)$/i;
const UNSAFE_ATTRIBUTE = /^(on|href|srcdoc)/i;

/** Text and pictures only, as in WeChat. */
function sanitized(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll('*')) {
    if (FORBIDDEN.test(element.tagName)) element.remove();
    for (const { name } of [...element.attributes]) if (UNSAFE_ATTRIBUTE.test(name)) element.removeAttribute(name);
  }
  return [...body.childNodes];
}
