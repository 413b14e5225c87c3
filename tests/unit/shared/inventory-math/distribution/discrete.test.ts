import { discrete } from '../../../../../miniprogram/shared/inventory-math/distribution/discrete';
import { expectClose } from '../close';

const outcomes = [{ quantity: 4, probability: 0.1 }, { quantity: 1, probability: 0.25 }, { quantity: 2, probability: 0.25 }, { quantity: 3, probability: 0.4 }];

test('every value is a sum over the table', () => {
  const demand = discrete({ outcomes });
  expectClose(demand.mean, 0.25 + 0.5 + 1.2 + 0.4, 1e-13);
  // .25·1.35² + .25·.35² + .4·.65² + .1·1.65²
  expectClose(demand.variance, 0.25 * 1.8225 + 0.25 * 0.1225 + 0.4 * 0.4225 + 0.1 * 2.7225, 1e-12);
  expect([demand.quantile(0.25), demand.quantile(0.26), demand.quantile(0.9), demand.quantile(0.91)]).toEqual([1, 2, 3, 4]);
  expect([demand.density(3), demand.density(5), demand.isDiscrete]).toEqual([0.4, 0, true]);
  expectClose(demand.loss(2), 0.4 + 0.2, 1e-13);
  expectClose(demand.secondLoss(1), 0.4 * 1 + 0.1 * 3, 1e-13);
  expectClose(demand.cumulative(2.5), 0.5, 1e-13);
  expectClose(demand.tail(2.5), 0.5, 1e-13);
});

test('a wrong table is named', () => {
  expect(() => discrete({ outcomes: [] })).toThrow(/^outcomes/);
  expect(() => discrete({ outcomes: [{ quantity: 1, probability: 0.5 }] })).toThrow(/^outcomes must have probabilities that sum to 1, got 0.5/);
  expect(() => discrete({ outcomes: [{ quantity: 1, probability: 0.5 }, { quantity: 1, probability: 0.5 }] })).toThrow(/^outcomes must hold each quantity once/);
  expect(() => discrete({ outcomes: [{ quantity: -1, probability: 1 }] })).toThrow(/^outcomes\[0\]\.quantity/);
  expect(() => discrete({ outcomes: [{ quantity: 1, probability: NaN }] })).toThrow(/^outcomes\[0\]\.probability/);
});
