import { writeOrder } from './orders';
import { startPhones, type Phones } from './phones';
import { openShop, type ShopInUse } from './shop';

/* A bad network: nothing is lost, nothing is done twice, and the person is told what is known. */

const ORDERS = '**/__cloud/call/orders';

let phones: Phones;
let shop: ShopInUse;
beforeAll(async () => {
  phones = await startPhones();
  shop = await openShop(phones.cloud, 'o-owner', '小满礼物铺');
}, 120_000);
afterAll(async () => {
  await phones.close();
  // The browser itself reports each request that was cut.
  expect(phones.problems.filter((problem) => !problem.includes('net::ERR_FAILED'))).toEqual([]);
}, 60_000);

const ordersOf = async () => (await shop.call<{ rows: { orderId: string }[] }>('orders', 'list')).rows;

test('the answer is lost after the order was placed: asking again finds the one order', async () => {
  const { skuId } = await shop.addGoods('信号差的小熊', 5);
  const me = await phones.phone('o-owner');
  await writeOrder(me, '信号差的小熊');
  await me.page.route(ORDERS, async (route) => { await route.fetch(); await route.abort(); });
  await me.tap('下单');
  await me.sees('还不知道这单成没成');
  await me.page.unroute(ORDERS);
  // Closed and opened again, the phone still knows that it must ask.
  await me.open('/packages/orders/order-editor/order-editor');
  await me.tap('查结果');
  await me.sees('货齐 1 件；还没收款');
  expect(await ordersOf()).toHaveLength(1);
  expect(await shop.call('stock', 'ledger', { skuId })).toMatchObject({ sku: { onHand: 5, reserved: 1, available: 4 } });
});

test('the request never arrives: asking again places the order once', async () => {
  await shop.addGoods('没网的小熊', 5);
  const before = (await ordersOf()).length;
  const me = await phones.phone('o-owner');
  await writeOrder(me, '没网的小熊');
  await me.page.route(ORDERS, (route) => route.abort());
  await me.tap('下单');
  await me.sees('还不知道这单成没成');
  expect(await ordersOf()).toHaveLength(before);
  await me.page.unroute(ORDERS);
  await me.tap('查结果');
  await me.sees('货齐 1 件；还没收款');
  expect(await ordersOf()).toHaveLength(before + 1);
});

test('five taps on the button are one order', async () => {
  await shop.addGoods('连点的小熊', 5);
  const before = (await ordersOf()).length;
  const me = await phones.phone('o-owner');
  await writeOrder(me, '连点的小熊');
  const button = me.button('下单');
  await Promise.all(Array.from({ length: 5 }, () => button.dispatchEvent('click').then(() => button.tap({ noWaitAfter: true, timeout: 2000 })).catch(() => undefined)));
  await me.sees('货齐 1 件；还没收款');
  expect(await ordersOf()).toHaveLength(before + 1);
});

test('a list that cannot be read says so and offers to try again', async () => {
  const me = await phones.phone('o-owner');
  await me.open();
  await me.page.route('**/__cloud/call/stock', (route) => route.abort());
  await me.tab('库存');
  await me.sees('库存没读出来');
  await me.page.unroute('**/__cloud/call/stock');
  await me.tap('重试');
  await me.sees('连点的小熊');
});
