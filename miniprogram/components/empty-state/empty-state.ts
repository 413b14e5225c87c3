/** What is true, and the one thing to do about it. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    icon: { type: String, value: 'bill' },
    /** 都发完了 */
    title: { type: String, value: '' },
    /** 待发货 0 单，今天已发 12 单 */
    note: { type: String, value: '' },
    /** The word of the button: 清除筛选 */
    action: { type: String, value: '' },
  },
  methods: {
    onActionTap() {
      this.triggerEvent('action');
    },
  },
});
