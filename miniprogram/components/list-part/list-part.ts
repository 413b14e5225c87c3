import type { Nearness } from '../../services/near-parts';

/** How far outside the screen rows are still drawn, px. */
const MARGIN = 400;
/** More than one: what is told at the very edge has a ratio of 0, coming or going. */
const THRESHOLDS = [0, 0.01, 0.1, 0.5, 1];

/** What watches each part; no data, which is copied. */
const observers = new WeakMap<object, WechatMiniprogram.IntersectionObserver>();

/** A part on a page. */
interface Part { settle(): void }

/** The part that was tapped last: it may have the focus, so it stays drawn wherever it is. */
let held: Part | null = null;

/** Holds this part, and answers the one that was held. */
function hold(part: Part): Part | null {
  const before = held;
  held = part;
  return before;
}

/**
 * A few rows of a long list, or a few such parts. Far from the screen they give way to an empty
 * box of their height, so that a list of any length is as light as its first page. What is inside
 * belongs to the page, which draws it while it is near: `near {isNear, height}`, and the behavior
 * near-parts.
 */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared', pureDataPattern: /^_/ },
  properties: {
    /** The page draws the rows. */
    drawn: { type: Boolean, value: false },
    /** Its height until it was drawn, px. */
    estimate: { type: Number, value: 0 },
  },
  data: { height: 0, _isNear: false },
  observers: {
    /** Other rows have another height. */
    estimate() {
      if (this.data.height !== 0) this.setData({ height: 0 });
    },
  },
  lifetimes: {
    ready() {
      this.setData({ _isNear: this.data.drawn });
      const observer = this.createIntersectionObserver({ thresholds: THRESHOLDS });
      observer.relativeToViewport({ top: MARGIN, bottom: MARGIN }).observe('#part', ({ intersectionRatio, boundingClientRect: { height } }) => {
        // A page that is covered measures nothing.
        if (height === 0) return;
        this.setData({ _isNear: intersectionRatio > 0, ...(this.data.drawn ? { height } : {}) });
        this.settle();
      });
      observers.set(this, observer);
    },
    detached() {
      observers.get(this)?.disconnect();
      if (held === this) held = null;
    },
  },
  methods: {
    settle() {
      const { drawn, height, _isNear: isNear } = this.data;
      if (isNear !== drawn && (isNear || held !== this)) this.triggerEvent<Nearness>('near', { isNear, height });
    },
    onTap() {
      hold(this)?.settle();
    },
  },
});
