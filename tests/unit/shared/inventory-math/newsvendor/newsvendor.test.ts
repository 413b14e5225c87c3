import * as fc from 'fast-check';
import { discrete } from '../../../../../miniprogram/shared/inventory-math/distribution/discrete';
import { type Distribution } from '../../../../../miniprogram/shared/inventory-math/distribution/distribution';
import { gamma } from '../../../../../miniprogram/shared/inventory-math/distribution/gamma';
import { lognormal } from '../../../../../miniprogram/shared/inventory-math/distribution/lognormal';
import { negativeBinomial } from '../../../../../miniprogram/shared/inventory-math/distribution/negative-binomial';
import { normal } from '../../../../../miniprogram/shared/inventory-math/distribution/normal';
import { poisson } from '../../../../../miniprogram/shared/inventory-math/distribution/poisson';
import { uniform } from '../../../../../miniprogram/shared/inventory-math/distribution/uniform';
import { newsvendor, newsvendorByCost, newsvendorOutcome } from '../../../../../miniprogram/shared/inventory-math/newsvendor/newsvendor';
import { expectClose } from '../close';

test('normal: the textbook’s', () => {
  // Snyder & Shen, example 4.2: price $1, cost $.30, salvage $.12, N(50, 8²): S = 56.60395592743389, profit 33.002394806823354
  const input = { demand: normal({ mean: 50, standardDeviation: 8 }), unitCostFen: 30, priceFen: 100, salvageFen: 12 };
  const { quantity, wholeQuantity } = newsvendor(input);
  expectClose(quantity, 56.60395592743389, 1e-13);
  expect(wholeQuantity).toBe(57);
  expectClose(newsvendorOutcome({ ...input, quantity }).profitFen, 3300.2394806823354, 1e-12);
  // Example 4.3, by costs: h = $.18, p = $.70: cost 1.9976051931766445
  expectClose(newsvendorByCost({ demand: input.demand, holdingFenPerUnit: 18, shortageFenPerUnit: 70 }).costFen, 199.76051931766445, 1e-12);
});

test('Poisson and a table: the textbook’s', () => {
  // stockpyl.newsvendor: newsvendor_poisson(1, 4, 50) → (56, 10.0752000671); newsvendor_discrete(1, 4, {1: .25, 2: .25, 3: .4, 4: .1}) → (3, 1.15)
  const costs = { holdingFenPerUnit: 1, shortageFenPerUnit: 4 };
  const first = newsvendorByCost({ demand: poisson({ mean: 50 }), ...costs });
  expect(first.quantity).toBe(56);
  expectClose(first.costFen, 10.0752000671, 1e-10);
  const table = discrete({ outcomes: [[1, 0.25], [2, 0.25], [3, 0.4], [4, 0.1]].map(([quantity = 0, probability = 0]) => ({ quantity, probability })) });
  const second = newsvendorByCost({ demand: table, ...costs });
  expect(second.quantity).toBe(3);
  // 1·(2·.25 + 1·.25) + 4·(1·.1)
  expectClose(second.costFen, 0.75 + 0.4, 1e-12);
});

test('uniform: by hand', () => {
  // underage 8, overage 2: ratio .8 of 30 … 80 is 70; short: 10²/100 = 1; left: 70 − 55 + 1 = 16; profit 8·(55 − 1) − 2·16
  expect(newsvendor({ demand: uniform({ low: 30, high: 80 }), unitCostFen: 5, priceFen: 13, salvageFen: 3 }))
    .toEqual({ quantity: 70, wholeQuantity: 70, criticalRatio: 0.8, profitFen: 400, unitsShort: 1, unitsLeft: 16, serviceLevel: 0.8 });
});

test('a customer sent away costs his goodwill too', () => {
  const { criticalRatio, profitFen } = newsvendor({ demand: uniform({ low: 0, high: 100 }), unitCostFen: 5, priceFen: 10, goodwillFen: 15 });
  // (5 + 15)/(20 + 5) = .8: 80; short 20²/200 = 2; left 80 − 50 + 2 = 32; 5·48 − 5·32 − 15·2
  expect([criticalRatio, profitFen]).toEqual([0.8, 50]);
});

const demands: fc.Arbitrary<Distribution> = fc.record({ mean: fc.double({ min: 0.5, max: 300, noNaN: true }), more: fc.double({ min: 0.5, max: 900, noNaN: true }) })
  .chain(({ mean, more }) => fc.constantFrom(normal({ mean: mean + 100, standardDeviation: Math.sqrt(more) }), poisson({ mean }), negativeBinomial({ mean, variance: mean + more }), gamma({ mean, variance: more }), lognormal({ mean, variance: more })));

test('no whole quantity brings more, and profits fall to both sides', () => {
  const prices = fc.record({ unitCostFen: fc.integer({ min: 10, max: 1000 }), margin: fc.integer({ min: 1, max: 3000 }), salvageFen: fc.integer({ min: -50, max: 9 }), goodwillFen: fc.nat(500) });
  fc.assert(fc.property(demands, prices, (demand, { unitCostFen, margin, salvageFen, goodwillFen }) => {
    const input = { demand, unitCostFen, priceFen: unitCostFen + margin, salvageFen, goodwillFen };
    const { wholeQuantity, profitFen, unitsShort, unitsLeft } = newsvendor(input);
    const digits = 1e-7 * (1 + Math.abs(profitFen));
    for (const other of [wholeQuantity - 7, wholeQuantity - 1, wholeQuantity + 1, wholeQuantity + 7]) {
      if (other >= 0) expect(newsvendorOutcome({ ...input, quantity: other }).profitFen).toBeLessThanOrEqual(profitFen + digits);
    }
    // What is there less what is left is sold; what was wanted less what was short too.
    expectClose(wholeQuantity - unitsLeft, demand.mean - unitsShort, 1e-7);
  }));
});

test('a wrong argument is named', () => {
  const input = { demand: poisson({ mean: 5 }), unitCostFen: 5, priceFen: 10 };
  expect(() => newsvendor({ ...input, priceFen: 5 })).toThrow(/^priceFen/);
  expect(() => newsvendor({ ...input, priceFen: Infinity })).toThrow(/^priceFen/);
  expect(() => newsvendor({ ...input, salvageFen: 5 })).toThrow(/^salvageFen/);
  expect(() => newsvendor({ ...input, goodwillFen: -1 })).toThrow(/^goodwillFen/);
  expect(() => newsvendor({ ...input, unitCostFen: NaN })).toThrow(/^unitCostFen/);
  expect(() => newsvendorOutcome({ ...input, quantity: -1 })).toThrow(/^quantity/);
  expect(() => newsvendorByCost({ demand: input.demand, holdingFenPerUnit: 0, shortageFenPerUnit: 1 })).toThrow(/^holdingFenPerUnit/);
});
