/** What is drawn before anything was measured: as much as fills a screen. */
export const firstParts = (): boolean[] => [true, true];

/** What a list-part tells of itself. */
export interface Nearness { isNear: boolean }

/** For what shows a long list in parts: `near` says which of them are drawn, and `onPartNear` hears `near` of a list-part. */
export const nearParts = Behavior({
  data: { near: firstParts() },
  methods: {
    onPartNear({ currentTarget, detail: { isNear } }: WechatMiniprogram.CustomEvent<Nearness>) {
      const at = Number(currentTarget.dataset['at']);
      const { near } = this.data;
      this.setData({ near: Array.from({ length: Math.max(near.length, at + 1) }, (_, place) => (place === at ? isNear : near[place] === true)) });
    },
  },
});
