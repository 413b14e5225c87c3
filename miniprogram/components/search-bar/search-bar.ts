const PAUSE_MS = 300;

/** Search by typing or by scanning. It tells the text after a pause, and at once on 搜索. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared', pureDataPattern: /^_/ },
  properties: {
    value: { type: String, value: '' },
    placeholder: { type: String, value: '搜索' },
    scan: { type: Boolean, value: true },
    /** Does not take text: a tap opens the page that does. */
    readonly: { type: Boolean, value: false },
    focus: { type: Boolean, value: false },
  },
  data: { text: '', _told: '', _timer: 0 },
  observers: {
    value(value: string) {
      this.setData({ text: value, _told: value });
    },
  },
  lifetimes: {
    detached() {
      clearTimeout(this.data._timer);
    },
  },
  methods: {
    onInput({ detail }: WechatMiniprogram.Input) {
      clearTimeout(this.data._timer);
      this.setData({ text: detail.value, _timer: setTimeout(() => this.tell('change'), PAUSE_MS) });
    },
    onConfirm() {
      clearTimeout(this.data._timer);
      this.tell('search');
    },
    onClearTap() {
      clearTimeout(this.data._timer);
      this.setData({ text: '' });
      this.tell('change');
    },
    onScanTap() {
      this.triggerEvent('scan');
    },
    onOpenTap() {
      this.triggerEvent('open');
    },
    tell(event: 'change' | 'search') {
      const value = this.data.text.trim();
      if (event === 'change' && value === this.data._told) return;
      this.setData({ _told: value });
      this.triggerEvent(event, { value });
    },
  },
});
