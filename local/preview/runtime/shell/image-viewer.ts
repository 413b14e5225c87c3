import { h } from '../dom';
import { openOverlay } from './overlay';

interface Item { address: string; isVideo: boolean }

/** Pictures and videos over the whole screen, one after the other by swiping; a tap closes. */
export function viewPictures(items: readonly Item[], first: number): void {
  const slides = items.map(({ address, isVideo }, index) => h('div', { class: 'shell-viewer__slide' },
    isVideo ? h('video', { class: 'shell-viewer__picture', src: address, controls: true }) : h('img', { class: 'shell-viewer__picture', src: address, alt: `图片 ${index + 1}`, draggable: false })));
  const track = h('div', { class: 'shell-viewer__track' }, ...slides);
  const count = h('p', { class: 'shell-viewer__count', role: 'status', hidden: items.length < 2 });
  const close = (): void => { overlay.close(); };
  const overlay = openOverlay('full', h('section', { class: 'shell-viewer', 'aria-label': '预览图片' },
    track, count, h('button', { class: 'shell-viewer__close', 'aria-label': '关闭', onclick: close }, '×')), close);

  const at = (): number => Math.round(track.scrollLeft / Math.max(1, track.clientWidth));
  const say = (): void => { count.textContent = `${at() + 1} / ${items.length}`; };
  const move = (by: number): void => { track.scrollTo({ left: (at() + by) * track.clientWidth, behavior: 'smooth' }); };
  track.addEventListener('scroll', say, { passive: true });
  track.addEventListener('click', ({ target }) => { if (!(target instanceof HTMLVideoElement)) close(); });
  track.parentElement?.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowLeft') move(-1);
    if (key === 'ArrowRight') move(1);
  });
  track.scrollLeft = first * track.clientWidth;
  say();
}
