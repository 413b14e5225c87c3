import * as fc from 'fast-check';
import type { MovementLine, Place } from '../../../../miniprogram/shared/domain/movement';
import { driftOf, noFigures, rebuild } from '../../../../miniprogram/shared/domain/rebuild';
import { applyChange, emptyStock } from '../../../../miniprogram/shared/domain/stock';

const moved = (skuId: string, from: Place, to: Place, quantity: number, valueFen: number): { lines: MovementLine[] } =>
  ({ lines: [{ skuId, from, to, quantity, valueFen, onHandAfter: 0, revenueFen: 0 }] });
const line = { goodsName: '小熊', specText: '', unit: '件', picture: '' };
const none = { movements: [], orders: [], purchaseOrders: [] };

test('on hand and value are sums of the ledger, per SKU', () => {
  const movements = [moved('a.1', 'supplier', 'warehouse:main', 10, 1000), moved('b.1', 'opening', 'warehouse:main', 1, 7), moved('a.1', 'warehouse:main', 'customer', 3, 300), moved('a.1', 'warehouse:main', 'loss', 1, 100)];
  expect([...rebuild({ ...none, movements })]).toEqual([['a.1', { ...noFigures(), onHand: 6, valueFen: 600 }], ['b.1', { ...noFigures(), onHand: 1, valueFen: 7 }]]);
});

test('reserved is what open, confirmed orders have not shipped; incoming what open purchase orders await', () => {
  const order = (over: object) => ({ goods: 'confirmed' as const, life: 'open' as const, lines: [{ ...line, skuId: 'a.1', quantity: 5, shipped: 2, priceFen: 1 }], ...over });
  const bought = (state: 'draft' | 'ordered' | 'partReceived' | 'closedShort') => ({ state, lines: [{ ...line, skuId: 'a.1', quantity: 9, received: 4, costPriceFen: 1 }] });
  expect(rebuild({
    movements: [], orders: [order({}), order({ goods: 'partShipped' }), order({ goods: 'draft' }), order({ life: 'cancelled' }), order({ goods: 'shipped' })],
    purchaseOrders: [bought('ordered'), bought('partReceived'), bought('draft'), bought('closedShort')],
  }).get('a.1')).toEqual({ ...noFigures(), reserved: 6, incoming: 10 });
});

test('whatever the stock goes through, its ledger rebuilds it', () => {
  const change = fc.record({ onHand: fc.integer({ min: -20, max: 20 }), valueFen: fc.nat(5000) });
  fc.assert(fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
    let stock = emptyStock('s', 's:a', 'a.1', 0);
    const movements = changes.filter(({ onHand }) => onHand !== 0).map(({ onHand, valueFen }) => {
      const applied = applyChange(stock, { onHand, valueFen }, 1);
      ({ stock } = applied);
      return moved('a.1', onHand > 0 ? 'found' : 'warehouse:main', onHand > 0 ? 'warehouse:main' : 'loss', Math.abs(onHand), Math.abs(applied.valueFen));
    });
    expect(driftOf(stock, rebuild({ ...none, movements }).get('a.1') ?? noFigures())).toBeNull();
  }));
});

test('a drift names both sides', () => {
  expect(driftOf({ ...noFigures(), onHand: 2 }, { ...noFigures(), onHand: 3 })).toEqual({ stored: { ...noFigures(), onHand: 2 }, right: { ...noFigures(), onHand: 3 } });
});
