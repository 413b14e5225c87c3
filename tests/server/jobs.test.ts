import type { LocalCloud } from '../../local/cloud';
import { DAY } from '../../miniprogram/shared/kernel/time';
import { caller, dataOf, startShopCloud } from '../local-cloud/shop';
import { sdksOf, type Database } from '../local-cloud/sdk';
import { everything } from './oracle';

let cloud: LocalCloud;
let database: Database;
let call: ReturnType<typeof caller>;
let shopId: string;
let skuId: string;
beforeAll(async () => {
  cloud = await startShopCloud();
  database = sdksOf(cloud).wx.database();
  call = caller(cloud, 'o-jobs');
  ({ shopId } = dataOf(await call<{ shopId: string }>('shop', 'create', { name: '定时', memberName: '阿哲' })));
  const { goodsId } = dataOf(await call<{ goodsId: string }>('goods', 'save', { name: '小熊', skus: [{ specValues: [], retailFen: 9600, purchasePriceFen: 4200, openingQuantity: 10 }] }));
  skuId = dataOf(await call<{ skus: { skuId: string }[] }>('goods', 'get', { goodsId })).skus[0]?.skuId ?? '';
}, 60_000);
afterAll(async () => { await cloud.close(); });

const run = () => cloud.runTimer('jobs');

test('the hourly job runs for its timer and for no person', async () => {
  expect(await run()).toEqual({ shops: 1, failed: 0, commands: 0, files: 0 });
  const before = cloud.databaseCalls();
  expect(await cloud.callFunction('jobs', {}, 'o-curious')).toEqual({ shops: 0, failed: 0, commands: 0, files: 0 });
  expect(cloud.databaseCalls()).toBe(before);
});

test('what was shipped an hour ago is in the days, and the page that reads them adds it up the same', async () => {
  const { orderId, version } = dataOf(await call<{ orderId: string; version: number }>('orders', 'place', { customerId: 'walk-in', lines: [{ skuId, quantity: 2 }] }));
  dataOf(await call('orders', 'ship', { orderId, version, lines: [{ skuId, quantity: 2 }] }));
  const figures = async () => dataOf(await call<{ total: object }>('sales', 'overview', { days: 7 })).total;
  const before = await figures();
  expect(before).toEqual({ shipments: 1, units: 2, revenueFen: 19200, soldCostFen: 8400, profitFen: 10800 });
  for (const { _id, postedAt } of await everything(cloud, 'movements')) await database.collection('movements').doc(_id).update({ data: { postedAt: postedAt - DAY / 24 } });
  // As if the timer came after an hour in which nobody looked.
  await database.collection('projections').where({ shopId }).remove();
  expect(await run()).toMatchObject({ shops: 1, failed: 0 });
  expect(await everything(cloud, 'days')).toMatchObject([{ shopId, shipments: 1, units: 2, revenueFen: 19200, costFen: 8400 }]);
  expect(await figures()).toEqual(before);
});

test('commands are forgotten after thirty days, in batches, and no younger ones', async () => {
  const at = Date.now() - 31 * DAY;
  await database.collection('commands').add({ data: Array.from({ length: 1100 }, (_, n) => ({ _id: `${shopId}:old-${n}`, shopId, action: 'place', inputHash: '', output: {}, at: at - n })) });
  const young = (await everything(cloud, 'commands')).length - 1100;
  expect(await run()).toMatchObject({ commands: 1100 });
  expect(await everything(cloud, 'commands')).toHaveLength(young);
});

test('a picture that goods took stays; one that none took, and an import file, are removed in time', async () => {
  const { wx } = sdksOf(cloud);
  const upload = async (path: string, content = 'picture'): Promise<string> => (await wx.uploadFile({ cloudPath: path, fileContent: Buffer.from(content) })).fileID;
  const [taken, left, table] = [await upload(`${shopId}/taken.jpg`), await upload(`${shopId}/left.jpg`), await upload(`private/${shopId}/goods.csv`, '品名,售价\n小熊,1.00')];
  for (const fileId of [taken, left]) dataOf(await call('goods', 'holdPicture', { fileId }));
  dataOf(await call('files', 'previewGoods', { fileId: table }));
  dataOf(await call('goods', 'save', { name: '有图', pictures: [taken], skus: [{ specValues: [], retailFen: 1 }] }));
  // Said again, late or by somebody who means ill: what goods show is not given up.
  dataOf(await call('goods', 'holdPicture', { fileId: taken }));
  expect(await run()).toMatchObject({ files: 0 });
  for (const { _id, removeAt } of await everything(cloud, 'uploads')) await database.collection('uploads').doc(_id).update({ data: { removeAt: removeAt - 8 * DAY } });
  expect(await run()).toMatchObject({ files: 2 });
  const { fileList } = await wx.getTempFileURL({ fileList: [taken, left, table] });
  expect(fileList.map(({ status }) => status)).toEqual([0, -503003, -503003]);
  expect((await everything(cloud, 'uploads')).map(({ fileId }) => fileId)).toEqual([taken]);
});

test("another shop's picture is not ours to hold", async () => {
  expect(await call('goods', 'holdPicture', { fileId: 'cloud://local.local/another-shop/a.jpg' })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});
