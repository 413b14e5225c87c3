import * as fc from 'fast-check';
import { eoq, lotCost } from '../../../../../miniprogram/shared/inventory-math/lot-size/eoq';
import { expectClose } from '../close';

const positive = (max: number): fc.Arbitrary<number> => fc.double({ min: 0.01, max, noNaN: true });
const inputs = fc.record({ demandPerDay: positive(1e4), orderCostFen: positive(1e6), unitCostFen: positive(1e6), holdingRatePerYear: positive(2) });

test('it is the textbook’s', () => {
  // Snyder & Shen, example 3.1 (stockpyl.eoq): K = $8, D = 1,300 a year, h = $0.225 → Q = 304.0467800264368, cost $68.41052550594829
  const { quantity, costFenPerYear, orderIntervalDays } = eoq({ demandPerDay: 1300 / 365, orderCostFen: 800, unitCostFen: 75, holdingRatePerYear: 0.3 });
  expectClose(quantity, 304.0467800264368, 1e-13);
  expectClose(costFenPerYear, 6841.052550594829, 1e-13);
  expectClose(orderIntervalDays, 304.0467800264368 / 1300 * 365, 1e-13);
});

test('a lot’s cost has its two parts', () => {
  // 3000·3650/500 = 21,900; 800·.25·500/2 = 50,000
  expect(lotCost({ demandPerDay: 10, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25, quantity: 500 }))
    .toEqual({ orderingFenPerYear: 21_900, holdingFenPerYear: 50_000, totalFenPerYear: 71_900 });
});

test('no other lot costs less, and at the best both parts are equal', () => {
  fc.assert(fc.property(inputs, positive(5), (input, factor) => {
    const { quantity, costFenPerYear } = eoq(input);
    const best = lotCost({ ...input, quantity });
    expectClose(best.totalFenPerYear, costFenPerYear, 1e-12);
    expectClose(best.orderingFenPerYear, best.holdingFenPerYear, 1e-12);
    expect(lotCost({ ...input, quantity: quantity * factor }).totalFenPerYear).toBeGreaterThanOrEqual(costFenPerYear * (1 - 1e-12));
  }));
});

test('four times the demand doubles it', () => {
  fc.assert(fc.property(inputs, (input) => { expectClose(eoq({ ...input, demandPerDay: 4 * input.demandPerDay }).quantity, 2 * eoq(input).quantity, 1e-12); }));
});

test('with no demand, or ordering that costs nothing, no lot is needed', () => {
  const input = { demandPerDay: 10, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25 };
  expect(eoq({ ...input, demandPerDay: 0 })).toEqual({ quantity: 0, costFenPerYear: 0, orderIntervalDays: 0 });
  expect(eoq({ ...input, orderCostFen: 0 }).quantity).toBe(0);
  expect(Number.isFinite(eoq({ ...input, demandPerDay: 1e9 }).quantity)).toBe(true);
});

test.each(['demandPerDay', 'orderCostFen', 'unitCostFen', 'holdingRatePerYear', 'quantity'])('a wrong %s is named', (name) => {
  const input = { demandPerDay: 10, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25, quantity: 1 };
  for (const wrong of [-1, NaN, Infinity]) {
    expect(() => lotCost({ ...input, [name]: wrong })).toThrow(new RegExp(`^${name} must be`));
    if (name !== 'quantity') expect(() => eoq({ ...input, [name]: wrong })).toThrow(new RegExp(`^${name} must be`));
  }
});
