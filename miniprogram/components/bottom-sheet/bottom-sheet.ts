/** A sheet from below; the page closes it when it hears `close`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '' },
  },
  methods: {
    onVisibleChange({ detail }: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!detail.visible) this.triggerEvent('close');
    },
  },
});
