import { chooseDistribution } from '../../../../../miniprogram/shared/inventory-math/service/choose-distribution';

test.each([
  [{ mean: 0, variance: 0 }, 'certain'],
  [{ mean: 0, variance: 3 }, 'certain'],
  [{ mean: 30, variance: 0 }, 'certain'],
  [{ mean: 4, variance: 4.2 }, 'poisson'],
  [{ mean: 4, variance: 1 }, 'poisson'],
  [{ mean: 4, variance: 9 }, 'negativeBinomial'],
  [{ mean: 100, variance: 400 }, 'normal'],
  [{ mean: 100, variance: 2500 }, 'gamma'],
])('%j is %s', (moments, family) => {
  const chosen = chooseDistribution(moments);
  expect(chosen.family).toBe(family);
  expect(chosen.demand.mean).toBe(moments.mean);
});

test('forty known intervals speak for themselves, fewer do not', () => {
  const sample = Array.from({ length: 40 }, (_, i) => i % 8);
  expect(chooseDistribution({ mean: 3.5, variance: 5.25, sample }).family).toBe('empirical');
  expect(chooseDistribution({ mean: 3.5, variance: 5.25, sample: sample.slice(1) }).family).toBe('negativeBinomial');
});

test('a wrong argument is named', () => {
  expect(() => chooseDistribution({ mean: -1, variance: 1 })).toThrow(/^mean/);
  expect(() => chooseDistribution({ mean: 1, variance: NaN })).toThrow(/^variance/);
  expect(() => chooseDistribution({ mean: 1, variance: 1, sample: [1, NaN] })).toThrow(/^sample\[1\]/);
});
