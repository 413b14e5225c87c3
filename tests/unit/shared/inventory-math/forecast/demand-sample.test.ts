import * as fc from 'fast-check';
import { demandQuantile, demandSample, simulatedDemand } from '../../../../../miniprogram/shared/inventory-math/forecast/demand-sample';
import { readSamples } from '../../../../../scripts/forecast-accuracy';

const series = fc.array(fc.nat(60), { minLength: 1, maxLength: 80 });

test('of even demand there is no doubt', () => {
  for (const { totals, mean } of [demandSample({ values: new Array(20).fill(4), horizon: 3 }), simulatedDemand({ values: new Array(20).fill(4), horizon: 3, seed: 1 })]) {
    expect(totals[0]).toBeCloseTo(12, 9);
    expect(totals[totals.length - 1]).toBeCloseTo(12, 9);
    expect(mean).toBeCloseTo(12, 9);
  }
});

test('on real weeks, the quantile at 90 % is kept nine times of ten, nearly', () => {
  // Origins 24 … 40 of every goods in five samples, three weeks ahead: a growing season
  const goods = new Set(readSamples().flatMap(({ weeks }) => weeks));
  let kept = 0;
  let count = 0;
  for (const weeks of goods) {
    for (const origin of [24, 32, 40]) {
      const { totals } = demandSample({ values: weeks.slice(0, origin), horizon: 3 });
      const came = weeks.slice(origin, origin + 3).reduce((sum, value) => sum + value, 0);
      kept += came <= demandQuantile({ totals, probability: 0.9 }) ? 1 : 0;
      count += 1;
    }
  }
  expect(kept / count).toBeGreaterThan(0.85);
  expect(kept / count).toBeLessThan(0.95);
});

test('days are smoothed as weeks, and any number of days is asked for', () => {
  // 21 a week; ten days after a week's end sell 21 + 0 + 1 + 2
  const values = Array.from({ length: 140 }, (_, t) => t % 7);
  const { mean, origins } = demandSample({ values, horizon: 10, step: 7 });
  expect(mean).toBeCloseTo(24, 9);
  // 20 weeks, of which 6 are learnt; ten days after the last origin are still known: 20 − 6 − 1
  expect(origins).toBe(13);
});

test('an event ahead multiplies all', () => {
  fc.assert(fc.property(series, (values) => {
    const usual = demandSample({ values, horizon: 2 });
    const event = demandSample({ values, horizon: 2, factor: 2 });
    expect(event.mean).toBeCloseTo(2 * usual.mean, 6);
  }), { numRuns: 30 });
});

test.each([['errors', demandSample], ['simulation', (input: { values: number[]; horizon: number }) => simulatedDemand({ ...input, seed: 7, paths: 200 })]] as const)('quantiles from %s are numbers ≥ 0 in order', (_, sample) => {
  fc.assert(fc.property(series, fc.integer({ min: 1, max: 12 }), (values, horizon) => {
    const { totals, mean } = sample({ values, horizon });
    const quantiles = [0.001, 0.25, 0.5, 0.9, 0.95, 0.999].map((probability) => demandQuantile({ totals, probability }));
    expect(quantiles.every((value, i) => value >= 0 && value < Infinity && value >= (quantiles[i - 1] ?? 0))).toBe(true);
    expect(mean).toBeGreaterThan((totals[0] ?? NaN) * (1 - 1e-12) - 1e-12);
    expect(mean).toBeLessThan((totals[totals.length - 1] ?? NaN) * (1 + 1e-12) + 1e-12);
  }), { numRuns: 60 });
});

test('the same seed simulates the same, another does not', () => {
  const values = Array.from({ length: 40 }, (_, t) => (t * 7) % 11);
  expect(simulatedDemand({ values, horizon: 3, seed: 5 })).toEqual(simulatedDemand({ values, horizon: 3, seed: 5 }));
  expect(simulatedDemand({ values, horizon: 3, seed: 5 })).not.toEqual(simulatedDemand({ values, horizon: 3, seed: 6 }));
});

test('a history too short for errors gives its level', () => {
  const { totals, mean, origins } = demandSample({ values: [5], horizon: 4 });
  expect(totals).toEqual(Float64Array.of(mean));
  expect(mean).toBeCloseTo(20, 9);
  expect(origins).toBe(0);
  // Three days that sell 2 each are a part of a week
  expect(demandSample({ values: [2, 2, 2], horizon: 7, step: 7 }).mean).toBeCloseTo(14, 9);
});

test('wrong input is refused by name', () => {
  const values = [1, 2, 3];
  expect(() => demandSample({ values: [], horizon: 1 })).toThrow(/^values/);
  expect(() => demandSample({ values, horizon: 0 })).toThrow(/^horizon/);
  expect(() => demandSample({ values, horizon: 1, step: 0 })).toThrow(/^step/);
  expect(() => demandSample({ values, horizon: 1, factor: 0 })).toThrow(/^factor/);
  expect(() => simulatedDemand({ values, horizon: 3, step: 2, seed: 1 })).toThrow(/^horizon \/ step/);
  expect(() => simulatedDemand({ values, horizon: 1, paths: 0, seed: 1 })).toThrow(/^paths/);
  expect(() => simulatedDemand({ values, horizon: 1, seed: 0.5 })).toThrow(/^seed/);
  for (const probability of [0, 1, NaN]) expect(() => demandQuantile({ totals: [1], probability })).toThrow(/^probability must be within \(0, 1\)/);
});
