import type { LocalCloud } from '../../local/cloud';
import { fillShop, type Crowd, type CrowdSize } from '../../scripts/bench-crowd';
import { caller, dataOf, startFunctions, startShopCloud, type Answer } from '../local-cloud/shop';

/* What each action may cost, whatever the shop holds: calls to the database are what the cloud bills, and what a phone waits for. */

describe('reading', () => {
  let cloud: LocalCloud;
  let small: Crowd & { call: ReturnType<typeof caller> };
  let large: typeof small;
  const open = async (openId: string, size: CrowdSize): Promise<typeof small> => {
    const call = caller(cloud, openId);
    return { call, ...await fillShop(cloud, async <T>(name: string, action: string, input: object) => dataOf(await call<T>(name, action, input)), size) };
  };
  beforeAll(async () => {
    cloud = await startFunctions();
    small = await open('o-small', { goods: 100, orders: 100, movements: 100 });
    large = await open('o-large', { goods: 1000, orders: 10_000, movements: 2000 });
  }, 120_000);
  afterAll(async () => { await cloud.close(); });

  const callsOf = async (run: () => Promise<Answer<unknown>>): Promise<number> => {
    const before = cloud.databaseCalls();
    dataOf(await run());
    return cloud.databaseCalls() - before;
  };

  const reads: [name: string, action: string, input: (shop: Crowd) => object][] = [
    ['goods', 'list', () => ({})],
    ['goods', 'list', () => ({ search: '小熊' })],
    ['goods', 'list', () => ({ search: '陶瓷小熊公仔' })],
    ['goods', 'list', () => ({ search: 'K-002B' })],
    ['goods', 'list', () => ({ search: '7号', categoryId: 'even' })],
    ['goods', 'list', () => ({ categoryId: 'even' })],
    ['goods', 'list', (shop) => ({ after: { at: Date.now() + 30_000, id: shop.goodsId } })],
    ['goods', 'listByLevel', () => ({ level: 'low' })],
    ['goods', 'pick', () => ({ search: '' })],
    ['goods', 'pick', () => ({ search: '马克杯' })],
    ['goods', 'scan', () => ({ code: 'K-002B' })],
    ['goods', 'get', ({ goodsId }) => ({ goodsId })],
    ['orders', 'list', () => ({ search: '' })],
    ['orders', 'list', () => ({ stage: 'toShip' })],
    ['orders', 'list', () => ({ stage: 'done' })],
    ['orders', 'list', () => ({ search: 'SO1101-002B' })],
    ['orders', 'list', () => ({ search: '婷婷' })],
    ['orders', 'list', () => ({ stage: 'cancelled', search: '002B' })],
    ['orders', 'get', ({ orderId }) => ({ orderId })],
    ['orders', 'customers', () => ({ search: '' })],
    ['orders', 'customers', () => ({ search: '6618' })],
    ['purchasing', 'list', () => ({})],
    ['purchasing', 'list', () => ({ state: 'ordered' })],
    ['purchasing', 'list', () => ({ state: 'open' })],
    ['purchasing', 'get', ({ purchaseOrderId }) => ({ purchaseOrderId })],
    ['purchasing', 'suppliers', () => ({ search: '' })],
    ['stock', 'list', () => ({})],
    ['stock', 'list', () => ({ level: 'low' })],
    ['stock', 'ledger', ({ skuId }) => ({ skuId })],
    ['sales', 'shipments', () => ({})],
    ['shop', 'overview', () => ({})],
  ];

  const placeholder: Crowd = { shopId: '…', goodsId: '…', skuId: '…', orderId: '…', purchaseOrderId: '…' };
  const titled = reads.map(([name, action, input]) => [`${name}.${action} ${JSON.stringify(input(placeholder))}`, name, action, input] as const);

  test.each(titled)('%s takes at most four calls, and no more at 1,000 SKUs and 10,000 orders than at 100', async (_, name, action, input) => {
    const [few, many] = [await callsOf(() => small.call(name, action, input(small))), await callsOf(() => large.call(name, action, input(large)))];
    expect(few).toBeLessThanOrEqual(4);
    expect(many).toBe(few);
    expect(cloud.scans()).toEqual([]);
  });

  test('sales over 30 days take at most six', async () => {
    for (const days of [1, 7, 30]) expect(await callsOf(() => large.call('sales', 'overview', { days }))).toBeLessThanOrEqual(6);
    expect(cloud.scans()).toEqual([]);
  });

  test('the whole shop’s stock takes at most nine, and no more at 1,000 SKUs than at 100', async () => {
    // The first question folds the ledger.
    for (const { call } of [small, large]) dataOf(await call('stock', 'overview'));
    const [few, many] = [await callsOf(() => small.call('stock', 'overview')), await callsOf(() => large.call('stock', 'overview'))];
    expect(few).toBeLessThanOrEqual(9);
    expect(many).toBe(few);
    expect(cloud.scans()).toEqual([]);
  });

  test('the purchase plan of 1,000 SKUs is computed in few calls more than that of 100, and read in four once it is kept', async () => {
    // The first question folds the ledger into the demand.
    for (const { call } of [small, large]) dataOf(await call('purchasing', 'plan'));
    const [few, many] = [await callsOf(() => small.call('purchasing', 'plan', { isFresh: true })), await callsOf(() => large.call('purchasing', 'plan', { isFresh: true }))];
    // Its lines fill a document per hundred; of goods, balances and demand a page more is read, and purchase orders by two hundred.
    expect(few).toBeLessThanOrEqual(20);
    expect(many).toBeLessThanOrEqual(few + 20);
    for (const { call } of [small, large]) expect(await callsOf(() => call('purchasing', 'plan'))).toBeLessThanOrEqual(4);
    expect(cloud.scans()).toEqual([]);
  });

  test('a code is found among 1,000', async () => {
    expect(dataOf(await large.call<{ rows: object[] }>('goods', 'list', { search: 'K-002B' })).rows).toHaveLength(1);
    expect(dataOf(await large.call<{ rows: object[] }>('orders', 'list', { search: 'SO1101-002B' })).rows).toHaveLength(1);
  });
});

describe('writing', () => {
  let cloud: LocalCloud;
  let call: ReturnType<typeof caller>;
  let skuIds: string[];
  let customerId: string;
  let supplierId: string;
  interface Ids { goodsId: string; partyId: string; orderId: string; purchaseOrderId: string; version: number; skus: { skuId: string }[] }

  beforeAll(async () => {
    cloud = await startShopCloud();
    call = caller(cloud, 'o-writer');
    dataOf(await call('shop', 'create', { name: '五十行', memberName: '阿哲' }));
    const { goodsId } = dataOf(await call<Ids>('goods', 'save', {
      name: '袜子', specNames: ['号'], skus: Array.from({ length: 50 }, (_, n) => ({ specValues: [`${n}`], retailFen: 100, purchasePriceFen: 50, openingQuantity: 100 })),
    }));
    skuIds = dataOf(await call<Ids>('goods', 'get', { goodsId })).skus.map(({ skuId }) => skuId);
    ({ partyId: customerId } = dataOf(await call<Ids>('orders', 'saveCustomer', { name: '王记', phone: '13900000000' })));
    ({ partyId: supplierId } = dataOf(await call<Ids>('purchasing', 'saveSupplier', { name: '义乌厂' })));
  }, 60_000);
  afterAll(async () => { await cloud.close(); });

  const counted = async (action: () => Promise<Answer<Ids>>): Promise<[Ids, number]> => {
    const before = cloud.databaseCalls();
    const data = dataOf(await action());
    return [data, cloud.databaseCalls() - before];
  };

  test.each([1, 10, 50])('of %i lines: placed 2L + 10, a draft written again and placed too, shipped 2L + 14, bought 2L + 10, received 2L + 14; cancelled 2L + 10', async (count) => {
    const lines = skuIds.slice(0, count).map((skuId) => ({ skuId, quantity: 1 }));
    const [placed, placing] = await counted(() => call('orders', 'place', { customerId, lines }));
    const [, shipping] = await counted(() => call('orders', 'ship', { orderId: placed.orderId, version: placed.version, lines }));
    const [bought, buying] = await counted(() => call('purchasing', 'save', { supplierId, lines }));
    const [, receiving] = await counted(() => call('purchasing', 'receive', { purchaseOrderId: bought.purchaseOrderId, version: bought.version, lines }));
    const [unwanted] = await counted(() => call('orders', 'place', { customerId, lines }));
    const [draft] = await counted(() => call('orders', 'place', { customerId, lines: lines.slice(0, 1), isDraft: true }));
    const [, rewriting] = await counted(() => call('orders', 'edit', { orderId: draft.orderId, version: draft.version, customerId, lines }));
    const [, reading] = await counted(() => call('orders', 'prefill', { orderId: draft.orderId }) as Promise<Answer<Ids>>);
    expect(rewriting).toBeLessThanOrEqual(2 * count + 10);
    expect(reading).toBeLessThanOrEqual(5);
    const [, cancelling] = await counted(() => call('orders', 'cancel', { orderId: unwanted.orderId, version: unwanted.version }));
    expect(placing).toBeLessThanOrEqual(2 * count + 10);
    expect(shipping).toBeLessThanOrEqual(2 * count + 14);
    expect(buying).toBeLessThanOrEqual(2 * count + 10);
    expect(receiving).toBeLessThanOrEqual(2 * count + 14);
    expect(cancelling).toBeLessThanOrEqual(2 * count + 10);
  });

  test('money in, a corrected balance, an alert and what is kept from sale take at most twelve', async () => {
    const [order] = await counted(() => call('orders', 'place', { customerId, lines: [{ skuId: skuIds[0], quantity: 1 }] }));
    const [, paying] = await counted(() => call('orders', 'pay', { orderId: order.orderId, version: order.version, amountFen: 100, method: 'cash' }));
    const [, adjusting] = await counted(() => call('stock', 'adjust', { skuId: skuIds[49], countedOnHand: 7, shownOnHand: 100, reason: 'count' }));
    const [, alerting] = await counted(() => call('stock', 'setReorderPoint', { skuId: skuIds[49], reorderPoint: 5 }));
    const [, keeping] = await counted(() => call('stock', 'setNotForSale', { skuId: skuIds[49], notForSale: 2, shown: 0 }));
    for (const calls of [paying, adjusting, alerting, keeping]) expect(calls).toBeLessThanOrEqual(12);
  });
});
