import type { Row } from '../rows';

/** How far outside the screen rows are still drawn, px: a fling's worth. */
const MARGIN = 800;
/** More than one: what is told at the very edge has a ratio of 0, coming or going. */
const THRESHOLDS = [0, 0.01, 0.1, 0.5, 1];

/**
 * A few rows of the list. Far from the screen they give way to an empty box of their height, so
 * that a list of any length is as light as its first page. Tells `select {goodsId}`.
 */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared', pureDataPattern: /^_/ },
  properties: {
    rows: { type: Array, value: [] as Row[] },
    /** The first of the list has no line above it. */
    first: { type: Boolean, value: false },
  },
  data: { isNear: true, height: 0, _observer: null as WechatMiniprogram.IntersectionObserver | null },
  lifetimes: {
    ready() {
      const observer = this.createIntersectionObserver({ thresholds: THRESHOLDS });
      observer.relativeToViewport({ top: MARGIN, bottom: MARGIN }).observe('#chunk', ({ intersectionRatio, boundingClientRect }) => {
        const isNear = intersectionRatio > 0;
        // Until it was seen leaving, its height is its rows'.
        if (isNear !== this.data.isNear && (isNear || boundingClientRect.height > 0)) this.setData(isNear ? { isNear } : { isNear, height: boundingClientRect.height });
      });
      this.setData({ _observer: observer });
    },
    detached() {
      this.data._observer?.disconnect();
    },
  },
  methods: {
    onSelect({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('select', { goodsId: String(currentTarget.dataset['goods']) });
    },
  },
});
