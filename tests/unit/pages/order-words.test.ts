import { cardReason, customerText, moneyWord, stageSentence, waitingFor } from '../../../miniprogram/pages/orders/order-words';

const card = { stage: 'toShip' as const, missing: { kinds: 0, pieces: 0, first: null }, owedFen: 137600, paidFen: 50000, pieces: 42, shippedPieces: 0 };
const bear = { skuId: 'a.1', name: '小熊', unit: '件', quantity: 4 };

test('a card says what is missing before what could be done', () => {
  expect(cardReason(card)).toEqual({ text: '货齐，能发', tone: 'brand' });
  expect(cardReason({ ...card, missing: { kinds: 1, pieces: 4, first: bear } })).toEqual({ text: '缺 4 件小熊', tone: 'amber' });
  expect(cardReason({ ...card, missing: { kinds: 2, pieces: 1284, first: bear } }).text).toBe('缺 2 款 1,284 件');
  expect(cardReason({ ...card, stage: 'partShipped', shippedPieces: 40 }).text).toBe('还有 2 件没发');
  expect(cardReason({ ...card, stage: 'refunding', missing: null })).toEqual({ text: '待退 ¥500.00', tone: 'red' });
  expect(cardReason({ ...card, stage: 'done', missing: null }).text).toBe('');
});

test('the caption says how the money stands', () => {
  expect(moneyWord({ stage: 'unpaid', paidFen: 0, owedFen: 187600 })).toBe('没付款');
  expect(moneyWord(card)).toBe('还欠 ¥1,376.00');
  expect(moneyWord({ ...card, owedFen: 0 })).toBe('已付清');
  expect(moneyWord({ stage: 'cancelled', paidFen: 0, owedFen: 0 })).toBe('没收过款');
});

test('the stage’s sentence tells goods, then money', () => {
  const told = { stage: 'toShip' as const, goods: 'confirmed' as const, money: 'deposit' as const, missing: [bear], owedFen: 137600, paidFen: 50000, refundedFen: 0, totalFen: 187600, pieces: 42, shipped: 0 };
  expect(stageSentence(told)).toBe('货齐 38 件，差 4 件；已收定金，还差 ¥1,376.00');
  expect(stageSentence({ ...told, stage: 'partShipped', goods: 'partShipped', missing: [], shipped: 40 })).toBe('还有 2 件没发；已收定金，还差 ¥1,376.00');
  expect(stageSentence({ ...told, stage: 'done', goods: 'received', money: 'paid', missing: [], owedFen: 0, shipped: 42 })).toBe('客户收到了 42 件；已付清');
  expect(stageSentence({ ...told, stage: 'refunding', money: 'refunding', missing: [] })).toBe('没有发货；要退 ¥500.00');
  expect(stageSentence({ ...told, stage: 'cancelled', money: 'unpaid', paidFen: 0, missing: [] })).toBe('没有发货，也没收过款');
});

test('the timeline waits for the next thing, or for nothing', () => {
  expect(waitingFor({ stage: 'toShip', goods: 'confirmed', owedFen: 0 })).toBe('等发货');
  expect(waitingFor({ stage: 'shipped', goods: 'received', owedFen: 1 })).toBe('等收款');
  expect(waitingFor({ stage: 'done', goods: 'received', owedFen: 0 })).toBe('');
});

test('what is sent to the customer adds up and names the parcel', () => {
  const line = { skuId: 'a.1', goodsName: '小熊', specText: '焦糖', unit: '件', picture: '', quantity: 6, shipped: 0, priceFen: 9600 };
  const parcel = { number: 'SH1', courier: '顺丰', trackingNumber: 'SF1398', createdAt: 0, lines: [] };
  expect(customerText({ number: 'SO1122-4F8', lines: [line], discountFen: 2600, freightFen: 1800, totalFen: 56800, paidFen: 50000, owedFen: 6800, parcels: [parcel], life: 'open' })).toBe([
    '订单 SO1122-4F8', '小熊 焦糖 ¥96.00 × 6 件 = ¥576.00', '优惠 −¥26.00，运费 ¥18.00，合计 ¥568.00', '已付 ¥500.00，还差 ¥68.00', '快递 顺丰 SF1398',
  ].join('\n'));
});
