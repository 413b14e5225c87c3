import { productionQuantity } from '../../../../../miniprogram/shared/inventory-math/lot-size/production';
import { expectClose } from '../close';

test('it is the textbook’s', () => {
  // stockpyl.eoq: economic_production_quantity(8, .225, 1300, 1700) → (626.8084945889684, 33.183979125298336)
  const { idealQuantity, quantity, costFenPerYear, highestStock } = productionQuantity({ demandPerDay: 1300 / 365, productionPerDay: 1700 / 365, orderCostFen: 800, unitCostFen: 75, holdingRatePerYear: 0.3 });
  expectClose(idealQuantity, 626.8084945889684, 1e-12);
  expect(quantity).toBe(627);
  expectClose(costFenPerYear, 3318.3979125298336, 1e-6);
  expectClose(highestStock, 627 * 4 / 17, 1e-12);
});

test('what is made much faster than it sells is a plain lot, and limits hold', () => {
  const input = { demandPerDay: 10, productionPerDay: 1e12, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25 };
  expectClose(productionQuantity(input).idealQuantity, 330.9078421554859, 1e-9);
  expect(productionQuantity({ ...input, packSize: 24, shelfLifeDays: 30 })).toMatchObject({ quantity: 288, limitedBy: 'shelfLife' });
});

test('production that does not keep up is refused', () => {
  const input = { demandPerDay: 10, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25 };
  for (const wrong of [10, 9, NaN, Infinity]) expect(() => productionQuantity({ ...input, productionPerDay: wrong })).toThrow(/^productionPerDay/);
});
