import { costCurve } from '../../../../../miniprogram/shared/inventory-math/lot-size/cost-curve';

const input = { demandPerDay: 10, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25 };

test('ordering falls, holding rises, the sum is their sum', () => {
  // 3000·3650/100 + 100·200/2 = 109,500 + 10,000; 36,500 + 30,000; 21,900 + 50,000
  expect(costCurve({ ...input, fromQuantity: 100, toQuantity: 500, points: 3 }).map(({ totalFenPerYear }) => totalFenPerYear)).toEqual([119_500, 66_500, 71_900]);
});

test('by itself it is drawn from a quarter of Q* to three times', () => {
  const curve = costCurve(input);
  expect(curve).toHaveLength(41);
  expect(curve[0]?.quantity).toBeCloseTo(330.9078421554859 / 4, 9);
  expect(curve[40]?.quantity).toBeCloseTo(330.9078421554859 * 3, 9);
  const least = curve.reduce((best, each) => (each.totalFenPerYear < best.totalFenPerYear ? each : best));
  expect(Math.abs(least.quantity - 330.9)).toBeLessThan(330.9 * 2.75 / 40);
});

test('a wrong argument is named', () => {
  expect(() => costCurve({ ...input, demandPerDay: 0 })).toThrow(/^fromQuantity/);
  expect(() => costCurve({ ...input, fromQuantity: 10, toQuantity: 10 })).toThrow(/^toQuantity/);
  expect(() => costCurve({ ...input, points: 1 })).toThrow(/^points/);
});
