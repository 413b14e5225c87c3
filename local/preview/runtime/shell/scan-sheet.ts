import { h } from '../dom';
import { decodePicture, typeOfCode, type Code } from './codes';
import { openOverlay } from './overlay';

/** Instead of a camera: a code is typed, pasted or read from a picture. Null if the user closes it. */
export function askForCode(): Promise<Code | null> {
  return new Promise((resolve) => {
    const end = (code: Code | null): void => { overlay.close(); resolve(code); };
    const field = h('input', { class: 'shell-scan__field', type: 'text', placeholder: '输入或粘贴条码', 'aria-label': '条码', autocomplete: 'off' });
    const hint = h('p', { class: 'shell-scan__hint', role: 'status' });
    const picture = h('input', { type: 'file', accept: 'image/*', hidden: true, 'aria-label': '条码图片' });
    const form = h('form', { class: 'shell-scan__form' }, field, h('button', { class: 'shell-scan__submit' }, '确定'));

    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const result = field.value.trim();
      if (result !== '') end({ result, scanType: typeOfCode(result) });
    });
    picture.addEventListener('change', () => {
      const file = picture.files?.[0];
      picture.value = '';
      if (file === undefined) return;
      hint.textContent = '正在识别…';
      decodePicture(file).then(
        (code) => { if (code === null) hint.textContent = '没有在图片中找到条码'; else end(code); },
        () => { hint.textContent = '图片无法打开'; },
      );
    });

    const overlay = openOverlay('bottom', h('section', { class: 'shell-sheet shell-scan', 'aria-label': '扫码' },
      h('header', { class: 'shell-sheet__header' },
        h('button', { class: 'shell-sheet__button', onclick: () => { end(null); } }, '取消'), h('strong', {}, '扫码'),
        h('button', { class: 'shell-sheet__button', onclick: () => { picture.click(); } }, '选图片')),
      form, hint, picture), () => { end(null); });
    field.focus();
  });
}
