import { automaticForecast } from '../../../../../miniprogram/shared/inventory-math/forecast/automatic';
import { randomFrom } from '../../../../../miniprogram/shared/inventory-math/forecast/random';
import { accidents, nile } from './known-series';

test('weights are shares of the methods for the kind of history', () => {
  const plain = automaticForecast({ values: nile, horizon: 4 });
  expect(plain.isSeasonal).toBe(false);
  expect(Object.keys(plain.weights)).toEqual(['rootLevel', 'rootTheta', 'rootDampedTrend', 'level', 'theta']);
  const seasonal = automaticForecast({ values: accidents, seasonLength: 12, horizon: 12 });
  expect(seasonal.isSeasonal).toBe(true);
  expect(Object.keys(seasonal.weights)).toEqual(['rootLevel', 'rootTheta', 'theta', 'rootSeasonal', 'seasonal', 'seasonalNaive']);
  for (const { weights } of [plain, seasonal]) expect(Object.values(weights).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
});

test('a season comes back', () => {
  const { forecast, backTest } = automaticForecast({ values: accidents, seasonLength: 12, horizon: 12 });
  // July is the worst month of all six years, February the best.
  expect(forecast.indexOf(Math.max(...forecast))).toBe(6);
  expect(forecast.indexOf(Math.min(...forecast))).toBe(1);
  expect(backTest?.wape).toBeLessThan(0.06);
});

test('a method that errs less weighs more', () => {
  // A line: only methods with a trend follow it.
  const { weights } = automaticForecast({ values: Array.from({ length: 40 }, (_, t) => 10 + 5 * t), horizon: 4 });
  expect(weights.theta).toBeGreaterThan(5 * (weights.level ?? NaN));
});

test('the back-test knows nothing of what comes after its origins', () => {
  // Of eight values the back-test forecasts one from each of the origins 4 … 7: the errors of the first three are the same, whatever the last value is.
  const sumOfErrors = (last: number): number => {
    const { backTest } = automaticForecast({ values: [3, 1, 4, 1, 5, 9, 2, last], horizon: 1 });
    const lastSaid = automaticForecast({ values: [3, 1, 4, 1, 5, 9, 2], horizon: 1 });
    expect(backTest?.origins).toBe(4);
    // The weights of that last origin come from the three before it, as those of its own forecast do.
    return (backTest?.mae ?? NaN) * 4 - Math.abs((lastSaid.forecast[0] ?? NaN) - last);
  };
  expect(sumOfErrors(6)).toBeCloseTo(sumOfErrors(0), 12);
  expect(sumOfErrors(6)).toBeCloseTo(sumOfErrors(30), 12);
});

test('its errors are those of forecasts made then', () => {
  const { backTest } = automaticForecast({ values: [4, 4, 4, 4, 4, 4, 4, 4], horizon: 1 });
  expect(backTest).toMatchObject({ origins: 4, horizon: 1 });
  for (const error of [backTest?.wape, backTest?.bias, backTest?.mae, backTest?.rmse]) expect(error).toBeCloseTo(0, 12);
  const died = automaticForecast({ values: [4, 4, 4, 4, 0, 0, 0, 0], horizon: 1 }).backTest;
  expect(died).toMatchObject({ origins: 4, wape: null, bias: null });
  // At the first origin 4 is said and 0 comes; at the others less than 4.
  expect(died?.mae).toBeGreaterThan(1);
  expect(died?.mae).toBeLessThan(4);
});

test('of few values there is a forecast without a back-test', () => {
  expect(automaticForecast({ values: [3, 5], horizon: 1 }).backTest).toBeNull();
  expect(automaticForecast({ values: [0, 0, 0], horizon: 2 }).forecast).toEqual([0, 0]);
});

test('one large order at the end moves it little, two move it more', () => {
  const level = (...last: number[]): number => automaticForecast({ values: [...Array.from({ length: 40 }, (_, t) => 8 + (t % 5)), ...last], horizon: 1 }).forecast[0] ?? NaN;
  expect(level(500)).toBeLessThan(1.5 * level(10));
  // How large it was shows only in the back-test, which it was an outcome of.
  expect(level(500)).toBeCloseTo(level(5000), 2);
  expect(level(500, 500)).toBeGreaterThan(2 * level(500));
});

test('slow goods are not forecast away', () => {
  // A customer each with probability ¼ in a period; 200 goods, 45 periods of each
  const random = randomFrom(11);
  let sum = 0;
  for (let goods = 0; goods < 200; goods += 1) sum += automaticForecast({ values: Array.from({ length: 45 }, () => (random() < 0.25 ? 1 : 0)), horizon: 1 }).forecast[0] ?? NaN;
  expect(sum / 200).toBeGreaterThan(0.25 * 0.65);
  expect(sum / 200).toBeLessThan(0.25);
});

test('a season is whole periods', () => {
  expect(() => automaticForecast({ values: [1, 2], seasonLength: 0, horizon: 1 })).toThrow(/^seasonLength must be a whole number ≥ 1/);
});
