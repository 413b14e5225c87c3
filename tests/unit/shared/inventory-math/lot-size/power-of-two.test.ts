import * as fc from 'fast-check';
import { powerOfTwoInterval } from '../../../../../miniprogram/shared/inventory-math/lot-size/power-of-two';
import { expectClose } from '../close';

test('it is the cheaper of the two powers around the ideal, √2 apart from each', () => {
  expect(powerOfTwoInterval({ intervalDays: 11.3 }).intervalDays).toBe(8); // 8·√2 = 11.31
  expect(powerOfTwoInterval({ intervalDays: 11.4 }).intervalDays).toBe(16);
  expect(powerOfTwoInterval({ intervalDays: 33, baseDays: 7 }).intervalDays).toBe(28);
  expect(powerOfTwoInterval({ intervalDays: 8 })).toEqual({ intervalDays: 8, relativeCost: 1 });
});

test('it is not below the base period', () => {
  const { intervalDays, relativeCost } = powerOfTwoInterval({ intervalDays: 1, baseDays: 7 });
  expect(intervalDays).toBe(7);
  expectClose(relativeCost, (7 + 1 / 7) / 2, 1e-13);
});

test('at or above the base it costs at most (√2 + 1/√2) / 2 = 6.07 % more', () => {
  fc.assert(fc.property(fc.double({ min: 1, max: 1e5, noNaN: true }), (intervalDays) => powerOfTwoInterval({ intervalDays }).relativeCost <= 1.0606601717798214));
});

test('a wrong argument is named', () => {
  expect(() => powerOfTwoInterval({ intervalDays: 0 })).toThrow(/^intervalDays/);
  expect(() => powerOfTwoInterval({ intervalDays: 1, baseDays: NaN })).toThrow(/^baseDays/);
});
