import { show } from './load';

test('inputs are bold, and a number never leaves its unit', () => {
  const reason = show('reason-line', { parts: ['到货要 7 天，还剩 ', { text: '18 件' }, '，', { text: '6 天后断货', tone: 'amber' }] });
  expect(reason.dom.textContent).toContain('7\u00a0天');
  expect(reason.find('reason__input').map((part) => part.textContent)).toEqual(['18\u00a0件', '6\u00a0天后断货']);
});

test('a colour comes with its icon', () => {
  expect(show('reason-line', { text: '货齐，能发', tone: 'brand' }).find('t-icon-check')).toHaveLength(1);
  expect(show('reason-line', { text: '差 4 件', tone: 'red' }).find('t-icon-error-triangle')).toHaveLength(1);
  expect(show('reason-line', { text: '差 4 件' }).find('icon')).toEqual([]);
});

test('no sentence, no box', () => {
  expect(show('reason-line', { text: '', box: true }).find('reason')).toEqual([]);
});
