import * as fc from 'fast-check';
import { forecastSes } from '../../../../../miniprogram/shared/inventory-math/forecast/ses';
import { expectClose } from '../close';
import { nile, oil } from './known-series';

test('with alpha and level given it is the recursion', () => {
  // R: l <- 1110; for (v in Nile) l <- l + .25 * (v - l)
  expectClose(forecastSes({ values: nile, alpha: 0.25, initial: 1110, horizon: 1 }).forecast[0] ?? NaN, 803.893988163, 1e-11);
});

test('alpha and first level fitted are those of the textbook', () => {
  // FPP2 §7.1: ses(oil) has alpha 0.8339, level 446.5868; R forecast 8.20 forecasts 542.679538
  const { alpha, initialLevel, forecast } = forecastSes({ values: oil, initial: 'leastSquares', horizon: 1 });
  expectClose(alpha, 0.8339, 5e-4);
  expectClose(initialLevel, 446.5868, 1e-4);
  expectClose(forecast[0] ?? NaN, 542.679538, 1e-6);
});

test('fitted within bounds it is statsforecast’s optimised SES', () => {
  // The same definition by scipy.optimize.minimize_scalar, bounded 0.1 … 0.3, on sums of two periods
  const { alpha, forecast } = forecastSes({ values: [1, 2, 3, 1, 4, 3, 6, 0, 13, 0, 7, 3], alphaBounds: [0.1, 0.3], horizon: 1 });
  expectClose(alpha, 0.17836003, 1e-5);
  expectClose(forecast[0] ?? NaN, 2 * 1.943180592047894, 1e-6);
});

test('no other alpha within the bounds has less squared error', () => {
  const errors = (values: number[], alpha: number): number => forecastSes({ values, alpha, horizon: 1 }).fitted.reduce((sum, said, t) => sum + (said - (values[t] ?? NaN)) ** 2, 0);
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 40 }), fc.integer({ min: 0, max: 10 }), (values, i) => {
    const { alpha } = forecastSes({ values, horizon: 1 });
    expect(errors(values, alpha)).toBeLessThanOrEqual(errors(values, 0.01 + i * 0.098) * (1 + 1e-9) + 1e-9);
  }));
});

test('the first level may be the first value or the mean of six', () => {
  expect(forecastSes({ values: [10, 20], alpha: 0.5, horizon: 2 }).forecast).toEqual([15, 15]);
  expect(forecastSes({ values: [1, 2, 3, 4, 5, 9, 99], alpha: 0, initial: 'mean', horizon: 1 }).forecast).toEqual([4]);
});

test('a share is within 0 and 1', () => {
  expect(() => forecastSes({ values: [1], alpha: 1.1, horizon: 1 })).toThrow(/^alpha must be within/);
  expect(() => forecastSes({ values: [1], alphaBounds: [-1, 1], horizon: 1 })).toThrow(/^alphaBounds\[0\]/);
  expect(() => forecastSes({ values: [1], alpha: 0.1, initial: NaN, horizon: 1 })).toThrow(/^initial/);
});
