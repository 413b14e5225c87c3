import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './browser';
import { startPhones, type Phone, type Phones } from './phones';
import { drawPictures } from './pictures';
import { openSampleShop, type SampleShop } from './sample-shop';

/* Every page, with real content: as it looks by day and night, and that nothing runs over the edge of a narrow phone. */

/** `npm run screenshots` renews the ones that are kept; a test run leaves them alone. */
const FOLDER = join(__dirname, '../..', process.env['npm_lifecycle_event'] === 'screenshots' ? 'docs/screenshots' : '.local/screenshots');

let phones: Phones;
let sample: SampleShop;
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  phones = await startPhones();
  const browser = await openBrowser();
  const pictures = await drawPictures(browser);
  await browser.close();
  sample = await openSampleShop(phones, 'o-owner', pictures);
}, 180_000);
afterAll(async () => {
  await phones.close();
  expect(phones.problems).toEqual([]);
}, 60_000);

/** Name of the picture → path of the page. */
function pagesOf({ ids }: SampleShop): Record<string, string> {
  const one = (path: string, key: string, id: string): string => `/packages/${path}?${key}=${encodeURIComponent(id)}`;
  return {
    goods: '/pages/goods/goods',
    orders: '/pages/orders/orders',
    purchasing: '/pages/purchasing/purchasing',
    sales: '/pages/sales/sales',
    stock: '/pages/stock/stock',
    'goods-detail': one('goods/goods-detail/goods-detail', 'id', ids.goods),
    'goods-editor': one('goods/goods-editor/goods-editor', 'goods', ids.goods),
    categories: '/packages/goods/categories/categories',
    'goods-import': '/packages/goods/goods-import/goods-import',
    'code-claim': '/packages/goods/code-claim/code-claim?code=6901234567892',
    'order-editor': '/packages/orders/order-editor/order-editor',
    'order-detail': one('orders/order-detail/order-detail', 'id', ids.unshipped),
    ship: one('orders/ship/ship', 'id', ids.unshipped),
    customers: '/packages/orders/customers/customers',
    customer: one('orders/customer/customer', 'id', ids.customer),
    'customer-editor': one('orders/customer-editor/customer-editor', 'id', ids.customer),
    'purchase-editor': '/packages/purchasing/purchase-editor/purchase-editor',
    'purchase-detail': one('purchasing/purchase-detail/purchase-detail', 'id', ids.purchaseOrder),
    receive: one('purchasing/receive/receive', 'id', ids.purchaseOrder),
    'plan-settings': '/packages/purchasing/plan-settings/plan-settings',
    'reorder-settings': one('purchasing/plan-settings/plan-settings', 'sku', ids.sku),
    'supplier-editor': one('purchasing/supplier-editor/supplier-editor', 'id', ids.supplier),
    shipments: '/packages/sales/shipments/shipments',
    'sku-ledger': one('stock/sku-ledger/sku-ledger', 'sku', ids.sku),
    adjust: one('stock/adjust/adjust', 'sku', ids.sku),
    'shop-home': '/packages/shop/shop-home/shop-home',
    invite: one('shop/invite/invite', 'token', ids.invite),
    'new-shop': '/packages/shop/new-shop/new-shop',
  };
}

/** Forms are shown at work. */
const AT_WORK: Record<string, (phone: Phone) => Promise<void>> = {
  async 'order-editor'(phone) {
    await phone.tap(/^李婷婷/);
    await phone.tap(/^加 1 件永生花/);
    await phone.tap(/^增加永生花/);
    await phone.tap(/^加 1 罐明前|^加 1 件明前/);
    await phone.tap(/^加 1 件雪松/);
    await phone.tap(/^增加雪松/);
    await phone.tap(/^加入/);
  },
  async 'purchase-editor'(phone) {
    await phone.tap(/^供应商/);
    await phone.tap(/^义乌晨光/);
    await phone.tap('选商品');
    await phone.tap(/^加 1 件永生花/);
    await phone.tap(/^加 1 件雪松/);
    await phone.tap(/^加入/);
  },
  // A shop of an afternoon has nothing to plan yet.
  purchasing: (phone) => phone.page.getByRole('tab', { name: '在途' }).filter({ visible: true }).tap(),
  receive: (phone) => phone.tap('剩下的全到了'),
  ship: (phone) => phone.choose('顺丰'),
};

const TABS = ['goods', 'orders', 'purchasing', 'sales', 'stock'];

/** Opens a page and waits until it shows what it has. */
async function visit(phone: Phone, name: string, path = pagesOf(sample)[name] ?? ''): Promise<void> {
  await phone.open(path);
  await phone.page.waitForLoadState('networkidle');
  await phone.page.locator('.skeleton, wx-skeleton').filter({ visible: true }).first().waitFor({ state: 'hidden' });
  await AT_WORK[name]?.(phone);
  await phone.page.waitForTimeout(400);
}

/** Elements that begin or end outside the phone, unless something they lie in scrolls or cuts. */
const outside = (phone: Phone): Promise<string[]> => phone.page.evaluate<string[]>(`(() => {
  const isCut = (element) => { for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) if (getComputedStyle(at).overflowX !== 'visible' && at.scrollHeight <= at.clientHeight + 1) return true; return false; };
  return [...document.querySelectorAll('wx-view, wx-text, wx-image, wx-input, wx-textarea')]
    .filter((element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden')
    .filter((element) => { const { left, right, width } = element.getBoundingClientRect(); return width > 0 && (left < -1 || right > innerWidth + 1); })
    .filter((element) => !isCut(element))
    .map((element) => element.className + ': ' + element.textContent.slice(0, 40));
})()`);

test('every page by day', async () => {
  const me = await phones.phone('o-owner');
  await me.open();
  for (const [name, path] of Object.entries(pagesOf(sample))) {
    await visit(me, name, path);
    expect({ name, outside: await outside(me) }).toEqual({ name, outside: [] });
    await me.page.screenshot({ path: join(FOLDER, `${name}.png`), scale: 'css' });
  }
}, 300_000);

test('the tabs and an order by night', async () => {
  const me = await phones.phone('o-owner', { theme: 'dark' });
  await me.open();
  for (const name of [...TABS, 'order-detail', 'goods-editor']) {
    await visit(me, name);
    await me.page.screenshot({ path: join(FOLDER, `${name}-dark.png`), scale: 'css' });
  }
}, 300_000);

test('no page runs over the edge of a phone 320 px wide', async () => {
  const me = await phones.phone('o-owner', { width: 320, height: 640 });
  await me.open();
  for (const [name, path] of Object.entries(pagesOf(sample))) {
    await visit(me, name, path);
    expect({ name, outside: await outside(me) }).toEqual({ name, outside: [] });
  }
}, 300_000);

test('the first run, and an invitation', async () => {
  const stranger = await phones.phone('o-customer');
  await stranger.open();
  await stranger.sees('给店铺起个名字');
  await stranger.page.screenshot({ path: join(FOLDER, 'first-run.png'), scale: 'css' });
  await stranger.open(`/packages/shop/join/join?token=${sample.ids.invite}`);
  await stranger.sees('小满礼物铺');
  await stranger.page.screenshot({ path: join(FOLDER, 'join.png'), scale: 'css' });
});
