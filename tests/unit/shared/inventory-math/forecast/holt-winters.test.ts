import { forecastHoltWinters } from '../../../../../miniprogram/shared/inventory-math/forecast/holt-winters';
import { expectClose } from '../close';
import { accidents } from './known-series';

const season = { values: accidents, seasonLength: 12, horizon: 13 } as const;

test('additive, with parameters given, it is R’s HoltWinters', () => {
  // R: HoltWinters(USAccDeaths, alpha = .5, beta = .01, gamma = .4), coef() and predict(…, 13)
  const { level, trend, seasonal, forecast, fitted } = forecastHoltWinters({ ...season, kind: 'additive', alpha: 0.5, beta: 0.01, gamma: 0.4 });
  expectClose(level, 8745.2461527838, 1e-12);
  expectClose(trend, -49.6532412112, 1e-11);
  expectClose(seasonal[0] ?? NaN, -800.8404323137, 1e-11);
  expectClose(seasonal[11] ?? NaN, 341.0094736893, 1e-11);
  expectClose(forecast[0] ?? NaN, 7894.75247926, 1e-11);
  // A season ahead: the newest index of January, not the one before it.
  expectClose(forecast[12] ?? NaN, 7298.91358472, 1e-11);
  expectClose(fitted.reduce((sum, said, t) => sum + (said - (accidents[12 + t] ?? NaN)) ** 2, 0), 9452700.06789, 1e-11);
});

test('multiplicative, with parameters given, it is R’s HoltWinters', () => {
  // R: HoltWinters(USAccDeaths, alpha = .3, beta = .03, gamma = .7, seasonal = "mult")
  const { level, trend, seasonal, forecast } = forecastHoltWinters({ ...season, kind: 'multiplicative', alpha: 0.3, beta: 0.03, gamma: 0.7 });
  expectClose(level, 8684.658360987813, 1e-12);
  expectClose(trend, -11.359341979342, 1e-10);
  expectClose(seasonal[0] ?? NaN, 0.949200884484, 1e-11);
  expectClose(forecast[11] ?? NaN, 9074.36870794, 1e-11);
  expectClose(forecast[12] ?? NaN, 8103.31553079, 1e-11);
});

test('fitted, it errs no more than R’s fit', () => {
  // R: HoltWinters(USAccDeaths)$SSE = 8639347.24, with gamma 1 where ours ends at 0.99
  const { fitted } = forecastHoltWinters({ ...season, kind: 'additive' });
  expect(fitted.reduce((sum, said, t) => sum + (said - (accidents[12 + t] ?? NaN)) ** 2, 0)).toBeLessThan(8639347.24 * 1.002);
});

test('every start forecasts a season that repeats', () => {
  for (const initial of ['firstSeasons', 'decomposition', 'history', { level: 2, trend: 0, seasonal: [-1, 1] }] as const) {
    const { forecast } = forecastHoltWinters({ values: [1, 3, 1, 3, 1, 3], seasonLength: 2, kind: 'additive', initial, horizon: 2 });
    expectClose(forecast[0] ?? NaN, 1);
    expectClose(forecast[1] ?? NaN, 3);
  }
});

test('a factor needs values above 0, and two seasons of them', () => {
  expect(() => forecastHoltWinters({ values: [1, 2, 0, 2], seasonLength: 2, kind: 'multiplicative', horizon: 1 })).toThrow(/^values\[2\] must be > 0/);
  expect(() => forecastHoltWinters({ values: [1, 2, 3], seasonLength: 2, kind: 'additive', horizon: 1 })).toThrow(/^values must be a series of at least 4/);
  expect(() => forecastHoltWinters({ values: [1, 2, 1, 2], seasonLength: 2, kind: 'additive', gamma: 2, horizon: 1 })).toThrow(/^gamma/);
  expect(() => forecastHoltWinters({ values: [1, 2, 1, 2], seasonLength: 2, kind: 'additive', initial: { level: 1, trend: 0, seasonal: [1] }, horizon: 1 })).toThrow(/^initial.seasonal/);
});
