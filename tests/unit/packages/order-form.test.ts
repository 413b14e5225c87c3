import { addPicked, blocker, emptyForm, formSum, lineView } from '../../../miniprogram/packages/orders/order-editor/order-form';
import type { DraftLine, OrderDraft } from '../../../miniprogram/pages/orders/order-draft';
import type { SkuRow } from '../../../cloudfunctions/goods/contract';

const bear: DraftLine = { sku: { skuId: 'a.1', goodsName: '小熊', specText: '焦糖', picture: '', unit: '件', priceFen: 9600, available: 2, incoming: 36 }, quantity: 6, priceText: null };
const form = (change: Partial<OrderDraft> = {}): OrderDraft =>
  ({ ...emptyForm(), customer: { partyId: 'c', name: '李婷婷', phoneMask: '', addressMask: '', balanceFen: null }, lines: [bear], ...change });

test('a line says what is there and what is missing, in amber before and in red after a refusal', () => {
  expect(lineView(bear, undefined)).toMatchObject({ amountFen: 57600, source: '零售价', reason: '可用 2 件，差 4 件；在途 36 件', tone: 'amber' });
  expect(lineView(bear, 1)).toMatchObject({ reason: '可用 1 件，差 5 件；在途 36 件', tone: 'red' });
  expect(lineView({ ...bear, quantity: 2 }, undefined)).toMatchObject({ reason: '', tone: '' });
  expect(lineView({ ...bear, sku: { ...bear.sku, available: -3 } }, undefined).reason).toBe('可用 −3 件，差 9 件；在途 36 件');
});

test('a price typed over the goods’ own is the price; what is no amount is none', () => {
  expect(lineView({ ...bear, priceText: '90' }, undefined)).toMatchObject({ priceFen: 9000, amountFen: 54000, source: '改过价' });
  expect(lineView({ ...bear, priceText: '九十' }, undefined)).toMatchObject({ priceFen: null, amountFen: null, tone: 'amber' });
  expect(lineView({ ...bear, priceText: '0' }, undefined)).toMatchObject({ priceFen: 0 });
});

test('the total is goods − discount + freight, and a line of none counts for nothing', () => {
  expect(formSum(form({ lines: [bear, { ...bear, quantity: 0 }], discountText: '26', freightText: '18.00' })))
    .toMatchObject({ kinds: 1, pieces: 6, goodsFen: 57600, discountFen: 2600, freightFen: 1800, totalFen: 56800, summary: '1 款 6 件' });
});

test('an amount past what a number holds is no amount', () => {
  const huge = { ...bear, quantity: 99_999_999, priceText: '999999999' };
  expect(lineView(huge, undefined).amountFen).toBeNull();
  expect(formSum(form({ lines: [huge] })).totalFen).toBeNull();
});

test.each<[string, Partial<OrderDraft>]>([
  ['', {}],
  ['先选客户', { customer: null }],
  ['先选商品', { lines: [] }],
  ['先选商品', { lines: [{ ...bear, quantity: 0 }] }],
  ['还有 1 款没有单价', { lines: [{ ...bear, sku: { ...bear.sku, priceFen: null } }] }],
  ['优惠要像 18.00 这样', { discountText: '一点' }],
  ['运费要像 18.00 这样', { freightText: '-5' }],
  ['优惠不能超过货款', { discountText: '576.01' }],
  ['一单最多 50 款', { lines: Array.from({ length: 51 }, () => bear) }],
  ['金额太大，最多 ¥1,000,000,000.00', { lines: [{ ...bear, quantity: 99_999_999, priceText: '9999999' }] }],
])('“%s” is why the form waits', (reason, change) => {
  expect(blocker(form(change))).toBe(reason);
});

test('what is picked again adds to its line and keeps its price', () => {
  const row = { ...bear.sku, goodsId: 'a', packs: [], purchasePriceFen: null, stock: { onHand: 9, reserved: 0, available: 9, incoming: 0, level: 'ok' } } satisfies SkuRow;
  const lines = addPicked([{ ...bear, priceText: '90' }], [{ sku: row, quantity: 2 }, { sku: { ...row, skuId: 'b.1' }, quantity: 1 }]);
  expect(lines).toMatchObject([{ quantity: 8, priceText: '90', sku: { available: 9 } }, { quantity: 1, priceText: null }]);
  expect(JSON.stringify(lines)).not.toContain('purchasePriceFen');
});
