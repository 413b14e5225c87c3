import type { Action } from '../types';

/** The bar at the foot of a page: what it comes to, then the buttons, one of them primary. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    actions: { type: Array, value: [] as Action[] },
    /** On a tab page: above the tab bar, which keeps the room at the foot of the screen. */
    isDock: { type: Boolean, value: false },
    /** 分; with it the primary button is as wide as its word, else it fills the bar. */
    totalFen: { type: null, value: null },
    totalLabel: { type: String, value: '合计' },
    note: { type: String, value: '' },
    /** Why the primary button is off; the buttons keep their place. */
    reason: { type: String, value: '' },
  },
  data: { hasTotal: false, space: 0 },
  observers: {
    'totalFen, note'(totalFen: unknown, note: string) {
      this.setData({ hasTotal: typeof totalFen === 'number' || note !== '' });
    },
    'hasTotal, reason'() {
      wx.nextTick(() => this.measure());
    },
  },
  lifetimes: {
    ready() {
      this.measure();
    },
  },
  methods: {
    /** Keeps as much room under the page as the bar takes: a line more, or large type, makes it higher. */
    measure() {
      this.createSelectorQuery().select('#bar').boundingClientRect((rect) => {
        if (rect && !Array.isArray(rect) && rect.height > 0 && rect.height !== this.data.space) this.setData({ space: rect.height });
      }).exec();
    },
    onActionTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const action = this.data.actions[Number(currentTarget.dataset['index'])] as Action | undefined;
      if (action && !action.disabled && !action.busy) this.triggerEvent('action', { key: action.key });
    },
  },
});
