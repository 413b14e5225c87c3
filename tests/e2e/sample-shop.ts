import type { Drawing } from './pictures';
import { openShop, type ShopInUse } from './shop';
import type { Phones } from './phones';

/* A shop with something on every page, made by the functions as people would. */

interface Item { name: string; picture?: Drawing; specNames?: string[]; skus: { specValues: string[]; retailFen: number; purchasePriceFen: number; onHand: number }[] }
interface Step { orderId: string; purchaseOrderId: string; version: number }

export interface SampleShop {
  shop: ShopInUse;
  /** Ids for the pages that show one thing. */
  ids: Record<'goods' | 'sku' | 'order' | 'unshipped' | 'customer' | 'purchaseOrder' | 'supplier' | 'invite', string>;
}

const grid = (colours: string[], sizes: string[], retailFen: number, onHand: number): Item['skus'] =>
  colours.flatMap((colour, row) => sizes.map((size, column) => ({ specValues: [colour, size], retailFen: retailFen + column * 3000, purchasePriceFen: 4200 + column * 1000, onHand: Math.max(0, onHand - row * 3 - column * 5) })));

const ITEMS: Item[] = [
  { name: '羊羔绒小熊公仔 可刻绣名字 生日礼物送女友闺蜜 圣诞限定款', picture: 'bear', specNames: ['颜色', '身高'], skus: grid(['奶白', '焦糖', '雾灰'], ['30 cm', '45 cm', '60 cm'], 6800, 20) },
  { name: '北欧风哑光陶瓷马克杯 带盖带勺 礼盒装', picture: 'mug', specNames: ['颜色'], skus: [{ specValues: ['奶白'], retailFen: 3500, purchasePriceFen: 1960, onHand: 126 }, { specValues: ['雾蓝'], retailFen: 3500, purchasePriceFen: 1960, onHand: 64 }] },
  { name: '雪松与琥珀 大豆蜡香薰蜡烛 200 g', picture: 'candle', skus: [{ specValues: [], retailFen: 3900, purchasePriceFen: 1400, onHand: 9 }] },
  { name: '永生花玻璃罩小夜灯 附灯串与贺卡', picture: 'ribbon', skus: [{ specValues: [], retailFen: 16800, purchasePriceFen: 6100, onHand: 48 }] },
  { name: '晴雨两用自动折叠伞', picture: 'umbrella', skus: [{ specValues: [], retailFen: 5900, purchasePriceFen: 2600, onHand: 0 }] },
  { name: '明前龙井特级 一罐 125 克', picture: 'tea', skus: [{ specValues: [], retailFen: 29800, purchasePriceFen: 15800, onHand: 1200 }] },
];

/** Opens the shop and fills it. */
export async function openSampleShop({ cloud }: Phones, openId: string, pictures: Record<Drawing, Buffer>): Promise<SampleShop> {
  const shop = await openShop(cloud, openId, '小满礼物铺');
  const { call } = shop;
  const upload = async (drawing: Drawing): Promise<string> => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(pictures[drawing])]), `${drawing}.png`);
    const response = await fetch(`${cloud.address}/upload?path=${encodeURIComponent(`${shop.shopId}/${drawing}.png`)}`, { method: 'POST', body: form, headers: { 'x-wx-openid': openId } });
    return (await response.json() as { fileID: string }).fileID;
  };

  const all: { goodsId: string; skuIds: string[] }[] = [];
  for (const { name, picture, specNames = [], skus } of [...ITEMS].reverse()) {
    const { goodsId } = await call<{ goodsId: string }>('goods', 'save', {
      name, specNames, pictures: picture === undefined ? [] : [await upload(picture)],
      skus: skus.map(({ specValues, retailFen, purchasePriceFen }) => ({ specValues, retailFen, purchasePriceFen })),
    });
    const skuIds = (await call<{ skus: { skuId: string }[] }>('goods', 'get', { goodsId })).skus.map(({ skuId }) => skuId);
    for (const [index, skuId] of skuIds.entries()) {
      const countedOnHand = skus[index]?.onHand ?? 0;
      if (countedOnHand > 0) await call('stock', 'adjust', { skuId, countedOnHand, shownOnHand: 0, reason: 'opening' });
    }
    all.unshift({ goodsId, skuIds });
  }
  const sku = (goods: number, index = 0): string => all[goods]?.skuIds[index] ?? '';
  await call('stock', 'setReorderPoint', { skuId: sku(2), reorderPoint: 24 });

  const { partyId: supplier } = await call<{ partyId: string }>('purchasing', 'saveSupplier', { name: '义乌晨光礼品厂', phone: '13957900001', address: '浙江省义乌市国际商贸城', note: '7 天到货' });
  const purchase = await call<Step>('purchasing', 'save', { supplierId: supplier, lines: [{ skuId: sku(1), quantity: 48 }, { skuId: sku(0, 4), quantity: 36 }, { skuId: sku(4), quantity: 60 }] });
  await call('purchasing', 'receive', { purchaseOrderId: purchase.purchaseOrderId, version: purchase.version, lines: [{ skuId: sku(1), quantity: 24 }, { skuId: sku(0, 4), quantity: 34 }] });
  await call('purchasing', 'save', { supplierId: supplier, lines: [{ skuId: sku(2), quantity: 72 }], isDraft: true });

  const customer = async (name: string, phone: string): Promise<string> =>
    (await call<{ partyId: string }>('orders', 'saveCustomer', { name, phone, address: '浙江省杭州市西湖区文三路 1 号 3 幢 502' })).partyId;
  const [li, shopper, chen] = [await customer('李婷婷', '13800006618'), await customer('杭州拾光礼品店（转运仓）', '13800003209'), await customer('陈姐', '13800007781')];
  const place = (customerId: string, lines: [string, number][], more: object = {}): Promise<Step> => call('orders', 'place', { customerId, lines: lines.map(([skuId, quantity]) => ({ skuId, quantity })), ...more });
  const pay = (order: Step, amountFen: number): Promise<Step> => call('orders', 'pay', { orderId: order.orderId, version: order.version, amountFen, method: 'wechat' });
  const ship = (order: Step, lines: [string, number][], more: object = {}): Promise<Step> => call('orders', 'ship', { orderId: order.orderId, version: order.version, lines: lines.map(([skuId, quantity]) => ({ skuId, quantity })), ...more });

  const done = await ship(await pay(await place(chen, [[sku(3), 2], [sku(2), 1]]), 37500), [[sku(3), 2], [sku(2), 1]], { courier: '顺丰', trackingNumber: 'SF1389400022741' });
  await call('orders', 'receive', { orderId: done.orderId, version: done.version });
  await ship(await pay(await place(shopper, [[sku(1), 24], [sku(5), 40]]), 1276000), [[sku(1), 24], [sku(5), 40]], { courier: '中通', trackingNumber: '75891004427310' });
  await ship(await pay(await place(shopper, [[sku(1, 1), 30], [sku(0, 4), 12]]), 60000), [[sku(1, 1), 30]], { courier: '自己送' });
  await place(chen, [[sku(3), 6]]);
  await place('walk-in', [[sku(2), 4]]);
  const unshipped = await pay(await place(li, [[sku(0, 4), 6], [sku(1), 12], [sku(2), 3]], { discountFen: 2600, freightFen: 1800 }), 50000);

  await shop.join('o-clerk-a', 'sales', '小王');
  await shop.join('o-packer', 'packer', '老周');
  const { token: invite } = await call<{ token: string }>('shop', 'invite', { role: 'buyer' });
  return { shop, ids: { goods: all[0]?.goodsId ?? '', sku: sku(0, 4), order: done.orderId, unshipped: unshipped.orderId, customer: li, purchaseOrder: purchase.purchaseOrderId, supplier, invite } };
}
