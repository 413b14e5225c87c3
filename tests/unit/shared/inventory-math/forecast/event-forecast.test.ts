import { automaticForecast } from '../../../../../miniprogram/shared/inventory-math/forecast/automatic';
import { forecastWithEvents, withoutEvents } from '../../../../../miniprogram/shared/inventory-math/forecast/event-forecast';
import { eventPhases, sellingPhase } from '../../../../../miniprogram/shared/inventory-math/forecast/selling-events';

/** A year of even sales that answer to every event as is typical. */
const startOn = '2025-01-15';
const sold = (days: number): number[] => eventPhases({ from: startOn, days }).map((number, t) => (10 + (t % 7)) * (number < 0 ? 1 : sellingPhase(number).typicalFactor));
/** Up to the opening of 双11, 2025-11-01. */
const untilOpening = 291;

test('a level does not chase the opening of 双11, and its day is foreseen from 618', () => {
  const came = sold(untilOpening + 14).slice(untilOpening);
  const error = (forecast: readonly number[]): number => forecast.reduce((sum, value, h) => sum + Math.abs(value - (came[h] ?? NaN)), 0) / came.reduce((sum, value) => sum + value, 0);
  const values = sold(untilOpening);
  const known = forecastWithEvents({ values, startOn, horizon: 14 });
  expect(error(known.forecast)).toBeLessThan(0.15);
  expect(error(known.forecast)).toBeLessThan(error(automaticForecast({ values, seasonLength: 7, horizon: 14 }).forecast) / 2);
  // The day itself is the tenth ahead; nothing of it was ever seen.
  expect(known.factors[9]).toBeGreaterThan(2.3);
  expect(known.events.find(({ name, part }) => name === '双11' && part === 2)?.days).toBe(0);
});

test('goods that answer to no event are forecast as if there were none', () => {
  const values = Array.from({ length: untilOpening }, (_, t) => 10 + (t % 7));
  const { ahead } = withoutEvents({ values, startOn, horizon: 14 });
  for (const factor of ahead) expect(Math.abs(factor - 1)).toBeLessThan(0.12);
});

test('goods without a history answer a little', () => {
  // ln 3 · 0.3: before anything was seen
  const { ahead } = withoutEvents({ values: [0], startOn: '2026-11-10', horizon: 1 });
  expect(ahead[0]).toBeCloseTo(3 ** 0.3, 12);
});

test('wrong input is refused by name', () => {
  expect(() => forecastWithEvents({ values: [1], startOn: 'today', horizon: 1 })).toThrow(/^startOn must be a date/);
  expect(() => forecastWithEvents({ values: [], startOn, horizon: 1 })).toThrow(/^values/);
  expect(() => forecastWithEvents({ values: [1], startOn, horizon: 0 })).toThrow(/^horizon/);
});
