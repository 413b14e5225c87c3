import { minimise, minimiseMany } from '../../../../../miniprogram/shared/inventory-math/forecast/minimise';

test('it finds the deeper of two valleys, and an end', () => {
  // (x − 1)²(x − 4)² − x/2 is least near 4.03
  expect(minimise((x) => (x - 1) ** 2 * (x - 4) ** 2 - x / 2, 0, 5, 10, 1e-7)).toBeCloseTo(4.0272, 3);
  expect(minimise((x) => x, 2, 3, 10, 1e-7)).toBe(2);
});

test('of several numbers, the least of a bowl inside the bounds, and its edge outside', () => {
  const point = Float64Array.of(0.5, 0.5);
  expect(minimiseMany((p) => ((p[0] ?? NaN) - 0.2) ** 2 + ((p[1] ?? NaN) - 3) ** 2, point, [0, 0], [1, 1], 1e-6)).toBeCloseTo(4, 6);
  expect(point[0]).toBeCloseTo(0.2, 4);
  expect(point[1]).toBe(1);
});
