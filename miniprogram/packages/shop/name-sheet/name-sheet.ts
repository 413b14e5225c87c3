import { MAX_NAME } from '../../../shared/kernel/limits';

/** A sheet with one name to change. Tells `save {value}` and `close`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '' },
    note: { type: String, value: '' },
    value: { type: String, value: '' },
    busy: { type: Boolean, value: false },
  },
  data: { text: '', max: MAX_NAME, isReady: false },
  observers: {
    visible(isVisible: boolean) {
      if (isVisible) this.setData({ text: this.data.value, isReady: false });
    },
  },
  methods: {
    onInput({ detail }: WechatMiniprogram.Input) {
      const text = detail.value.trim();
      this.setData({ text: detail.value, isReady: text !== '' && text !== this.data.value });
    },
    onSave() {
      if (this.data.isReady && !this.data.busy) this.triggerEvent('save', { value: this.data.text.trim() });
    },
    onClose() {
      this.triggerEvent('close');
    },
  },
});
