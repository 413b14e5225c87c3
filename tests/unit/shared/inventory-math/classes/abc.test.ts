import * as fc from 'fast-check';
import { abcClasses } from '../../../../../miniprogram/shared/inventory-math/classes/abc';

const item = (id: string, value: number): { id: string; value: number } => ({ id, value });
const classes = (items: { id: string; value: number }[], crossing?: 'higher' | 'lower'): string =>
  abcClasses({ items, ...(crossing && { crossing }) }).map((each) => `${each.id}${each.class}`).join(' ');

test('by falling value A holds the first 80 %, B up to 95 %', () => {
  // Shares 50, 30, 10, 5, 3, 2 %: cumulative 50, 80, 90, 95, 98, 100
  const items = [item('f', 2), item('c', 10), item('a', 50), item('e', 3), item('b', 30), item('d', 5)];
  expect(classes(items)).toBe('aA bA cB dB eC fC');
  expect(classes(items, 'lower')).toBe('aA bA cB dB eC fC');
});

test('the item that crosses joins the higher class, or by the other rule the lower', () => {
  // Cumulative 70, 95, 100: the cup crosses 80.
  const items = [item('tea', 70), item('cup', 25), item('spoon', 5)];
  expect(classes(items)).toBe('teaA cupA spoonC');
  expect(classes(items, 'lower')).toBe('teaA cupB spoonC');
});

test('one dominant seller is an A, and by the other rule a C', () => {
  const items = [item('tea', 97), item('cup', 3)];
  expect(classes(items)).toBe('teaA cupC');
  expect(classes(items, 'lower')).toBe('teaC cupC');
});

test('what was returned more than sold counts nothing, ties go by id', () => {
  expect(classes([item('b', 10), item('a', 10), item('returned', -500)])).toBe('aA bA returnedC');
  expect(abcClasses({ items: [item('b', 10), item('returned', -500)] }).map(({ share }) => share)).toEqual([1, 0]);
});

test('without value all are C, and without items there are none', () => {
  expect(classes([item('a', 0), item('b', 0)])).toBe('aC bC');
  expect(abcClasses({ items: [] })).toEqual([]);
});

test('a sum of tenths is a threshold in spite of its last digits', () => {
  // .1 × 8 is .7999999999999999: the ninth of ten equal items does not cross into A.
  const items = Array.from({ length: 10 }, (_, i) => item(String(i), 0.1));
  for (const crossing of ['higher', 'lower'] as const) expect(abcClasses({ items, crossing }).filter((each) => each.class === 'A')).toHaveLength(8);
});

test('a class never rises as value falls, A has at least its share by the one rule and at most by the other', () => {
  fc.assert(fc.property(fc.array(fc.nat(1_000_000_000), { minLength: 1, maxLength: 60 }), (values) => {
    const items = values.map((value, i) => item(String(i), value));
    fc.pre(values.some((value) => value > 0));
    for (const crossing of ['higher', 'lower'] as const) {
      const found = abcClasses({ items, crossing });
      const order = found.map((each) => each.class).join('');
      expect(order).toMatch(/^A*B*C*$/);
      const a = found.filter((each) => each.class === 'A').reduce((sum, { share }) => sum + share, 0);
      if (crossing === 'higher') expect(a).toBeGreaterThanOrEqual(0.8 - 1e-9);
      else expect(a).toBeLessThanOrEqual(0.8 + 1e-9);
    }
  }));
});

test('a wrong argument is named', () => {
  expect(() => abcClasses({ items: [item('a', 1), item('b', NaN)] })).toThrow(/^items\[1\]\.value/);
  expect(() => abcClasses({ items: [], aShare: 0 })).toThrow(/^aShare/);
  expect(() => abcClasses({ items: [], bShare: 1 })).toThrow(/^bShare/);
  expect(() => abcClasses({ items: [], aShare: 0.9, bShare: 0.8 })).toThrow(/^bShare/);
});
