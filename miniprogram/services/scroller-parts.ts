/** How far outside the scroller rows are still drawn, px. */
const MARGIN = 150;
/** As a list-part has them: what is told at the very edge has a ratio of 0, coming or going. */
const THRESHOLDS = [0, 0.01, 0.1, 0.5, 1];

/** What is drawn before anything was measured. */
const first = (): boolean[] => [true, true];

interface Watched { observer: WechatMiniprogram.IntersectionObserver; isNear: boolean }

/** What watches the parts of each list; no data, which is copied. */
const watches = new WeakMap<object, Watched[]>();

/**
 * For a long list in a scroller of its own, as a sheet has: near-parts measures against the screen,
 * where such a scroller cuts its rows off. The owner has `#scroller`, and in it boxes `#part-0`,
 * `#part-1` … of a few rows each with `data-at`, which it fills while `near[at]`, and which are
 * else `heights[at]` px high, as far as that is known. A part that is tapped may have the focus, so
 * it stays drawn wherever it is: `capture-bind:tap="onPartTap"`.
 */
export const scrollerParts = Behavior({
  data: { near: first(), heights: [] as number[], heldPart: -1 },
  lifetimes: {
    detached() {
      this.watchParts(0);
    },
  },
  methods: {
    /** To be told whenever the list has more parts, or fewer. */
    watchParts(count: number) {
      const watched = watches.get(this) ?? [];
      watches.set(this, watched);
      for (const { observer } of watched.splice(count)) observer.disconnect();
      if (count < this.data.near.length) this.setData({ near: count === 0 ? first() : this.data.near.slice(0, count), heights: this.data.heights.slice(0, count), heldPart: -1 });
      wx.nextTick(() => { for (let at = watched.length; at < count; at += 1) watched.push(this.watchPart(at)); });
    },
    watchPart(at: number): Watched {
      const observer = this.createIntersectionObserver({ thresholds: THRESHOLDS });
      const watched = { observer, isNear: this.data.near[at] === true };
      observer.relativeTo('#scroller', { top: MARGIN, bottom: MARGIN }).observe(`#part-${at}`, ({ intersectionRatio, boundingClientRect: { height } }) => {
        // A sheet that is closing measures nothing.
        if (height === 0) return;
        watched.isNear = intersectionRatio > 0;
        this.settlePart(at, height);
      });
      return watched;
    },
    settlePart(at: number, height: number) {
      const { near, heights, heldPart } = this.data;
      const isNear = watches.get(this)?.[at]?.isNear === true;
      if (isNear === (near[at] === true) || (!isNear && heldPart === at)) return;
      const drawn = Array.from({ length: Math.max(near.length, at + 1) }, (_, place) => (place === at ? isNear : near[place] === true));
      this.setData({ near: drawn, ...(isNear ? {} : { heights: Array.from({ length: drawn.length }, (_, place) => (place === at ? height : heights[place] ?? 0)) }) });
    },
    onPartTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const before = this.data.heldPart;
      this.setData({ heldPart: Number(currentTarget.dataset['at']) });
      if (before >= 0 && before !== this.data.heldPart) this.settlePart(before, this.data.heights[before] ?? 0);
    },
  },
});
