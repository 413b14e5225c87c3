import { forecastDrift, forecastNaive } from '../../../../../miniprogram/shared/inventory-math/forecast/naive';
import { backTestMethods } from '../../../../../miniprogram/shared/inventory-math/forecast/rolling-origin';

const methods = {
  naive: (values: Float64Array, horizon: number) => forecastNaive({ values, horizon }).forecast,
  drift: (values: Float64Array, horizon: number) => forecastDrift({ values, horizon }).forecast,
};

test('on a line drift is without error, and first', () => {
  // Naive from 3 and 4, two ahead: errors −1, −2 each time; demand 4 + 5 + 5 + 6
  const [first, second] = backTestMethods({ values: [1, 2, 3, 4, 5, 6], horizon: 2, origins: 2, methods });
  expect(first).toEqual({ name: 'drift', mae: 0, rmse: 0, wape: 0, bias: 0 });
  expect(second).toEqual({ name: 'naive', mae: 1.5, rmse: Math.sqrt(2.5), wape: 0.3, bias: -0.3 });
});

test('a method sees only what was before the origin', () => {
  const seen: number[] = [];
  backTestMethods({ values: [1, 2, 3, 4, 5], horizon: 1, origins: 3, methods: { spy: (values) => { seen.push(values.length); return [0]; } } });
  expect(seen).toEqual([2, 3, 4]);
});

test('where nothing sells there is no share of it', () => {
  expect(backTestMethods({ values: [0, 0, 0], horizon: 1, origins: 1, methods })[0]).toMatchObject({ wape: null, bias: null, mae: 0 });
});

test('a value before the first origin is needed', () => {
  expect(() => backTestMethods({ values: [1, 2], horizon: 1, origins: 2, methods })).toThrow(/^values must be a series of at least 3/);
  expect(() => backTestMethods({ values: [1, 2], horizon: 1, origins: 0, methods })).toThrow(/^origins/);
});
