import { forecastAdida, forecastImapa } from '../../../../../miniprogram/shared/inventory-math/forecast/aggregation';
import { forecastCroston } from '../../../../../miniprogram/shared/inventory-math/forecast/croston';
import { forecastTsb } from '../../../../../miniprogram/shared/inventory-math/forecast/tsb';
import { expectClose } from '../close';

/* Expected values: the published recursions written anew with numpy, and for ADIDA and IMAPA scipy's bounded minimiser; R's croston() gives the first of Croston's. */

const demand = [1, 0, 2, 0, 0, 3, 1, 0, 4, 0, 0, 3, 0, 6, 0, 0, 8, 5, 0, 0, 7, 0, 3, 0];

test('Croston, SBA and SBJ differ by their factor', () => {
  // R forecast 8.20: croston(c(0,2,0,0,3,0,1,0,0,4,0,0,5,1,0,0,2), alpha = .1)
  expectClose(forecastCroston({ values: [0, 2, 0, 0, 3, 0, 1, 0, 0, 4, 0, 0, 5, 1, 0, 0, 2], variant: 'croston', horizon: 1 }).forecast[0] ?? NaN, 1.03117030575, 1e-11);
  expectClose(forecastCroston({ values: demand, variant: 'croston', horizon: 1 }).forecast[0] ?? NaN, 1.8488048855410941, 1e-12);
  expectClose(forecastCroston({ values: demand, horizon: 1 }).forecast[0] ?? NaN, 1.7563646412640395, 1e-12);
  expectClose(forecastCroston({ values: demand, variant: 'sbj', horizon: 1 }).forecast[0] ?? NaN, 1.7514993652494575, 1e-12);
});

test('the correction is the interval’s', () => {
  // Size 6; interval 8/3 → 2.5333 after 2 periods → 2.6267 → 2.7013 after 3 each; factor 1 − 0.2/2, whatever alpha is
  expectClose(forecastCroston({ values: [0, 6, 0, 0, 6, 0, 0, 6], alpha: 0.5, beta: 0.2, initial: 'mean', horizon: 1 }).forecast[0] ?? NaN, (0.9 * 6) / 2.7013333333333333);
});

test('Croston never forgets, TSB does', () => {
  const dead = [...demand, ...new Array<number>(60).fill(0)];
  expect(forecastCroston({ values: dead, horizon: 1 }).forecast).toEqual(forecastCroston({ values: demand, horizon: 1 }).forecast);
  expect(forecastTsb({ values: dead, horizon: 1 }).forecast[0]).toBeLessThan(0.01);
});

test('TSB is size times probability', () => {
  expectClose(forecastTsb({ values: demand, alpha: 0.1, beta: 0.2, horizon: 1 }).forecast[0] ?? NaN, 1.3710656363573284, 1e-12);
  // Sizes 4 → 6 and probability 1 → 0.5 → 0.75
  expect(forecastTsb({ values: [4, 0, 8], alpha: 0.5, beta: 0.5, horizon: 2 }).forecast).toEqual([4.5, 4.5]);
  expect(forecastTsb({ values: [0, 4, 0, 4], alpha: 0, beta: 0, initial: 'mean', horizon: 1 }).forecast).toEqual([2]);
});

test('ADIDA smooths sums over the mean interval, IMAPA over every interval up to it', () => {
  const adida = forecastAdida({ values: demand, horizon: 2 });
  expect(adida.bucket).toBe(2);
  expectClose(adida.forecast[1] ?? NaN, 1.943180592047894, 1e-6);
  const imapa = forecastImapa({ values: demand, horizon: 1 });
  expect(imapa.buckets).toBe(2);
  expectClose(imapa.forecast[0] ?? NaN, 1.9601748742828384, 1e-6);
  // Sums 2 and 6: 2 + 0.5 · 4 = 4 over two periods; single values 1, 1, 3, 3: 1, 2, 2.5
  expect(forecastAdida({ values: [1, 1, 3, 3], bucket: 2, alpha: 0.5, horizon: 1 }).forecast).toEqual([2]);
  expect(forecastImapa({ values: [1, 1, 3, 3], alpha: 0.5, horizon: 1 }).forecast).toEqual([2.5]);
});

test('fitted parameters err no more than usual ones', () => {
  const errors = ({ fitted }: { fitted: Float64Array }): number => fitted.reduce((sum, said, t) => sum + (said - (demand[t] ?? NaN)) ** 2, 0);
  expect(errors(forecastCroston({ values: demand, alpha: 'fitted', horizon: 1 }))).toBeLessThanOrEqual(errors(forecastCroston({ values: demand, horizon: 1 })));
  expect(errors(forecastTsb({ values: demand, alpha: 'fitted', beta: 'fitted', horizon: 1 }))).toBeLessThanOrEqual(errors(forecastTsb({ values: demand, horizon: 1 })));
});

test('what never sold is forecast to sell nothing', () => {
  const values = [0, 0, 0];
  expect([forecastCroston({ values, horizon: 1 }), forecastCroston({ values, initial: 'mean', horizon: 1 }), forecastTsb({ values, horizon: 1 }), forecastTsb({ values, initial: 'mean', horizon: 1 }), forecastAdida({ values, horizon: 1 }), forecastImapa({ values, horizon: 1 })].map(({ forecast }) => forecast)).toEqual(new Array(6).fill([0]));
});

test('shares and buckets are refused by name', () => {
  expect(() => forecastCroston({ values: demand, alpha: 2, horizon: 1 })).toThrow(/^alpha/);
  expect(() => forecastCroston({ values: demand, beta: -1, horizon: 1 })).toThrow(/^beta/);
  expect(() => forecastTsb({ values: demand, beta: NaN, horizon: 1 })).toThrow(/^beta/);
  expect(() => forecastAdida({ values: demand, bucket: 0, horizon: 1 })).toThrow(/^bucket/);
  expect(() => forecastImapa({ values: demand, alpha: 2, horizon: 1 })).toThrow(/^alpha/);
});
