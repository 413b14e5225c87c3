import { orderQuantityWithBackorders } from '../../../../../miniprogram/shared/inventory-math/lot-size/backorders';
import { expectClose } from '../close';

test('it is the textbook’s', () => {
  // Snyder & Shen, example 3.5 (stockpyl.eoq): K = 8, h = .225, p = 5, D = 1,300 → (310.81255515896464, 0.0430622009569378, 66.92136355097325)
  const { idealQuantity, quantity, backorderedShare, costFenPerYear, mostBackordered } = orderQuantityWithBackorders({ demandPerDay: 1300 / 365, orderCostFen: 800, unitCostFen: 75, holdingRatePerYear: 0.3, backorderFenPerUnitYear: 500 });
  expectClose(idealQuantity, 310.81255515896464, 1e-13);
  expectClose(backorderedShare, 0.0430622009569378, 1e-13);
  expect(quantity).toBe(311);
  expectClose(costFenPerYear, 6692.136355097325, 1e-6);
  expectClose(mostBackordered, 311 * 0.0430622009569378, 1e-13);
});

test('limits hold as for any lot', () => {
  expect(orderQuantityWithBackorders({ demandPerDay: 10, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25, backorderFenPerUnitYear: 600, packSize: 24, shelfLifeDays: 30 })).toMatchObject({ quantity: 288, limitedBy: 'shelfLife' });
});

test('customers who must not wait at any price give the plain lot', () => {
  const { idealQuantity, backorderedShare } = orderQuantityWithBackorders({ demandPerDay: 10, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25, backorderFenPerUnitYear: 1e12 });
  expectClose(idealQuantity, 330.9078421554859, 1e-8); // √(2·3000·3650 / 200)
  expect(backorderedShare).toBeLessThan(1e-9);
});

test('a wrong argument is named', () => {
  const known = { demandPerDay: 10, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25 };
  expect(() => orderQuantityWithBackorders({ ...known, backorderFenPerUnitYear: 0 })).toThrow(/^backorderFenPerUnitYear/);
  expect(() => orderQuantityWithBackorders({ ...known, orderCostFen: NaN, backorderFenPerUnitYear: 1 })).toThrow(/^orderCostFen/);
});
