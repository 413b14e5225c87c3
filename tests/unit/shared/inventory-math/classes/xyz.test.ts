import * as fc from 'fast-check';
import { xyzClass } from '../../../../../miniprogram/shared/inventory-math/classes/xyz';
import { expectClose } from '../close';

test('the variation is the sample’s deviation by the mean', () => {
  // 10, 12, 9, 11: mean 10.5, squares 2.25 + .25 + .25 + 2.25 = 5, deviation √(5/3) = 1.29099
  const { class: xyz, variation } = xyzClass({ demand: [10, 12, 9, 11] });
  expect(xyz).toBe('X');
  expectClose(variation ?? NaN, 1.2909944487358056 / 10.5, 1e-13);
});

test('X up to a half, Y up to one, Z above; the cuts can be moved', () => {
  // Two periods 1 ± d have the variation d·√2.
  const of = (d: number): string => xyzClass({ demand: [1 - d, 1 + d] }).class;
  expect([of(0.35), of(0.36), of(0.7), of(0.71)].join('')).toBe('XYYZ');
  expect(xyzClass({ demand: [0.65, 1.35], xMost: 0.2, yMost: 0.4 }).class).toBe('Z');
});

test('what never sold is Z, without a variation', () => {
  expect(xyzClass({ demand: [0, 0, 0] })).toEqual({ class: 'Z', variation: null });
});

test('it does not depend on the unit', () => {
  const demand = fc.array(fc.nat(10_000).map((n) => n / 16), { minLength: 2, maxLength: 40 });
  fc.assert(fc.property(demand, (values) => {
    const [plain, packs] = [xyzClass({ demand: values }), xyzClass({ demand: values.map((value) => value * 16) })];
    expect(packs).toEqual(plain);
  }));
});

test('a wrong argument is named', () => {
  expect(() => xyzClass({ demand: [] })).toThrow(/^demand/);
  expect(() => xyzClass({ demand: [1] })).toThrow(/^demand/);
  expect(() => xyzClass({ demand: [1, -1] })).toThrow(/^demand\[1\]/);
  expect(() => xyzClass({ demand: [1, 1], xMost: 0 })).toThrow(/^xMost/);
  expect(() => xyzClass({ demand: [1, 1], xMost: 1, yMost: 1 })).toThrow(/^yMost/);
});
