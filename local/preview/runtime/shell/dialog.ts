import { h } from '../dom';
import { openOverlay } from './overlay';

export interface DialogOptions {
  title: string;
  content: string;
  confirmText: string;
  confirmColor?: string;
  /** Null: there is no second button. */
  cancelText: string | null;
  cancelColor?: string;
  /** There is a field with `content` in it. */
  editable: boolean;
  placeholder: string;
}

/** wx.showModal's dialog; the field's text, or null for the second button. */
export function openDialog({ title, content, confirmText, confirmColor, cancelText, cancelColor, editable, placeholder }: DialogOptions): Promise<string | null> {
  return new Promise((resolve) => {
    const field = editable ? h('textarea', { class: 'shell-dialog__field', rows: 1, placeholder, value: content, 'aria-label': title || placeholder }) : null;
    const end = (answer: string | null): void => { overlay.close(); resolve(answer); };
    const cancel = cancelText === null ? null : h('button', { class: 'shell-dialog__button', style: colour(cancelColor), onclick: () => { end(null); } }, cancelText);
    const confirm = h('button', { class: 'shell-dialog__button shell-dialog__button--confirm', style: colour(confirmColor), onclick: () => { end(field?.value ?? ''); } }, confirmText);
    const overlay = openOverlay('center', h('section', { class: 'shell-dialog', 'aria-label': title || content },
      title === '' ? null : h('h3', { class: 'shell-dialog__title' }, title),
      field ?? (content === '' ? null : h('p', { class: 'shell-dialog__content' }, content)),
      h('footer', { class: 'shell-dialog__footer' }, cancel, confirm)));
    field?.focus();
  });
}

const colour = (value: string | undefined): string => (value === undefined ? '' : `color: ${value}`);
