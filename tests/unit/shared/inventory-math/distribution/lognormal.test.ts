import { lognormal } from '../../../../../miniprogram/shared/inventory-math/distribution/lognormal';
import { expectClose } from '../close';

test('it is scipy.stats.lognorm(s=√ln(1 + 64/2500), scale=50/√(1 + 64/2500))', () => {
  const demand = lognormal({ mean: 50, variance: 64 });
  const quantiles: [number, number][] = [[0.05, 38.01074528825294], [0.5, 49.37203159583526], [0.95, 64.12916888145007], [0.999, 80.696887896665]];
  for (const [p, x] of quantiles) expectClose(demand.quantile(p), x, 1e-12);
  for (const [x, tail] of [[40, 0.907250505421394], [60, 0.11005346162591584], [90, 7.952380611088149e-05]] as const) expectClose(demand.tail(x), tail, 1e-12);
  for (const [, x] of quantiles) expectClose(demand.cumulative(x) + demand.tail(x), 1, 1e-14);
});

test('its losses are the integrals of its tail', () => {
  const demand = lognormal({ mean: 50, variance: 64 });
  // Simpson's rule from 60 to 300, where the tail is below 1e-25.
  const simpson = (of: (x: number) => number): number => {
    const [from, to, steps] = [60, 300, 4000];
    const width = (to - from) / steps;
    let sum = of(from) + of(to);
    for (let i = 1; i < steps; i++) sum += of(from + i * width) * (i % 2 === 0 ? 2 : 4);
    return sum * width / 3;
  };
  expectClose(demand.loss(60), simpson((x) => demand.tail(x)), 1e-9);
  expectClose(demand.secondLoss(60), simpson((x) => demand.loss(x)), 1e-9);
  expectClose(demand.loss(0), 50, 1e-13);
  expectClose(demand.secondLoss(0), (2500 + 64) / 2, 1e-13);
});

test('without variance all is at the mean, and a wrong argument is named', () => {
  expect(lognormal({ mean: 50, variance: 0 }).quantile(0.99)).toBe(50);
  expect(() => lognormal({ mean: -1, variance: 1 })).toThrow(/^mean/);
  expect(() => lognormal({ mean: 1, variance: NaN })).toThrow(/^variance/);
  expect(() => lognormal({ mean: 1, variance: 1 }).quantile(0)).toThrow(/^probability/);
});
