/** What the usual words for colours look like; a longer word comes before one that it contains. */
const colours: readonly (readonly [word: string, colour: string])[] = [
  ['奶白', '#F3EBDD'], ['米白', '#F2EADA'], ['银白', '#E9ECEE'], ['白', '#FFFFFF'], ['藏青', '#26334D'], ['藏蓝', '#26334D'], ['天蓝', '#8CC4EA'], ['浅蓝', '#A9CDE8'],
  ['宝蓝', '#2347A5'], ['蓝', '#3F74C8'], ['青', '#4AA6A0'], ['墨绿', '#25483A'], ['军绿', '#5B6240'], ['豆绿', '#A9BE93'], ['绿', '#4C9A63'], ['酒红', '#7A2234'], ['玫红', '#D04474'],
  ['粉', '#EFB6C3'], ['红', '#C5403C'], ['橙', '#E58A3A'], ['橘', '#E58A3A'], ['焦糖', '#C08A57'], ['驼', '#B68E63'], ['卡其', '#B9A27A'], ['咖', '#7B5A44'], ['棕', '#7B5A44'], ['褐', '#6B4B3A'],
  ['香槟', '#E6D3B1'], ['米', '#E8DCC2'], ['杏', '#EBD3B4'], ['黄', '#E9C34C'], ['金', '#CFA84E'], ['紫', '#8A6BB8'], ['雾灰', '#8E979B'], ['灰', '#9AA1A4'], ['银', '#C3C8CB'], ['黑', '#2A2C2D'],
];

/** The colour that a name speaks of, or ''. */
export const colourOf = (name: string): string => colours.find(([word]) => name.includes(word))?.[1] ?? '';
