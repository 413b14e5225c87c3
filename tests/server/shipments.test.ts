import type { ShipmentRow } from '../../cloudfunctions/sales/contract';
import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf, startShopCloud } from '../local-cloud/shop';

let cloud: LocalCloud;
beforeAll(async () => { cloud = await startShopCloud(); }, 60_000);
afterAll(async () => { await cloud.close(); });

test('a shipment says for whom it was, how much left and by which courier', async () => {
  const call = caller(cloud, 'o-shipments');
  dataOf(await call('shop', 'create', { name: '出库', memberName: '阿哲' }));
  const { goodsId } = dataOf(await call<{ goodsId: string }>('goods', 'save', { name: '小熊', skus: [{ specValues: [], retailFen: 9600, purchasePriceFen: 4200 }] }));
  const [sku] = dataOf(await call<{ skus: { skuId: string }[] }>('goods', 'get', { goodsId })).skus;
  dataOf(await call('stock', 'adjust', { skuId: sku?.skuId, countedOnHand: 9, shownOnHand: 0, reason: 'opening' }));
  const { partyId } = dataOf(await call<{ partyId: string }>('orders', 'saveCustomer', { name: '李婷婷', phone: '13800006618' }));
  for (const [customerId, quantity, courier] of [[partyId, 3, '顺丰'], ['walk-in', 1, '']] as const) {
    const { orderId, version } = dataOf(await call<{ orderId: string; version: number }>('orders', 'place', { customerId, lines: [{ skuId: sku?.skuId, quantity }] }));
    dataOf(await call('orders', 'ship', { orderId, version, courier, trackingNumber: courier === '' ? '' : 'SF1', lines: [{ skuId: sku?.skuId, quantity }] }));
  }
  const before = cloud.databaseCalls();
  const { rows, next } = dataOf(await call<{ rows: ShipmentRow[]; next: null }>('sales', 'shipments'));
  expect(cloud.databaseCalls() - before).toBeLessThanOrEqual(4);
  expect(next).toBeNull();
  expect(rows).toMatchObject([
    { customerName: '散客', pieces: 1, revenueFen: 9600, courier: '', byName: '阿哲' },
    { customerName: '李婷婷', pieces: 3, revenueFen: 28_800, courier: '顺丰', trackingNumber: 'SF1' },
  ]);
  expect(JSON.stringify(rows)).not.toContain('13800006618');
});
