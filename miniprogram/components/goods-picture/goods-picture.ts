/** A goods picture, or a tile with the first character of its name while there is none. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    src: { type: String, value: '' },
    name: { type: String, value: '' },
    /** 40 44 56 72 */
    size: { type: String, value: '72' },
  },
  data: { isBroken: false, letter: '' },
  observers: {
    src() {
      this.setData({ isBroken: false });
    },
    name(name: string) {
      this.setData({ letter: Array.from(name.trim())[0] ?? '' });
    },
  },
  methods: {
    onImageError() {
      this.setData({ isBroken: true });
    },
  },
});
