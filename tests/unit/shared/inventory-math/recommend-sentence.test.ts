import { recommend, type RecommendInput } from '../../../../miniprogram/shared/inventory-math/recommend';
import { recommendationSentence } from '../../../../miniprogram/shared/inventory-math/recommend-sentence';

const days = (count: number, perDay = 3): number[] => new Array<number>(count).fill(perDay);
const every = (count: number, interval: number): number[] => days(count, 0).map((_, day) => (day % interval === interval - 1 ? 1 : 0));

const sentence = (input: Partial<RecommendInput>, words: { unit?: string; packName?: string } = { packName: '箱' }): string =>
  recommendationSentence({ recommendation: recommend({ sales: days(70), onHand: 18, leadTimeDays: 7, reviewPeriodDays: 7, ...input }), ...words });

test.each<[string, string, Partial<RecommendInput>]>([
  ['to be ordered', '每天约卖 3 件，到货要 7 天，还剩 18 件，6 天后断货：建议进 24 件（1 箱）', { packSize: 24 }],
  ['uneven sales', '每天约卖 3.2 件，到货要 7 天，还剩 18 件，6 天后断货：建议进 48 件（2 箱）', { sales: days(210).map((value, day) => (day % 5 === 4 ? 4 : value)), packSize: 24 }],
  ['some on its way', '每天约卖 3 件，到货要 7 天，还剩 18 件，在途 10 件，6 天后断货：建议进 14 件', { onOrder: 10 }],
  ['the last ones', '每天约卖 3 件，到货要 7 天，还剩 2 件，今天就会断货：建议进 40 件', { onHand: 2 }],
  ['the minimum', '每天约卖 3 件，到货要 7 天，还剩 18 件，6 天后断货：建议进 48 件（2 箱，起订量）', { packSize: 24, minimumQuantity: 30 }],
  ['a supplier next door', '每天约卖 3 件，当天到货，还剩 1 件，今天就会断货：建议进 20 件', { onHand: 1, leadTimeDays: 0 }],
  ['a shelf life below the minimum', '每天约卖 3 件，到货要 7 天，还剩 18 件，6 天后断货：建议进 90 件（起订量），注意保质期 10 天内可能卖不完', { minimumQuantity: 90, shelfLifeDays: 10 }],
  ['nothing there', '已断货，每天约卖 3 件，到货要 7 天：建议马上进 48 件（2 箱）', { onHand: 0, packSize: 24 }],
  ['promised what is not there', '已断货，欠客户 5 件，每天约卖 3 件，到货要 7 天，在途 10 件：建议马上进 37 件', { onHand: 0, reserved: 5, onOrder: 10 }],
  ['nothing there, enough on its way', '已断货，每天约卖 3 件，在途 60 件：等到货，不用再进', { onHand: 0, onOrder: 60 }],
  ['enough', '每天约卖 3 件，还剩 80 件，够卖 27 天：暂不用进', { onHand: 80 }],
  ['far too much', '每天约卖 3 件，还剩 600 件，要卖 200 天：存货偏多，先不进', { onHand: 600 }],
  ['more than anybody will sell', '每月约卖 1 件，还剩 600 件，要卖两年以上：存货偏多，先不进', { sales: every(300, 30), onHand: 600 }],
  ['a new shop', '还没有销售记录：先不进，卖动了再补', { sales: [], onHand: 0 }],
  ['never sold', '上架 30 天还没卖出，还剩 9 件：先不进，卖动了再补', { sales: days(30, 0), onHand: 9 }],
  ['dead', '已经 120 天没卖出，还剩 9 件：建议清货，不再进', { sales: [...days(100), ...days(120, 0)], onHand: 9 }],
  ['dead and gone', '已经 120 天没卖出，库存已空：建议不再进', { sales: [...days(100), ...days(120, 0)], onHand: 0 }],
  ['never sold, and promised', '已断货，欠客户 5 件，很少卖出，到货要 7 天：建议马上进 5 件', { sales: [], onHand: 0, reserved: 5 }],
  ['no longer bought', '不再进货，每天约卖 3 件，还剩 18 件，约 6 天卖完', { isPurchased: false }],
  ['no longer bought, and gone', '不再进货，已卖完', { isPurchased: false, onHand: 0 }],
  ['no longer bought, nor sold', '不再进货，还剩 9 件，两年内卖不完：建议清货', { isPurchased: false, sales: days(100, 0), onHand: 9 }],
  ['new', '新品，参考同类每天约卖 1.1 件，到货要 7 天，还剩 4 件，4 天后断货：建议进 22 件', { sales: [], categoryPerDay: 1.1, onHand: 4 }],
])('%s', (_, expected, input) => {
  expect(sentence(input)).toBe(expected);
});

test('its own unit; packs only where they have a name', () => {
  expect(sentence({ packSize: 24 }, { unit: '瓶' })).toBe('每天约卖 3 瓶，到货要 7 天，还剩 18 瓶，6 天后断货：建议进 24 瓶');
});

test('few sales are told by the month', () => {
  expect(sentence({ sales: every(300, 10), onHand: 9 })).toMatch(/^每月约卖 3 件，/);
  expect(sentence({ sales: every(300, 80), onHand: 9 })).toMatch(/^很少卖出，/);
});

test('an event ahead comes first', () => {
  const start = Date.parse('2024-11-03T00:00:00Z');
  const sales = days(727, 4).map((value, day) => {
    const date = new Date(start + day * 86_400_000).toISOString().slice(5, 10);
    return date >= '11-01' && date <= '11-11' ? 12 : value;
  });
  expect(sentence({ sales, startOn: '2024-11-03' })).toMatch(/^双11前后要多备，每天约卖 \d+(\.\d)? 件，/);
});
