import * as fc from 'fast-check';
import { addCost, takeCost, type CostPair } from '../../../../../miniprogram/shared/inventory-math/costing/moving-average';

test('an issue takes its share, rounded half up, and the last unit takes the rest', () => {
  // 3 for ¥1.00: 33.33 分 each
  const first = takeCost({ quantity: 3, valueFen: 100 }, 1);
  expect(first).toEqual({ after: { quantity: 2, valueFen: 67 }, takenFen: 33 });
  const second = takeCost(first.after, 1);
  expect(second).toEqual({ after: { quantity: 1, valueFen: 33 }, takenFen: 34 });
  expect(takeCost(second.after, 1)).toEqual({ after: { quantity: 0, valueFen: 0 }, takenFen: 33 });
});

const step = fc.record({ isReceipt: fc.boolean(), quantity: fc.integer({ min: 1, max: 1000 }), valueFen: fc.nat(1_000_000) });

test('over any run, value is never negative, is 0 when quantity is, and nothing is lost', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    let stock: CostPair = { quantity: 0, valueFen: 0 };
    let inFen = 0;
    let outFen = 0;
    for (const { isReceipt, quantity, valueFen } of steps) {
      if (isReceipt) {
        const { after, addedFen } = addCost(stock, quantity, valueFen);
        stock = after;
        inFen += addedFen;
      } else if (quantity <= stock.quantity) {
        const { after, takenFen } = takeCost(stock, quantity);
        stock = after;
        outFen += takenFen;
      }
      expect(stock.valueFen).toBeGreaterThanOrEqual(0);
      expect(stock.valueFen).toBe(inFen - outFen);
      if (stock.quantity === 0) expect(stock.valueFen).toBe(0);
    }
  }));
});

test('a receipt that fills a negative stock keeps the share of what remains', () => {
  const oversold = takeCost({ quantity: 1, valueFen: 50 }, 3).after;
  expect(oversold).toEqual({ quantity: -2, valueFen: 0 });
  expect(addCost(oversold, 4, 400)).toEqual({ after: { quantity: 2, valueFen: 200 }, addedFen: 200 });
});

test('a wrong argument is named', () => {
  const stock = { quantity: 3, valueFen: 100 };
  for (const wrong of [0, -1, 0.5, NaN]) {
    expect(() => takeCost(stock, wrong)).toThrow(/^quantity/);
    expect(() => addCost(stock, wrong, 1)).toThrow(/^quantity/);
  }
  expect(() => addCost(stock, 1, -1)).toThrow(/^valueFen/);
  expect(() => takeCost({ quantity: NaN, valueFen: 1 }, 1)).toThrow(/^stock\.quantity/);
  expect(() => takeCost({ quantity: 1, valueFen: 0.5 }, 1)).toThrow(/^stock\.valueFen/);
});
