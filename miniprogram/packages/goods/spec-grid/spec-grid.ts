import type { GridRow } from './types';

/** With more columns than these the grid scrolls sideways under its row heads. */
const FITTING_COLUMNS = 4;

/** 颜色 × 尺码: one value of each crossing. Tells `input {index, value}`, `select {index}`, `hold {index}`, `head {axis, index}`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    rows: { type: Array, value: [] as GridRow[] },
    /** Empty for goods with one spec: each row then has one wide cell. */
    columns: { type: Array, value: [] as string[] },
    /** Cells take text; else a tap tells `select`. */
    editable: { type: Boolean, value: true },
    /** Heads can be tapped. */
    heads: { type: Boolean, value: true },
    /** The keyboard: digit, number or text. */
    keyboard: { type: String, value: 'digit' },
    maxlength: { type: Number, value: 14 },
    placeholder: { type: String, value: '' },
    /** What a cell holds, for screen readers. */
    label: { type: String, value: '' },
  },
  data: { isWide: false, width: 1, focused: -1 },
  observers: {
    columns(columns: string[]) {
      this.setData({ isWide: columns.length > FITTING_COLUMNS, width: Math.max(columns.length, 1) });
    },
    'editable, keyboard, label'() {
      this.setData({ focused: -1 });
    },
  },
  methods: {
    onInput({ detail, currentTarget }: WechatMiniprogram.Input) {
      this.triggerEvent('input', { index: Number(currentTarget.dataset['index']), value: detail.value });
    },
    onFocus({ currentTarget }: WechatMiniprogram.CustomEvent) {
      this.setData({ focused: Number(currentTarget.dataset['index']) });
    },
    onBlur({ currentTarget }: WechatMiniprogram.CustomEvent) {
      if (this.data.focused === Number(currentTarget.dataset['index'])) this.setData({ focused: -1 });
    },
    onCellTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('select', { index: Number(currentTarget.dataset['index']) });
    },
    onCellHold({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('hold', { index: Number(currentTarget.dataset['index']) });
    },
    onHeadTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { axis, index } = currentTarget.dataset as { axis: 'row' | 'column'; index: number };
      if (this.data.heads) this.triggerEvent('head', { axis, index: Number(index) });
    },
  },
});
