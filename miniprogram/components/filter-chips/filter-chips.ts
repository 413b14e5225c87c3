import { formatFigure } from '../format-figure';
import type { Chip } from '../types';

interface Shown {
  key: string;
  label: string;
  figure: string;
  tone: string;
}

const shownOf = ({ key, label, count, tone }: Chip): Shown =>
  ({ key, label, figure: count === undefined ? '' : formatFigure(count), tone: count === 0 || tone === undefined ? '' : tone });

/** Filters with their counts in one row that scrolls sideways; one is chosen. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    chips: { type: Array, value: [] as Chip[] },
    /** The key of the chosen one. */
    value: { type: String, value: '' },
  },
  data: { shown: [] as Shown[] },
  observers: {
    chips(chips: Chip[]) {
      this.setData({ shown: chips.map(shownOf) });
    },
  },
  methods: {
    onTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const value = String(currentTarget.dataset['key']);
      if (value !== this.data.value) this.triggerEvent('change', { value });
    },
  },
});
