import fc from 'fast-check';
import { protectionForecast } from '../../../../../miniprogram/shared/inventory-math/policy/protection-forecast';

test('steady demand is what comes, and nothing is kept for errors', () => {
  expect(protectionForecast({ values: new Array<number>(20).fill(4), horizon: 3 })).toMatchObject({ mean: 12, variance: 0, family: 'certain' });
  expect(protectionForecast({ values: new Array<number>(20).fill(4), horizon: 2.5 }).mean).toBeCloseTo(10, 12);
});

test('an event ahead sells its factor more, and errs by it', () => {
  const values = [3, 8, 5, 2, 9, 4, 6, 5, 1, 7, 4, 6];
  const usual = protectionForecast({ values, horizon: 2 });
  const event = protectionForecast({ values, horizon: 2, factor: 3 });
  expect(event.mean).toBeCloseTo(3 * usual.mean, 10);
  expect(event.variance).toBeCloseTo(9 * usual.variance, 10);
});

test('the variance of Poisson demand is found, and two thirds of it for what was not seen', () => {
  // Poisson(9) by inversion of its first 30 probabilities, at 200 evenly spread places in a fixed order: 4·μ·Var√X ≈ μ.
  const quantiles: number[] = [];
  for (let i = 0; i < 200; i++) {
    let [k, term] = [0, Math.exp(-9)];
    for (let sum = term; sum < (i + 0.5) / 200; sum += term) term *= 9 / ++k;
    quantiles.push(k);
  }
  const values = quantiles.map((_, i) => quantiles[(i * 83) % 200] as number);
  const { mean, variance } = protectionForecast({ values, horizon: 1 });
  expect(mean).toBeGreaterThan(7.5);
  expect(mean).toBeLessThan(10.5);
  // Relative variance 1/9 is below 0.3: all of it is raised by 0.2 ÷ 0.3.
  expect(variance / mean / (1 + 2 / 3)).toBeGreaterThan(0.8);
  expect(variance / mean / (1 + 2 / 3)).toBeLessThan(1.25);
});

test('more demand is wanted for a higher service, a longer time and a larger unit', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 60 }), fc.double({ min: 0.2, max: 8, noNaN: true }), (values, horizon) => {
    const { demand, mean, variance } = protectionForecast({ values, horizon });
    expect(mean).toBeGreaterThanOrEqual(0);
    expect(variance).toBeGreaterThanOrEqual(0);
    expect(demand.quantile(0.98)).toBeGreaterThanOrEqual(demand.quantile(0.9));
    const scaled = protectionForecast({ values: values.map((value) => 7 * value), horizon });
    expect(scaled.mean).toBeCloseTo(7 * mean, 6);
  }), { numRuns: 60 });
});

test.each([[[0]], [[0, 0, 0, 0]], [[1e9]], [[5]], [[0, 0, 1e9]], [new Array<number>(60).fill(0).concat(1e9)]])('no NaN from %j', (values) => {
  for (const horizon of [0.1, 1, 3.7]) {
    const { demand, mean, variance } = protectionForecast({ values, horizon });
    for (const value of [mean, variance, demand.quantile(0.001), demand.quantile(0.999)]) expect(Number.isFinite(value)).toBe(true);
  }
});

test.each([['values', { values: [] }], ['values', { values: [-1] }], ['values', { values: [NaN] }], ['horizon', { horizon: 0 }], ['horizon', { horizon: Infinity }], ['horizon', { horizon: 1e9 }], ['factor', { factor: -1 }]])('refuses a wrong %s', (name, part) => {
  expect(() => protectionForecast({ values: [1, 2, 3], horizon: 1, ...part })).toThrow(new RegExp(`^${name}`));
});
