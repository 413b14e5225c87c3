import * as fc from 'fast-check';
import { eoq, lotCost } from '../../../../../miniprogram/shared/inventory-math/lot-size/eoq';
import { orderQuantity } from '../../../../../miniprogram/shared/inventory-math/lot-size/order-quantity';

const input = { demandPerDay: 10, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25 }; // Q* = 330.9

test('whole packs: the cheaper of the two around Q*, which is not always the nearer', () => {
  // 324 and 336 by 12: (336/330.9 + 330.9/336)/2 is the less
  expect(orderQuantity({ ...input, packSize: 12 }).quantity).toBe(336);
  // Packs of 300: 300 costs 66,500, 600 costs 78,250.
  expect(orderQuantity({ ...input, packSize: 300 })).toMatchObject({ quantity: 300, costFenPerYear: 66_500 });
  // Q* = 1.45 packs of 228: nearer to one, cheaper is two (factor 1.0684 against 1.0713, since √2 = 1.414 is where they are equal).
  expect(orderQuantity({ ...input, packSize: 228 }).quantity).toBe(456);
});

test('the supplier’s minimum is kept, in whole packs', () => {
  expect(orderQuantity({ ...input, packSize: 24, minimumQuantity: 500 })).toMatchObject({ quantity: 504, limitedBy: 'minimumQuantity' });
  expect(orderQuantity({ ...input, minimumQuantity: 200 })).toMatchObject({ quantity: 331, limitedBy: null });
});

test('no more is ordered than is sold before it expires, behind what is still there', () => {
  expect(orderQuantity({ ...input, packSize: 24, shelfLifeDays: 30 })).toMatchObject({ quantity: 288, limitedBy: 'shelfLife', isBeyondShelfLife: false });
  expect(orderQuantity({ ...input, packSize: 24, shelfLifeDays: 30, stockAtReceipt: 20 })).toMatchObject({ quantity: 264, limitedBy: 'shelfLife' });
  expect(orderQuantity({ ...input, shelfLifeDays: 33.1 })).toMatchObject({ quantity: 331, limitedBy: null });
});

test('where even the least that can be ordered expires, it says so', () => {
  expect(orderQuantity({ ...input, minimumQuantity: 400, shelfLifeDays: 20 })).toMatchObject({ quantity: 400, limitedBy: 'minimumQuantity', isBeyondShelfLife: true });
  expect(orderQuantity({ ...input, packSize: 24, shelfLifeDays: 1 })).toMatchObject({ quantity: 24, isBeyondShelfLife: true });
});

test('with no demand nothing is ordered', () => {
  expect(orderQuantity({ ...input, demandPerDay: 0, minimumQuantity: 100, shelfLifeDays: 5 })).toEqual({ quantity: 0, idealQuantity: 0, costFenPerYear: 0, limitedBy: null, isBeyondShelfLife: false });
});

const positive = (max: number): fc.Arbitrary<number> => fc.double({ min: 0.01, max, noNaN: true });

test('no allowed multiple costs less', () => {
  const cases = fc.record({ demandPerDay: fc.integer({ min: 1, max: 800 }).map((n) => n / 16), orderCostFen: positive(1e4), unitCostFen: fc.double({ min: 50, max: 1e4, noNaN: true }), holdingRatePerYear: fc.double({ min: 0.1, max: 1, noNaN: true }) });
  fc.assert(fc.property(cases, fc.integer({ min: 1, max: 60 }), fc.nat(300), fc.integer({ min: 1, max: 400 }), (each, packSize, minimumQuantity, shelfLifeDays) => {
    const { quantity, costFenPerYear, isBeyondShelfLife } = orderQuantity({ ...each, packSize, minimumQuantity, shelfLifeDays });
    expect(quantity % packSize).toBe(0);
    expect(quantity).toBeGreaterThanOrEqual(Math.max(1, minimumQuantity));
    const allowed = Array.from({ length: 400 }, (_, i) => (i + 1) * packSize).filter((q) => q >= minimumQuantity && q <= each.demandPerDay * shelfLifeDays);
    expect(isBeyondShelfLife).toBe(quantity > each.demandPerDay * shelfLifeDays);
    const least = Math.min(...allowed.map((q) => lotCost({ ...each, quantity: q }).totalFenPerYear));
    expect(least).toBeGreaterThanOrEqual(costFenPerYear * (1 - 1e-12));
  }));
});

test('without limits it is Q*, rounded', () => {
  expect(Math.abs(orderQuantity(input).quantity - eoq(input).quantity)).toBeLessThan(1);
});

test('a wrong argument is named', () => {
  expect(() => orderQuantity({ ...input, packSize: 0 })).toThrow(/^packSize/);
  expect(() => orderQuantity({ ...input, packSize: 1.5 })).toThrow(/^packSize/);
  expect(() => orderQuantity({ ...input, minimumQuantity: NaN })).toThrow(/^minimumQuantity/);
  expect(() => orderQuantity({ ...input, shelfLifeDays: 0 })).toThrow(/^shelfLifeDays/);
  expect(() => orderQuantity({ ...input, stockAtReceipt: -1 })).toThrow(/^stockAtReceipt/);
  expect(() => orderQuantity({ ...input, demandPerDay: Infinity })).toThrow(/^demandPerDay/);
});
