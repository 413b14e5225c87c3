/** <dotted-text text="焦糖 · 45 cm" />: draws each ` · ` as the small dot between two facts. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { text: { type: String, value: '' } },
  data: { parts: [] as string[] },
  observers: {
    text(text: string) {
      this.setData({ parts: text.split(' · ').filter((part) => part !== '') });
    },
  },
});
