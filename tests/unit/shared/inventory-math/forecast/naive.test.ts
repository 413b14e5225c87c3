import { forecastDrift, forecastNaive, forecastSeasonalNaive } from '../../../../../miniprogram/shared/inventory-math/forecast/naive';
import { expectClose } from '../close';
import { accidents, nile } from './known-series';

test('naive repeats the last value', () => {
  expect(forecastNaive({ values: nile, horizon: 2 }).forecast).toEqual([740, 740]);
  expect(forecastNaive({ values: [3, 5, 4], horizon: 1 }).fitted).toEqual(Float64Array.of(3, 5));
});

test('seasonal naive repeats the last season, again after its end', () => {
  // R: forecast::snaive(USAccDeaths, h = 13)
  expect(forecastSeasonalNaive({ values: accidents, seasonLength: 12, horizon: 13 }).forecast).toEqual([7836, 6892, 7791, 8192, 9115, 9434, 10484, 9827, 9110, 9070, 8633, 9240, 7836]);
});

test('drift goes on with the mean step', () => {
  // R: forecast::rwf(Nile, drift = TRUE, h = 3)
  [736.161616162, 732.323232323, 728.484848485].forEach((value, h) => { expectClose(forecastDrift({ values: nile, horizon: 3 }).forecast[h] ?? NaN, value); });
  expect(forecastDrift({ values: [5], horizon: 2 }).forecast).toEqual([5, 5]);
  expect(forecastDrift({ values: [9, 1], horizon: 1 }).forecast).toEqual([0]);
});

test('a season needs one whole season of values', () => {
  expect(() => forecastSeasonalNaive({ values: [1, 2], seasonLength: 3, horizon: 1 })).toThrow(/^values must be a series of at least 3/);
  expect(() => forecastSeasonalNaive({ values: [1, 2], seasonLength: 0, horizon: 1 })).toThrow(/^seasonLength/);
});
