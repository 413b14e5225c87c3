import { fileUrl } from '../../services/cloud';

/** A goods picture, or a tile with the first character of its name while there is none. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    /** A file id of the cloud, or an address. */
    src: { type: String, value: '' },
    name: { type: String, value: '' },
    /** 40 44 56 72 */
    size: { type: String, value: '72' },
  },
  data: { url: '', isBroken: false, letter: '' },
  observers: {
    src(src: string) {
      this.setData({ url: fileUrl(src), isBroken: false });
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
