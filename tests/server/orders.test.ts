import type { OrderCard, OrderDetail } from '../../cloudfunctions/orders/contract';
import type { LocalCloud } from '../../local/cloud';
import { cardOfDetail } from '../../miniprogram/pages/orders/order-row';
import { caller, dataOf, startShopCloud } from '../local-cloud/shop';

/* What the pages of orders are told: what an order lacks, who may do what, what happened and for how much. */

interface Result { orderId: string; version: number; stage: string }
interface Card { orderId: string; actions: string[]; missing: { kinds: number; pieces: number; first: { name: string; quantity: number } | null } | null; shippedPieces: number; paidFen: number }
interface Detail { actions: string[]; missing: { quantity: number }[]; timeline: { label: string; note: string; amountFen?: number; pieces?: number }[] }

let cloud: LocalCloud;
let call: ReturnType<typeof caller>;
let shopId: string;
let customerId: string;
let skuId: string;

beforeAll(async () => {
  cloud = await startShopCloud();
  call = caller(cloud, 'o-orders');
  ({ shopId } = dataOf(await call<{ shopId: string }>('shop', 'create', { name: '订单', memberName: '阿哲' })));
  ({ partyId: customerId } = dataOf(await call<{ partyId: string }>('orders', 'saveCustomer', { name: '李婷婷', phone: '13800006618', address: '浙江省杭州市西湖区文三路 1 号' })));
}, 60_000);
afterAll(async () => { await cloud.close(); });

beforeEach(async () => {
  const { goodsId } = dataOf(await call<{ goodsId: string }>('goods', 'save', { name: '小熊', skus: [{ specValues: [], retailFen: 9600, purchasePriceFen: 4200 }] }));
  skuId = dataOf(await call<{ skus: { skuId: string }[] }>('goods', 'get', { goodsId })).skus[0]?.skuId ?? '';
  dataOf(await call('stock', 'adjust', { skuId, countedOnHand: 6, shownOnHand: 0, reason: 'opening' }));
});

const place = async (quantity: number, more: object = {}) => dataOf(await call<Result>('orders', 'place', { customerId, lines: [{ skuId, quantity }], ...more }));
const step = async (order: Result, action: string, more: object = {}) => dataOf(await call<Result>('orders', action, { orderId: order.orderId, version: order.version, ...more }));
const cards = async (input: object) => dataOf(await call<{ rows: Card[]; counts: object | null }>('orders', 'list', input));
const cardOf = async ({ orderId }: Result) => (await cards({})).rows.find((card) => card.orderId === orderId);
const detailOf = async ({ orderId }: Result) => dataOf(await call<Detail>('orders', 'get', { orderId }));

test('a shop that never had an order is told so, and not one that is done with all', async () => {
  const as = caller(cloud, 'o-orders-new');
  const { shopId: own } = dataOf(await as<{ shopId: string }>('shop', 'create', { name: '新店', memberName: '甲' }));
  const isNew = async () => dataOf(await caller(cloud, 'o-orders-new', own)<{ isNew: boolean }>('orders', 'list', { stage: 'toShip' })).isNew;
  expect(await isNew()).toBe(true);
  const { goodsId } = dataOf(await as<{ goodsId: string }>('goods', 'save', { name: '杯子', skus: [{ specValues: [], retailFen: 100 }] }));
  const sku = dataOf(await as<{ skus: { skuId: string }[] }>('goods', 'get', { goodsId })).skus[0]?.skuId;
  const order = dataOf(await as<Result>('orders', 'place', { customerId: 'walk-in', lines: [{ skuId: sku, quantity: 1 }], isDraft: true }));
  dataOf(await as('orders', 'cancel', { orderId: order.orderId, version: order.version }));
  expect(await isNew()).toBe(false);
});

test('a placed order lacks only what is not on the shelf; a draft what cannot be promised', async () => {
  const placed = await place(5);
  const draft = await place(2, { isDraft: true });
  expect((await cardOf(placed))?.missing).toEqual({ kinds: 0, pieces: 0, first: null });
  expect((await cardOf(draft))?.missing).toMatchObject({ kinds: 1, pieces: 1, first: { name: '小熊', quantity: 1 } });
  dataOf(await call('stock', 'adjust', { skuId, countedOnHand: 2, shownOnHand: 6, reason: 'count' }));
  expect((await cardOf(placed))?.missing).toMatchObject({ kinds: 1, pieces: 3 });
  expect((await detailOf(placed)).missing).toMatchObject([{ quantity: 3 }]);
});

test('what is promised but no longer there does not leave', async () => {
  const order = await place(5);
  dataOf(await call('stock', 'adjust', { skuId, countedOnHand: 2, shownOnHand: 6, reason: 'count' }));
  expect(await call('orders', 'ship', { orderId: order.orderId, version: order.version, lines: [{ skuId, quantity: 5 }] }))
    .toMatchObject({ ok: false, error: { code: 'INSUFFICIENT_STOCK', message: '小熊：可用 2 件，差 3 件' } });
  const part = await step(order, 'ship', { lines: [{ skuId, quantity: 2 }] });
  expect(part.stage).toBe('partShipped');
  expect(await cardOf(part)).toMatchObject({ shippedPieces: 2, missing: { pieces: 3 } });
});

test('each role is offered what it may do and no more', async () => {
  const order = await step(await place(1), 'pay', { amountFen: 100, method: 'wechat' });
  expect((await detailOf(order)).actions).toEqual(['ship', 'pay', 'cancel']);
  const actionsAs = async (role: string) => {
    const { token } = dataOf(await call<{ token: string }>('shop', 'invite', { role }));
    const as = caller(cloud, `o-orders-${role}`, shopId);
    dataOf(await as('shop', 'accept', { token, memberName: role }));
    return dataOf(await as<Detail>('orders', 'get', { orderId: order.orderId })).actions;
  };
  expect(await actionsAs('sales')).toEqual(['ship', 'pay', 'cancel']);
  expect(await actionsAs('packer')).toEqual(['ship']);
  expect(await actionsAs('viewer')).toEqual([]);
  const cancelled = await step(order, 'cancel', { reason: '客户不要了' });
  expect((await detailOf(cancelled)).actions).toEqual(['refund']);
  expect(dataOf(await caller(cloud, 'o-orders-sales', shopId)<Detail>('orders', 'get', { orderId: order.orderId })).actions).toEqual([]);
});

test('the timeline tells who did what, with the money and the pieces', async () => {
  let order = await place(3);
  order = await step(order, 'pay', { amountFen: 5000, method: 'wechat' });
  order = await step(order, 'ship', { lines: [{ skuId, quantity: 1 }], courier: '顺丰', trackingNumber: 'SF1398' });
  expect((await detailOf(order)).timeline).toMatchObject([
    { label: '开单', note: '' }, { label: '收定金', note: '微信', amountFen: 5000 }, { label: '部分发货', note: '顺丰 SF1398', pieces: 1 },
  ]);
});

test('an order is found by its customer, the last four of the phone, its number and its parcel', async () => {
  const order = await place(1);
  await step(order, 'ship', { lines: [{ skuId, quantity: 1 }], courier: '中通', trackingNumber: '78912345670001' });
  const { number } = dataOf(await call<{ number: string }>('orders', 'get', { orderId: order.orderId }));
  for (const search of ['婷婷', '6618', number, '78912345670001']) {
    expect({ search, ids: (await cards({ search })).rows.map(({ orderId }) => orderId) }).toEqual({ search, ids: expect.arrayContaining([order.orderId]) });
  }
  const theirs = await cards({ customerId });
  expect(theirs.rows.map(({ orderId }) => orderId)).toContain(order.orderId);
  expect(theirs.counts).toBeNull();
  expect((await cards({ customerId: 'walk-in' })).rows).toEqual([]);
});

test('a search of signs alone finds nothing, rather than everything; of spaces it is no search', async () => {
  const rowsOf = async (name: string, action: string, search: string) => dataOf(await call<{ rows: object[] }>(name, action, { search })).rows;
  for (const [name, action] of [['goods', 'list'], ['goods', 'pick'], ['orders', 'list'], ['orders', 'customers']] as const) {
    expect({ name, action, rows: await rowsOf(name, action, '🐻！') }).toEqual({ name, action, rows: [] });
    expect((await rowsOf(name, action, '  ')).length).toBeGreaterThan(0);
  }
});

test('a supplier is no customer; a customer named again keeps the address, and another name with that phone renames nobody', async () => {
  const { partyId } = dataOf(await call<{ partyId: string }>('purchasing', 'saveSupplier', { name: '厂家' }));
  expect(await call('orders', 'place', { customerId: partyId, lines: [{ skuId, quantity: 1 }] })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(dataOf(await call('orders', 'saveCustomer', { name: '李婷婷', phone: '138 0000 6618' }))).toEqual({ partyId: customerId });
  expect(await call('orders', 'saveCustomer', { name: '陈姐', phone: '138 0000 6618' })).toMatchObject({ ok: false, error: { code: 'NAME_TAKEN', message: '“李婷婷 138****6618”已经有了' } });
  const { rows } = dataOf(await call<{ rows: { partyId: string; addressMask: string }[] }>('orders', 'customers', { search: '6618' }));
  expect(rows).toMatchObject([{ partyId: customerId, name: '李婷婷', addressMask: '浙江省杭州市西湖区 ***' }]);
});

test('a customer comes with their orders, is read in full by who sells, and corrected once', async () => {
  const { partyId } = dataOf(await call<{ partyId: string }>('orders', 'saveCustomer', { name: '周周', phone: '15700001234', address: '广东省广州市天河区体育西路 103 号' }));
  const order = dataOf(await call<Result>('orders', 'place', { customerId: partyId, lines: [{ skuId, quantity: 1 }] }));
  const before = dataOf(await call<{ customer: { version: number; phoneMask: string }; rows: Card[] }>('orders', 'customer', { customerId: partyId }));
  expect(before).toMatchObject({ customer: { phoneMask: '157****1234', addressMask: '广东省广州市天河区 ***' }, rows: [{ orderId: order.orderId }] });
  expect(JSON.stringify(before)).not.toMatch(/15700001234|体育西路/);
  expect(dataOf(await call('orders', 'revealCustomer', { customerId: partyId }))).toMatchObject({ phone: '15700001234', address: '广东省广州市天河区体育西路 103 号' });
  const packer = caller(cloud, 'o-orders-packer', shopId);
  expect(await packer('orders', 'revealCustomer', { customerId: partyId })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  const edit = { partyId, version: before.customer.version, name: '周周', phone: '15700009999', address: '' };
  dataOf(await call('orders', 'editCustomer', edit));
  expect(await call('orders', 'editCustomer', edit)).toMatchObject({ ok: false, error: { code: 'STALE' } });
  expect(dataOf(await call('orders', 'customer', { customerId: partyId }))).toMatchObject({ customer: { phoneMask: '157****9999', addressMask: '' } });
  expect(await call('orders', 'customer', { customerId: order.orderId })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});

test('the card that a page makes of a detail is the card that the list gives', async () => {
  let order = await place(3, { isDraft: true });
  const agree = async () => {
    const detail = dataOf(await call<OrderDetail>('orders', 'get', { orderId: order.orderId }));
    const card = dataOf(await call<{ rows: OrderCard[] }>('orders', 'list', {})).rows.find(({ orderId }) => orderId === order.orderId);
    expect(cardOfDetail(detail)).toEqual(card);
  };
  await agree();
  for (const [action, more] of [['confirm', {}], ['pay', { amountFen: 100, method: 'cash' }], ['ship', { lines: [{ skuId, quantity: 1 }] }], ['ship', { lines: [{ skuId, quantity: 2 }] }], ['receive', {}]] as const) {
    order = await step(order, action, more);
    await agree();
  }
  order = await step(await place(1), 'cancel');
  await agree();
});
