import { writeOrder } from './orders';
import { startPhones, type Phones } from './phones';
import { openShop, type ShopInUse } from './shop';

/* Several people in one shop, each with a phone. */

let phones: Phones;
let shop: ShopInUse;
beforeAll(async () => {
  phones = await startPhones();
  shop = await openShop(phones.cloud, 'o-owner', '小满礼物铺');
}, 120_000);
afterAll(async () => {
  await phones.close();
  expect(phones.problems).toEqual([]);
}, 60_000);

test('two people want the last piece: one has it, the other is told on the line', async () => {
  await shop.addGoods('最后一只小熊', 1);
  await shop.join('o-clerk-a', 'sales', '小王');
  const owner = await phones.phone('o-owner');
  const clerk = await phones.phone('o-clerk-a');
  await Promise.all([writeOrder(owner, '最后一只小熊'), writeOrder(clerk, '最后一只小熊')]);
  await Promise.all([owner.tap('下单'), clerk.tap('下单')]);
  const outcomes = await Promise.all([owner, clerk].map(async (phone) => {
    await phone.page.getByText(/货齐 1 件|1 款不够/).filter({ visible: true }).first().waitFor();
    return (await phone.reads()).includes('货齐 1 件') ? 'sold' : 'refused';
  }));
  expect(outcomes.sort()).toEqual(['refused', 'sold']);
});

test('an invitation is opened on another phone, and works once', async () => {
  const owner = await phones.phone('o-owner');
  const { token } = await shop.call<{ token: string }>('shop', 'invite', { role: 'packer' });
  const packer = await phones.phone('o-packer');
  await packer.open(`/packages/shop/join/join?token=${token}`);
  await packer.sees('小满礼物铺');
  await packer.type('你的称呼', '老周');
  await packer.tap(/^加入/);
  await packer.tab('库存');
  await packer.sees('最后一只小熊');
  const stranger = await phones.phone('o-customer');
  await stranger.open(`/packages/shop/join/join?token=${token}`);
  await stranger.sees(/用过了|已经用/);
  await owner.open('/packages/shop/shop-home/shop-home');
  await owner.sees('老周');
});

test('a clerk finds neither cost nor profit on any page', async () => {
  const { skuId } = await shop.addGoods('四十二块进的小熊', 5);
  const { orderId } = await shop.call<{ orderId: string }>('orders', 'place', { customerId: 'walk-in', lines: [{ skuId, quantity: 1 }] });
  const { rows: [goods] } = await shop.call<{ rows: { goodsId: string }[] }>('goods', 'list', { search: '四十二' });
  const clerk = await phones.phone('o-clerk-a');
  const pages = [
    '/pages/goods/goods', '/pages/orders/orders', '/pages/purchasing/purchasing', '/pages/sales/sales', '/pages/stock/stock',
    `/packages/goods/goods-detail/goods-detail?id=${encodeURIComponent(goods?.goodsId ?? '')}`, `/packages/orders/order-detail/order-detail?id=${encodeURIComponent(orderId)}`,
    `/packages/stock/sku-ledger/sku-ledger?sku=${encodeURIComponent(skuId)}`,
  ];
  for (const path of pages) {
    await clerk.open(path);
    await clerk.page.waitForLoadState('networkidle');
    expect({ path, text: await clerk.reads() }).toEqual({ path, text: expect.not.stringMatching(/进价|进货价|成本|净赚|毛利|货值|42\.00/) });
  }
});
