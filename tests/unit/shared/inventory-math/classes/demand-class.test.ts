import { demandClass } from '../../../../../miniprogram/shared/inventory-math/classes/demand-class';
import { expectClose } from '../close';

test.each([
  ['smooth', [5, 6, 5, 4, 6, 5]],
  ['erratic', [1, 20, 2, 1, 30, 1]],
  ['intermittent', [0, 3, 0, 0, 2, 0, 4, 0]],
  ['lumpy', [0, 1, 0, 0, 30, 0, 2, 0]],
  ['none', [0, 0, 0]],
] as const)('%s: %j', (expected, demand) => { expect(demandClass({ demand }).class).toBe(expected); });

test('interval and variation are those of Syntetos, Boylan and Croston', () => {
  // 8 periods, 3 with demand; 3, 2, 4: mean 3, sample variance 1
  const { interval, variationSquared } = demandClass({ demand: [0, 3, 0, 0, 2, 0, 4, 0] });
  expectClose(interval ?? NaN, 8 / 3, 1e-13);
  expectClose(variationSquared ?? NaN, 1 / 9, 1e-13);
});

test('on the cuts it is still smooth', () => {
  // 33 periods with 25 demands: 1.32
  expect(demandClass({ demand: [...new Array<number>(25).fill(4), ...new Array<number>(8).fill(0)] }).class).toBe('smooth');
  expect(demandClass({ demand: [...new Array<number>(25).fill(4), ...new Array<number>(9).fill(0)] }).class).toBe('intermittent');
});

test('one sale varies with nothing, none has no interval', () => {
  expect(demandClass({ demand: [0, 0, 7] })).toEqual({ class: 'intermittent', interval: 3, variationSquared: 0 });
  expect(demandClass({ demand: [0] })).toEqual({ class: 'none', interval: null, variationSquared: null });
});

test('a wrong argument is named', () => {
  expect(() => demandClass({ demand: [] })).toThrow(/^demand/);
  expect(() => demandClass({ demand: [1, NaN] })).toThrow(/^demand\[1\]/);
  expect(() => demandClass({ demand: [1], intervalMost: 0 })).toThrow(/^intervalMost/);
  expect(() => demandClass({ demand: [1], variationMost: -1 })).toThrow(/^variationMost/);
});
