import type { ElementDefinition } from './define';

const properties = {
  scrollX: false, scrollY: false, scrollTop: null as unknown, scrollLeft: null as unknown, scrollIntoView: '', scrollWithAnimation: false, upperThreshold: 50, lowerThreshold: 50,
  enableFlex: false, showScrollbar: true, enhanced: false, bounces: true, type: 'list', scrollAnchoring: false, enableBackToTop: false, pagingEnabled: false, fastDeceleration: false, usingSticky: false,
  refresherEnabled: false, refresherTriggered: false, refresherThreshold: 45, refresherDefaultStyle: 'black', refresherBackground: '',
};

export const scrollView: ElementDefinition<typeof properties> = {
  tag: 'scroll-view', properties,
  attach(element) {
    const { host } = element;
    const behavior = (): ScrollBehavior => (element.props.scrollWithAnimation ? 'smooth' : 'auto');
    const wanted = { top: NaN, left: NaN, into: '' };
    const last = { left: 0, top: 0 };

    host.addEventListener('scroll', () => {
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = host;
      const { scrollX, scrollY, upperThreshold, lowerThreshold } = element.props;
      const deltaX = last.left - scrollLeft;
      const deltaY = last.top - scrollTop;
      Object.assign(last, { left: scrollLeft, top: scrollTop });
      element.emit('scroll', { scrollLeft, scrollTop, scrollWidth, scrollHeight, deltaX, deltaY });
      if (scrollY && deltaY > 0 && scrollTop <= upperThreshold) element.emit('scrolltoupper', { direction: 'top' });
      if (scrollY && deltaY < 0 && scrollTop + clientHeight >= scrollHeight - lowerThreshold) element.emit('scrolltolower', { direction: 'bottom' });
      if (scrollX && deltaX > 0 && scrollLeft <= upperThreshold) element.emit('scrolltoupper', { direction: 'left' });
      if (scrollX && deltaX < 0 && scrollLeft + clientWidth >= scrollWidth - lowerThreshold) element.emit('scrolltolower', { direction: 'right' });
    }, { passive: true });

    dragByMouse(host, () => element.props.scrollX);

    return {
      update() {
        const { scrollX, scrollY, enableFlex, showScrollbar, scrollTop, scrollLeft, scrollIntoView } = element.props;
        Object.assign(host.style, { overflowX: scrollX ? 'auto' : 'hidden', overflowY: scrollY ? 'auto' : 'hidden' });
        host.classList.toggle('wx-flex', enableFlex);
        host.classList.toggle('wx-no-bar', !showScrollbar);
        const top = parseFloat(String(scrollTop));
        const left = parseFloat(String(scrollLeft));
        if (!Number.isNaN(top) && top !== wanted.top) requestAnimationFrame(() => { host.scrollTo({ top, behavior: behavior() }); });
        if (!Number.isNaN(left) && left !== wanted.left) requestAnimationFrame(() => { host.scrollTo({ left, behavior: behavior() }); });
        if (scrollIntoView !== '' && scrollIntoView !== wanted.into) {
          requestAnimationFrame(() => { host.querySelector(`[id$="--${CSS.escape(scrollIntoView)}"]`)?.scrollIntoView({ block: 'start', inline: 'start', behavior: behavior() }); });
        }
        Object.assign(wanted, { top, left, into: scrollIntoView });
      },
      /** ScrollViewContext of createSelectorQuery().node(). */
      node: () => ({
        scrollTo: ({ top, left, animated = true }: { top?: number; left?: number; animated?: boolean }) => {
          host.scrollTo({ ...(top === undefined ? {} : { top }), ...(left === undefined ? {} : { left }), behavior: animated ? 'smooth' : 'auto' });
        },
        scrollIntoView: (selector: string) => { host.querySelector(`[id$="--${CSS.escape(selector.replace('#', ''))}"]`)?.scrollIntoView({ behavior: 'smooth' }); },
      }),
    };
  },
};

/** A mouse has no finger to push what scrolls sideways: it drags. */
function dragByMouse(host: HTMLElement, isOn: () => boolean): void {
  host.addEventListener('mousedown', ({ button, clientX }) => {
    if (button !== 0 || !isOn()) return;
    const from = clientX + host.scrollLeft;
    const move = (event: MouseEvent): void => { host.scrollLeft = from - event.clientX; };
    window.addEventListener('mousemove', move);
    window.addEventListener('mouseup', () => { window.removeEventListener('mousemove', move); }, { once: true });
  });
}
