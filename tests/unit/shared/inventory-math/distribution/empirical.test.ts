import { empirical, empiricalQuantile } from '../../../../../miniprogram/shared/inventory-math/distribution/empirical';
import { expectClose } from '../close';

test('the observed quantile is R’s type 1, the interpolated its type 7', () => {
  // R: quantile(c(1, 2, 4, 8, 16), c(0, .2, .21, .5, .9, 1), type = 1) and type = 7
  const sorted = [1, 2, 4, 8, 16];
  const probabilities = [0, 0.2, 0.21, 0.5, 0.9, 1];
  expect(probabilities.map((p) => empiricalQuantile(sorted, p))).toEqual([1, 1, 2, 4, 16, 16]);
  [1, 1.8, 1.84, 4, 12.8, 16].forEach((expected, i) => { expectClose(empiricalQuantile(sorted, probabilities[i] ?? NaN, 'interpolated'), expected, 1e-12); });
});

test('a share that is a whole number of values ends on the value, in spite of the last digit', () => {
  const sorted = Array.from({ length: 20 }, (_, i) => i + 1);
  expect(empiricalQuantile(sorted, 0.95)).toBe(19);
  expect(empiricalQuantile(Array.from({ length: 10 }, (_, i) => i + 1), 0.7)).toBe(7);
});

test('moments, shares and losses are those of the sample', () => {
  const demand = empirical({ values: [5, 0, 3, 0] });
  expect([demand.mean, demand.variance]).toEqual([2, 4.5]); // (4 + 4 + 1 + 9) / 4
  expect([demand.density(0), demand.density(1), demand.cumulative(3), demand.tail(3)]).toEqual([0.5, 0, 0.75, 0.25]);
  expect([demand.loss(-1), demand.loss(0), demand.loss(2), demand.loss(5)]).toEqual([3, 2, 1, 0]);
  // (3·2 + 5·4) / 2 / 4
  expect(demand.secondLoss(0)).toBe(3.25);
  expect(demand.quantile(0.75)).toBe(3);
});

test('one value is a sample, none is not', () => {
  expect(empirical({ values: [4] }).quantile(0.999)).toBe(4);
  expect(() => empirical({ values: [] })).toThrow(/^values/);
  expect(() => empirical({ values: [1, NaN] })).toThrow(/^values\[1\]/);
  expect(() => empirical({ values: [1, -2] })).toThrow(/^values\[1\]/);
  expect(() => empiricalQuantile([], 0.5)).toThrow(/^sorted/);
  expect(() => empiricalQuantile([1], 1.1)).toThrow(/^probability/);
});
