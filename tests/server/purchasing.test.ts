import type { PurchaseDetail, PurchaseResult, SupplierDetail } from '../../cloudfunctions/purchasing/contract';
import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf, startShopCloud } from '../local-cloud/shop';

let cloud: LocalCloud;
beforeAll(async () => { cloud = await startShopCloud(); }, 60_000);
afterAll(async () => { await cloud.close(); });

type Call = ReturnType<typeof caller>;

/** A shop with two goods, a supplier and a draft of 10 + 5. */
async function shopWithDraft(openId: string): Promise<{ call: Call; shopId: string; skus: string[]; supplierId: string; draft: PurchaseResult }> {
  const call = caller(cloud, openId);
  const { shopId } = dataOf(await call<{ shopId: string }>('shop', 'create', { name: '采购', memberName: '小满' }));
  const { goodsId } = dataOf(await call<{ goodsId: string }>('goods', 'save', {
    name: '小熊', specNames: ['颜色'], skus: [{ specValues: ['焦糖'], retailFen: 9600, purchasePriceFen: 4200 }, { specValues: ['奶白'], retailFen: 9800, purchasePriceFen: 4300 }],
  }));
  const skus = dataOf(await call<{ skus: { skuId: string }[] }>('goods', 'get', { goodsId })).skus.map(({ skuId }) => skuId);
  const { partyId: supplierId } = dataOf(await call<{ partyId: string }>('purchasing', 'saveSupplier', { name: '义乌晨光礼品厂', phone: '13800000000', address: '义乌市福田路 1 号' }));
  const draft = dataOf(await call<PurchaseResult>('purchasing', 'save', { supplierId, isDraft: true, lines: [{ skuId: skus[0], quantity: 10 }, { skuId: skus[1], quantity: 5 }] }));
  return { call, shopId, skus, supplierId, draft };
}
const incoming = async (call: Call, skuId: string | undefined): Promise<number> => dataOf(await call<{ sku: { incoming: number } }>('stock', 'ledger', { skuId })).sku.incoming;

test('a draft expects nothing; written again and placed, its new content is on its way', async () => {
  const { call, skus: [a, b], supplierId, draft } = await shopWithDraft('o-po-1');
  expect([draft.state, await incoming(call, a)]).toEqual(['draft', 0]);
  const which = { purchaseOrderId: draft.purchaseOrderId, version: draft.version };
  const edited = dataOf(await call<PurchaseResult>('purchasing', 'edit', { ...which, supplierId, isDraft: true, expectedOn: '2026-12-01', note: '发顺丰', lines: [{ skuId: b, quantity: 7, costPriceFen: 4000 }] }));
  expect([edited.state, edited.number, await incoming(call, b)]).toEqual(['draft', draft.number, 0]);
  expect(await call('purchasing', 'edit', { ...which, supplierId, lines: [{ skuId: a, quantity: 1 }] })).toMatchObject({ ok: false, error: { code: 'STALE' } });
  const placed = dataOf(await call<PurchaseResult>('purchasing', 'edit', { purchaseOrderId: draft.purchaseOrderId, version: edited.version, supplierId, lines: [{ skuId: a, quantity: 3 }, { skuId: b, quantity: 7, costPriceFen: 4000 }] }));
  expect([placed.state, await incoming(call, a), await incoming(call, b)]).toEqual(['ordered', 3, 7]);
  const order = dataOf(await call<PurchaseDetail>('purchasing', 'get', { purchaseOrderId: draft.purchaseOrderId }));
  expect(order).toMatchObject({ pieces: 10, costFen: 3 * 4200 + 7 * 4000, note: '', expectedOn: '' });
  expect(order.timeline.map(({ label }) => label)).toEqual(['开单', '修改', '修改', '下采购单']);
});

test('the timeline says how many pieces came, and with what note', async () => {
  const { call, skus: [a, b], draft } = await shopWithDraft('o-po-6');
  const placed = dataOf(await call<PurchaseResult>('purchasing', 'order', { purchaseOrderId: draft.purchaseOrderId, version: draft.version }));
  const which = { purchaseOrderId: draft.purchaseOrderId };
  const part = dataOf(await call<PurchaseResult>('purchasing', 'receive', { ...which, version: placed.version, note: '少一箱', lines: [{ skuId: a, quantity: 4 }, { skuId: b, quantity: 5 }] }));
  dataOf(await call('purchasing', 'receive', { ...which, version: part.version, lines: [{ skuId: a, quantity: 6 }] }));
  const { timeline } = dataOf(await call<PurchaseDetail>('purchasing', 'get', which));
  expect(timeline.map(({ label, pieces, note }) => [label, pieces, note])).toEqual([['开单', undefined, ''], ['下采购单', undefined, ''], ['部分收货', 9, '少一箱'], ['收货', 6, '']]);
});

test('what is placed is no longer written again', async () => {
  const { call, skus: [a], supplierId, draft } = await shopWithDraft('o-po-2');
  const placed = dataOf(await call<PurchaseResult>('purchasing', 'order', { purchaseOrderId: draft.purchaseOrderId, version: draft.version }));
  expect(await call('purchasing', 'edit', { purchaseOrderId: draft.purchaseOrderId, version: placed.version, supplierId, lines: [{ skuId: a, quantity: 99 }] }))
    .toMatchObject({ ok: false, error: { code: 'TRANSITION_NOT_ALLOWED', message: '现在是“在途”，不能修改' } });
  expect(await incoming(call, a)).toBe(10);
});

test('a customer cannot stand as a supplier', async () => {
  const { call, skus: [a], draft } = await shopWithDraft('o-po-3');
  const { partyId } = dataOf(await call<{ partyId: string }>('orders', 'saveCustomer', { name: '李婷婷' }));
  const lines = [{ skuId: a, quantity: 1 }];
  expect(await call('purchasing', 'save', { supplierId: partyId, lines })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(await call('purchasing', 'edit', { purchaseOrderId: draft.purchaseOrderId, version: 1, supplierId: partyId, lines })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(await call('purchasing', 'supplier', { partyId })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(await call('purchasing', 'editSupplier', { partyId, version: 1, name: '李' })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});

test('who buys reads a supplier in full and corrects them; lists stay masked, and a packer sees no more than that', async () => {
  const { call, shopId, supplierId } = await shopWithDraft('o-po-4');
  const before = dataOf(await call<SupplierDetail>('purchasing', 'supplier', { partyId: supplierId }));
  expect(before).toEqual({ partyId: supplierId, name: '义乌晨光礼品厂', phone: '13800000000', address: '义乌市福田路 1 号', note: '', supplierDebtFen: 0, version: 1 });
  dataOf(await call('purchasing', 'editSupplier', { partyId: supplierId, version: 1, name: '晨光礼品', phone: '13900001111', address: '', note: '满 1000 包邮' }));
  expect(dataOf(await call('purchasing', 'supplier', { partyId: supplierId }))).toMatchObject({ name: '晨光礼品', phone: '13900001111', address: '', note: '满 1000 包邮', version: 2 });
  expect(await call('purchasing', 'editSupplier', { partyId: supplierId, version: 1, name: '旧' })).toMatchObject({ ok: false, error: { code: 'STALE' } });
  for (const search of ['晨光', 'cglp', '1111']) expect(dataOf(await call<{ rows: object[] }>('purchasing', 'suppliers', { search })).rows).toMatchObject([{ partyId: supplierId, phoneMask: '139****1111' }]);
  expect(dataOf(await call<{ rows: object[] }>('purchasing', 'suppliers', { search: '0000' })).rows).toEqual([]);

  const { token } = dataOf(await call<{ token: string }>('shop', 'invite', { role: 'packer' }));
  const packer = caller(cloud, 'o-po-4-packer', shopId);
  dataOf(await packer('shop', 'accept', { token, memberName: '仓管' }));
  expect(await packer('purchasing', 'supplier', { partyId: supplierId })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  expect(JSON.stringify(await packer('purchasing', 'suppliers'))).not.toMatch(/13900001111|supplierDebtFen/);
});

test('a phone that stands for one supplier cannot be given to another', async () => {
  const { call } = await shopWithDraft('o-po-5');
  const { partyId } = dataOf(await call<{ partyId: string }>('purchasing', 'saveSupplier', { name: '另一家' }));
  expect(await call('purchasing', 'editSupplier', { partyId, version: 1, name: '另一家', phone: '138 0000 0000' })).toMatchObject({ ok: false, error: { code: 'PHONE_TAKEN', message: '电话 138****0000 已经是“义乌晨光礼品厂”的' } });
});
