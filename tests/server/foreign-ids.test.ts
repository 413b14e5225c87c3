import type { LocalCloud } from '../../local/cloud';
import { contracts, fieldsOf } from '../contract/contracts';
import { caller, dataOf, startShopCloud, type Answer } from '../local-cloud/shop';
import { everything } from './oracle';

/* Another shop's id, in every field that takes one: it finds nothing, changes nothing, and tells nothing. */

interface Ids { shopId: string; goodsId: string; partyId: string; orderId: string; purchaseOrderId: string; token: string; skus: { skuId: string }[] }
interface Shop { shopId: string; goodsId: string; skuId: string; customerId: string; supplierId: string; orderId: string; purchaseOrderId: string; token: string; memberId: string }

let cloud: LocalCloud;
let call: ReturnType<typeof caller>;
let own: Shop;
let foreign: Shop;

async function furnish(openId: string): Promise<Shop> {
  const as = caller(cloud, openId);
  const { shopId } = dataOf(await as<Ids>('shop', 'create', { name: openId, memberName: '店主' }));
  const { goodsId } = dataOf(await as<Ids>('goods', 'save', { name: '杯子', skus: [{ specValues: [], retailFen: 100, purchasePriceFen: 50, openingQuantity: 100 }] }));
  const skuId = dataOf(await as<Ids>('goods', 'get', { goodsId })).skus[0]?.skuId ?? '';
  const { partyId: customerId } = dataOf(await as<Ids>('orders', 'saveCustomer', { name: '客户', phone: '13800006618' }));
  const { partyId: supplierId } = dataOf(await as<Ids>('purchasing', 'saveSupplier', { name: '厂家' }));
  const { orderId } = dataOf(await as<Ids>('orders', 'place', { customerId, lines: [{ skuId, quantity: 1 }] }));
  const { purchaseOrderId } = dataOf(await as<Ids>('purchasing', 'save', { supplierId, lines: [{ skuId, quantity: 1 }], isDraft: true }));
  const { token } = dataOf(await as<Ids>('shop', 'invite', { role: 'sales' }));
  return { shopId, goodsId, skuId, customerId, supplierId, orderId, purchaseOrderId, token, memberId: `${shopId}:${openId}` };
}

beforeAll(async () => {
  cloud = await startShopCloud();
  foreign = await furnish('o-neighbour');
  own = await furnish('o-curious');
  call = caller(cloud, 'o-curious', own.shopId);
}, 60_000);
afterAll(async () => { await cloud.close(); });

const line = (skuId: string) => [{ skuId, quantity: 1 }];
const person = { name: '客户' };

/** `function.action.field` → an input that is right but for that field. */
const attempts = (): Record<string, object> => {
  const [order, purchase] = [{ orderId: foreign.orderId, version: 1 }, { purchaseOrderId: foreign.purchaseOrderId, version: 1 }];
  const [ownOrder, ownPurchase] = [{ orderId: own.orderId, version: 1 }, { purchaseOrderId: own.purchaseOrderId, version: 1 }];
  return {
    'files.previewGoods.fileId': { fileId: `cloud://local.local/private/${foreign.shopId}/a.csv` },
    'files.importGoods.fileId': { fileId: `cloud://local.local/private/${foreign.shopId}/a.csv`, columns: {}, from: 0 },
    'goods.get.goodsId': { goodsId: foreign.goodsId },
    'goods.holdPicture.fileId': { fileId: `cloud://local.local/${foreign.shopId}/a.jpg` },
    'goods.save.goodsId': { goodsId: foreign.goodsId, version: 1, name: '抢', skus: [{ specValues: [], retailFen: 1 }] },
    'goods.save.skuId': { goodsId: own.goodsId, version: 1, name: '抢', skus: [{ skuId: foreign.skuId, specValues: [], retailFen: 1 }] },
    'goods.archive.goodsId': { goodsId: foreign.goodsId, isArchived: true },
    'orders.get.orderId': { orderId: foreign.orderId },
    'orders.reveal.orderId': { orderId: foreign.orderId },
    'orders.place.customerId': { customerId: foreign.customerId, lines: line(own.skuId) },
    'orders.place.skuId': { customerId: own.customerId, lines: line(foreign.skuId) },
    'orders.confirm.orderId': order, 'orders.receive.orderId': order, 'orders.cancel.orderId': order,
    'orders.pay.orderId': { ...order, amountFen: 1, method: 'cash' },
    'orders.refund.orderId': { ...order, method: 'cash' },
    'orders.ship.orderId': { ...order, lines: line(foreign.skuId) },
    'orders.prefill.orderId': { orderId: foreign.orderId },
    'orders.edit.orderId': { orderId: foreign.orderId, version: 1, customerId: own.customerId, lines: line(own.skuId) },
    'orders.edit.customerId': { ...ownOrder, customerId: foreign.customerId, lines: line(own.skuId) },
    'orders.edit.skuId': { ...ownOrder, customerId: own.customerId, lines: line(foreign.skuId) },
    'orders.ship.skuId': { ...ownOrder, lines: line(foreign.skuId) },
    'orders.customer.customerId': { customerId: foreign.customerId },
    'orders.revealCustomer.customerId': { customerId: foreign.customerId },
    'orders.editCustomer.partyId': { ...person, partyId: foreign.customerId, version: 1 },
    'purchasing.get.purchaseOrderId': { purchaseOrderId: foreign.purchaseOrderId },
    'purchasing.save.supplierId': { supplierId: foreign.supplierId, lines: line(own.skuId) },
    'purchasing.save.skuId': { supplierId: own.supplierId, lines: line(foreign.skuId) },
    'purchasing.edit.purchaseOrderId': { ...purchase, supplierId: own.supplierId, lines: line(own.skuId) },
    'purchasing.edit.supplierId': { ...ownPurchase, supplierId: foreign.supplierId, lines: line(own.skuId) },
    'purchasing.edit.skuId': { ...ownPurchase, supplierId: own.supplierId, lines: line(foreign.skuId) },
    'purchasing.order.purchaseOrderId': purchase, 'purchasing.cancel.purchaseOrderId': purchase, 'purchasing.closeShort.purchaseOrderId': purchase,
    'purchasing.receive.purchaseOrderId': { ...purchase, lines: line(foreign.skuId) },
    'purchasing.receive.skuId': { ...ownPurchase, lines: line(foreign.skuId) },
    'purchasing.supplier.partyId': { partyId: foreign.supplierId },
    'purchasing.editSupplier.partyId': { ...person, partyId: foreign.supplierId, version: 1 },
    'shop.changeRole.memberId': { memberId: foreign.memberId, role: 'viewer' },
    'shop.removeMember.memberId': { memberId: foreign.memberId },
    'shop.revoke.token': { token: foreign.token },
    'stock.ledger.skuId': { skuId: foreign.skuId },
    'purchasing.orderPlan.skuId': { lines: [{ skuId: foreign.skuId, quantity: 1, supplierId: own.supplierId }] },
    'purchasing.orderPlan.supplierId': { lines: [{ skuId: own.skuId, quantity: 1, supplierId: foreign.supplierId }] },
    'purchasing.planSettings.skuId': { skuId: foreign.skuId },
    'purchasing.saveReorder.skuId': { skuId: foreign.skuId, minimumQuantity: 0, packSize: null, leadDays: null, serviceLevelPercent: null, isPurchased: true },
    'stock.adjust.skuId': { skuId: foreign.skuId, countedOnHand: 1, shownOnHand: 0, reason: 'count' },
    'stock.recount.skuId': { skuId: foreign.skuId },
    'stock.setReorderPoint.skuId': { skuId: foreign.skuId, reorderPoint: 5 },
    'stock.setNotForSale.skuId': { skuId: foreign.skuId, notForSale: 0, shown: 0 },
  };
};

/** Fields that look like ids and name nothing of another shop. */
const HARMLESS = [
  // The shop's own words, and a filter: another shop's finds no row of this one.
  'goods.save.categoryId', 'goods.list.categoryId', 'orders.list.customerId',
  // A key by itself: whoever has it may use it.
  'shop.invitation.token', 'shop.accept.token',
];

test('every field that takes an id is tried', () => {
  const fields = Object.entries(contracts).flatMap(([name, contract]) => Object.entries(contract)
    .flatMap(([action, { input }]) => fieldsOf(input as object).filter((field) => /Id$|^token$/.test(field)).map((field) => `${name}.${action}.${field}`)));
  expect(fields.length).toBeGreaterThan(20);
  expect([...new Set(fields)].filter((field) => !HARMLESS.includes(field) && !(field in attempts()))).toEqual([]);
});

test('it finds nothing and changes nothing', async () => {
  const collections = ['goods', 'stock', 'orders', 'purchaseOrders', 'parties', 'members', 'invites', 'movements', 'audit', 'uploads', 'reorders'] as const;
  const all = async () => Object.fromEntries(await Promise.all(collections.map(async (collection) => [collection, await everything(cloud, collection)] as const)));
  const before = await all();
  for (const [field, input] of Object.entries(attempts())) {
    const [name = '', action = ''] = field.split('.');
    const answer: Answer<unknown> = await call(name, action, input);
    expect({ field, code: answer.ok ? 'OK' : answer.error.code }).toEqual({ field, code: 'NOT_FOUND' });
    expect(JSON.stringify(answer)).not.toContain(foreign.shopId);
  }
  expect(await all()).toEqual(before);
});

test('a picture of another shop, or of another environment, is on no goods', async () => {
  const save = (picture: string) => call('goods', 'save', { name: '有图', pictures: [picture], skus: [{ specValues: [], retailFen: 1 }] });
  for (const picture of [`cloud://local.local/${foreign.shopId}/a.jpg`, `cloud://elsewhere.local/${own.shopId}/a.jpg`, `cloud://local.local/private/${own.shopId}/a.jpg`]) {
    expect(await save(picture)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', message: '图片不是这家店的' } });
    expect(await call('goods', 'holdPicture', { fileId: picture })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  }
  expect(await save(`cloud://local.local/${own.shopId}/a.jpg`)).toMatchObject({ ok: true });
});

test('as a filter it finds no row, and as the shop itself it is not theirs', async () => {
  expect(dataOf(await call<{ rows: object[] }>('orders', 'list', { search: '', customerId: foreign.customerId })).rows).toEqual([]);
  expect(await caller(cloud, 'o-curious', foreign.shopId)('goods', 'list')).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});
