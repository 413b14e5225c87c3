import { normal, normalCumulative, normalLoss, normalQuantile, normalSecondLoss, normalTail } from '../../../../../miniprogram/shared/inventory-math/distribution/normal';
import { expectClose } from '../close';

test('quantiles are those of scipy.stats.norm.ppf, into the far tail', () => {
  const table: [number, number][] = [
    [1e-100, -21.273453560965322], [1e-12, -7.034483825301131], [1e-6, -4.753424308822899],
    [0.95, 1.6448536269514722], [0.975, 1.959963984540054], [0.999, 3.090232306167813],
  ];
  for (const [p, z] of table) expectClose(normalQuantile(p), z, 1e-13);
  expect(normalQuantile(0.5)).toBe(0);
});

test('upper tails are those of scipy.stats.norm.sf, with all their digits', () => {
  const table: [number, number][] = [
    [-3, 0.9986501019683699], [0.5, 0.3085375387259869], [2, 0.022750131948179195], [8, 6.22096057427174e-16], [30, 4.906713927147908e-198],
  ];
  for (const [z, tail] of table) expectClose(normalTail(z), tail, 1e-13);
  expect(normalTail(50)).toBe(0);
  expect(normalCumulative(50)).toBe(1);
});

test('a quantile is undone by the distribution function', () => {
  for (let p = 0.001; p < 1; p += 0.001) expectClose(normalCumulative(normalQuantile(p)), p, 1e-12);
});

test('the loss function is that of the tables', () => {
  // Silver, Pyke & Thomas, appendix II (four digits): G(0) = .3989, G(1) = .0833, G(2) = .00849, G(−1) = 1.0833.
  for (const [k, loss] of [[0, 0.3989], [1, 0.0833], [2, 0.00849], [-1, 1.0833]] as const) expectClose(normalLoss(k), loss, 5e-4);
  // At 0: φ(0) = 1/√2π, and half the variance above 0 is ¼.
  expectClose(normalLoss(0), 0.3989422804014327, 1e-15);
  expect(normalSecondLoss(0)).toBe(0.25);
});

test('mean and deviation shift and stretch it', () => {
  const demand = normal({ mean: 100, standardDeviation: 20 });
  expectClose(demand.quantile(0.95), 132.89707253902944, 1e-13);
  expectClose(demand.loss(100), 20 * 0.3989422804014327, 1e-13);
  expectClose(demand.secondLoss(100), 400 * 0.25, 1e-13);
});

test('without deviation all is at the mean', () => {
  const demand = normal({ mean: 7, standardDeviation: 0 });
  expect([demand.quantile(0.99), demand.cumulative(6.9), demand.cumulative(7), demand.loss(5), demand.loss(8)]).toEqual([7, 0, 1, 2, 0]);
});

test('a wrong argument is named', () => {
  expect(() => normalQuantile(0)).toThrow(new RangeError('probability must be within (0, 1), got 0'));
  expect(() => normalQuantile(NaN)).toThrow(/^probability/);
  expect(() => normal({ mean: NaN, standardDeviation: 1 })).toThrow(/^mean/);
  expect(() => normal({ mean: 1, standardDeviation: -1 })).toThrow(/^standardDeviation/);
  expect(() => normal({ mean: 1, standardDeviation: 1 }).loss(NaN)).toThrow(/^x /);
});
