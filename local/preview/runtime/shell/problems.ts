import type { Problem } from '../../manifest';
import { h } from '../dom';

/** The overlay that shows mistakes over the page: of the build with file and line, of the run time with the sources' stack. */
const list = h('div', { class: 'problems__list' });
const overlay = h('section', { class: 'problems', role: 'alert', hidden: true },
  h('header', { class: 'problems__header' }, h('strong', {}, '出错了'), h('button', { class: 'problems__close', onclick: () => { clearProblems(); } }, '关闭')), list);

export function showProblems(problems: readonly Problem[]): void {
  list.replaceChildren(...problems.map(({ message, file, line, column }) => entry(message, `${file}${line > 0 ? `:${line}:${column}` : ''}`)));
  show();
}

export function clearProblems(): void {
  list.replaceChildren();
  overlay.hidden = true;
}

/** Shows an error of the app's code; the server says where in the sources it was. */
export function reportError(error: unknown): void {
  console.error(error);
  showError(error);
  listener.onError(error);
}

function showError(error: unknown): void {
  const { message, stack } = error instanceof Error ? error : { message: textOf(error), stack: '' };
  const where = h('pre', { class: 'problems__where' });
  list.append(h('article', { class: 'problems__entry' }, h('p', { class: 'problems__message' }, message), where));
  show();
  void locate(stack ?? '').then((text) => { where.textContent = text; });
}

interface ErrorListener {
  onError(error: unknown): void;
  onUnhandledRejection(reason: unknown): void;
}

let listener: ErrorListener = { onError: () => undefined, onUnhandledRejection: () => undefined };

/** From now on nothing the app throws goes unseen; the app hears of it too. */
export function watchErrors(told: ErrorListener): void {
  listener = told;
  window.addEventListener('error', (event) => {
    if (/ResizeObserver loop/.test(event.message)) return;
    reportError(event.error ?? event.message);
  });
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (isCancelled(reason)) return;
    showError(reason);
    listener.onUnhandledRejection(reason);
  });
}

async function locate(stack: string): Promise<string> {
  if (stack === '') return '';
  const response = await fetch('/__preview/locate', { method: 'POST', body: stack }).catch(() => null);
  const text = response?.ok === true ? await response.text() : stack;
  return text.split('\n').filter((line) => /^\s+at /.test(line) && !/\/__preview\/|preview-entry/.test(line)).slice(0, 8).join('\n').replace(/^ +/gm, '');
}

/** Asking the user and hearing no is not a mistake. */
const isCancelled = (reason: unknown): boolean => /:fail (auth |)?cancel/.test(textOf(reason));

const textOf = (value: unknown): string => {
  if (typeof value === 'object' && value !== null && 'errMsg' in value) return String(value.errMsg);
  return String(value);
};

const entry = (message: string, where: string): HTMLElement =>
  h('article', { class: 'problems__entry' }, h('p', { class: 'problems__message' }, message), h('pre', { class: 'problems__where' }, where));

function show(): void {
  document.body.append(overlay);
  overlay.hidden = false;
}
