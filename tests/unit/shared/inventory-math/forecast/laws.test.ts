import * as fc from 'fast-check';
import { forecastAdida, forecastImapa } from '../../../../../miniprogram/shared/inventory-math/forecast/aggregation';
import { automaticForecast } from '../../../../../miniprogram/shared/inventory-math/forecast/automatic';
import { forecastCroston } from '../../../../../miniprogram/shared/inventory-math/forecast/croston';
import { forecastHolt } from '../../../../../miniprogram/shared/inventory-math/forecast/holt';
import { forecastHoltWinters } from '../../../../../miniprogram/shared/inventory-math/forecast/holt-winters';
import { forecastMovingAverage } from '../../../../../miniprogram/shared/inventory-math/forecast/moving-average';
import { forecastDrift, forecastNaive, forecastSeasonalNaive } from '../../../../../miniprogram/shared/inventory-math/forecast/naive';
import { forecastSes } from '../../../../../miniprogram/shared/inventory-math/forecast/ses';
import { forecastOptimisedTheta, forecastTheta } from '../../../../../miniprogram/shared/inventory-math/forecast/theta';
import { forecastTsb } from '../../../../../miniprogram/shared/inventory-math/forecast/tsb';

/* What holds of every method. */

type Method = (input: { values: ArrayLike<number>; horizon: number }) => { forecast: number[] };

const anyLength: Record<string, Method> = {
  naive: forecastNaive, drift: forecastDrift, 'moving average': forecastMovingAverage,
  SES: forecastSes, 'SES from its best level': (input) => forecastSes({ ...input, initial: 'leastSquares' }),
  Holt: forecastHolt, 'damped Holt': (input) => forecastHolt({ ...input, isDamped: true, initial: 'regression' }),
  Theta: forecastTheta, 'Theta of weeks': (input) => forecastTheta({ ...input, seasonLength: 7 }),
  'optimised Theta': forecastOptimisedTheta, 'optimised Theta of weeks': (input) => forecastOptimisedTheta({ ...input, seasonLength: 7 }),
  Croston: (input) => forecastCroston({ ...input, variant: 'croston', alpha: 'fitted' }), SBA: forecastCroston, SBJ: (input) => forecastCroston({ ...input, variant: 'sbj', initial: 'mean' }),
  TSB: forecastTsb, 'fitted TSB': (input) => forecastTsb({ ...input, alpha: 'fitted', beta: 'fitted', initial: 'mean' }),
  ADIDA: forecastAdida, IMAPA: forecastImapa,
  automatic: automaticForecast, 'automatic of weeks': (input) => automaticForecast({ ...input, seasonLength: 7 }),
};
const ofSeasons: Record<string, Method> = {
  'seasonal naive': (input) => forecastSeasonalNaive({ ...input, seasonLength: 4 }),
  'additive Holt–Winters': (input) => forecastHoltWinters({ ...input, seasonLength: 4, kind: 'additive', initial: 'history' }),
  'additive Holt–Winters from two seasons': (input) => forecastHoltWinters({ ...input, seasonLength: 4, kind: 'additive' }),
};
const all = Object.entries({ ...anyLength, ...ofSeasons });

const hardSeries = fc.oneof(
  fc.array(fc.nat(20), { minLength: 8, maxLength: 70 }),
  // Mostly nothing, now and then very much.
  fc.array(fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 1_000_000_000 })), { minLength: 8, maxLength: 70 }),
  fc.integer({ min: 8, max: 70 }).map((length) => new Array<number>(length).fill(0)),
  fc.tuple(fc.integer({ min: 8, max: 70 }), fc.double({ min: 0, max: 1e9, noNaN: true })).map(([length, value]) => new Array<number>(length).fill(value)),
);

test.each(all)('%s is a number ≥ 0 for every period, whatever the history', (_, method) => {
  fc.assert(fc.property(hardSeries, fc.integer({ min: 1, max: 20 }), (values, horizon) => {
    const { forecast } = method({ values, horizon });
    expect(forecast).toHaveLength(horizon);
    expect(forecast.every((value) => value >= 0 && value < Infinity)).toBe(true);
  }), { numRuns: 60 });
});

test.each(all)('%s of twice the demand is twice the forecast', (_, method) => {
  fc.assert(fc.property(fc.array(fc.nat(50), { minLength: 8, maxLength: 60 }), (values) => {
    const once = method({ values, horizon: 3 }).forecast;
    const twice = method({ values: values.map((value) => 2 * value), horizon: 3 }).forecast;
    twice.forEach((value, h) => { expect(Math.abs(value - 2 * (once[h] ?? NaN))).toBeLessThanOrEqual(1e-6 * (1 + value)); });
  }), { numRuns: 40 });
});

/** Whose correction for bias takes a little off where there is none. */
const corrected = ['SBA', 'SBJ'];

test.each(all.filter(([name]) => !corrected.includes(name)))('%s of what never changes is the same again', (_, method) => {
  for (const level of [0, 1, 7.5, 1e9]) for (const value of method({ values: new Array<number>(40).fill(level), horizon: 5 }).forecast) expect(Math.abs(value - level)).toBeLessThanOrEqual(1e-9 * level);
});

test.each(Object.entries(anyLength).filter(([name]) => !corrected.includes(name)))('%s of one value is that value', (_, method) => {
  for (const value of method({ values: [6], horizon: 2 }).forecast) expect(value).toBeCloseTo(6, 12);
});

test.each(all)('%s names what it refuses', (_, method) => {
  const values = new Array<number>(12).fill(1);
  expect(() => method({ values: [], horizon: 1 })).toThrow(/^values must be a series of at least/);
  expect(() => method({ values: [...values, NaN], horizon: 1 })).toThrow(/^values\[12\] must be a finite number ≥ 0, got NaN/);
  expect(() => method({ values: [...values, Infinity], horizon: 1 })).toThrow(/^values\[12\]/);
  expect(() => method({ values: [...values, -1], horizon: 1 })).toThrow(/^values\[12\]/);
  for (const horizon of [0, 1.5, -1, NaN]) expect(() => method({ values, horizon })).toThrow(/^horizon must be a whole number ≥ 1/);
});
