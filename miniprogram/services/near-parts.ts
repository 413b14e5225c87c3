/** What a list-part tells of itself; its height, px, is 0 before it was measured. */
export interface Nearness { isNear: boolean; height: number }

/** Which parts are drawn. */
export interface Nearby {
  near: boolean[];
  /** Of lists without an end, whose parts are in groups: the groups that are drawn, */
  nearGroups: boolean[];
  /** and the heights of parts that were drawn, px, because a group that is not has no parts to remember them. */
  heights: number[];
}

/** What is drawn before anything was measured: as much as fills a screen. */
export const firstNearby = (): Nearby => ({ near: [true, true], nearGroups: [true, true], heights: [] });

/** The list with another item, however far behind its end. */
const withItem = <T>(list: readonly T[], at: number, item: T, empty: T): T[] =>
  Array.from({ length: Math.max(list.length, at + 1) }, (_, place) => (place === at ? item : list[place] ?? empty));

/** For what shows a long list in parts: `near` says which of them are drawn, and `onPartNear` hears `near` of a list-part; `onGroupNear` of a group of them. */
export const nearParts = Behavior({
  data: firstNearby(),
  methods: {
    onPartNear({ currentTarget, detail: { isNear, height } }: WechatMiniprogram.CustomEvent<Nearness>) {
      const at = Number(currentTarget.dataset['at']);
      const { near, heights } = this.data;
      this.setData({ near: withItem(near, at, isNear, false), ...(isNear || height === 0 ? {} : { heights: withItem(heights, at, height, 0) }) });
    },
    onGroupNear({ currentTarget, detail: { isNear } }: WechatMiniprogram.CustomEvent<Nearness>) {
      this.setData({ nearGroups: withItem(this.data.nearGroups, Number(currentTarget.dataset['at']), isNear, false) });
    },
  },
});
