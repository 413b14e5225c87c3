import * as fc from 'fast-check';
import * as accuracy from '../../../../../miniprogram/shared/inventory-math/measures/forecast-accuracy';
import { expectClose } from '../close';

const near = (actual: number | null, expected: number): void => { expectClose(actual ?? NaN, expected, 1e-12); };

// Errors (actual − forecast) −1, 2, 0, −3 on 10, 12, 0, 5.
const pair = { actual: [10, 12, 0, 5], forecast: [11, 10, 0, 8] };

test('each is the mean that its name says', () => {
  near(accuracy.meanError(pair), -2 / 4);
  near(accuracy.meanAbsoluteError(pair), 6 / 4);
  near(accuracy.rootMeanSquareError(pair), Math.sqrt((1 + 4 + 9) / 4));
  near(accuracy.weightedAbsolutePercentageError(pair), 6 / 27);
  near(accuracy.meanAbsolutePercentageError(pair), (1 / 10 + 2 / 12 + 3 / 5) / 3);
  near(accuracy.symmetricMeanAbsolutePercentageError(pair), 200 * (1 / 21 + 2 / 22 + 3 / 13) / 4);
  near(accuracy.forecastBias(pair), 2 / 27);
});

test('scaled errors are by the naive forecast of the training series', () => {
  // Training 4, 6, 3, 7: naive errors 2, 3, 4 (mean 3, mean of squares 29/3); two periods apart 1, 1.
  const training = [4, 6, 3, 7];
  near(accuracy.meanAbsoluteScaledError({ ...pair, training }), 1.5 / 3);
  near(accuracy.rootMeanSquareScaledError({ ...pair, training }), Math.sqrt(3.5 / (29 / 3)));
  near(accuracy.meanAbsoluteScaledError({ ...pair, training, season: 2 }), 1.5);
  near(accuracy.rootMeanSquareScaledError({ ...pair, training, season: 2 }), Math.sqrt(3.5));
});

test('the pinball weighs too low by p and too high by the rest', () => {
  // .9·2 too low on the second, .1·(1 + 3) too high on first and last
  near(accuracy.pinballLoss({ ...pair, probability: 0.9 }), (0.9 * 2 + 0.1 * 4) / 4);
  near(accuracy.pinballLoss({ ...pair, probability: 0.5 }), accuracy.meanAbsoluteError(pair) / 2);
});

test('what divides by nothing is null, and no measure is NaN', () => {
  const zeros = { actual: [0, 0], forecast: [0, 0] };
  expect(accuracy.weightedAbsolutePercentageError(zeros)).toBeNull();
  expect(accuracy.meanAbsolutePercentageError(zeros)).toBeNull();
  expect(accuracy.forecastBias(zeros)).toBeNull();
  expect(accuracy.symmetricMeanAbsolutePercentageError(zeros)).toBe(0);
  for (const training of [[], [3], [3, 3, 3]]) {
    expect(accuracy.meanAbsoluteScaledError({ ...zeros, training })).toBeNull();
    expect(accuracy.rootMeanSquareScaledError({ ...zeros, training })).toBeNull();
  }
  expect(accuracy.meanAbsoluteScaledError({ ...pair, training: [1, 2, 3], season: 3 })).toBeNull();
});

const numbers = fc.nat(1_000_000).map((n) => n / 16);
const pairs = fc.array(fc.tuple(numbers, numbers), { minLength: 1, maxLength: 30 }).map((rows) => ({ actual: rows.map(([a]) => a), forecast: rows.map(([, f]) => f) }));

test('sMAPE stays within 0 and 200, and |ME| ≤ MAE ≤ RMSE', () => {
  fc.assert(fc.property(pairs, (each) => {
    const smape = accuracy.symmetricMeanAbsolutePercentageError(each);
    expect(smape).toBeGreaterThanOrEqual(0);
    expect(smape).toBeLessThanOrEqual(200 + 1e-9);
    const [me, mae, rmse] = [accuracy.meanError(each), accuracy.meanAbsoluteError(each), accuracy.rootMeanSquareError(each)];
    expect(Math.abs(me)).toBeLessThanOrEqual(mae * (1 + 1e-9) + 1e-9);
    expect(mae).toBeLessThanOrEqual(rmse * (1 + 1e-9) + 1e-9);
  }));
});

test('relative measures do not depend on the unit', () => {
  fc.assert(fc.property(pairs, (each) => {
    const packs = { actual: each.actual.map((value) => value * 8), forecast: each.forecast.map((value) => value * 8) };
    const scaled = { ...each, training: [1, 5, 2] };
    const scaledPacks = { ...packs, training: [8, 40, 16] };
    for (const measure of [accuracy.weightedAbsolutePercentageError, accuracy.meanAbsolutePercentageError, accuracy.symmetricMeanAbsolutePercentageError, accuracy.forecastBias]) expect(measure(packs)).toEqual(measure(each));
    for (const measure of [accuracy.meanAbsoluteScaledError, accuracy.rootMeanSquareScaledError]) expect(measure(scaledPacks)).toEqual(measure(scaled));
  }));
});

test('a quantile of what came has the least pinball loss', () => {
  const actual = Array.from({ length: 99 }, (_, i) => i + 1);
  const loss = (level: number): number => accuracy.pinballLoss({ actual, forecast: actual.map(() => level), probability: 0.9 });
  // 90 of 99 values are ≤ 90: the observed .9 quantile (.9·99 = 89.1)
  for (const other of [80, 89, 91, 99]) expect(loss(90)).toBeLessThanOrEqual(loss(other));
});

test('a wrong argument is named by every measure', () => {
  const measures = Object.values(accuracy) as ((pair: accuracy.ForecastPair & { training: number[]; probability: number }) => unknown)[];
  expect(measures).toHaveLength(10);
  const rest = { training: [1, 2], probability: 0.5 };
  for (const measure of measures) {
    expect(() => measure({ actual: [], forecast: [], ...rest })).toThrow(/^actual/);
    expect(() => measure({ actual: [1, NaN], forecast: [1, 1], ...rest })).toThrow(/^actual\[1\]/);
    expect(() => measure({ actual: [-1], forecast: [1], ...rest })).toThrow(/^actual\[0\]/);
    expect(() => measure({ actual: [1], forecast: [Infinity], ...rest })).toThrow(/^forecast\[0\]/);
    expect(() => measure({ actual: [1, 2], forecast: [1], ...rest })).toThrow(/^forecast must have the length/);
  }
  expect(() => accuracy.pinballLoss({ ...pair, probability: 1 })).toThrow(/^probability/);
  expect(() => accuracy.meanAbsoluteScaledError({ ...pair, training: [1, 2], season: 0 })).toThrow(/^season/);
  expect(() => accuracy.rootMeanSquareScaledError({ ...pair, training: [1, NaN] })).toThrow(/^training\[1\]/);
});
