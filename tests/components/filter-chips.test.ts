import { show } from './load';

const chips = [
  { key: 'all', label: '全部', count: 10412 },
  { key: 'out', label: '缺货', count: 3, tone: 'red' },
  { key: 'low', label: '偏低', count: 0, tone: 'amber' },
  { key: 'hidden', label: '不卖' },
];

test('a count is shown where there is one, and is bad only above zero', () => {
  const row = show('filter-chips', { chips, value: 'all' });
  expect(row.find('chip').map((chip) => chip.textContent)).toEqual(['全部10,412', '缺货3', '偏低0', '不卖']);
  expect(row.find('chip').map((chip) => /chip--(on|red|amber)/.exec(chip.className)?.[1])).toEqual(['on', 'red', undefined, undefined]);
});

test('tells the chosen filter, but not the one that is chosen already', async () => {
  const row = show('filter-chips', { chips, value: 'all' }, ['change']);
  await row.tap('chip', 0);
  await row.tap('chip', 1);
  expect(row.told).toEqual([['change', { value: 'out' }]]);
});
