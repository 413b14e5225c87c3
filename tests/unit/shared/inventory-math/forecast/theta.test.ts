import { forecastOptimisedTheta, forecastTheta } from '../../../../../miniprogram/shared/inventory-math/forecast/theta';
import { expectClose } from '../close';
import { accidents, nile } from './known-series';

test('it is R’s thetaf', () => {
  // R forecast 8.20: thetaf(Nile, h = 5); its optimiser stops at 1e-5
  const { forecast, isSeasonal } = forecastTheta({ values: nile, horizon: 5 });
  [799.811996216, 798.454843501, 797.097690785, 795.740538070, 794.383385355].forEach((value, h) => { expectClose(forecast[h] ?? NaN, value, 5e-5); });
  expect(isSeasonal).toBe(false);
});

test('a season is taken out and put back', () => {
  // R forecast 8.20: thetaf(USAccDeaths, h = 14)
  const { forecast, isSeasonal } = forecastTheta({ values: accidents, seasonLength: 12, horizon: 14 });
  expect(isSeasonal).toBe(true);
  [[0, 8270.69380634], [6, 10822.49773085], [11, 8990.77591388], [13, 7451.03390566]].forEach(([h = 0, value = NaN]) => { expectClose(forecast[h] ?? NaN, value, 5e-6); });
});

test('with all weight on the last value it drifts by half the slope', () => {
  expect(forecastTheta({ values: [1, 2, 3, 4], alpha: 1, horizon: 2 }).forecast).toEqual([4.5, 5]);
});

test('where a period may sell nothing, the season is added, and nothing falls below 0', () => {
  const values = Array.from({ length: 42 }, (_, t) => (t % 7 === 6 ? 0 : 3 + (t % 7)));
  const { forecast, isSeasonal } = forecastTheta({ values, seasonLength: 7, horizon: 7 });
  expect(isSeasonal).toBe(true);
  forecast.forEach((value, h) => { expect(Math.abs(value - (values[h] ?? NaN))).toBeLessThan(0.2); });
});

test('optimised with θ = 1 it is SES', () => {
  const { forecast } = forecastOptimisedTheta({ values: nile, theta: 1, alpha: 0.25, initialLevel: 1110, horizon: 2 });
  forecast.forEach((value) => { expectClose(value, 803.893988163, 1e-11); });
});

test('optimised with θ = 2 and alpha 1 it is the last value and half the slope so far', () => {
  // Through 1, 2, 4 the slope is 1.5: 4 + 0.75. With 4.75 as the fourth value it is (−1.5·1 − 0.5·2 + 0.5·4 + 1.5·4.75)/5 = 1.325: 4.75 + 0.6625
  const { forecast } = forecastOptimisedTheta({ values: [1, 2, 4], theta: 2, alpha: 1, initialLevel: 1, horizon: 2 });
  expectClose(forecast[0] ?? NaN, 4.75);
  expectClose(forecast[1] ?? NaN, 5.4125);
});

test('optimised, it errs no more than Theta on the history', () => {
  const errors = (said: Float64Array): number => said.slice(1).reduce((sum, value, t) => sum + (value - (accidents[t + 1] ?? NaN)) ** 2, 0);
  expect(errors(forecastOptimisedTheta({ values: accidents, horizon: 1 }).fitted)).toBeLessThanOrEqual(errors(forecastTheta({ values: accidents, horizon: 1 }).fitted));
});

test('θ is at least 1', () => {
  expect(() => forecastOptimisedTheta({ values: [1, 2], theta: 0.5, horizon: 1 })).toThrow(/^theta/);
  expect(() => forecastTheta({ values: [1, 2], alpha: -1, horizon: 1 })).toThrow(/^alpha/);
});
