import { startPhones, type Phones } from './phones';

/* The main job, as a merchant does it on one phone, from a shop without a name to an order that is done. */

let phones: Phones;
beforeAll(async () => { phones = await startPhones(); }, 120_000);
afterAll(async () => {
  await phones.close();
  expect(phones.problems).toEqual([]);
}, 60_000);

test('a shop is opened, goods come in, an order goes out in two parcels and is paid', async () => {
  const me = await phones.phone('o-owner');
  await me.open();

  await me.type('店名', '小满礼物铺');
  await me.type('你的称呼', '阿哲');
  await me.tap('开店');
  await me.tap(/^手工填写/);
  await me.type('商品名', '羊羔绒小熊公仔 可刻绣名字 生日礼物');
  await me.type('售价，元', '96');
  await me.type('进货价，元', '42');
  await me.tap('保存');
  await me.sees('没有更多了，共 1 款');

  await me.tab('采购');
  await me.tap('新采购单');
  await me.tap(/^供应商/);
  await me.tap('新供应商');
  await me.type('名字', '义乌晨光礼品厂');
  await me.tap('保存供应商');
  await me.tap('选商品');
  await me.tap(/^加 1 件/);
  await me.tap(/^增加/);
  await me.tap('加入 1 款 2 件');
  await me.tap('下采购单');
  await me.sees('2 件在路上');
  await me.tap('收货');
  await me.tap('剩下的全到了');
  await me.tap('收货 2 件');
  await me.sees('2 件都进了库存');

  await me.tap('返回');
  await me.tab('订单');
  await me.tap('开单');
  await me.tap('新客户');
  await me.type('姓名', '李婷婷');
  await me.type('电话', '13800006618');
  await me.type('地址', '浙江省杭州市西湖区文三路 1 号');
  await me.tap('保存，就是他买的');
  await me.tap(/^加 1 件/);
  await me.tap(/^增加/);
  await me.tap('加入 1 款 2 件');
  await me.tap('下单');
  await me.sees('货齐 2 件；还没收款');
  expect(await me.reads()).not.toMatch(/13800006618|文三路/);

  await me.tap('收款 ¥192.00');
  await me.sees('收完就付清了');
  await me.tap('收款 ¥192.00');
  await me.sees('货齐 2 件；已付清');

  await me.tap('发货');
  await me.choose('顺丰');
  await me.type('快递单号', 'SF1234567890');
  await me.tap(/^减少/);
  await me.tap('发货 1 件');
  await me.sees('还有 1 件没发；已付清');
  await me.tap('发货');
  await me.tap('发货 1 件');
  await me.sees('2 件都发了，等客户收货；已付清');
  await me.tap('确认收货');
  await me.sees('客户收到了');
  await me.tap('确认收货');
  await me.sees('客户收到了 2 件；已付清');
  await me.sees('已完成');

  await me.tap('返回');
  await me.tab('销售');
  await me.sees('今天净赚');
  expect((await me.reads()).replace(/\s/g, '')).toContain('¥108.00');
  await me.tab('库存');
  await me.sees('缺货');
}, 240_000);
