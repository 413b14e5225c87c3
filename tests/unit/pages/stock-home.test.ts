import { alertsOf, heroOf } from '../../../miniprogram/pages/stock/home';

const totals = { onHand: 18_426, reserved: 1_222, notForSale: 0, incoming: 640, valueFen: 28_643_050 };

test('the figure is what is free, and its sum adds up', () => {
  const hero = heroOf(totals);
  expect(hero).toMatchObject({ figure: '17,204', incoming: '640', valueFen: 28_643_050, isShort: false });
  expect(hero.sum.map(({ sign, figure, label }) => `${sign}${figure}${label}`).join(' ')).toBe('18,426现有 =17,204可用 +1,222占用');
});

test('what is kept from sale is not free, and is named in the sum', () => {
  const hero = heroOf({ ...totals, notForSale: 204 });
  expect(hero.figure).toBe('17,000');
  expect(hero.sum.map(({ sign, figure, label }) => `${sign}${figure}${label}`).join(' ')).toBe('18,426现有 =17,000可用 +1,222占用 +204不可售');
});

test('who may not see what goods cost has no worth to show', () => {
  const { valueFen, ...staff } = totals;
  expect(valueFen).toBeGreaterThan(0);
  expect(heroOf(staff as typeof totals).valueFen).toBeNull();
});

test('more promised than there is is red, and the bar is empty', () => {
  expect(heroOf({ ...totals, onHand: 4, reserved: 9 })).toMatchObject({ figure: '−5', isShort: true, freePercent: 0 });
});

test('only what there is to see to is listed, worst first', () => {
  expect(alertsOf({ oversold: { count: 0, worst: '', shortage: 0, unit: '' }, out: { count: 0, incoming: 0 }, low: { count: 0, incoming: 0 } })).toEqual([]);
  const alerts = alertsOf({ oversold: { count: 2, worst: '小熊 焦糖', shortage: 4, unit: '只' }, out: { count: 3, incoming: 2 }, low: { count: 1, incoming: 0 } });
  expect(alerts.map(({ label, count, note }) => [label, count, note])).toEqual([['超卖', '2', '最多的：小熊 焦糖，欠 4 只'], ['缺货', '3', '其中 2 款已在途'], ['偏低', '1', '都还没进货']]);
});
