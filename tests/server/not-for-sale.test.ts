import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf, startShopCloud, type Answer } from '../local-cloud/shop';
import { faultsOf } from './oracle';

/* 不可售: what is there and kept from sale. */

let cloud: LocalCloud;
let call: ReturnType<typeof caller>;
let skuId: string;
beforeAll(async () => {
  cloud = await startShopCloud();
  call = caller(cloud, 'o-kept');
  dataOf(await call('shop', 'create', { name: '不可售', memberName: '阿哲' }));
}, 60_000);
beforeEach(async () => {
  const { goodsId } = dataOf(await call<{ goodsId: string }>('goods', 'save', { name: '杯子', skus: [{ specValues: [], retailFen: 100, purchasePriceFen: 50, openingQuantity: 10 }] }));
  skuId = dataOf(await call<{ skus: { skuId: string }[] }>('goods', 'get', { goodsId })).skus[0]?.skuId ?? '';
});
afterEach(async () => { expect(await faultsOf(cloud)).toEqual([]); });
afterAll(async () => { await cloud.close(); });

const codeOf = (answer: Answer<unknown>): string => (answer.ok ? 'OK' : answer.error.code);
const keep = (notForSale: number, shown = 0) => call<{ available: number; level: string }>('stock', 'setNotForSale', { skuId, notForSale, shown });
const place = (quantity: number) => call<{ orderId: string; version: number }>('orders', 'place', { customerId: 'walk-in', lines: [{ skuId, quantity }] });
const balance = async () => dataOf(await call<{ sku: { onHand: number; reserved: number; available: number; notForSale: number; level: string } }>('stock', 'ledger', { skuId })).sku;
const totals = async () => dataOf(await call<{ totals: { onHand: number; reserved: number; notForSale: number } }>('stock', 'overview')).totals;

test('what is kept from sale is there, and nobody is promised it', async () => {
  const before = await totals();
  expect(dataOf(await keep(4))).toEqual({ available: 6, level: 'ok' });
  expect(await place(7)).toMatchObject({ ok: false, error: { code: 'INSUFFICIENT_STOCK', message: '杯子：可用 6 件，差 1 件' } });
  dataOf(await place(6));
  expect(await balance()).toMatchObject({ onHand: 10, reserved: 6, notForSale: 4, available: 0, level: 'out' });
  const after = await totals();
  expect([after.onHand - before.onHand, after.reserved - before.reserved, after.notForSale - before.notForSale]).toEqual([0, 6, 4]);
  expect(dataOf(await keep(0, 4))).toMatchObject({ available: 4 });
  expect((await totals()).notForSale).toBe(before.notForSale);
});

test('never more than is there, never over what somebody else set, once per command', async () => {
  expect(await keep(11)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', message: '现有只有 10，不可售不能更多' } });
  const both = (await Promise.all([keep(2), keep(3)])).map(codeOf).sort();
  expect(both).toEqual(['OK', 'STALE']);
  const { notForSale } = await balance();
  const input = { skuId, notForSale: 5, shown: notForSale };
  const same = await Promise.all(Array.from({ length: 4 }, () => call('stock', 'setNotForSale', input, 'keep-once-00001')));
  expect(same.map(codeOf)).toEqual(['OK', 'OK', 'OK', 'OK']);
  expect((await balance()).notForSale).toBe(5);
});

test('kept after it was promised, the goods are oversold', async () => {
  dataOf(await place(8));
  expect(dataOf(await keep(5))).toEqual({ available: -3, level: 'oversold' });
});

test('what is thrown away comes off what was kept; a count below it too', async () => {
  dataOf(await keep(4));
  dataOf(await call('stock', 'adjust', { skuId, countedOnHand: 7, shownOnHand: 10, reason: 'damage' }));
  expect(await balance()).toMatchObject({ onHand: 7, notForSale: 1, available: 6 });
  dataOf(await call('stock', 'adjust', { skuId, countedOnHand: 5, shownOnHand: 7, reason: 'lost' }));
  expect(await balance()).toMatchObject({ onHand: 5, notForSale: 1, available: 4 });
  dataOf(await call('stock', 'adjust', { skuId, countedOnHand: 0, shownOnHand: 5, reason: 'count' }));
  expect(await balance()).toMatchObject({ onHand: 0, notForSale: 0, available: 0 });
});
