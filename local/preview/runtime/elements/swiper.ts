import { h } from '../dom';
import type { ElementDefinition } from './define';

const properties = {
  current: 0, autoplay: false, interval: 5000, duration: 500, circular: false, vertical: false, indicatorDots: false, indicatorColor: 'rgba(0, 0, 0, .3)', indicatorActiveColor: '#000',
  previousMargin: '0px', nextMargin: '0px', displayMultipleItems: 1, easingFunction: 'default',
};

/** A swipe shorter than this stays, px. */
const SWIPE = 40;

export const swiper: ElementDefinition<typeof properties> = {
  tag: 'swiper', properties, template: 'track',
  attach(element) {
    const { host } = element;
    const dots = h('div', { class: 'wx-dots' });
    let index = -1;
    let start: { clientX: number; clientY: number } | null = null;
    host.append(dots);

    const count = (): number => host.querySelectorAll('wx-swiper-item').length;

    function show(to: number, source: 'autoplay' | 'touch' | ''): void {
      const { duration, vertical } = element.props;
      const track = host.querySelector<HTMLElement>('.wx-track');
      if (track === null) return;
      const isMove = index >= 0 && to !== index;
      index = to;
      track.toggleAttribute('vertical', vertical);
      Object.assign(track.style, { transition: isMove ? `transform ${duration}ms` : '', transform: `translate${vertical ? 'Y' : 'X'}(${-100 * to}%)` });
      drawDots();
      if (!isMove) return;
      if (source !== '') element.set({ current: to });
      element.emit('change', { current: to, currentItemId: '', source });
      setTimeout(() => { element.emit('animationfinish', { current: to, currentItemId: '', source }); }, duration);
    }

    function drawDots(): void {
      const { indicatorDots, indicatorColor, indicatorActiveColor } = element.props;
      dots.replaceChildren(...Array.from({ length: indicatorDots ? count() : 0 }, (_, item) => h('i', { style: `background: ${item === index ? indicatorActiveColor : indicatorColor}` })));
    }

    function move(by: number, source: 'autoplay' | 'touch'): void {
      const items = count();
      if (items === 0) return;
      const to = element.props.circular || source === 'autoplay' ? (index + by + items) % items : Math.min(items - 1, Math.max(0, index + by));
      if (to !== index) show(to, source);
    }

    host.addEventListener('touchstart', ({ touches }) => { start = touches[0] ?? null; }, { passive: true });
    host.addEventListener('touchend', ({ changedTouches: [end] }) => {
      if (start === null || end === undefined) return;
      const distance = element.props.vertical ? end.clientY - start.clientY : end.clientX - start.clientX;
      if (Math.abs(distance) >= SWIPE) move(distance < 0 ? 1 : -1, 'touch');
    }, { passive: true });
    const timer = setInterval(() => { if (element.props.autoplay) move(1, 'autoplay'); }, element.props.interval);

    return { update: () => { show(element.props.current, ''); }, detached: () => { clearInterval(timer); } };
  },
};

export const swiperItem: ElementDefinition<{ itemId: string }> = { tag: 'swiper-item', properties: { itemId: '' } };
