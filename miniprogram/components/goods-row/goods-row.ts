/** One goods in a list: picture, name, price and number of specs, and what can be sold of it. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    name: { type: String, value: '' },
    picture: { type: String, value: '' },
    /** The lowest price, 分; null = 还没定价 */
    priceFen: { type: null, value: null },
    /** The prices of its specs differ: 起 */
    from: { type: Boolean, value: false },
    specCount: { type: Number, value: 1 },
    available: { type: Number, value: 0 },
    reserved: { type: Number, value: 0 },
    incoming: { type: Number, value: 0 },
    level: { type: String, value: 'ok' },
    days: { type: null, value: null },
    unit: { type: String, value: '件' },
  },
  methods: {
    onTap() {
      this.triggerEvent('select');
    },
  },
});
