import { MAX_QUANTITY } from '../../shared/kernel/limits';
import { formatFigure } from '../format-figure';

const REPEAT_MS = 100;

/** A quantity in base units: tap to step, hold to run, tap the value to type. It never leaves [min, max]. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared', pureDataPattern: /^_/ },
  properties: {
    value: { type: Number, value: 0 },
    min: { type: Number, value: 0 },
    max: { type: Number, value: MAX_QUANTITY },
    /** Base units per tap: 24 steps by the box. */
    step: { type: Number, value: 1 },
    unit: { type: String, value: '件' },
    /** What is counted, for a screen reader. */
    label: { type: String, value: '数量' },
    disabled: { type: Boolean, value: false },
  },
  data: { current: 0, figure: '0', isEditing: false, _told: 0, _timer: 0 },
  observers: {
    value(value: number) {
      this.setData({ current: value, figure: formatFigure(value), _told: value });
    },
  },
  lifetimes: {
    detached() {
      clearInterval(this.data._timer);
    },
  },
  methods: {
    onStepTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      if (this.move(Number(currentTarget.dataset['direction']))) this.tell();
    },
    onHold({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const direction = Number(currentTarget.dataset['direction']);
      clearInterval(this.data._timer);
      this.setData({ _timer: setInterval(() => {
        if (!this.move(direction)) this.onRelease();
      }, REPEAT_MS) });
    },
    /** A run is told once, when it ends. */
    onRelease() {
      if (this.data._timer === 0) return;
      clearInterval(this.data._timer);
      this.setData({ _timer: 0 });
      this.tell();
    },
    onValueTap() {
      if (!this.data.disabled) this.setData({ isEditing: true });
    },
    onTyped({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ isEditing: false });
      if (!/^\d+$/.test(detail.value)) return;
      if (this.put(Number(detail.value))) this.tell();
    },
    /** Steps once; false when a limit stopped it. */
    move(direction: number): boolean {
      if (this.data.disabled) return false;
      const { current, step } = this.data;
      return this.put(current + direction * step);
    },
    put(wanted: number): boolean {
      const { current, min, max } = this.data;
      const next = Math.min(Math.max(wanted, min), max);
      if (next !== wanted) this.triggerEvent('limit', { limit: wanted < min ? 'min' : 'max' });
      if (next === current) return false;
      this.setData({ current: next, figure: formatFigure(next) });
      return true;
    },
    tell() {
      const { current, _told } = this.data;
      if (current === _told) return;
      this.setData({ _told: current });
      this.triggerEvent('change', { value: current });
    },
  },
});
