import { goodsIdOf } from '../../miniprogram/shared/domain/goods';
import { startPhones, type Phone, type Phones } from './phones';
import { openShop, type ShopInUse } from './shop';

/* A draft order is written again on two phones, and an order is written once more. */

let phones: Phones;
let shop: ShopInUse;
let clerk: ShopInUse['call'];
let customerId: string;
let bear: string;
let cup: string;
beforeAll(async () => {
  phones = await startPhones();
  shop = await openShop(phones.cloud, 'o-owner', '小满礼物铺');
  ({ skuId: bear } = await shop.addGoods('羊羔绒小熊', 20));
  ({ skuId: cup } = await shop.addGoods('陶瓷马克杯', 20));
  ({ partyId: customerId } = await shop.call<{ partyId: string }>('orders', 'saveCustomer', { name: '李婷婷', phone: '13800006618', address: '浙江省杭州市西湖区文三路 1 号' }));
  clerk = await shop.join('o-clerk-a', 'sales', '店员甲');
}, 120_000);
afterAll(async () => {
  await phones.close();
  expect(phones.problems).toEqual([]);
}, 60_000);

interface Draft { orderId: string; version: number }
interface Order { number: string; stage: string; totalFen: number; receiverMask: { phone: string }; lines: { goodsName: string; quantity: number; priceFen: number }[] }

const receiver = { name: '小周', phone: '13900001234', address: '上海市徐汇区漕溪北路 18 号' };
const draftOf = (quantity: number): Promise<Draft> => shop.call<Draft>('orders', 'place', { customerId, receiver, lines: [{ skuId: bear, quantity, priceFen: 9000 }], freightFen: 800, isDraft: true });
const orderOf = ({ orderId }: Draft): Promise<Order> => shop.call<Order>('orders', 'get', { orderId });

async function openDraft(me: Phone, { orderId }: Draft): Promise<void> {
  await me.open(`/packages/orders/order-detail/order-detail?id=${encodeURIComponent(orderId)}`);
  await me.tap('修改');
  await me.sees('改草稿单');
  await me.sees('小** 139****1234 上海市徐汇区漕溪北 ***');
}

test('a draft is changed and placed: the same order, at its own price, to whom it was to go', async () => {
  const me = await phones.phone('o-owner');
  const draft = await draftOf(2);
  const { number } = await orderOf(draft);
  await openDraft(me, draft);
  await me.tap('增加羊羔绒小熊');
  await me.tap('选商品');
  await me.tap(/^加 1 件陶瓷马克杯/);
  await me.tap('加入 1 款 1 件');
  await me.sees(/草稿已存/);
  await me.tap('存草稿单，不占库存');
  await me.sees('还没下单，4 件不占库存');
  expect(await orderOf(draft)).toMatchObject({ number, stage: 'draft', totalFen: 3 * 9000 + 9600 + 800, receiverMask: { phone: '139****1234' }, lines: [{ quantity: 3, priceFen: 9000 }, { quantity: 1, priceFen: 9600 }] });

  // What was changed and not sent is still there after the app was closed.
  await me.tap('修改');
  await me.tap('减少羊羔绒小熊');
  await me.page.reload();
  await me.page.waitForFunction('globalThis.previewReady === true');
  await me.sees('2 款 3 件');
  await me.tap('下单');
  await me.sees('货齐 3 件；还没收款');
  expect(await orderOf(draft)).toMatchObject({ number, stage: 'unpaid', lines: [{ quantity: 2 }, { quantity: 1 }] });
});

test('a draft that somebody else placed meanwhile is not changed', async () => {
  const me = await phones.phone('o-owner');
  const draft = await draftOf(1);
  await openDraft(me, draft);
  await me.tap('增加羊羔绒小熊');
  await clerk('orders', 'confirm', { orderId: draft.orderId, version: draft.version });
  await me.tap('存草稿单，不占库存');
  await me.sees('这张草稿动过了');
  await me.tap('知道了');
  await me.sees('待付款');
  expect(await orderOf(draft)).toMatchObject({ stage: 'unpaid', lines: [{ quantity: 1 }] });
});

test('an order is written once more at the price of today; what was begun is not thrown away unasked', async () => {
  const me = await phones.phone('o-owner');
  const { orderId } = await draftOf(2);
  const goodsId = goodsIdOf(shop.shopId, bear);
  const { version } = await shop.call<{ version: number }>('goods', 'get', { goodsId });
  await shop.call('goods', 'save', { goodsId, version, name: '羊羔绒小熊', skus: [{ skuId: bear, specValues: [], retailFen: 10800, purchasePriceFen: 4200 }] });
  await me.open(`/packages/orders/order-detail/order-detail?id=${encodeURIComponent(orderId)}`);
  const again = async (): Promise<void> => {
    // The frame of the preview has a 更多 too: the order's is there with the order.
    await me.button('修改').waitFor();
    await me.button('更多').first().tap();
    await me.tap(/照这单再开一张/);
  };
  await again();
  await me.sees('1 款 2 件');
  await me.sees('按客户的地址');
  expect((await me.reads()).replace(/\s/g, '')).toContain('¥216.00');
  await me.tap('返回');
  await again();
  await me.sees('李婷婷的单还没开完');
  await me.tap('接着那张');
  await me.tap('下单');
  await me.sees('货齐 2 件；还没收款');
  const { rows: [newest] } = await shop.call<{ rows: Draft[] }>('orders', 'list', {});
  expect(newest?.orderId).not.toBe(orderId);
  expect(await orderOf(newest as Draft)).toMatchObject({ totalFen: 21600, receiverMask: { phone: '138****6618' } });
});

test('a copy leaves out what is no longer sold, and says so', async () => {
  const { skuId: lamp } = await shop.addGoods('小夜灯', 0);
  const { orderId } = await shop.call<Draft>('orders', 'place', { customerId, lines: [{ skuId: cup, quantity: 1 }, { skuId: lamp, quantity: 1 }], isDraft: true });
  await shop.call('goods', 'archive', { goodsId: goodsIdOf(shop.shopId, lamp), isArchived: true });
  const me = await phones.phone('o-clerk-a');
  await me.open();
  await me.open(`/packages/orders/order-editor/order-editor?copy=${encodeURIComponent(orderId)}`);
  await me.sees('小夜灯已经不卖了，没带过来');
  await me.sees('1 款 1 件');
});
