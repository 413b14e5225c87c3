import * as fc from 'fast-check';
import { addFifo, takeFifo, type FifoLayer } from '../../../../../miniprogram/shared/inventory-math/costing/fifo-layers';

const layers: FifoLayer[] = [{ quantity: 3, valueFen: 100, receivedOn: '2026-01-05' }, { quantity: 5, valueFen: 250, receivedOn: '2026-02-01' }];

test('the oldest leave first, each at its own cost', () => {
  // All of January's ¥1.00, and one of February's five for ¥2.50
  const { after, takenFen, taken, shortQuantity } = takeFifo({ layers, quantity: 4 });
  expect(takenFen).toBe(150);
  expect(after).toEqual([{ quantity: 4, valueFen: 200, receivedOn: '2026-02-01' }]);
  expect(taken).toEqual([layers[0], { quantity: 1, valueFen: 50, receivedOn: '2026-02-01' }]);
  expect(shortQuantity).toBe(0);
});

test('the last unit of a layer takes all that is left of it', () => {
  // 3 for ¥1.00: 33, then round(67/2) = 34, then the rest, 33
  let left = layers.slice(0, 1);
  const values: number[] = [];
  for (let i = 0; i < 3; i++) {
    const { after, takenFen } = takeFifo({ layers: left, quantity: 1 });
    values.push(takenFen);
    left = after;
  }
  expect(values).toEqual([33, 34, 33]);
  expect(left).toEqual([]);
});

test('units that were not there leave at no cost', () => {
  expect(takeFifo({ layers, quantity: 10 })).toMatchObject({ after: [], takenFen: 350, shortQuantity: 2 });
  expect(takeFifo({ layers: [], quantity: 1 })).toEqual({ after: [], taken: [], takenFen: 0, shortQuantity: 1 });
});

test('what comes back goes to its place, and one day has one layer', () => {
  const { after, taken } = takeFifo({ layers, quantity: 4 });
  const back = taken.reduce((stock, receipt) => addFifo({ layers: stock, receipt }), after);
  expect(back).toEqual(layers);
});

test('over any run nothing is lost: what came in is what left and what is there', () => {
  const step = fc.record({ isReceipt: fc.boolean(), quantity: fc.integer({ min: 1, max: 1000 }), valueFen: fc.nat(1_000_000), day: fc.integer({ min: 1, max: 28 }) });
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    let stock: FifoLayer[] = [];
    let [units, fen] = [0, 0];
    for (const { isReceipt, quantity, valueFen, day } of steps) {
      if (isReceipt) {
        stock = addFifo({ layers: stock, receipt: { quantity, valueFen, receivedOn: `2026-03-${String(day).padStart(2, '0')}` } });
        [units, fen] = [units + quantity, fen + valueFen];
      } else {
        const { after, takenFen, shortQuantity } = takeFifo({ layers: stock, quantity });
        stock = after;
        [units, fen] = [units - quantity + shortQuantity, fen - takenFen];
      }
      expect(stock.reduce((sum, layer) => sum + layer.quantity, 0)).toBe(units);
      expect(stock.reduce((sum, layer) => sum + layer.valueFen, 0)).toBe(fen);
      expect(stock.map(({ receivedOn }) => receivedOn)).toEqual([...new Set(stock.map(({ receivedOn }) => receivedOn))].sort());
      for (const layer of stock) expect(layer.valueFen).toBeGreaterThanOrEqual(0);
    }
  }));
});

test('a wrong argument is named', () => {
  expect(() => takeFifo({ layers, quantity: 0 })).toThrow(/^quantity/);
  expect(() => takeFifo({ layers: [{ quantity: 0, valueFen: 1, receivedOn: '' }], quantity: 1 })).toThrow(/^layers\[0\]\.quantity/);
  expect(() => takeFifo({ layers: [{ quantity: 1, valueFen: -1, receivedOn: '' }], quantity: 1 })).toThrow(/^layers\[0\]\.valueFen/);
  expect(() => addFifo({ layers: [], receipt: { quantity: 1, valueFen: NaN, receivedOn: '' } })).toThrow(/^receipt\.valueFen/);
});
