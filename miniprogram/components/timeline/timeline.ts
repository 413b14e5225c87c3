import type { TimelineEntry } from '../types';

/** What happened, newest first: the event left, time and person right; a reversal stays in sight. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { entries: { type: Array, value: [] as TimelineEntry[] } },
  methods: {
    onTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('select', { key: String(currentTarget.dataset['key']) });
    },
  },
});
