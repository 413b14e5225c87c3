import { h } from '../dom';
import type { ToFrame, ToPhone } from '../shell/frame-link';
import { people } from '../shell/identity';

type Choice<T extends string | number> = readonly (readonly [value: T, label: string])[];

const THEMES: Choice<ToPhone['theme']> = [['system', '跟随系统'], ['light', '浅色'], ['dark', '深色']];
const WIDTHS: Choice<number> = [[320, '320'], [375, '375'], [430, '430']];
const HEIGHT = 812;

/** A wide window: the phone in the middle, and beside it who holds it, its theme and its width. */
export function openFrame(): void {
  const address = new URL(location.href);
  const phone = h('iframe', { class: 'frame__screen', title: '微商进销存' });
  const state = { user: address.searchParams.get('user') ?? people[0]?.openId ?? '', theme: (address.searchParams.get('theme') ?? 'system') as ToPhone['theme'], width: Number(address.searchParams.get('width') ?? 375) };

  function keep(): void {
    for (const [name, value] of Object.entries(state)) address.searchParams.set(name, String(value));
    history.replaceState(null, '', address);
  }

  function load(): void {
    keep();
    // Another query, not only another hash: the document must be new.
    phone.src = address.href;
  }

  function resize(): void {
    phone.style.width = `${state.width}px`;
    phone.style.height = `min(${HEIGHT}px, calc(100vh - 48px))`;
  }

  window.addEventListener('message', ({ source, data }: MessageEvent<ToFrame>) => {
    if (source !== phone.contentWindow) return;
    address.searchParams.delete('path');
    address.hash = data.hash;
    keep();
  });

  document.body.append(h('div', { class: 'frame' },
    h('div', { class: 'frame__phone' }, phone),
    h('aside', { class: 'frame__side' },
      h('h1', { class: 'frame__title' }, '微商进销存'),
      group('谁的手机', people.map(({ openId, name }) => [openId, name]), state.user, (user) => { state.user = user; load(); }),
      group('外观', THEMES, state.theme, (theme) => { state.theme = theme; keep(); phone.contentWindow?.postMessage({ theme } satisfies ToPhone, location.origin); }),
      group('屏幕宽度', WIDTHS, state.width, (width) => { state.width = width; keep(); resize(); }))));
  document.title = '微商进销存';
  resize();
  load();
}

/** Buttons of which one is on. */
function group<T extends string | number>(label: string, choices: Choice<T>, chosen: T, choose: (value: T) => void): HTMLElement {
  const buttons = choices.map(([value, text]) => h('button', { class: 'frame__choice', ariaPressed: String(value === chosen), onclick: () => { press(value); } }, text));
  function press(value: T): void {
    buttons.forEach((button, index) => { button.ariaPressed = String(choices[index]?.[0] === value); });
    choose(value);
  }
  return h('section', { class: 'frame__group', role: 'group', ariaLabel: label }, h('h2', { class: 'frame__label' }, label), h('div', { class: 'frame__choices' }, ...buttons));
}
