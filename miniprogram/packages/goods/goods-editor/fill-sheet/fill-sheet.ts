/** One value for a row, a column or all cells. Tells `fill {value}`, `hide {isHidden}`, or `close`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    visible: { type: Boolean, value: false },
    /** 奶白 · 整行 */
    title: { type: String, value: '' },
    /** 售价 */
    what: { type: String, value: '' },
    /** Cells that would be filled. */
    count: { type: Number, value: 0 },
    /** Cells of the row or column, filled or not. */
    cells: { type: Number, value: 0 },
    keyboard: { type: String, value: 'digit' },
    maxlength: { type: Number, value: 14 },
    /** The field can be filled with one value. */
    fillable: { type: Boolean, value: true },
    /** The cells can be taken from sale, or put back. */
    hideable: { type: Boolean, value: true },
    hidden: { type: Boolean, value: false },
  },
  data: { typed: '' },
  observers: {
    visible(isVisible: boolean) {
      if (isVisible) this.setData({ typed: '' });
    },
  },
  methods: {
    onInput({ detail }: WechatMiniprogram.Input) {
      this.setData({ typed: detail.value });
    },
    onFill() {
      const value = this.data.typed.trim();
      if (value !== '') this.triggerEvent('fill', { value });
    },
    onHide() {
      this.triggerEvent('hide', { isHidden: !this.data.hidden });
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
