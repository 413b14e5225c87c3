/** The boxes of rows that are still being read; it appears after 200 ms, so a quick answer never flashes. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    /** goods order line text */
    kind: { type: String, value: 'goods' },
    rows: { type: Number, value: 3 },
  },
});
