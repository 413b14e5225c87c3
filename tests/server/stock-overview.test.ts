import type { BalanceRow } from '../../cloudfunctions/stock/contract';
import type { Output } from '../../cloudfunctions/server/contract';
import type { contract } from '../../cloudfunctions/stock/contract';
import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf, startShopCloud } from '../local-cloud/shop';
import { sdksOf } from '../local-cloud/sdk';

let cloud: LocalCloud;
beforeAll(async () => { cloud = await startShopCloud(); }, 60_000);
afterAll(async () => { await cloud.close(); });

type Call = ReturnType<typeof caller>;
type Overview = Output<(typeof contract)['overview']>;
const overview = async (call: Call): Promise<Overview> => dataOf(await call<Overview>('stock', 'overview'));

/** A shop with three SKUs; the first two are there, 10 and 4 pieces. */
async function stockedShop(openId: string): Promise<{ call: Call; shopId: string; skus: string[] }> {
  const call = caller(cloud, openId);
  const { shopId } = dataOf(await call<{ shopId: string }>('shop', 'create', { name: '库存', memberName: '小满' }));
  const { goodsId } = dataOf(await call<{ goodsId: string }>('goods', 'save', {
    name: '小熊', specNames: ['颜色'], skus: ['焦糖', '奶白', '雾灰'].map((colour, index) => ({ specValues: [colour], code: `XX-${index}`, retailFen: 9600, purchasePriceFen: 4200 })),
  }));
  const skus = dataOf(await call<{ skus: { skuId: string }[] }>('goods', 'get', { goodsId })).skus.map(({ skuId }) => skuId);
  for (const [index, countedOnHand] of [10, 4].entries()) dataOf(await call('stock', 'adjust', { skuId: skus[index], countedOnHand, shownOnHand: 0, reason: 'opening' }));
  return { call, shopId, skus };
}

test('the totals are the sums of the balances, whatever moved', async () => {
  const { call, skus: [a, b, c] } = await stockedShop('o-totals-1');
  const { partyId: supplierId } = dataOf(await call<{ partyId: string }>('purchasing', 'saveSupplier', { name: '厂' }));
  const order = dataOf(await call<{ purchaseOrderId: string; version: number }>('purchasing', 'save', { supplierId, lines: [{ skuId: a, quantity: 8, costPriceFen: 3333 }, { skuId: c, quantity: 6 }] }));
  dataOf(await call('purchasing', 'receive', { purchaseOrderId: order.purchaseOrderId, version: order.version, lines: [{ skuId: a, quantity: 5 }] }));
  const sold = dataOf(await call<{ orderId: string; version: number }>('orders', 'place', { customerId: 'walk-in', lines: [{ skuId: a, quantity: 7 }, { skuId: b, quantity: 4 }] }));
  dataOf(await call('orders', 'ship', { orderId: sold.orderId, version: sold.version, lines: [{ skuId: a, quantity: 6 }] }));
  dataOf(await call('stock', 'adjust', { skuId: a, countedOnHand: 8, shownOnHand: 9, reason: 'damage' }));

  const { totals, rows, attention } = await overview(call);
  const sum = (of: (row: BalanceRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  expect(totals).toEqual({ onHand: sum((row) => row.onHand), reserved: sum((row) => row.reserved), notForSale: sum((row) => row.notForSale), incoming: sum((row) => row.incoming), valueFen: sum((row) => row.valueFen) });
  expect(totals).toMatchObject({ onHand: 12, reserved: 5, incoming: 9 });
  expect(sum((row) => row.available)).toBe(totals.onHand - totals.reserved - totals.notForSale);
  // 奶白 is all promised, 雾灰 has never come but is on its way.
  expect(attention).toEqual({ oversold: { count: 0, worst: '', shortage: 0, unit: '' }, out: { count: 2, incoming: 1 }, low: { count: 0, incoming: 0 } });
});

test('what is oversold is named, the worst first; what is low is counted', async () => {
  const { call, skus: [a, b] } = await stockedShop('o-totals-2');
  dataOf(await call('orders', 'place', { customerId: 'walk-in', lines: [{ skuId: a, quantity: 10 }, { skuId: b, quantity: 1 }] }));
  // A count takes two of what was promised out of the books.
  dataOf(await call('stock', 'adjust', { skuId: a, countedOnHand: 8, shownOnHand: 10, reason: 'lost' }));
  dataOf(await call('stock', 'setReorderPoint', { skuId: b, reorderPoint: 3 }));
  expect((await overview(call)).attention).toMatchObject({ oversold: { count: 1, worst: '小熊 焦糖', shortage: 2, unit: '件' }, low: { count: 1, incoming: 0 } });
});

test('the page goes on where the list does', async () => {
  const { call } = await stockedShop('o-totals-3');
  const { rows, next } = await overview(call);
  expect(await call('stock', 'list')).toMatchObject({ data: { rows: JSON.parse(JSON.stringify(rows)) as object[], next } });
  expect(rows.map(({ code }) => code)).toEqual(['XX-1', 'XX-0']);
});

test('a balance whose spec is gone does not keep the others from being read', async () => {
  const { call, shopId } = await stockedShop('o-totals-4');
  await sdksOf(cloud).wx.database().collection('stock').add({ data: { _id: `${shopId}:gone.9`, shopId, skuId: 'gone.9', goodsId: `${shopId}:gone`, onHand: 0, reserved: 0, incoming: 0, notForSale: 0, valueFen: 0, reorderPoint: 0, level: 'out', tied: 0, isOffSale: false, warehouses: {}, allowNegative: false, updatedAt: Date.now() } });
  expect((await overview(call)).rows).toHaveLength(2);
});

test('staff read quantities and no value', async () => {
  const { call, shopId } = await stockedShop('o-totals-5');
  const { token } = dataOf(await call<{ token: string }>('shop', 'invite', { role: 'sales' }));
  const staff = caller(cloud, 'o-totals-5-staff', shopId);
  dataOf(await staff('shop', 'accept', { token, memberName: '阿哲' }));
  const text = JSON.stringify(await overview(staff));
  expect(text).toContain('"onHand":14');
  expect(text).not.toContain('valueFen');
});

test('nine database calls, no scan', async () => {
  const { call } = await stockedShop('o-totals-6');
  await overview(call);
  const before = cloud.databaseCalls();
  await overview(call);
  expect(cloud.databaseCalls() - before).toBeLessThanOrEqual(9);
  expect(cloud.scans()).toEqual([]);
});
