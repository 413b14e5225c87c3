import * as fc from 'fast-check';
import { eoq, lotCost } from '../../../../../miniprogram/shared/inventory-math/lot-size/eoq';
import { lotsWithin, relativeLotCost } from '../../../../../miniprogram/shared/inventory-math/lot-size/sensitivity';
import { expectClose } from '../close';

test('half as much more costs 8 % more, twice as much 25 %', () => {
  expectClose(relativeLotCost({ quantity: 150, idealQuantity: 100 }), 13 / 12, 1e-13);
  expect(relativeLotCost({ quantity: 200, idealQuantity: 100 })).toBe(1.25);
  expect(relativeLotCost({ quantity: 50, idealQuantity: 100 })).toBe(1.25);
});

test('it is what the costs say', () => {
  const input = { demandPerDay: 10, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25 };
  const { quantity: idealQuantity, costFenPerYear } = eoq(input);
  expectClose(relativeLotCost({ quantity: 500, idealQuantity }), lotCost({ ...input, quantity: 500 }).totalFenPerYear / costFenPerYear, 1e-13);
});

test('the lots within a share of the least cost end where it is reached', () => {
  fc.assert(fc.property(fc.double({ min: 1, max: 1e6, noNaN: true }), fc.double({ min: 0.001, max: 10, noNaN: true }), (idealQuantity, extraCost) => {
    const { least, most } = lotsWithin({ idealQuantity, extraCost });
    expectClose(relativeLotCost({ quantity: least, idealQuantity }), 1 + extraCost, 1e-9);
    expectClose(relativeLotCost({ quantity: most, idealQuantity }), 1 + extraCost, 1e-9);
  }));
  expect(lotsWithin({ idealQuantity: 70, extraCost: 0 })).toEqual({ least: 70, most: 70 });
});

test('a wrong argument is named', () => {
  expect(() => relativeLotCost({ quantity: 0, idealQuantity: 1 })).toThrow(/^quantity/);
  expect(() => lotsWithin({ idealQuantity: 1, extraCost: -0.1 })).toThrow(/^extraCost/);
});
