import { randomFrom } from '../../../../../miniprogram/shared/inventory-math/forecast/random';

test('the first numbers of mulberry32 from seed 1', () => {
  // Computed with the public one-liner of its author
  const random = randomFrom(1);
  expect([random(), random()]).toEqual([0.6270739405881613, 0.002735721180215478]);
});

test('numbers are spread evenly over [0, 1)', () => {
  const random = randomFrom(42);
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i += 1) {
    const place = Math.floor(10 * random());
    counts[place] = (counts[place] ?? NaN) + 1;
  }
  // χ² with 9 degrees of freedom is below 27.9 but once in a thousand
  expect(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(27.9);
});
