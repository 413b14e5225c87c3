import { h } from '../dom';
import { openOverlay } from './overlay';

/** wx.showActionSheet's sheet; the index of the chosen item, or null. */
export function openActionSheet({ items, itemColor, alertText }: { items: readonly string[]; itemColor?: string; alertText?: string }): Promise<number | null> {
  return new Promise((resolve) => {
    const end = (answer: number | null): void => { overlay.close(); resolve(answer); };
    const buttons = items.map((item, index) => h('button', { class: 'shell-action', style: itemColor === undefined ? '' : `color: ${itemColor}`, onclick: () => { end(index); } }, item));
    const overlay = openOverlay('bottom', h('section', { class: 'shell-actions', 'aria-label': alertText ?? '请选择' },
      alertText === undefined ? null : h('p', { class: 'shell-actions__text' }, alertText),
      ...buttons,
      h('button', { class: 'shell-action shell-action--cancel', onclick: () => { end(null); } }, '取消')), () => { end(null); });
  });
}
