import { grouped } from '../../../../miniprogram/shared/kernel/grouped';

test('rows stand with their key, both in the order in which they came', () => {
  expect([...grouped([3, 1, 2, 5], (n) => n % 2)]).toEqual([[1, [3, 1, 5]], [0, [2]]]);
  expect(grouped([], () => 1).size).toBe(0);
});
