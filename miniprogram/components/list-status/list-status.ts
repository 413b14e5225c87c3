import { formatFigure } from '../format-figure';

/** Where a list stands: being read, could not be read, more to come, or all there. In place, never a toast. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    /** idle loading more end error */
    state: { type: String, value: 'idle' },
    /** The skeleton of the first reading: goods order line text */
    kind: { type: String, value: 'goods' },
    rows: { type: Number, value: 3 },
    /** 订单没读出来 */
    title: { type: String, value: '没读出来' },
    /** 等了 8 秒没有回应 · 编号 K7T-20 */
    note: { type: String, value: '' },
    /** How many there are in all; 0 leaves the number out. */
    count: { type: Number, value: 0 },
    unit: { type: String, value: '款' },
  },
  data: { foot: '' },
  observers: {
    'count, unit'(count: number, unit: string) {
      this.setData({ foot: count > 0 ? `没有更多了，共 ${formatFigure(count)} ${unit}` : '没有更多了' });
    },
  },
  methods: {
    onRetryTap() {
      this.triggerEvent('retry');
    },
  },
});
