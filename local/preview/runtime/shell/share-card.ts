import { h } from '../dom';
import { isFramed, tellFrame } from './frame-link';
import { identity, people } from './identity';
import { openOverlay } from './overlay';
import { showToast } from './toast';

export interface ShareCard {
  title: string;
  /** Of the page that the card opens, with its parameters. */
  path: string;
  /** Address of its picture; null for none. */
  picture: string | null;
}

/** The card that a friend would get; it is opened here as somebody else, or its address is copied. */
export function showShareCard({ title, path, picture }: ShareCard): void {
  const others = people.filter(({ openId }) => openId !== identity.openId);
  let friend = others[0]?.openId ?? identity.openId;

  function addressFor(openId: string): string {
    const address = new URL('/', location.origin);
    address.searchParams.set('user', openId);
    address.searchParams.set('path', path);
    return address.href;
  }

  const choices = others.map(({ openId, name }) => h('button', { class: 'shell-share__friend', 'aria-pressed': String(openId === friend), onclick: () => { choose(openId); } }, name));
  function choose(openId: string): void {
    friend = openId;
    choices.forEach((choice, index) => { choice.setAttribute('aria-pressed', String(others[index]?.openId === openId)); });
  }

  function copy(): void {
    const say = (title: string): void => { showToast({ title, icon: 'none', mask: false, durationMs: 1500 }); };
    navigator.clipboard.writeText(addressFor(friend)).then(() => { say('链接已复制'); }, () => { say('浏览器不允许复制'); });
  }

  /** On the phone beside this one, or in a window of its own. */
  function open(): void {
    if (isFramed) tellFrame({ friend, url: path });
    else window.open(addressFor(friend), '_blank');
  }

  const close = (): void => { overlay.close(); };
  const overlay = openOverlay('bottom', h('section', { class: 'shell-sheet shell-share', 'aria-label': '发送给朋友' },
    h('header', { class: 'shell-sheet__header' }, h('button', { class: 'shell-sheet__button', onclick: close }, '关闭'), h('strong', {}, '发送给朋友'), h('i', { class: 'shell-sheet__button' })),
    h('article', { class: 'shell-card' },
      h('p', { class: 'shell-card__title' }, title),
      picture === null ? h('div', { class: 'shell-card__picture' }, '这里是页面的截图') : h('img', { class: 'shell-card__picture', src: picture, alt: '' }),
      h('p', { class: 'shell-card__path' }, path)),
    h('p', { class: 'shell-share__label' }, '谁收到'),
    h('div', { class: 'shell-share__friends' }, ...choices),
    h('div', { class: 'shell-share__actions' },
      h('button', { class: 'shell-share__action', onclick: copy }, '复制链接'),
      h('button', { class: 'shell-share__action shell-share__action--main', onclick: open }, '打开'))), close);
}
