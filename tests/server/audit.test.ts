import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf, newCommandId, startShopCloud } from '../local-cloud/shop';
import { everything } from './oracle';

/* Who did what, old → new: one entry for each change that is not a movement, in its transaction. */

let cloud: LocalCloud;
beforeAll(async () => { cloud = await startShopCloud(); }, 60_000);
afterAll(async () => { await cloud.close(); });

interface Ids { shopId: string; goodsId: string; partyId: string; version: number }

async function openShop(openId: string) {
  const call = caller(cloud, openId);
  const { shopId } = dataOf(await call<Ids>('shop', 'create', { name: '记一笔', memberName: '阿哲' }));
  const { goodsId } = dataOf(await call<Ids>('goods', 'save', { name: '小熊', specNames: ['颜色'], skus: [{ specValues: ['焦糖'], retailFen: 9600, purchasePriceFen: 4200 }, { specValues: ['奶白'], retailFen: 9800 }] }));
  const { skus } = dataOf(await call<{ skus: { skuId: string; specValues: string[]; retailFen: number }[] }>('goods', 'get', { goodsId }));
  const entries = async () => (await everything(cloud, 'audit')).filter((entry) => entry.shopId === shopId).sort((a, b) => a.at - b.at);
  return { call, shopId, goodsId, skus: skus.map(({ skuId, specValues, retailFen }) => ({ skuId, specValues, retailFen })), entries };
}

test('a price keeps its old value, and what did not change is not in the entry', async () => {
  const { call, goodsId, skus: [caramel, milk], entries } = await openShop('o-audit-1');
  dataOf(await call('goods', 'save', { goodsId, version: 1, name: '小熊', specNames: ['颜色'], skus: [{ ...caramel, retailFen: 8800 }, milk] }));
  const [made, changed] = await entries();
  expect(made).toMatchObject({ what: '新建商品', documentId: goodsId, before: null, after: { name: '小熊' }, by: 'o-audit-1', byName: '阿哲' });
  expect(changed).toMatchObject({
    what: '改商品', before: { skus: [{ skuId: caramel?.skuId, retailFen: 9600, purchasePriceFen: 4200 }] }, after: { skus: [{ skuId: caramel?.skuId, retailFen: 8800, purchasePriceFen: 4200 }] },
  });
  expect(Object.keys(changed?.after as object)).toEqual(['skus']);
  dataOf(await call('goods', 'archive', { goodsId, isArchived: true }));
  expect((await entries()).at(-1)).toMatchObject({ what: '不再卖', before: { isArchived: false }, after: { isArchived: true } });
});

test('a save that changes nothing, and the same command again, leave no entry', async () => {
  const { call, goodsId, skus, entries } = await openShop('o-audit-2');
  const edit = { goodsId, version: 1, name: '小熊', specNames: ['颜色'], skus };
  const commandId = newCommandId();
  dataOf(await call('goods', 'save', edit, commandId));
  dataOf(await call('goods', 'save', edit, commandId));
  expect(await entries()).toHaveLength(1);
});

test('categories, alerts, customers, the shop’s name and roles have their entries; personal data is masked', async () => {
  const { call, shopId, skus: [caramel], entries } = await openShop('o-audit-3');
  dataOf(await call('goods', 'saveCategories', { version: 1, categories: [{ id: 'c1', name: '公仔' }] }));
  dataOf(await call('stock', 'setReorderPoint', { skuId: caramel?.skuId, reorderPoint: 5 }));
  const person = { name: '李婷婷', phone: '13800006618', address: '浙江省杭州市西湖区文三路 1 号' };
  const { partyId } = dataOf(await call<Ids>('orders', 'saveCustomer', person));
  dataOf(await call('orders', 'saveCustomer', { ...person, note: '常买小熊' }));
  dataOf(await call('shop', 'rename', { name: '记两笔' }));
  const { token } = dataOf(await call<{ token: string }>('shop', 'invite', { role: 'sales' }));
  dataOf(await caller(cloud, 'o-audit-3b')('shop', 'accept', { token, memberName: '小王' }));
  dataOf(await call('shop', 'changeRole', { memberId: `${shopId}:o-audit-3b`, role: 'packer' }));
  const [, ...rest] = await entries();
  expect(rest).toMatchObject([
    { what: '改分类', before: { categories: [] }, after: { categories: [{ name: '公仔' }] } },
    { what: '设预警', before: { reorderPoint: 0 }, after: { reorderPoint: 5 } },
    { what: '新建客户', documentId: partyId, before: null, after: { name: '李婷婷', contactMask: { phone: '138****6618' } } },
    { what: '改客户', documentId: partyId, before: { note: '' }, after: { note: '常买小熊' } },
    { what: '改店名', before: { name: '记一笔' }, after: { name: '记两笔' } },
    { what: '改角色', before: { role: 'sales' }, after: { role: 'packer' } },
  ]);
  expect(JSON.stringify(rest)).not.toMatch(/13800006618|文三路/);
});

test('what is refused leaves no entry', async () => {
  const { call, goodsId, skus, entries } = await openShop('o-audit-4');
  expect(await call('goods', 'save', { goodsId, version: 9, name: '别的', specNames: ['颜色'], skus })).toMatchObject({ ok: false, error: { code: 'STALE' } });
  expect(await entries()).toHaveLength(1);
});

test('who looks at a receiver is written down each time, whatever id the look is sent with', async () => {
  const { call, skus: [caramel], entries } = await openShop('o-audit-5');
  const receiver = { name: '李婷婷', phone: '13800006618', address: '浙江省杭州市西湖区文三路 1 号' };
  const place = async () => dataOf(await call<{ orderId: string }>('orders', 'place', { customerId: 'walk-in', receiver, isDraft: true, lines: [{ skuId: caramel?.skuId, quantity: 1 }] })).orderId;
  const [first, second, commandId] = [await place(), await place(), newCommandId()];
  for (const orderId of [first, second, second]) dataOf(await call('orders', 'reveal', { orderId }, commandId));
  expect((await entries()).filter(({ what }) => what === '看收货人').map(({ documentId }) => documentId).sort()).toEqual([first, second].sort());
  expect(await call('stock', 'setReorderPoint', { skuId: caramel?.skuId, reorderPoint: 5 }, commandId)).toMatchObject({ ok: true });
});
