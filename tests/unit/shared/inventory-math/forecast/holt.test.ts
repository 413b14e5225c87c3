import { forecastHolt } from '../../../../../miniprogram/shared/inventory-math/forecast/holt';
import { expectClose } from '../close';
import { nile, oil } from './known-series';

test('with parameters given it is R’s HoltWinters without a season', () => {
  // R: coef(HoltWinters(Nile, gamma = FALSE, alpha = .3, beta = .1))
  const { level, trend } = forecastHolt({ values: nile, alpha: 0.3, beta: 0.1, horizon: 1 });
  expectClose(level, 784.088298514, 1e-11);
  expectClose(trend, -11.205201381, 1e-10);
});

test('damped, from a given start, it is R’s holt', () => {
  // R forecast 8.20: holt(oil, damped = TRUE, phi = .9, alpha = .5, beta = .1, h = 5), whose beta is alpha times ours
  const { forecast } = forecastHolt({ values: oil, isDamped: true, alpha: 0.5, beta: 0.2, phi: 0.9, initial: { level: 440.34341956268, trend: 3.05658162759 }, horizon: 5 });
  [544.239298893, 550.144226505, 555.458661357, 560.241652723, 564.546344952].forEach((value, h) => { expectClose(forecast[h] ?? NaN, value, 1e-10); });
});

test('fitted, it follows a line', () => {
  expect(forecastHolt({ values: [2, 4, 6, 8, 10], horizon: 2 }).forecast).toEqual([12, 14]);
  forecastHolt({ values: [2, 4, 6, 8, 10], initial: 'regression', horizon: 2 }).forecast.forEach((value, h) => { expectClose(value, 12 + 2 * h); });
});

test('fitted parameters leave no more error than given ones', () => {
  const errors = (said: Float64Array): number => said.reduce((sum, value, t) => sum + (value - (nile[t] ?? NaN)) ** 2, 0);
  const fitted = errors(forecastHolt({ values: nile, horizon: 1 }).fitted);
  for (const alpha of [0.1, 0.3, 0.6]) for (const beta of [0.02, 0.1, 0.5]) expect(fitted).toBeLessThanOrEqual(errors(forecastHolt({ values: nile, alpha, beta, horizon: 1 }).fitted));
});

test('a falling trend ends at nothing, and one value has none', () => {
  expect(forecastHolt({ values: [9, 6, 3], horizon: 3 }).forecast).toEqual([0, 0, 0]);
  expect(forecastHolt({ values: [7], isDamped: true, horizon: 2 }).forecast).toEqual([7, 7]);
});

test('parameters are shares', () => {
  expect(() => forecastHolt({ values: [1], beta: 2, horizon: 1 })).toThrow(/^beta/);
  expect(() => forecastHolt({ values: [1], phi: -1, horizon: 1 })).toThrow(/^phi/);
  expect(() => forecastHolt({ values: [1], initial: { level: NaN, trend: 0 }, horizon: 1 })).toThrow(/^initial.level/);
});
