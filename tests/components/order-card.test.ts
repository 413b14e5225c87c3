import { show } from './load';

const order = {
  name: '李婷婷', stage: '待发货', tone: 'brand', caption: 'SO1122-4F8 · 今天 21:36', kinds: 12, quantity: 1240, totalFen: 12846050,
  pictures: ['熊', '杯', '灯', '伞'].map((name) => ({ src: '', name })),
  actions: [{ key: 'pay', label: '收款', disabled: true }, { key: 'ship', label: '发货', kind: 'tint' }],
};

test('three pictures stand for twelve goods', () => {
  const card = show('order-card', order);
  expect(card.find('order__picture').map((picture) => picture.textContent)).toEqual(['熊', '杯', '灯']);
  expect(card.find('order__more')[0]?.textContent).toBe('+9');
  expect(card.find('order__total')[0]?.textContent).toBe('¥128,460.5012 款 1,240 件');
});

test('a button is its own tap; anywhere else opens the order', async () => {
  const card = show('order-card', order, ['select', 'action']);
  await card.tap('order__action', 0);
  expect(card.told).toEqual([]);
  await card.tap('order__action', 1);
  expect(card.told).toEqual([['action', { key: 'ship' }]]);
  await card.tap('order__body');
  expect(card.told.slice(1).map(([event]) => event)).toEqual(['select']);
});
