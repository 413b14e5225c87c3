import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf, startShopCloud, type Answer } from '../local-cloud/shop';
import { faultsOf } from './oracle';

/* What goes from sale, while somebody orders it. */

let cloud: LocalCloud;
let call: ReturnType<typeof caller>;
let supplierId: string;
beforeAll(async () => {
  cloud = await startShopCloud();
  call = caller(cloud, 'o-off-sale');
  dataOf(await call('shop', 'create', { name: '下架', memberName: '阿哲' }));
  ({ partyId: supplierId } = dataOf(await call<{ partyId: string }>('purchasing', 'saveSupplier', { name: '厂家' })));
}, 60_000);
afterEach(async () => { expect(await faultsOf(cloud)).toEqual([]); });
afterAll(async () => { await cloud.close(); });

interface Goods { goodsId: string; version: number; skus: { skuId: string; specValues: string[]; isHidden: boolean; stock: { incoming: number; level: string } }[] }
interface Doc { orderId: string; purchaseOrderId: string; version: number }
const codeOf = (answer: Answer<unknown>): string => (answer.ok ? 'OK' : answer.error.code);
const read = async (goodsId: string): Promise<Goods> => ({ ...dataOf(await call<Goods>('goods', 'get', { goodsId })), goodsId });
const made = async (name: string, specs: string[] = []): Promise<Goods> => {
  const skus = specs.length === 0 ? [{ specValues: [], retailFen: 100, purchasePriceFen: 50 }] : specs.map((spec) => ({ specValues: [spec], retailFen: 100, purchasePriceFen: 50 }));
  return read(dataOf(await call<{ goodsId: string }>('goods', 'save', { name, specNames: specs.length === 0 ? [] : ['色'], skus })).goodsId);
};
const skuOf = ({ skus }: Goods, at = 0): string => skus[at]?.skuId ?? '';
const buy = (skuId: string, more: object = {}): Promise<Answer<Doc>> => call<Doc>('purchasing', 'save', { supplierId, lines: [{ skuId, quantity: 3 }], ...more });
const archive = (goodsId: string, isArchived = true): Promise<Answer<unknown>> => call('goods', 'archive', { goodsId, isArchived });
const hide = ({ goodsId, version, skus }: Goods, at: number): Promise<Answer<unknown>> =>
  call('goods', 'save', { goodsId, version, name: '隐藏的', specNames: ['色'], skus: skus.map(({ skuId, specValues }, index) => ({ skuId, specValues, retailFen: 100, isHidden: index === at })) });

test('of archiving and ordering at one instant, one is done and the other told', async () => {
  for (let round = 0; round < 12; round += 1) {
    const goods = await made(`同时 ${round}`);
    const both = (await Promise.all([archive(goods.goodsId), buy(skuOf(goods))])).map(codeOf).join();
    expect(['OK,NOT_FOUND', 'IN_USE,OK']).toContain(both);
    expect((await read(goods.goodsId)).skus[0]?.stock.incoming).toBe(both === 'IN_USE,OK' ? 3 : 0);
  }
});

test('the same of one colour that is no longer sold', async () => {
  for (let round = 0; round < 8; round += 1) {
    const goods = await made(`一色 ${round}`, ['红', '蓝']);
    const both = (await Promise.all([hide(goods, 1), buy(skuOf(goods, 1))])).map(codeOf).join();
    expect(['OK,NOT_FOUND', 'IN_USE,OK']).toContain(both);
    expect(codeOf(await buy(skuOf(goods, 0)))).toBe('OK');
  }
});

test('a draft of what went from sale is not placed, and is when it came back', async () => {
  const goods = await made('草稿里的');
  dataOf(await call('stock', 'adjust', { skuId: skuOf(goods), countedOnHand: 5, shownOnHand: 0, reason: 'opening' }));
  const order = dataOf(await call<Doc>('orders', 'place', { customerId: 'walk-in', lines: [{ skuId: skuOf(goods), quantity: 2 }], isDraft: true }));
  const purchase = dataOf(await buy(skuOf(goods), { isDraft: true }));
  expect(codeOf(await archive(goods.goodsId))).toBe('IN_USE');
  dataOf(await call('stock', 'adjust', { skuId: skuOf(goods), countedOnHand: 0, shownOnHand: 5, reason: 'count' }));
  expect(codeOf(await archive(goods.goodsId))).toBe('OK');
  expect(await call('orders', 'confirm', { orderId: order.orderId, version: 1 })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND', message: '在卖的“草稿里的”不存在，可能已被删除' } });
  expect(codeOf(await call('purchasing', 'order', { purchaseOrderId: purchase.purchaseOrderId, version: 1 }))).toBe('NOT_FOUND');

  expect(codeOf(await archive(goods.goodsId, false))).toBe('OK');
  expect(codeOf(await call('purchasing', 'order', { purchaseOrderId: purchase.purchaseOrderId, version: 1 }))).toBe('OK');
  dataOf(await call('stock', 'adjust', { skuId: skuOf(goods), countedOnHand: 2, shownOnHand: 0, reason: 'found' }));
  expect(codeOf(await call('orders', 'confirm', { orderId: order.orderId, version: 1 }))).toBe('OK');
});

test('what is no longer sold lacks nothing, and stands in no list of stock', async () => {
  const lacking = async (): Promise<number> => dataOf(await call<{ attention: { out: number } }>('goods', 'list', {})).attention.out;
  const inStock = async (skuId: string): Promise<boolean> => dataOf(await call<{ rows: { skuId: string }[] }>('stock', 'list', {})).rows.some((row) => row.skuId === skuId);
  const goods = await made('卖完的', ['红', '蓝']);
  for (const { skuId } of goods.skus) {
    dataOf(await call('stock', 'adjust', { skuId, countedOnHand: 1, shownOnHand: 0, reason: 'opening' }));
    dataOf(await call('stock', 'adjust', { skuId, countedOnHand: 0, shownOnHand: 1, reason: 'count' }));
  }
  const before = await lacking();
  expect(codeOf(await hide(goods, 1))).toBe('OK');
  expect(await lacking()).toBe(before - 1);
  expect([await inStock(skuOf(goods, 0)), await inStock(skuOf(goods, 1))]).toEqual([true, false]);
  expect(codeOf(await archive(goods.goodsId))).toBe('OK');
  expect(await lacking()).toBe(before - 2);
  // The colour that was hidden before stays so.
  expect(codeOf(await archive(goods.goodsId, false))).toBe('OK');
  expect(await lacking()).toBe(before - 1);
  expect(codeOf(await buy(skuOf(goods, 1)))).toBe('NOT_FOUND');
});
