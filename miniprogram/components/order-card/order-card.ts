import { formatFigure } from '../format-figure';
import type { Action } from '../types';

interface Picture {
  src: string;
  name: string;
}

const PICTURES = 3;

/** One order in a list: who, when, what, how much, why it waits, and the next step. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    name: { type: String, value: '' },
    /** The customer's price level: 代理一 */
    level: { type: String, value: '' },
    stage: { type: String, value: '' },
    tone: { type: String, value: 'grey' },
    /** SO1122-4F8 · 今天 21:36 · 阿哲开单 */
    caption: { type: String, value: '' },
    pictures: { type: Array, value: [] as Picture[] },
    /** How many goods: 款 */
    kinds: { type: Number, value: 0 },
    quantity: { type: Number, value: 0 },
    unit: { type: String, value: '件' },
    totalFen: { type: null, value: null },
    reason: { type: String, value: '' },
    reasonTone: { type: String, value: '' },
    /** At most two; the next step has kind 'tint'. */
    actions: { type: Array, value: [] as Action[] },
  },
  data: { shown: [] as (Picture & { key: number })[], more: 0, figure: '' },
  observers: {
    'pictures, kinds'(pictures: Picture[], kinds: number) {
      const shown = pictures.slice(0, PICTURES).map((picture, key) => ({ ...picture, key }));
      this.setData({ shown, more: Math.max(0, Math.max(kinds, pictures.length) - shown.length) });
    },
    'kinds, quantity, unit'(kinds: number, quantity: number, unit: string) {
      this.setData({ figure: `${formatFigure(kinds)} 款 ${formatFigure(quantity)} ${unit}` });
    },
  },
  methods: {
    onTap() {
      this.triggerEvent('select');
    },
    onActionTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const action = this.data.actions[Number(currentTarget.dataset['index'])] as Action | undefined;
      if (action && !action.disabled && !action.busy) this.triggerEvent('action', { key: action.key });
    },
  },
});
