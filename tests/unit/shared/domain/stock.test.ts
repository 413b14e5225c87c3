import { AppError } from '../../../../miniprogram/shared/kernel/app-error';
import { applyChange, available, checkAvailable, emptyStock, levelOf, sumBySku } from '../../../../miniprogram/shared/domain/stock';

const empty = () => emptyStock('s', 's:g', 'g.1', 0);

test('available is on hand less reserved less not for sale', () => {
  expect(available({ onHand: 14, reserved: 18, notForSale: 0 })).toBe(-4);
  expect(levelOf({ onHand: 14, reserved: 18, notForSale: 0, reorderPoint: 5 })).toBe('oversold');
  expect(levelOf({ onHand: 5, reserved: 0, notForSale: 0, reorderPoint: 5 })).toBe('low');
  expect(levelOf({ onHand: 6, reserved: 0, notForSale: 0, reorderPoint: 5 })).toBe('ok');
});

test('goods come with their cost and leave with their share of it', () => {
  const { stock } = applyChange(empty(), { onHand: 3, valueFen: 100 }, 1);
  expect(stock).toMatchObject({ onHand: 3, valueFen: 100, level: 'ok', warehouses: { main: { onHand: 3 } } });
  expect(applyChange(stock, { onHand: -1 }, 2)).toMatchObject({ valueFen: -33, stock: { onHand: 2, valueFen: 67 } });
});

test('lines of one SKU are summed, and SKUs are sorted', () => {
  expect(sumBySku([{ skuId: 'b', quantity: 1 }, { skuId: 'a', quantity: 2 }, { skuId: 'b', quantity: 3 }]))
    .toEqual([{ skuId: 'a', quantity: 2 }, { skuId: 'b', quantity: 4 }]);
});

test('all shortages are named at once, unless the SKU may go below zero', () => {
  const demand = [{ skuId: 'g.1', quantity: 6, name: '小熊', unit: '件' }];
  expect(() => checkAvailable(demand, empty)).toThrow(new AppError('INSUFFICIENT_STOCK', { shortages: [{ skuId: 'g.1', name: '小熊', available: 0, requested: 6, unit: '件' }] }));
  expect(() => checkAvailable(demand, () => ({ ...empty(), allowNegative: true }))).not.toThrow();
});

test('a balance past the limit is refused', () => {
  expect(() => applyChange(applyChange(empty(), { onHand: 99_999_999 }, 1).stock, { onHand: 1 }, 2)).toThrow(AppError);
});
