import { h } from '../dom';
import { isFromPhone, type ThemeChoice } from '../shell/frame-link';
import { people } from '../shell/identity';
import { FramePhone } from './frame-phone';

type Choices = readonly (readonly [value: string, label: string])[];

const PEOPLE: Choices = people.map(({ openId, name }) => [openId, name]);
const NOBODY = '';
const THEMES: Choices = [['system', '跟随系统'], ['light', '浅色'], ['dark', '深色']];
const WIDTHS: Choices = [['320', '320'], ['375', '375'], ['430', '430']];

/** A wide window: one phone or two, and beside them who holds them, their theme and their width. The address keeps all of it. */
export function openFrame(): void {
  const address = new URL(location.href);
  const asked = (name: string, otherwise: string): string => address.searchParams.get(name) ?? otherwise;
  const phone = new FramePhone();
  const second = new FramePhone();
  const phones = [phone, second];

  function keep(name: string, value: string): void {
    if (value === NOBODY) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
    history.replaceState(null, '', address);
  }

  const users = group('谁的手机', PEOPLE, (user) => { keep('user', user); phone.open({ user, theme: themes.chosen(), url: phone.url }); });
  const besides = group('旁边再放一台', [[NOBODY, '不放'], ...PEOPLE], (user) => { beside(user, second.url); });
  const themes = group('外观', THEMES, (theme) => { keep('theme', theme); for (const each of phones) each.showTheme(theme as ThemeChoice); });
  const widths = group('屏幕宽度', WIDTHS, (width) => { keep('width', width); for (const each of phones) each.resize(Number(width)); });

  function beside(user: string, url: string): void {
    keep('beside', user);
    if (user === NOBODY) { second.dom.remove(); return; }
    phone.dom.after(second.dom);
    second.open({ user, theme: themes.chosen(), url });
  }

  window.addEventListener('message', ({ source, data }) => {
    if (!isFromPhone(data)) return;
    const from = phones.find((each) => each.isSource(source));
    if ('friend' in data) {
      besides.show(data.friend);
      beside(data.friend, data.url);
    } else if (from !== undefined) {
      from.url = data.url;
      if (from !== phone) return;
      address.searchParams.delete('path');
      address.hash = data.url;
      history.replaceState(null, '', address);
    }
  });

  document.title = '微商进销存';
  document.body.append(h('div', { class: 'frame' }, phone.dom,
    h('aside', { class: 'frame__side' }, h('h1', { class: 'frame__title' }, '微商进销存'), users.dom, besides.dom, themes.dom, widths.dom)));
  themes.show(asked('theme', 'system'));
  widths.show(asked('width', '375'));
  users.show(asked('user', PEOPLE[0]?.[0] ?? ''));
  besides.show(asked('beside', NOBODY));
  for (const each of phones) each.resize(Number(widths.chosen()));
  phone.open({ user: users.chosen(), theme: themes.chosen(), url: asked('path', decodeURI(address.hash.slice(1))) });
  beside(besides.chosen(), '');
}

interface Group { dom: HTMLElement; chosen(): string; show(value: string): void }

/** Buttons of which one is on. */
function group(label: string, choices: Choices, choose: (value: string) => void): Group {
  let chosen = '';
  const buttons = choices.map(([value, text]) => h('button', { class: 'frame__choice', onclick: () => { show(value); choose(value); } }, text));
  function show(value: string): void {
    chosen = value;
    buttons.forEach((button, index) => { button.ariaPressed = String(choices[index]?.[0] === value); });
  }
  const dom = h('section', { class: 'frame__group', role: 'group', ariaLabel: label }, h('h2', { class: 'frame__label' }, label), h('div', { class: 'frame__choices' }, ...buttons));
  return { dom, chosen: () => chosen, show };
}
