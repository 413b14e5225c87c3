import { show } from './load';

const badge = (properties: Record<string, unknown>): [text: string, tone: string] => {
  const shown = show('stock-badge', properties);
  return [shown.text(), shown.find('stock')[0]?.className.match(/stock--(low|out)/)?.[1] ?? ''];
};

test('the figure is what can be sold, the note says how much is promised', () => {
  expect(badge({ available: 12460, reserved: 320 })).toEqual(['12,460件可用占用 320', '']);
  expect(badge({ available: 3, unit: '箱' })).toEqual(['3箱可用', '']);
});

test('low stock says how long it lasts, if that is known', () => {
  expect(badge({ available: 18, level: 'low', days: 6 })).toEqual(['18件够卖 6 天', 'low']);
  expect(badge({ available: 18, level: 'low', reserved: 2 })).toEqual(['18件可用占用 2', 'low']);
});

test('nothing left says what is coming', () => {
  expect(badge({ available: 0, level: 'out', incoming: 60 })).toEqual(['0件在途 60 件', 'out']);
  expect(badge({ available: 0, level: 'out' })).toEqual(['0件没有在途', 'out']);
});

test('below zero says who holds it', () => {
  expect(badge({ available: -1284, level: 'oversold', reserved: 3018 })).toEqual(['−1,284件占用 3,018', 'out']);
});
