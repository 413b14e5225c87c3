import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf, newCommandId, startShopCloud } from '../local-cloud/shop';

let cloud: LocalCloud;
beforeAll(async () => { cloud = await startShopCloud(); }, 60_000);
afterAll(async () => { await cloud.close(); });

const bear = (over: object = {}) => ({
  name: '羊羔绒小熊公仔', specNames: ['颜色', '尺码'], unit: '件',
  skus: [
    { specValues: ['焦糖', '45 cm'], code: 'XR-C45', barcodes: ['6901234567892'], retailFen: 9600, purchasePriceFen: 4200 },
    { specValues: ['奶白', '45 cm'], code: 'XR-B45', retailFen: 9800 },
  ], ...over,
});

test('from the first run to goods that are found by name, pinyin, code and scan', async () => {
  const call = caller(cloud, 'o-owner-1');
  expect(await call('goods', 'list')).toMatchObject({ ok: false, error: { code: 'NO_SHOP' } });
  dataOf(await call('shop', 'create', { name: '小满礼物铺', memberName: '阿哲' }));
  const { goodsId } = dataOf(await call<{ goodsId: string }>('goods', 'save', bear()));
  for (const search of ['小熊', 'xxgz', 'xr-c', '']) {
    const { rows } = dataOf(await call<{ rows: { goodsId: string; priceFen: number }[] }>('goods', 'list', { search }));
    expect({ search, rows }).toMatchObject({ search, rows: [{ goodsId, priceFen: 9600, skuCount: 2, stock: { available: 0 } }] });
  }
  expect(dataOf(await call<{ rows: unknown[] }>('goods', 'list', { search: '小狗' })).rows).toEqual([]);
  expect(dataOf(await call('goods', 'scan', { code: '6901234567892' }))).toMatchObject({ sku: { specText: '焦糖 · 45 cm' } });
  expect(dataOf(await call('goods', 'scan', { code: '0000' }))).toEqual({ sku: null });
});

test('one command sent five times at once makes one goods', async () => {
  const call = caller(cloud, 'o-owner-2');
  dataOf(await call('shop', 'create', { name: '五次', memberName: '甲' }));
  const commandId = newCommandId();
  const answers = await Promise.all(Array.from({ length: 5 }, () => call<{ goodsId: string }>('goods', 'save', bear(), commandId)));
  expect(new Set(answers.map((answer) => dataOf(answer).goodsId)).size).toBe(1);
  expect(dataOf(await call<{ rows: unknown[] }>('goods', 'list')).rows).toHaveLength(1);
  expect(await call('goods', 'save', bear({ name: '别的' }), commandId)).toMatchObject({ ok: false, error: { code: 'IDEMPOTENCY_KEY_REUSED' } });
});

test('a code belongs to one goods, and the refusal names it', async () => {
  const call = caller(cloud, 'o-owner-3');
  dataOf(await call('shop', 'create', { name: '编码', memberName: '甲' }));
  dataOf(await call('goods', 'save', bear()));
  expect(await call('goods', 'save', bear({ name: '另一只' }))).toMatchObject({ ok: false, error: { code: 'CODE_TAKEN', details: { goodsName: '羊羔绒小熊公仔' } } });
});

test('an older editor is refused, and the newer save stays', async () => {
  const call = caller(cloud, 'o-owner-4');
  dataOf(await call('shop', 'create', { name: '版本', memberName: '甲' }));
  const { goodsId } = dataOf(await call<{ goodsId: string }>('goods', 'save', bear()));
  const { skus } = dataOf(await call<{ skus: { skuId: string }[] }>('goods', 'get', { goodsId }));
  const edit = (name: string) => bear({ goodsId, version: 1, name, skus: bear().skus.map((sku, index) => ({ ...sku, skuId: skus[index]?.skuId })) });
  expect(dataOf(await call('goods', 'save', edit('新名')))).toEqual({ goodsId, version: 2 });
  expect(await call('goods', 'save', edit('旧名'))).toMatchObject({ ok: false, error: { code: 'STALE' } });
});

test('an invitation is used once; staff see no purchase price and cannot set one; a removed member is out', async () => {
  const owner = caller(cloud, 'o-owner-5');
  const session = dataOf(await owner<{ shopId: string }>('shop', 'create', { name: '团队', memberName: '店主' }));
  const { goodsId } = dataOf(await owner<{ goodsId: string }>('goods', 'save', bear()));
  const { token } = dataOf(await owner<{ token: string }>('shop', 'invite', { role: 'sales' }));
  const staff = caller(cloud, 'o-staff-5', session.shopId);
  expect(await staff('goods', 'list')).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  dataOf(await staff('shop', 'accept', { token, memberName: '小王' }));
  expect(await caller(cloud, 'o-other-5')('shop', 'accept', { token, memberName: '别人' })).toMatchObject({ ok: false, error: { code: 'INVITE_INVALID' } });

  const seen = dataOf(await staff<{ version: number; skus: { skuId: string }[] }>('goods', 'get', { goodsId }));
  expect(JSON.stringify(seen)).not.toContain('purchasePriceFen');
  dataOf(await staff('goods', 'save', bear({ goodsId, version: seen.version, skus: bear().skus.map((sku, index) => ({ ...sku, purchasePriceFen: 1, skuId: seen.skus[index]?.skuId })) })));
  expect(dataOf(await owner<{ skus: unknown[] }>('goods', 'get', { goodsId })).skus[0]).toMatchObject({ purchasePriceFen: 4200 });
  expect(await staff('shop', 'invite', { role: 'sales' })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });

  const { members } = dataOf(await owner<{ members: { memberId: string; name: string }[] }>('shop', 'overview'));
  const memberId = members.find(({ name }) => name === '小王')?.memberId;
  dataOf(await owner('shop', 'removeMember', { memberId }));
  expect(await staff('goods', 'list')).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});

test("another shop's goods are not found by any id", async () => {
  const call = caller(cloud, 'o-owner-6');
  dataOf(await call('shop', 'create', { name: '甲店', memberName: '甲' }));
  const { goodsId } = dataOf(await call<{ goodsId: string }>('goods', 'save', bear()));
  const stranger = caller(cloud, 'o-owner-7');
  dataOf(await stranger('shop', 'create', { name: '乙店', memberName: '乙' }));
  expect(await stranger('goods', 'get', { goodsId })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(await stranger('goods', 'archive', { goodsId, isArchived: true })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});

test.each([
  ['an unknown action', 'goods', 'drop', {}, 'UNKNOWN_ACTION'],
  ['a prototype key', 'goods', 'constructor', {}, 'UNKNOWN_ACTION'],
  ['an unknown field', 'goods', 'list', { shopId: 's' }, 'INVALID_INPUT'],
  ['an operator for a text', 'goods', 'get', { goodsId: { $ne: '' } }, 'INVALID_INPUT'],
  ['a name that is too long', 'goods', 'save', { ...bear(), name: '长'.repeat(61) }, 'INVALID_INPUT'],
  ['a negative price', 'goods', 'save', { ...bear(), skus: [{ specValues: ['a', 'b'], retailFen: -1 }] }, 'INVALID_INPUT'],
  ['half a 分', 'goods', 'save', { ...bear(), skus: [{ specValues: ['a', 'b'], retailFen: 0.5 }] }, 'INVALID_INPUT'],
])('%s is refused with a sentence', async (_, name, action, input, code) => {
  const call = caller(cloud, 'o-owner-8');
  await call('shop', 'create', { name: '输入', memberName: '甲' }, 'the-shop-of-bad-input');
  const answer = await call(name, action, input);
  expect(answer).toMatchObject({ ok: false, error: { code } });
  if (!answer.ok) expect(answer.error.message).toMatch(/[一-鿿]/);
});

test('the list is asked of indexes: four database calls, no scan', async () => {
  const call = caller(cloud, 'o-owner-9');
  dataOf(await call('shop', 'create', { name: '预算', memberName: '甲' }));
  dataOf(await call('goods', 'save', bear()));
  const before = cloud.databaseCalls();
  dataOf(await call('goods', 'list'));
  expect(cloud.databaseCalls() - before).toBeLessThanOrEqual(4);
  expect(cloud.scans()).toEqual([]);
});
