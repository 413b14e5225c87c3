import * as fc from 'fast-check';
import { gamma } from '../../../../../miniprogram/shared/inventory-math/distribution/gamma';
import { negativeBinomial } from '../../../../../miniprogram/shared/inventory-math/distribution/negative-binomial';
import { normal } from '../../../../../miniprogram/shared/inventory-math/distribution/normal';
import { poisson } from '../../../../../miniprogram/shared/inventory-math/distribution/poisson';
import { rqEoqBackorders, rqEoqSafetyStock, rqExpectedLevel, rqLossFunctions } from '../../../../../miniprogram/shared/inventory-math/replenishment/rq-approximations';
import { rqCost, type RqInput } from '../../../../../miniprogram/shared/inventory-math/replenishment/rq-cost';
import { rqExact } from '../../../../../miniprogram/shared/inventory-math/replenishment/rq-exact';
import { rqForQuantity } from '../../../../../miniprogram/shared/inventory-math/replenishment/rq-for-quantity';
import { expectClose } from '../close';

/* Snyder & Shen, chapter 5, as stockpyl.rq has it: h = $.225, p = $7.5, K = $8, D = N(1300, 150²) a year, L = a month. */
const book: RqInput = {
  demandPerDay: 1300 / 365, leadTimeDemand: normal({ mean: 1300 / 12, standardDeviation: 150 / Math.sqrt(12) }),
  orderCostFen: 800, holdingFenPerUnitYear: 22.5, backorderFenPerUnitYear: 750,
};
/* Its example 5.8: h = 20, p = 150, K = 100, Poisson 1.5 a year, L = 2 years. */
const few: RqInput = { demandPerDay: 1.5 / 365, leadTimeDemand: poisson({ mean: 3 }), orderCostFen: 100, holdingFenPerUnitYear: 20, backorderFenPerUnitYear: 150 };

test('the exact cost is the textbook’s', () => {
  // r_q_cost(126.8, 328.5, …) → 78.07116250928294; r_q_cost_poisson(3, 5, …) → 107.92358063314975
  expectClose(rqCost({ ...book, reorderPoint: 126.8, orderQuantity: 328.5 }), 7807.116250928294, 1e-12);
  expectClose(rqCost({ ...few, reorderPoint: 3, orderQuantity: 5 }), 107.92358063314975, 1e-12);
});

test('each approximation is the textbook’s', () => {
  // r_q_eoqss_approximation → (190.3369965715624, 304.0467800264368)
  const simple = rqEoqSafetyStock(book);
  expectClose(simple.reorderPoint, 190.3369965715624, 1e-12);
  expectClose(simple.orderQuantity, 304.0467800264368, 1e-12);
  // r_q_eoqb_approximation → (128.63781442427097, 308.5737801203754)
  const backorders = rqEoqBackorders(book);
  expectClose(backorders.reorderPoint, 128.63781442427097, 1e-8);
  expectClose(backorders.orderQuantity, 308.5737801203754, 1e-12);
  // r_q_loss_function_approximation → (126.8670634479628, 328.4491421980451), stopped at its tolerance of 1e-6
  const loss = rqLossFunctions(book);
  expectClose(loss.reorderPoint, 126.8670634479628, 1e-8);
  expectClose(loss.orderQuantity, 328.4491421980451, 1e-8);
  // r_q_eil_approximation → (213.97044213580244, 318.5901810768729, 95.45114022285196)
  const level = rqExpectedLevel({ ...book, shortageFenPerUnit: 750 });
  expectClose(level.reorderPoint, 213.97044213580244, 1e-9);
  expectClose(level.orderQuantity, 318.5901810768729, 1e-9);
  expectClose(level.approximateCostFenPerYear, 9545.114022285196, 1e-9);
  // r_q_optimal_r_for_q(318.5, …) → 127.74347171274121, by a numerical search
  expectClose(rqForQuantity({ ...book, orderQuantity: 318.5 }).reorderPoint, 127.74347171274121, 1e-8);
});

test('the exact policy is the textbook’s', () => {
  // r_q_poisson_exact(20, 150, 100, 1.5, 2) → (3, 5, 107.92358063314975)
  const { reorderPoint, orderQuantity, costFenPerYear } = rqExact(few);
  expect([reorderPoint, orderQuantity]).toEqual([3, 5]);
  expectClose(costFenPerYear, 107.92358063314975, 1e-12);
});

/** Federgruen and Zheng's own way: one position after the other, the cheaper of both ends first. */
function onePositionAfterTheOther(input: RqInput): [r: number, Q: number] {
  const { demandPerDay, leadTimeDemand, orderCostFen, holdingFenPerUnitYear: h, backorderFenPerUnitYear: p } = input;
  const G = (y: number): number => h * (y - leadTimeDemand.mean) + (h + p) * leadTimeDemand.loss(y);
  let [r, Q] = [leadTimeDemand.quantile(p / (h + p)) - 1, 1];
  let sum = orderCostFen * demandPerDay * 365 + G(r + 1);
  for (;;) {
    const [low, high] = [G(r), G(r + Q + 1)];
    if (Math.min(low, high) >= sum / Q) return [r, Q];
    sum += Math.min(low, high);
    Q++;
    if (low <= high) r--;
  }
}

const costs = {
  demandPerDay: fc.double({ min: 0.01, max: 20, noNaN: true }), orderCostFen: fc.integer({ min: 50, max: 5000 }),
  holdingFenPerUnitYear: fc.integer({ min: 10, max: 900 }), backorderFenPerUnitYear: fc.integer({ min: 10, max: 9000 }),
};
const moments = fc.record({ mean: fc.double({ min: 0.2, max: 80, noNaN: true }), more: fc.double({ min: 0.5, max: 400, noNaN: true }) });
const whole: fc.Arbitrary<RqInput> = fc.record({ ...costs, leadTimeDemand: moments.chain(({ mean, more }) => fc.constantFrom(poisson({ mean }), negativeBinomial({ mean, variance: mean + more }))) });
const continuous: fc.Arbitrary<RqInput> = fc.record({ ...costs, leadTimeDemand: moments.chain(({ mean, more }) => fc.constantFrom(normal({ mean, standardDeviation: Math.sqrt(more) }), gamma({ mean, variance: Math.min(more, 5 * mean * mean) }))) });

test('discrete: it costs what the search over all positions finds', () => {
  fc.assert(fc.property(whole, (input) => {
    const [r, Q] = onePositionAfterTheOther(input);
    expectClose(rqExact(input).costFenPerYear, rqCost({ ...input, reorderPoint: r, orderQuantity: Q }), 1e-10);
  }), { numRuns: 60 });
});

test('no neighbour costs less, no approximation, and no reorder point for the same quantity', () => {
  fc.assert(fc.property(fc.oneof(whole, continuous), (input) => {
    const { reorderPoint, orderQuantity, costFenPerYear } = rqExact(input);
    const unit = input.leadTimeDemand.isDiscrete ? 1 : orderQuantity / 50;
    const least = costFenPerYear * (1 - 1e-9);
    for (const [dr, dQ] of [[-1, 0], [1, 0], [0, -1], [0, 1], [-1, 1], [1, -1]] as const) {
      const other = { reorderPoint: reorderPoint + dr * unit, orderQuantity: orderQuantity + dQ * unit };
      if (other.orderQuantity > 0) expect(rqCost({ ...input, ...other })).toBeGreaterThanOrEqual(least);
    }
    expectClose(rqForQuantity({ ...input, orderQuantity }).costFenPerYear, costFenPerYear, 1e-9);
    if (input.leadTimeDemand.isDiscrete) return;
    for (const approximate of [rqEoqSafetyStock, rqEoqBackorders, rqLossFunctions]) expect(approximate(input).costFenPerYear).toBeGreaterThanOrEqual(least);
    // Zheng 1992: EOQB with its exact r costs at most an eighth more.
    expect(rqEoqBackorders(input).costFenPerYear).toBeLessThanOrEqual(costFenPerYear * 1.125 * (1 + 1e-9));
  }));
});

test('for a given quantity no other reorder point costs less', () => {
  fc.assert(fc.property(whole, fc.integer({ min: 1, max: 60 }), (input, orderQuantity) => {
    const { reorderPoint, costFenPerYear } = rqForQuantity({ ...input, orderQuantity });
    for (const other of [-5, -1, 1, 5]) expect(rqCost({ ...input, orderQuantity, reorderPoint: reorderPoint + other })).toBeGreaterThanOrEqual(costFenPerYear * (1 - 1e-9));
  }));
});

test('a demand of a billion a year has an answer, quickly', () => {
  const { orderQuantity, costFenPerYear } = rqExact({ ...few, demandPerDay: 1e9 / 365, leadTimeDemand: poisson({ mean: 1e7 }) });
  expect(orderQuantity).toBeGreaterThan(1e5 * 0.9);
  expect(Number.isFinite(costFenPerYear)).toBe(true);
});

test('a wrong argument is named', () => {
  for (const name of ['demandPerDay', 'orderCostFen', 'holdingFenPerUnitYear', 'backorderFenPerUnitYear'] as const) {
    for (const wrong of [0, -1, NaN, Infinity]) {
      for (const solve of [rqExact, rqEoqSafetyStock, rqEoqBackorders, rqLossFunctions]) expect(() => solve({ ...book, [name]: wrong })).toThrow(new RegExp(`^${name}`));
    }
  }
  for (const solve of [rqEoqSafetyStock, rqEoqBackorders, rqLossFunctions]) expect(() => solve(few)).toThrow(/^leadTimeDemand/);
  expect(() => rqCost({ ...few, reorderPoint: 0.5, orderQuantity: 1 })).toThrow(/^reorderPoint/);
  expect(() => rqCost({ ...few, reorderPoint: 1, orderQuantity: 1.5 })).toThrow(/^orderQuantity/);
  expect(() => rqForQuantity({ ...few, orderQuantity: 1.5 })).toThrow(/^orderQuantity/);
  expect(() => rqExpectedLevel({ ...book, shortageFenPerUnit: 0.001 })).toThrow(/^shortageFenPerUnit/);
});
