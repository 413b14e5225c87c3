/** <stage-tag label="待发货" tone="brand" />: the colour says whose turn it is, the word alone is enough. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    label: { type: String, value: '' },
    /** brand amber blue red grey */
    tone: { type: String, value: 'grey' },
    small: { type: Boolean, value: false },
  },
});
