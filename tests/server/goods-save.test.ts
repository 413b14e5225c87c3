import type { GoodsDetail, GoodsRow } from '../../cloudfunctions/goods/contract';
import type { LedgerRow } from '../../cloudfunctions/stock/contract';
import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf, newCommandId, startShopCloud } from '../local-cloud/shop';

let cloud: LocalCloud;
beforeAll(async () => { cloud = await startShopCloud(); }, 60_000);
afterAll(async () => { await cloud.close(); });

type Call = ReturnType<typeof caller>;
const open = async (openId: string): Promise<{ call: Call; shopId: string }> => {
  const call = caller(cloud, openId);
  const { shopId } = dataOf(await call<{ shopId: string }>('shop', 'create', { name: '期初', memberName: '阿哲' }));
  return { call, shopId };
};
const cell = (colour: string, size: string, over: object = {}) => ({ specValues: [colour, size], retailFen: 9800, purchasePriceFen: 4200, ...over });
const socks = (over: object = {}) => ({
  name: '羊毛袜', specNames: ['颜色', '尺码'],
  skus: [cell('白', 'S', { openingQuantity: 12 }), cell('白', 'M'), cell('灰', 'S', { openingQuantity: 7 }), cell('灰', 'M', { isHidden: true })], ...over,
});
const read = async (call: Call, goodsId: string) => dataOf(await call<GoodsDetail>('goods', 'get', { goodsId }));
const save = async (call: Call, input: object) => dataOf(await call<{ goodsId: string }>('goods', 'save', input)).goodsId;

test('new goods bring what is there already: stock, value and one ledger entry, once however often it is sent', async () => {
  const { call } = await open('o-opening-1');
  const commandId = newCommandId();
  const answers = await Promise.all([1, 2, 3].map(() => call<{ goodsId: string }>('goods', 'save', socks(), commandId)));
  const goodsId = answers.map((answer) => dataOf(answer).goodsId)[0] ?? '';
  const { skus } = await read(call, goodsId);
  expect(skus.map(({ stock }) => stock.onHand)).toEqual([12, 0, 7, 0]);
  const { rows, sku } = dataOf(await call<{ rows: LedgerRow[]; sku: object }>('stock', 'ledger', { skuId: skus[0]?.skuId }));
  expect(sku).toMatchObject({ onHand: 12, valueFen: 12 * 4200 });
  expect(rows).toMatchObject([{ kind: 'opening', subject: '期初', change: 12, onHandAfter: 12 }]);
  expect(dataOf(await call<{ rows: GoodsRow[] }>('goods', 'list')).rows).toMatchObject([{ skuCount: 3, stock: { available: 19 }, hasSeveralPrices: false }]);
});

test('what is there is said once: a spec that is known takes no opening', async () => {
  const { call } = await open('o-opening-2');
  const goodsId = await save(call, socks());
  const { skus } = await read(call, goodsId);
  const again = { ...socks(), goodsId, version: 1, skus: socks().skus.map((sku, index) => ({ ...sku, skuId: skus[index]?.skuId })) };
  expect(await call('goods', 'save', again)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  const grown = { ...again, skus: [...skus.map(({ skuId, specValues }) => ({ skuId, specValues, retailFen: 9800 })), cell('黑', 'S', { openingQuantity: 3 }), cell('黑', 'M')] };
  dataOf(await call('goods', 'save', grown));
  expect((await read(call, goodsId)).skus.map(({ stock }) => stock.onHand)).toEqual([12, 0, 7, 0, 3, 0]);
});

test('who does not keep the stock cannot say what is there', async () => {
  const { call, shopId } = await open('o-opening-3');
  const { token } = dataOf(await call<{ token: string }>('shop', 'invite', { role: 'sales' }));
  const staff = caller(cloud, 'o-opening-sales', shopId);
  dataOf(await staff('shop', 'accept', { token, memberName: '小王' }));
  expect(await staff('goods', 'save', socks())).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  dataOf(await staff('goods', 'save', socks({ skus: [cell('白', 'S')] })));
});

test('a spec in the house is neither dropped nor taken from sale; without stock it goes and comes back as the same', async () => {
  const { call } = await open('o-opening-4');
  const goodsId = await save(call, socks());
  const { skus } = await read(call, goodsId);
  const known = skus.map(({ skuId, specValues }) => ({ skuId, specValues, retailFen: 9800 }));
  const change = async (version: number, kept: object[]) => call('goods', 'save', { ...socks(), goodsId, version, skus: kept });
  expect(await change(1, known.slice(1))).toMatchObject({ ok: false, error: { code: 'IN_USE', message: '“白 · S”还在库存或订单里，不能删' } });
  expect(await change(1, known.map((sku, index) => ({ ...sku, isHidden: index === 2 })))).toMatchObject({ ok: false, error: { code: 'IN_USE' } });
  dataOf(await change(1, [known[0], known[2]] as object[]));
  expect((await read(call, goodsId)).skus.map(({ isHidden }) => isHidden)).toEqual([false, false, true, true]);
  dataOf(await change(2, known));
  expect((await read(call, goodsId)).skus.map(({ skuId, isHidden }) => [skuId, isHidden])).toEqual(skus.map(({ skuId }) => [skuId, false]));
});

test('what is no longer sold leaves the list, and is found among its own', async () => {
  const { call } = await open('o-opening-5');
  const goodsId = await save(call, socks({ skus: [cell('白', 'S')] }));
  dataOf(await call('goods', 'archive', { goodsId, isArchived: true }));
  const names = async (input: object) => dataOf(await call<{ rows: GoodsRow[] }>('goods', 'list', input)).rows.map(({ name }) => name);
  expect([await names({}), await names({ isArchived: true }), await names({ isArchived: true, search: '羊毛' }), await names({ search: '羊毛' })]).toEqual([[], ['羊毛袜'], ['羊毛袜'], []]);
  dataOf(await call('goods', 'archive', { goodsId, isArchived: false }));
  expect(await names({})).toEqual(['羊毛袜']);
});

test('sixty specs with codes and openings are saved within a function’s time', async () => {
  const { call } = await open('o-opening-6');
  const skus = Array.from({ length: 60 }, (_, n) => ({ specValues: [`色 ${n}`], code: `C-${n}`, barcodes: [`69${n}`], retailFen: 100, openingQuantity: n + 1 }));
  const before = cloud.databaseCalls();
  const goodsId = await save(call, { name: '六十色', specNames: ['颜色'], skus });
  // At 15 ms each this is 4 s of the function's 20.
  expect(cloud.databaseCalls() - before).toBeLessThanOrEqual(260);
  expect((await read(call, goodsId)).skus.reduce((sum, { stock }) => sum + stock.onHand, 0)).toBe(1830);
});
