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
  expect(await call('orders', 'saveCustomer', { name: '陈姐', phone: '138 0000 6618' })).toMatchObject({ ok: false, error: { code: 'PHONE_TAKEN', message: '电话 138****6618 已经是“李婷婷”的' } });
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

interface Prefill { version: number; isRewritable: boolean; customer: { partyId: string; name: string; balanceFen: number | null }; receiverMask: { phone: string }; lines: { sku: { skuId: string; priceFen: number; available: number }; quantity: number; priceFen: number }[]; gone: string[]; note: string; freightFen: number }
const prefillOf = async ({ orderId }: Result) => dataOf(await call<Prefill>('orders', 'prefill', { orderId }));

describe('a draft is written again', () => {
  const receiver = { name: '小周', phone: '13900001234', address: '上海市徐汇区漕溪北路 18 号' };
  const edit = (order: Result, more: object = {}) => call<Result>('orders', 'edit', { orderId: order.orderId, version: order.version, customerId, lines: [{ skuId, quantity: 2 }], isDraft: true, ...more });

  test('with another content, under its own number; who gets it stays unless another is written', async () => {
    const draft = await place(1, { isDraft: true, receiver, note: '急', freightFen: 800 });
    const { number } = await detailOf(draft) as Detail & { number: string };
    expect((await detailOf(draft)).actions).toEqual(['confirm', 'edit', 'cancel']);
    const told = await prefillOf(draft);
    expect(told).toMatchObject({ version: 1, isRewritable: true, customer: { partyId: customerId, name: '李婷婷', balanceFen: expect.any(Number) as number }, receiverMask: { phone: '139****1234' }, lines: [{ sku: { skuId, priceFen: 9600, available: 6 }, quantity: 1, priceFen: 9600 }], gone: [], note: '急', freightFen: 800 });
    expect(JSON.stringify(told)).not.toMatch(/13900001234|漕溪北路|4200/);

    const edited = dataOf(await edit(draft, { lines: [{ skuId, quantity: 3, priceFen: 9000 }], keepsReceiver: true, discountFen: 500 }));
    expect(edited).toMatchObject({ orderId: draft.orderId, stage: 'draft', version: 2 });
    expect(await detailOf(edited)).toMatchObject({ number, totalFen: 26_500, note: '', freightFen: 0, receiverMask: { name: '小**', phone: '139****1234' }, lines: [{ quantity: 3, priceFen: 9000 }], timeline: [{ label: '开单' }, { label: '修改' }] });
    expect((await cards({ search: '1234' })).rows.map(({ orderId }) => orderId)).toContain(draft.orderId);
    // Written again for the walk-in customer, it goes to nobody's address.
    const other = dataOf(await edit(edited, { customerId: 'walk-in' }));
    expect(await detailOf(other)).toMatchObject({ customerName: '散客', receiverMask: { phone: '' } });
    expect((await cards({ search: '1234' })).rows.map(({ orderId }) => orderId)).not.toContain(draft.orderId);
    expect((await cards({ customerId })).rows.map(({ orderId }) => orderId)).not.toContain(draft.orderId);
  });

  test('and placed with it: the new lines are promised, all of them or nothing', async () => {
    const draft = await place(1, { isDraft: true });
    expect(await edit(draft, { lines: [{ skuId, quantity: 7 }], isDraft: false })).toMatchObject({ ok: false, error: { code: 'INSUFFICIENT_STOCK' } });
    expect(await detailOf(draft)).toMatchObject({ stage: 'draft', lines: [{ quantity: 1 }] });
    const placed = dataOf(await edit(draft, { lines: [{ skuId, quantity: 6 }], isDraft: false }));
    expect(placed).toMatchObject({ orderId: draft.orderId, stage: 'unpaid' });
    expect(await prefillOf(placed)).toMatchObject({ isRewritable: false, lines: [{ sku: { available: 0 }, quantity: 6 }] });
    expect((await detailOf(placed)).timeline.map(({ label }) => label)).toEqual(['开单', '修改', '下单']);
    await step(placed, 'cancel');
    expect(await prefillOf(placed)).toMatchObject({ isRewritable: false, lines: [{ sku: { available: 6 } }] });
  });

  test('never from an older page, never once it is placed, cancelled or paid for', async () => {
    const draft = await place(1, { isDraft: true });
    const edited = dataOf(await edit(draft));
    expect(await edit(draft)).toMatchObject({ ok: false, error: { code: 'STALE' } });
    const paid = await step(edited, 'pay', { amountFen: 100, method: 'cash' });
    expect((await detailOf(paid)).actions).toEqual(['confirm', 'cancel']);
    expect(await edit(paid)).toMatchObject({ ok: false, error: { code: 'TRANSITION_NOT_ALLOWED', message: '现在是“已付定金”，不能修改' } });
    const placed = await step(paid, 'confirm');
    expect(await edit(placed)).toMatchObject({ ok: false, error: { code: 'TRANSITION_NOT_ALLOWED' } });
    const dropped = await step(await place(1, { isDraft: true }), 'cancel');
    expect(await edit(dropped)).toMatchObject({ ok: false, error: { code: 'TRANSITION_NOT_ALLOWED' } });
  });

  test('once per command, however often it is sent, and by one of two people at once', async () => {
    const draft = await place(1, { isDraft: true });
    const input = { orderId: draft.orderId, version: 1, customerId, lines: [{ skuId, quantity: 2 }], isDraft: false };
    const same = await Promise.all(Array.from({ length: 5 }, () => call<Result>('orders', 'edit', input, 'edit-once-0001')));
    expect(new Set(same.map((answer) => JSON.stringify(dataOf(answer)))).size).toBe(1);
    expect((await prefillOf(draft)).lines).toMatchObject([{ sku: { available: 4 }, quantity: 2 }]);

    const other = await place(1, { isDraft: true });
    const both = await Promise.all([2, 3].map((quantity) => edit(other, { lines: [{ skuId, quantity }] })));
    expect(both.map((answer) => (answer.ok ? 'OK' : answer.error.code)).sort()).toEqual(['OK', 'STALE']);
  });

  test('only by who sells, and another shop’s order is not there', async () => {
    const draft = await place(1, { isDraft: true });
    const input = { orderId: draft.orderId, version: 1, customerId, lines: [{ skuId, quantity: 2 }] };
    expect(await caller(cloud, 'o-orders-packer', shopId)('orders', 'edit', input)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    const stranger = caller(cloud, 'o-orders-new');
    expect(await stranger('orders', 'prefill', { orderId: draft.orderId })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    expect(await stranger('orders', 'edit', { ...input, customerId: 'walk-in' })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });
});

test('an order is copied at the prices of today, without what is no longer sold', async () => {
  const order = await place(2);
  const { goodsId } = dataOf(await call<{ goodsId: string }>('goods', 'save', { name: '绝版杯', specNames: ['颜色'], skus: [{ specValues: ['红'], retailFen: 100 }, { specValues: ['蓝'], retailFen: 100 }] }));
  const goods = dataOf(await call<{ version: number; skus: { skuId: string; specValues: string[] }[] }>('goods', 'get', { goodsId }));
  const [red, blue] = goods.skus;
  const mixed = dataOf(await call<Result>('orders', 'place', { customerId, lines: [{ skuId, quantity: 1 }, { skuId: red?.skuId, quantity: 1 }, { skuId: blue?.skuId, quantity: 4 }], isDraft: true }));
  dataOf(await call('goods', 'save', { goodsId, version: goods.version, name: '绝版杯', specNames: ['颜色'], skus: [{ skuId: red?.skuId, specValues: ['红'], retailFen: 100, isHidden: true }, { skuId: blue?.skuId, specValues: ['蓝'], retailFen: 150 }] }));
  const told = await prefillOf(mixed);
  expect(told.gone).toEqual(['绝版杯 红']);
  expect(told.lines.map(({ sku, quantity, priceFen }) => [sku.skuId, sku.priceFen, quantity, priceFen])).toEqual([[skuId, 9600, 1, 9600], [blue?.skuId, 150, 4, 100]]);
  dataOf(await call('goods', 'archive', { goodsId, isArchived: true }));
  expect((await prefillOf(mixed)).gone).toEqual(['绝版杯 红', '绝版杯 蓝']);
  expect((await prefillOf(order)).isRewritable).toBe(false);
});
