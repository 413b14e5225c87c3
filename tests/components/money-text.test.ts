import { show } from './load';

const shown = (properties: Record<string, unknown>): string => show('money-text', properties).text();

test('shows ¥, a thousands comma and always two decimals', () => {
  expect(shown({ fen: 128640 })).toBe('¥1,286.40');
  expect(shown({ fen: 0 })).toBe('¥0.00');
  expect(shown({ fen: 1659144800 })).toBe('¥16,591,448.00');
});

test('puts a true minus before ¥, and a plus only where it is asked for', () => {
  expect(shown({ fen: -1260 })).toBe('−¥12.60');
  expect(shown({ fen: 1260 })).toBe('¥12.60');
  expect(shown({ fen: 1260, signed: true })).toBe('+¥12.60');
  expect(shown({ fen: 0, signed: true })).toBe('¥0.00');
});

test('who may not see the amount sees nothing, not ¥0', () => {
  const money = show('money-text', { fen: 500 });
  money.set({ fen: null });
  expect(money.text()).toBe('');
  expect(shown({})).toBe('');
});

test('¥ and decimals are small, unless it is plain', () => {
  expect(show('money-text', { fen: 6800, suffix: '起' }).find('money__small').map((part) => part.textContent)).toEqual(['¥', '.00 起']);
  const plain = show('money-text', { fen: 6800, plain: true });
  expect(plain.find('money__small')).toEqual([]);
  expect(plain.text()).toBe('¥68.00');
});
