import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf, newCommandId, startShopCloud, type Answer } from '../local-cloud/shop';

let cloud: LocalCloud;
beforeAll(async () => { cloud = await startShopCloud(); }, 60_000);
afterAll(async () => { await cloud.close(); });

interface Result { orderId: string; purchaseOrderId: string; version: number; stage: string; state: string }
type Call = ReturnType<typeof caller>;

/** A shop with one goods of two kinds, bought 10 + 5 at ¥42, all received. */
async function stockedShop(openId: string): Promise<{ call: Call; shopId: string; skus: string[] }> {
  const call = caller(cloud, openId);
  const { shopId } = dataOf(await call<{ shopId: string }>('shop', 'create', { name: '小满礼物铺', memberName: '阿哲' }));
  const { goodsId } = dataOf(await call<{ goodsId: string }>('goods', 'save', {
    name: '小熊', specNames: ['颜色'], skus: [{ specValues: ['焦糖'], retailFen: 9600, purchasePriceFen: 4200 }, { specValues: ['奶白'], retailFen: 9800, purchasePriceFen: 4300 }],
  }));
  const skus = dataOf(await call<{ skus: { skuId: string }[] }>('goods', 'get', { goodsId })).skus.map(({ skuId }) => skuId);
  const { partyId: supplierId } = dataOf(await call<{ partyId: string }>('purchasing', 'saveSupplier', { name: '义乌晨光礼品厂', phone: '13800000000' }));
  const [a, b] = skus;
  const ordered = dataOf(await call<Result>('purchasing', 'save', { supplierId, lines: [{ skuId: a, quantity: 10, costPriceFen: 4200 }, { skuId: b, quantity: 5 }] }));
  const half = dataOf(await call<Result>('purchasing', 'receive', { purchaseOrderId: ordered.purchaseOrderId, version: ordered.version, lines: [{ skuId: a, quantity: 4 }] }));
  expect(half.state).toBe('partReceived');
  expect(await call('purchasing', 'receive', { purchaseOrderId: ordered.purchaseOrderId, version: half.version, lines: [{ skuId: a, quantity: 7 }] }))
    .toMatchObject({ ok: false, error: { code: 'OVER_RECEIVED', message: '小熊只剩 6 件没到' } });
  const whole = dataOf(await call<Result>('purchasing', 'receive', { purchaseOrderId: ordered.purchaseOrderId, version: half.version, lines: [{ skuId: a, quantity: 6 }, { skuId: b, quantity: 5 }] }));
  expect(whole.state).toBe('received');
  return { call, shopId, skus };
}

const balance = async (call: Call, skuId: string | undefined) => dataOf(await call<{ sku: object; rows: { change: number; onHandAfter: number }[] }>('stock', 'ledger', { skuId }));

test('goods in, an order, money, two parcels, received: every figure adds up', async () => {
  const { call, skus: [a, b] } = await stockedShop('o-job-1');
  expect((await balance(call, a)).sku).toMatchObject({ onHand: 10, incoming: 0, valueFen: 42000, available: 10 });
  const { partyId: customerId } = dataOf(await call<{ partyId: string }>('orders', 'saveCustomer', { name: '李婷婷', phone: '13800006618', address: '浙江省杭州市西湖区文三路 1 号' }));
  let order = dataOf(await call<Result>('orders', 'place', { customerId, lines: [{ skuId: a, quantity: 2 }, { skuId: a, quantity: 1 }, { skuId: b, quantity: 2, priceFen: 9000 }], discountFen: 600, freightFen: 1800 }));
  expect(order.stage).toBe('unpaid');
  expect((await balance(call, a)).sku).toMatchObject({ onHand: 10, reserved: 3, available: 7 });
  const { orderId } = order;
  const step = async (action: string, more: object = {}) => { order = dataOf(await call<Result>('orders', action, { orderId, version: order.version, ...more })); return order.stage; };
  // 3 × 96 + 2 × 90 − 6 + 18 = 480
  expect(await step('pay', { amountFen: 10000, method: 'wechat' })).toBe('toShip');
  expect(await step('ship', { lines: [{ skuId: a, quantity: 3 }], courier: '顺丰', trackingNumber: 'SF1' })).toBe('partShipped');
  expect(await step('ship', { lines: [{ skuId: b, quantity: 2 }] })).toBe('shipped');
  expect(await step('receive')).toBe('shipped');
  expect(await step('pay', { amountFen: 38000, method: 'cash' })).toBe('done');
  expect((await balance(call, a)).sku).toMatchObject({ onHand: 7, reserved: 0, valueFen: 29400 });
  expect((await balance(call, a)).rows.map(({ change, onHandAfter }) => [change, onHandAfter])).toEqual([[-3, 7], [6, 10], [4, 4]]);
  const { total, best } = dataOf(await call<{ total: object; best: object[] }>('sales', 'overview', { days: 1 }));
  expect(total).toEqual({ shipments: 2, units: 5, revenueFen: 48000, soldCostFen: 3 * 4200 + 2 * 4300, profitFen: 48000 - 21200 });
  expect(best).toHaveLength(2);
  expect(dataOf(await call<{ rows: object[] }>('orders', 'customers', { search: '6618' })).rows).toMatchObject([{ name: '李婷婷', phoneMask: '138****6618', balanceFen: 0 }]);
  const detail = dataOf(await call<object>('orders', 'get', { orderId }));
  expect(detail).toMatchObject({ parcels: [{}, {}], owedFen: 0, receiverMask: { name: '李**' } });
  expect(JSON.stringify(detail)).not.toMatch(/13800006618|文三路/);
  expect(dataOf(await call('orders', 'reveal', { orderId }))).toMatchObject({ phone: '13800006618' });
});

test('cancelling frees what was promised, and what was paid goes back', async () => {
  const { call, skus: [a] } = await stockedShop('o-job-2');
  const placed = dataOf(await call<Result>('orders', 'place', { customerId: 'walk-in', lines: [{ skuId: a, quantity: 10 }] }));
  const { orderId } = placed;
  expect(await call('orders', 'place', { customerId: 'walk-in', lines: [{ skuId: a, quantity: 1 }] })).toMatchObject({ ok: false, error: { code: 'INSUFFICIENT_STOCK', message: '小熊 焦糖：可用 0 件，差 1 件' } });
  const paid = dataOf(await call<Result>('orders', 'pay', { orderId, version: placed.version, amountFen: 100, method: 'wechat' }));
  const cancelled = dataOf(await call<Result>('orders', 'cancel', { orderId, version: paid.version }));
  expect(cancelled.stage).toBe('refunding');
  expect((await balance(call, a)).sku).toMatchObject({ reserved: 0, available: 10 });
  expect(dataOf(await call<Result>('orders', 'refund', { orderId, version: cancelled.version, method: 'wechat' })).stage).toBe('cancelled');
  expect(await call('orders', 'ship', { orderId, version: cancelled.version + 1, lines: [{ skuId: a, quantity: 1 }] })).toMatchObject({ ok: false, error: { code: 'TRANSITION_NOT_ALLOWED' } });
});

test('a page that shows an older state is refused, a repetition is not', async () => {
  const { call, skus: [a] } = await stockedShop('o-job-3');
  const commandId = newCommandId();
  const input = { customerId: 'walk-in', lines: [{ skuId: a, quantity: 1 }] };
  const first = dataOf(await call<Result>('orders', 'place', input, commandId));
  expect(dataOf(await call<Result>('orders', 'place', input, commandId))).toEqual(first);
  expect((await balance(call, a)).sku).toMatchObject({ reserved: 1 });
  const pay = { orderId: first.orderId, version: first.version, amountFen: 100, method: 'cash' };
  dataOf(await call('orders', 'pay', pay));
  expect(await call('orders', 'pay', pay)).toMatchObject({ ok: false, error: { code: 'STALE' } });
});

test('two people want the last piece: one has it, the other hears why not', async () => {
  const { call, shopId, skus: [a] } = await stockedShop('o-job-4');
  dataOf(await call('stock', 'adjust', { skuId: a, countedOnHand: 1, shownOnHand: 10, reason: 'count' }));
  const { token } = dataOf(await call<{ token: string }>('shop', 'invite', { role: 'sales' }));
  const staff = caller(cloud, 'o-job-4b', shopId);
  dataOf(await staff('shop', 'accept', { token, memberName: '小王' }));
  const buy = (by: Call) => by<Result>('orders', 'place', { customerId: 'walk-in', lines: [{ skuId: a, quantity: 1 }] });
  const answers: Answer<Result>[] = await Promise.all([buy(call), buy(staff)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'INSUFFICIENT_STOCK' } });
});

test('sixty buyers, twenty at a time, on forty pieces: exactly forty are sold', async () => {
  const { call, skus: [a] } = await stockedShop('o-job-5');
  dataOf(await call('stock', 'adjust', { skuId: a, countedOnHand: 40, shownOnHand: 10, reason: 'found' }));
  let sold = 0;
  let refused = 0;
  const buyers = Array.from({ length: 20 }, async () => {
    for (let n = 0; n < 3; n += 1) {
      const answer = await call<Result>('orders', 'place', { customerId: 'walk-in', lines: [{ skuId: a, quantity: 1 }] });
      if (answer.ok) sold += 1;
      else if (answer.error.code === 'INSUFFICIENT_STOCK') refused += 1;
    }
  });
  await Promise.all(buyers);
  expect({ sold, refused }).toEqual({ sold: 40, refused: 20 });
  expect((await balance(call, a)).sku).toMatchObject({ onHand: 40, reserved: 40, available: 0, level: 'out' });
}, 60_000);

test('an order of L lines takes at most 2L + 10 database calls, a parcel and a receipt 2L + 14', async () => {
  const { call, skus: [a, b] } = await stockedShop('o-job-6');
  const { partyId: customerId } = dataOf(await call<{ partyId: string }>('orders', 'saveCustomer', { name: '王记', phone: '13900000000' }));
  const counted = async <T>(run: () => Promise<T>): Promise<[T, number]> => { const before = cloud.databaseCalls(); const result = await run(); return [result, cloud.databaseCalls() - before]; };
  const lines = [{ skuId: a, quantity: 1 }, { skuId: b, quantity: 1 }];
  const [placed, placing] = await counted(async () => dataOf(await call<Result>('orders', 'place', { customerId, lines })));
  expect(placing).toBeLessThanOrEqual(2 * 2 + 10);
  const [, shipping] = await counted(async () => dataOf(await call<Result>('orders', 'ship', { orderId: placed.orderId, version: placed.version, lines })));
  expect(shipping).toBeLessThanOrEqual(2 * 2 + 14);
});

test('a clerk sees revenue but neither cost nor profit nor stock value', async () => {
  const { call, shopId, skus: [a] } = await stockedShop('o-job-7');
  const { token } = dataOf(await call<{ token: string }>('shop', 'invite', { role: 'sales' }));
  const staff = caller(cloud, 'o-job-7b', shopId);
  dataOf(await staff('shop', 'accept', { token, memberName: '小王' }));
  const seen = JSON.stringify([await staff('sales', 'overview', { days: 7 }), await balance(staff, a), await staff('stock', 'list'), await staff('goods', 'pick')]);
  expect(seen).toContain('revenueFen');
  expect(seen).not.toMatch(/costFen|profitFen|valueFen|purchasePriceFen|costPriceFen/);
  expect(await staff('purchasing', 'list')).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
});

test('a buyer sees what goods cost, but not what their sale earned', async () => {
  const { call, shopId, skus: [a] } = await stockedShop('o-job-8');
  const order = dataOf(await call<Result>('orders', 'place', { customerId: 'walk-in', lines: [{ skuId: a, quantity: 1 }] }));
  dataOf(await call('orders', 'ship', { orderId: order.orderId, version: order.version, lines: [{ skuId: a, quantity: 1 }] }));
  const { token } = dataOf(await call<{ token: string }>('shop', 'invite', { role: 'buyer' }));
  const buyer = caller(cloud, 'o-job-8b', shopId);
  dataOf(await buyer('shop', 'accept', { token, memberName: '小周' }));
  expect(dataOf(await buyer<{ total: object }>('sales', 'overview', { days: 1 })).total).toEqual({ shipments: 1, units: 1, revenueFen: 9600 });
  expect((await balance(buyer, a)).sku).toMatchObject({ valueFen: 9 * 4200 });
});

test('no query of the main job scanned a collection', () => {
  expect(cloud.scans()).toEqual([]);
});
