/** The sheet for a command whose answer was lost: it never says 成功 without a reply. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    visible: { type: Boolean, value: false },
    /** 这单, 这次收货 */
    what: { type: String, value: '这单' },
    subject: { type: String, value: '' },
    totalFen: { type: null, value: null },
    /** 3 款 42 件 · 22:47 提交 */
    note: { type: String, value: '' },
    /** The question is on its way. */
    busy: { type: Boolean, value: false },
  },
  methods: {
    onCheckTap() {
      if (!this.data.busy) this.triggerEvent('check');
    },
    onLater() {
      this.triggerEvent('later');
    },
  },
});
