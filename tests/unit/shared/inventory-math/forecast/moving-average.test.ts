import { forecastMovingAverage } from '../../../../../miniprogram/shared/inventory-math/forecast/moving-average';

test('it is the mean of the last values', () => {
  // (2 + 4 + 6) / 3 = 4; before: 9, (9 + 2) / 2 = 5.5, (9 + 2 + 4) / 3 = 5
  const { forecast, fitted } = forecastMovingAverage({ values: [9, 2, 4, 6], window: 3, horizon: 2 });
  expect(forecast).toEqual([4, 4]);
  expect(fitted).toEqual(Float64Array.of(9, 5.5, 5));
});

test('with fewer values than the window all count', () => {
  expect(forecastMovingAverage({ values: [1, 2], window: 8, horizon: 1 }).forecast).toEqual([1.5]);
});

test('a window is at least one period', () => {
  expect(() => forecastMovingAverage({ values: [1, 2], window: 0, horizon: 1 })).toThrow(/^window/);
});
