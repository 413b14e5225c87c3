import { uniform } from '../../../../../miniprogram/shared/inventory-math/distribution/uniform';
import { expectClose } from '../close';

test('anything between the bounds is as likely', () => {
  const demand = uniform({ low: 30, high: 80 });
  expect([demand.mean, demand.quantile(0.8), demand.cumulative(40), demand.tail(40), demand.density(40), demand.density(81)]).toEqual([55, 70, 0.2, 0.8, 0.02, 0]);
  expectClose(demand.variance, 2500 / 12, 1e-13);
  // ∫ from 60 to 80 of (80 − x)/50 = 400/100
  expect(demand.loss(60)).toBe(4);
  // ∫ of (80 − x)²/100 = 8000/300
  expectClose(demand.secondLoss(60), 8000 / 300, 1e-13);
  expect([demand.loss(10), demand.loss(90), demand.secondLoss(90)]).toEqual([45, 0, 0]);
});

test('equal bounds are certain, and a wrong argument is named', () => {
  expect(uniform({ low: 5, high: 5 }).quantile(0.1)).toBe(5);
  expect(() => uniform({ low: -1, high: 5 })).toThrow(/^low/);
  expect(() => uniform({ low: 6, high: 5 })).toThrow(/^high/);
  expect(() => uniform({ low: 1, high: Infinity })).toThrow(/^high/);
});
