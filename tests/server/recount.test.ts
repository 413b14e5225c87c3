import type { LocalCloud } from '../../local/cloud';
import type { Stock } from '../../miniprogram/shared/domain/stock';
import { caller, dataOf, newCommandId, startShopCloud } from '../local-cloud/shop';
import { sdksOf } from '../local-cloud/sdk';
import { everything, faultsOf } from './oracle';

/* 重新核对: a balance that was damaged is found by the oracle and repaired from its documents. */

let cloud: LocalCloud;
let call: ReturnType<typeof caller>;
let shopId: string;
let skuId: string;
interface Ids { shopId: string; goodsId: string; partyId: string; orderId: string; version: number; skus: { skuId: string }[] }

beforeAll(async () => {
  cloud = await startShopCloud();
  call = caller(cloud, 'o-recount');
  ({ shopId } = dataOf(await call<Ids>('shop', 'create', { name: '核对', memberName: '店主' })));
  const { goodsId } = dataOf(await call<Ids>('goods', 'save', { name: '小熊', skus: [{ specValues: [], retailFen: 9600, purchasePriceFen: 4200, openingQuantity: 20 }] }));
  skuId = dataOf(await call<Ids>('goods', 'get', { goodsId })).skus[0]?.skuId ?? '';
  const place = async (quantity: number) => dataOf(await call<Ids>('orders', 'place', { customerId: 'walk-in', lines: [{ skuId, quantity }] }));
  const { orderId, version } = await place(5);
  dataOf(await call('orders', 'ship', { orderId, version, lines: [{ skuId, quantity: 2 }] }));
  await place(4);
  const { partyId: supplierId } = dataOf(await call<Ids>('purchasing', 'saveSupplier', { name: '厂家' }));
  dataOf(await call('purchasing', 'save', { supplierId, lines: [{ skuId, quantity: 30 }] }));
}, 60_000);
afterAll(async () => { await cloud.close(); });

const right = { onHand: 18, valueFen: 18 * 4200, reserved: 7, incoming: 30 };
const stored = async (): Promise<Stock | undefined> => (await everything(cloud, 'stock')).find((stock) => stock.skuId === skuId);
const damage = async (change: object) => { await sdksOf(cloud).wx.database().collection('stock').doc(`${shopId}:${skuId}`).update({ data: { ...change } }); };

test('a balance that is right stays as it is', async () => {
  const before = await stored();
  expect(dataOf(await call('stock', 'recount', { skuId }))).toEqual({ before: right, after: right, isRight: true });
  expect(await stored()).toEqual(before);
});

test('a balance that is wrong is found, named, repaired and written down', async () => {
  const before = await stored();
  await damage({ onHand: 25, reserved: 0, valueFen: 1, incoming: 3 });
  expect(await faultsOf(cloud)).toEqual([
    expect.stringContaining(`balance of ${shopId}:${skuId}`), expect.stringContaining(`shelves of ${shopId}:${skuId}`), expect.stringContaining(`what follows from ${shopId}:${skuId}`),
  ]);
  const commandId = newCommandId();
  const answer = { before: { onHand: 25, valueFen: 1, reserved: 0, incoming: 3 }, after: right, isRight: false };
  expect(dataOf(await call('stock', 'recount', { skuId }, commandId))).toEqual(answer);
  expect(dataOf(await call('stock', 'recount', { skuId }, commandId))).toEqual(answer);
  expect({ ...await stored(), updatedAt: 0 }).toEqual({ ...before, updatedAt: 0 });
  expect((await everything(cloud, 'audit')).filter(({ what }) => what === '重新核对')).toMatchObject([{ before: { onHand: 25 }, after: right }]);
});

test('it is the owner’s', async () => {
  const { token } = dataOf(await call<{ token: string }>('shop', 'invite', { role: 'manager' }));
  const manager = caller(cloud, 'o-recount-2', shopId);
  dataOf(await manager('shop', 'accept', { token, memberName: '店长' }));
  expect(await manager('stock', 'recount', { skuId })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
});

test('while orders come in, it repairs nothing that is right', async () => {
  const orders = Array.from({ length: 6 }, () => call('orders', 'place', { customerId: 'walk-in', lines: [{ skuId, quantity: 1 }] }));
  const counts = Array.from({ length: 6 }, () => call<{ isRight: boolean }>('stock', 'recount', { skuId }));
  await Promise.all(orders);
  for (const answer of await Promise.all(counts)) expect(answer).toMatchObject(answer.ok ? { data: { isRight: true } } : { error: { code: 'STALE' } });
  expect(await faultsOf(cloud)).toEqual([]);
});
