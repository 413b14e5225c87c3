import { show } from './load';

test('keeps the order it is given, and a reversal in sight', async () => {
  const line = show('timeline', { entries: [
    { key: 'wait', title: '等发货', note: '占着 42 件', isCurrent: true },
    { key: 'ship', title: '发货 6 件', note: '今天 21:40 · 阿哲', isReversed: true },
  ] }, ['select']);
  expect(line.find('entry__title').map((title) => title.textContent)).toEqual(['等发货', '发货 6 件红冲']);
  expect(line.find('entry--current')).toHaveLength(1);
  expect(line.find('entry--last')).toHaveLength(1);

  await line.tap('entry', 1);
  expect(line.told).toEqual([['select', { key: 'ship' }]]);
});
