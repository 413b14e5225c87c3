import { join } from 'node:path';
import { startPhones, type Phones } from './phones';
import { openShop, type ShopInUse } from './shop';

/* Real goods in: the Online Retail catalogue, 5,749 lines as they are, through the page. */

const FILE = join(__dirname, '../data/online-retail-goods.csv');
const LINES = 5749;
const GOOD = 3956;
/** Why the others are not taken, in the file's own words and ours. */
const REFUSED = { 没有商品名: 960, 编码和前面一行重复: 831, 编码看不懂: 1, 价格看不懂: 1 };

let phones: Phones;
let shop: ShopInUse;
beforeAll(async () => {
  phones = await startPhones({ latencyMs: 3 });
  shop = await openShop(phones.cloud, 'o-owner', '小满礼物铺');
}, 120_000);
afterAll(async () => {
  await phones.close();
  expect(phones.problems).toEqual([]);
}, 60_000);

test('every line is taken or has its reason, also when the phone dies in the middle; the goods are then bought, sold and shipped', async () => {
  expect(Object.values(REFUSED).reduce((sum, count) => sum + count, GOOD)).toBe(LINES);
  const me = await phones.phone('o-owner');
  await me.open();
  await me.tap(/^从 Excel 搬过来/);
  const [chooser] = await Promise.all([me.page.waitForEvent('filechooser'), me.tap('选文件')]);
  await chooser.setFiles(FILE);
  await me.sees('3,956 行能导入，1,793 行不能');
  for (const [reason, count] of Object.entries(REFUSED)) await me.button(`${reason} ${count} 行`).waitFor();
  await me.tap('导入 3,956 款');
  await me.sees(/^[1-9]00$/);

  await me.open('/packages/goods/goods-import/goods-import');
  await me.text('导完了').waitFor({ timeout: 120_000 });
  const text = (await me.reads()).replace(/\s/g, '');
  expect(text).toContain('1,793行没导入');

  const found = async (search: string) => (await shop.call<{ rows: { skuId: string }[] }>('goods', 'pick', { search })).rows.map(({ skuId }) => skuId);
  const some = [...new Set([...await found('71053'), ...await found('LANTERN')])].slice(0, 10).map((skuId) => ({ skuId, quantity: 12 }));
  expect(some).toHaveLength(10);
  const { partyId: supplierId } = await shop.call<{ partyId: string }>('purchasing', 'saveSupplier', { name: '义乌晨光礼品厂' });
  const bought = await shop.call<{ purchaseOrderId: string; version: number }>('purchasing', 'save', { supplierId, lines: some.map((line) => ({ ...line, costPriceFen: 100 })) });
  await shop.call('purchasing', 'receive', { purchaseOrderId: bought.purchaseOrderId, version: bought.version, lines: some });

  await me.open('/packages/orders/order-editor/order-editor');
  await me.tap('散客');
  await me.type('名称、拼音、货号、条码', '71053');
  await me.tap(/^加 1 件WHITE METAL LANTERN/);
  await me.tap('加入 1 款 1 件');
  await me.tap('下单');
  await me.sees('货齐 1 件；还没收款');
  await me.tap('发货');
  await me.tap('发货 1 件');
  await me.sees('1 件都发了，等客户收货');
}, 300_000);
