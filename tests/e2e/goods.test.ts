import { join } from 'node:path';
import type { GoodsDetail, GoodsRow } from '../../cloudfunctions/goods/contract';
import { startPhones, type Phone, type Phones } from './phones';
import { openShop, type ShopInUse } from './shop';

/* Goods on the phone: pictures, a grid of colours and sizes, codes, and two people at one of them. */

const PICTURE = join(__dirname, '../../miniprogram/icons/goods-active.png');
const EDITOR = '/packages/goods/goods-editor/goods-editor';

let phones: Phones;
let shop: ShopInUse;
beforeAll(async () => {
  phones = await startPhones();
  shop = await openShop(phones.cloud, 'o-owner', '小满礼物铺');
  await shop.addGoods('已有的相框', 3);
}, 120_000);
afterAll(async () => {
  await phones.close();
  expect(phones.problems).toEqual([]);
}, 60_000);

const rowsOf = async (search: string): Promise<GoodsRow[]> => (await shop.call<{ rows: GoodsRow[] }>('goods', 'list', { search })).rows;
async function goodsOf(search: string): Promise<GoodsDetail> {
  const [row] = await rowsOf(search);
  return shop.call<GoodsDetail>('goods', 'get', { goodsId: row?.goodsId ?? '' });
}
async function atList(openId = 'o-owner'): Promise<Phone> {
  const me = await phones.phone(openId);
  await me.open('/pages/goods/goods');
  await me.sees('已有的相框');
  return me;
}
/** The camera of a browser is a field. */
async function scan(me: Phone, code: string): Promise<void> {
  await me.page.getByRole('textbox', { name: '条码', exact: true }).filter({ visible: true }).last().fill(code);
  await me.page.getByText('确定', { exact: true }).tap();
}
async function fillColumn(me: Phone, size: string, what: string, value: string): Promise<void> {
  await me.tap(`${size}，整列`);
  await me.type(`${size} 整列，${what}`, value);
  await me.tap(/^填 \d 格$/);
  await me.text(`${size} 整列`).first().waitFor({ state: 'hidden' });
}

test('three colours by two sizes: a picture, prices by column, one crossing not sold, and what is on the shelf', async () => {
  const me = await atList();
  await me.tap('新商品');
  const [chooser] = await Promise.all([me.page.waitForEvent('filechooser'), me.tap(/^加图片/)]);
  await chooser.setFiles(PICTURE);
  await me.type('商品名', '羊羔绒小熊公仔');
  await me.tap(/有颜色、尺码就加/);
  await me.type('给颜色加一个值', '奶白、焦糖、雾灰');
  await me.page.keyboard.press('Enter');
  await me.tap('加尺码');
  await me.type('给尺码加一个值', '45 cm，60 cm');
  await me.page.keyboard.press('Enter');
  await me.tap('用这 3 × 2 = 6 个规格');
  await me.sees('6 个没填价，开单时再定');
  await fillColumn(me, '45 cm', '零售价，元', '96');
  await fillColumn(me, '60 cm', '零售价，元', '158');
  await me.tap('雾灰，整行');
  await me.tap('都不卖');
  await me.page.getByRole('tab', { name: '进货价' }).tap();
  await me.tap('全部同价');
  await me.type('全部规格，进货价，元', '42');
  await me.tap('填 4 格');
  await me.page.getByRole('tab', { name: '库存' }).filter({ visible: true }).first().tap();
  await me.type('奶白 45 cm 库存', '24');
  await me.type('焦糖 60 cm 库存', '6');
  await me.sees('期初 30 件，保存时一起入账');
  await me.page.getByRole('tab', { name: '货号' }).filter({ visible: true }).first().tap();
  await me.tap('填型号');
  await me.tap('奶白，整行');
  await me.type('奶白 整行，型号', 'XR-201');
  await me.tap('填 2 格');
  await me.type('焦糖 45 cm 型号', 'XR-202');
  await me.tap('保存');
  await me.sees('4 个规格');
  const goods = await goodsOf('ygrxx');
  expect(goods.skus.map(({ model }) => model)).toEqual(['XR-201', 'XR-201', 'XR-202', '', '', '']);
  expect(goods.pictures).toHaveLength(1);
  expect(goods.skus.map(({ specValues, retailFen, purchasePriceFen, isHidden, stock }) => [specValues.join(' '), retailFen, purchasePriceFen, isHidden, stock.onHand])).toEqual([
    ['奶白 45 cm', 9600, 4200, false, 24], ['奶白 60 cm', 15800, 4200, false, 0], ['焦糖 45 cm', 9600, 4200, false, 0], ['焦糖 60 cm', 15800, 4200, false, 6],
    ['雾灰 45 cm', 9600, null, true, 0], ['雾灰 60 cm', 15800, null, true, 0],
  ]);

  // A colour with stock cannot be taken away; the sentence names it.
  await me.open(`${EDITOR}?goods=${encodeURIComponent(goods._id)}`);
  await me.tap('改规格');
  await me.tap('去掉奶白');
  await me.tap(/^用这 /);
  await me.sees(/先卖完，或在库存里调整为 0，再去掉/);
});

test('a code that nobody knows becomes a new goods and the camera opens again; the next one goes to goods that are there', async () => {
  const me = await atList();
  await me.tap('扫码');
  await scan(me, '6909999000018');
  await me.tap('新建商品');
  await me.type('商品名', '扫出来的小夜灯');
  await me.tap('存好接着扫');
  await scan(me, '6909999000025');
  await me.tap('记到已有的商品上');
  await me.tap(/^已有的相框/);
  await me.tap('存好接着扫');
  await scan(me, '6909999000025');
  await me.sees('出入库流水');
  expect((await goodsOf('已有的相框')).skus[0]?.barcodes).toEqual(['6909999000025']);
  expect((await goodsOf('扫出来的')).skus[0]?.barcodes).toEqual(['6909999000018']);

  // A code that is taken names whose it is.
  await me.tap('编辑');
  await me.tap('条码');
  await me.type('条码', '6909999000018');
  await me.page.keyboard.press('Enter');
  await me.sees('6909999000018 已用在“扫出来的小夜灯”上');
});

test('two people change one goods: the second is told what the first did, and both changes stay', async () => {
  await shop.addGoods('两个人改的杯子', 0);
  const { _id: goodsId, version, skus: [sku] } = await goodsOf('两个人改');
  const me = await atList();
  await me.open(`${EDITOR}?goods=${encodeURIComponent(goodsId)}`);
  await me.type('售价，元', '88');
  await shop.call('goods', 'save', { goodsId, version, name: '两个人改的杯子 新名', skus: [{ skuId: sku?.skuId, specValues: [], retailFen: 9600, purchasePriceFen: 4200 }] });
  await me.tap('保存');
  await me.sees(/店里另一个人改了商品名/);
  await me.tap('合在一起，我看一眼再存');
  await me.tap('保存');
  await me.sees('已存 两个人改的杯子 新名');
  expect(await goodsOf('两个人改')).toMatchObject({ name: '两个人改的杯子 新名', skus: [{ retailFen: 8800 }] });
});

test('an order begins with the spec that was chosen', async () => {
  const { _id: goodsId } = await goodsOf('ygrxx');
  const me = await atList();
  await me.open(`/packages/goods/goods-detail/goods-detail?id=${encodeURIComponent(goodsId)}`);
  await me.tap('开单');
  await me.tap(/^焦糖 · 60 cm，可用 6 件$/);
  await me.tap('散客');
  await me.sees('合计');
  expect((await me.reads()).replace(/\s/g, '')).toContain('¥158.00');
});

test('what was written is still there after the app was closed', async () => {
  const me = await atList();
  await me.tap('新商品');
  await me.type('商品名', '写了一半的台灯');
  await me.sees(/^草稿已存/);
  await me.open('/pages/goods/goods');
  await me.tap('新商品');
  await me.sees('接着上次没存完的');
  expect(await me.page.getByLabel('商品名').and(me.page.locator('textarea')).filter({ visible: true }).inputValue()).toBe('写了一半的台灯');
  await me.tap('清空重来');
  await me.sees('0/60');
});

test('staff see and enter no purchase price; who only looks has nothing to edit', async () => {
  await shop.join('o-clerk-a', 'sales', '小王');
  await shop.join('o-clerk-b', 'viewer', '老李');
  const staff = await atList('o-clerk-a');
  await staff.tap(/^已有的相框/);
  await staff.tap('编辑');
  await staff.sees('售价');
  expect(await staff.reads()).not.toContain('进货价');
  const viewer = await atList('o-clerk-b');
  expect(await viewer.button('新商品').count()).toBe(0);
  await viewer.tap(/^已有的相框/);
  await viewer.sees('出入库流水');
  expect([await viewer.button('编辑').count(), await viewer.button('开单').count()]).toEqual([0, 0]);
});
