/** The boxes of rows that are still being read; it appears after 200 ms, so a quick answer never flashes. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    /** goods order line text */
    kind: { type: String, value: 'goods' },
    rows: { type: Number, value: 3 },
  },
  data: { list: [0, 1, 2] },
  observers: {
    rows(rows: number) {
      this.setData({ list: Array.from({ length: rows }, (_, index) => index) });
    },
  },
});
