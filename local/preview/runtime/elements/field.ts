import { h } from '../dom';
import { keyboard } from '../shell/keyboard';
import type { Behaviour, ElementDefinition, ElementHandle } from './define';

const properties = {
  value: '', name: '', type: 'text', password: false, placeholder: '', placeholderStyle: '', disabled: false, maxlength: 140, focus: false, autoFocus: false,
  confirmType: 'done', confirmHold: false, autoHeight: false, ariaLabel: '', adjustPosition: true, cursorSpacing: 0, holdKeyboard: false, alwaysEmbed: false,
  cursor: -1, selectionStart: -1, selectionEnd: -1, showConfirmBar: true, disableDefaultPadding: false, fixed: false, alwaysSystem: false, cursorColor: '',
  /** There is text, so the placeholder is hidden. */
  filled: false,
};
type Field = ElementHandle<typeof properties>;

/** Keyboard that a type asks for. */
const INPUT_MODE: Record<string, string> = { number: 'numeric', digit: 'decimal', 'safe-password': 'text' };

export const input: ElementDefinition<typeof properties> = {
  tag: 'input', properties, template: 'field', externalClasses: ['placeholder-class'],
  attach(element) {
    const inner = h('input');
    inner.addEventListener('keydown', ({ key, isComposing }) => {
      if (key !== 'Enter' || isComposing) return;
      element.emit('confirm', { value: inner.value });
      if (!element.props.confirmHold) inner.blur();
    });
    return attachField(element, inner, () => {
      const { type, password } = element.props;
      inner.type = password || type === 'safe-password' ? 'password' : 'text';
      inner.inputMode = INPUT_MODE[type] ?? 'text';
    });
  },
};

export const textarea: ElementDefinition<typeof properties> = {
  tag: 'textarea', properties, template: 'field', externalClasses: ['placeholder-class'],
  attach(element) {
    const inner = h('textarea');
    let lines = 0;
    return attachField(element, inner, () => {
      if (!element.props.autoHeight) return;
      requestAnimationFrame(() => {
        inner.style.height = 'auto';
        const height = inner.scrollHeight;
        const lineCount = Math.round(height / (parseFloat(getComputedStyle(inner).lineHeight) || 20));
        inner.style.height = element.host.style.height = `${height}px`;
        if (lineCount !== lines) element.emit('linechange', { height, lineCount });
        lines = lineCount;
      });
    });
  },
};

function attachField(element: Field, inner: HTMLInputElement | HTMLTextAreaElement, updateKind: () => void): Behaviour {
  let hadFocus = false;
  element.host.append(inner);
  inner.addEventListener('input', (event) => {
    const { value } = inner;
    element.set({ value, filled: value !== '' });
    if (event instanceof InputEvent && event.isComposing) return;
    tell();
  });
  inner.addEventListener('compositionend', () => { tell(); });
  inner.addEventListener('focus', () => { keyboard.open(); element.emit('focus', { value: inner.value, height: keyboard.height }); });
  inner.addEventListener('blur', () => { keyboard.close(); element.emit('blur', { value: inner.value, cursor: inner.selectionStart }); });

  const tell = (): void => { element.emit('input', { value: inner.value, cursor: inner.selectionStart ?? inner.value.length, keyCode: 0 }); };

  return {
    update() {
      const { value, filled, disabled, maxlength, placeholder, ariaLabel, focus, autoFocus } = element.props;
      const text = String(value ?? '');
      if (inner.value !== text) inner.value = text;
      if (filled !== (text !== '')) element.set({ filled: text !== '' });
      inner.disabled = disabled;
      if (maxlength >= 0) inner.maxLength = maxlength;
      else inner.removeAttribute('maxlength');
      inner.setAttribute('aria-label', ariaLabel || placeholder);
      updateKind();
      const wantsFocus = focus || autoFocus;
      if (wantsFocus && !hadFocus) setTimeout(() => { inner.focus(); });
      if (!wantsFocus && hadFocus) inner.blur();
      hadFocus = wantsFocus;
    },
    value: () => element.props.value,
    reset: () => { element.set({ value: '' }); },
    press: () => { inner.focus(); },
  };
}
