/** What the page must say about itself, under the bar: 没有网络，显示 21:40 的数据. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    text: { type: String, value: '' },
    icon: { type: String, value: 'wifi-off' },
    /** amber red brand */
    tone: { type: String, value: 'amber' },
    /** The word of a button at its right end. */
    action: { type: String, value: '' },
  },
  methods: {
    onActionTap() {
      this.triggerEvent('action');
    },
  },
});
