import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf, startShopCloud, type Answer } from '../local-cloud/shop';

/* What people, bad networks and other shops send: each is refused with a sentence, and nothing changes. */

let cloud: LocalCloud;
let call: ReturnType<typeof caller>;
let shopId: string;
let skuId: string;

interface Ids { shopId: string; goodsId: string; partyId: string; orderId: string; purchaseOrderId: string }

beforeAll(async () => {
  cloud = await startShopCloud();
  call = caller(cloud, 'o-bad-input');
  ({ shopId } = dataOf(await call<Ids>('shop', 'create', { name: '坏输入', memberName: '店主' })));
  const { goodsId } = dataOf(await call<Ids>('goods', 'save', { name: '杯子', skus: [{ specValues: [], retailFen: 100, purchasePriceFen: 50, openingQuantity: 100 }] }));
  skuId = dataOf(await call<{ skus: { skuId: string }[] }>('goods', 'get', { goodsId })).skus[0]?.skuId ?? '';
}, 60_000);
afterAll(async () => { await cloud.close(); });

const place = (lines: unknown, more: object = {}) => call('orders', 'place', { customerId: 'walk-in', lines, ...more });
const code = (answer: Answer<unknown>): string => {
  if (answer.ok) return 'OK';
  expect(answer.error.message).toMatch(/[一-鿿]/);
  return answer.error.code;
};
const balance = async () => dataOf(await call<{ sku: object }>('stock', 'ledger', { skuId })).sku;

test.each([
  ['a negative quantity', -1], ['none', 0], ['half a piece', 0.5], ['a text', '1'], ['more than any shop has', 100_000_000], ['infinity', null],
])('%s is no quantity', async (_, quantity) => {
  const before = await balance();
  expect(code(await place([{ skuId, quantity }]))).toBe('INVALID_INPUT');
  expect(await balance()).toEqual(before);
});

test('an order has at least one line and at most fifty', async () => {
  expect(code(await place([]))).toBe('INVALID_INPUT');
  const answer = await place(Array.from({ length: 51 }, () => ({ skuId, quantity: 1 })));
  expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', message: '一单最多 50 行' } });
});

test('what is no longer sold is on no new document, however old the page that offers it', async () => {
  const { goodsId } = dataOf(await call<Ids>('goods', 'save', { name: '旧款', specNames: ['色'], skus: [{ specValues: ['红'], retailFen: 1, purchasePriceFen: 1 }, { specValues: ['蓝'], retailFen: 1, purchasePriceFen: 1, isHidden: true }] }));
  const [red, blue] = dataOf(await call<{ skus: { skuId: string }[] }>('goods', 'get', { goodsId })).skus;
  const { partyId: supplierId } = dataOf(await call<Ids>('purchasing', 'saveSupplier', { name: '旧厂' }));
  const buy = (sku: string | undefined) => call('purchasing', 'save', { supplierId, lines: [{ skuId: sku, quantity: 1 }] });
  expect(await buy(blue?.skuId)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND', message: '在卖的“旧款 蓝”不存在，可能已被删除' } });
  dataOf(await call('goods', 'archive', { goodsId, isArchived: true }));
  expect(code(await buy(red?.skuId))).toBe('NOT_FOUND');
  expect(code(await place([{ skuId: red?.skuId, quantity: 1 }]))).toBe('NOT_FOUND');
});

test('found goods that are worth more than the limit are refused, not overflown', async () => {
  const { goodsId } = dataOf(await call<Ids>('goods', 'save', { name: '金条', skus: [{ specValues: [], retailFen: 1, purchasePriceFen: 90_000_000_000 }] }));
  const sku = dataOf(await call<{ skus: { skuId: string }[] }>('goods', 'get', { goodsId })).skus[0]?.skuId;
  const adjust = (countedOnHand: number, shownOnHand: number) => call('stock', 'adjust', { skuId: sku, countedOnHand, shownOnHand, reason: 'found' });
  expect(code(await adjust(99_999_999, 0))).toBe('AMOUNT_TOO_LARGE');
  expect(code(await adjust(1, 0))).toBe('OK');
  expect(code(await adjust(99_999_999, 1))).toBe('AMOUNT_TOO_LARGE');
  expect(code(await adjust(0, 1))).toBe('OK');
});

test('two lines of one SKU are summed before the check', async () => {
  expect(code(await place([{ skuId, quantity: 60 }, { skuId, quantity: 60 }]))).toBe('INSUFFICIENT_STOCK');
});

test('an amount past the limit, a discount past the goods and a payment past the debt are refused', async () => {
  expect(code(await place([{ skuId, quantity: 99, priceFen: 99_999_999_999 }]))).toBe('AMOUNT_TOO_LARGE');
  expect(code(await place([{ skuId, quantity: 1 }], { discountFen: 101 }))).toBe('INVALID_INPUT');
  const order = dataOf(await place([{ skuId, quantity: 1 }])) as { orderId: string; version: number };
  expect(code(await call('orders', 'pay', { ...pick(order), amountFen: 101, method: 'cash' }))).toBe('INVALID_INPUT');
  expect(code(await call('orders', 'pay', { ...pick(order), amountFen: 0, method: 'cash' }))).toBe('INVALID_INPUT');
});

const pick = ({ orderId, version }: { orderId: string; version: number }) => ({ orderId, version });

test('a customer is no supplier', async () => {
  const { partyId } = dataOf(await call<Ids>('orders', 'saveCustomer', { name: '不是厂家' }));
  expect(code(await call('purchasing', 'save', { supplierId: partyId, lines: [{ skuId, quantity: 1 }] }))).toBe('NOT_FOUND');
});

test('when the database is full the order is refused, and what is there stays', async () => {
  const small = await startShopCloud({ maxBytes: 12_000 });
  try {
    const as = caller(small, 'o-full');
    dataOf(await as('shop', 'create', { name: '满', memberName: '甲' }));
    const save = (n: number) => as('goods', 'save', { name: `杯子${n}`, note: '好'.repeat(200), skus: [{ specValues: [], retailFen: 1 }] });
    const codes: string[] = [];
    for (let n = 0; n < 12; n += 1) codes.push(code(await save(n)));
    const saved = codes.filter((each) => each === 'OK').length;
    expect(new Set(codes)).toEqual(new Set(['OK', 'STORAGE_FULL']));
    expect(dataOf(await as<{ rows: unknown[] }>('goods', 'list')).rows).toHaveLength(saved);
  } finally {
    await small.close();
  }
}, 60_000);

test('five taps on one button are one payment', async () => {
  const order = dataOf(await place([{ skuId, quantity: 1 }])) as { orderId: string; version: number };
  const answers = await Promise.all(Array.from({ length: 5 }, () => call('orders', 'pay', { ...pick(order), amountFen: 40, method: 'cash' }, 'five-taps-on-pay')));
  expect(new Set(answers.map((answer) => JSON.stringify(dataOf(answer)))).size).toBe(1);
  expect(dataOf(await call('orders', 'get', { orderId: order.orderId }))).toMatchObject({ paidFen: 40, owedFen: 60, shopId });
});
