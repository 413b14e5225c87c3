import { show } from './load';

test('the word stands alone, the colour adds to it', () => {
  const tag = show('stage-tag', { label: '部分发货', tone: 'blue' });
  expect(tag.text()).toBe('部分发货');
  expect(tag.find('tag')[0]?.className).toMatch(/tag--blue/);
});

test('without a word there is no tag', () => {
  expect(show('stage-tag', { label: '' }).find('tag')).toEqual([]);
});
