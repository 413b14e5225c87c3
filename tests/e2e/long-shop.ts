import { openShop, type ShopInUse } from './shop';
import type { Phones } from './phones';

/* A shop in which every list is long. */

interface Step { orderId: string; purchaseOrderId: string; version: number }

export interface LongShop {
  shop: ShopInUse;
  /** 50 lines each: an order to ship, a purchase order on its way, and one that is not ordered yet. */
  ids: Record<'sku' | 'customer' | 'order' | 'purchaseOrder' | 'draft', string>;
  skuIds: string[];
}

/** More than a page's children can be parts of five. */
export const ORDERS = 320;
const GOODS = 150;
/** Goods of 60 colours and sizes each: an answer of a picker holds all of them. */
const GRIDS = 20;
const [COLOURS, SIZES] = [10, 6];
export const SHIPMENTS = 60;
const PARTIES = 60;
const LINES = 50;
/** The balance of the first SKU is posted so often. */
const MOVEMENTS = 150 - SHIPMENTS;

/** A few at a time, in order. */
async function times<T>(count: number, make: (at: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let from = 0; from < count; from += 5) made.push(...await Promise.all(Array.from({ length: Math.min(5, count - from) }, (_, index) => make(from + index))));
  return made;
}

/** Opens the shop and fills it. */
export async function openLongShop({ cloud }: Phones, openId: string): Promise<LongShop> {
  const shop = await openShop(cloud, openId, '百货行');
  const { call } = shop;
  const goods = await times(GOODS, (at) => shop.addGoods(`每天都要用的日用百货 ${at + 1} 号`, 1000));
  const specs = Array.from({ length: COLOURS * SIZES }, (_, at) => [`第 ${Math.floor(at / SIZES) + 1} 色`, `${35 + at % SIZES} 码`]);
  await times(GRIDS, (at) => call('goods', 'save', { name: `颜色尺码都多的春夏款童鞋 ${at + 1} 号`, specNames: ['颜色', '尺码'], skus: specs.map((specValues) => ({ specValues, retailFen: 5900, purchasePriceFen: 2600 })) }));
  const skuIds = goods.map(({ skuId }) => skuId);
  const sku = (at: number): string => skuIds[at % GOODS] ?? '';
  for (let at = 1; at < MOVEMENTS; at += 1) await call('stock', 'adjust', { skuId: sku(0), countedOnHand: 1000 + at, shownOnHand: 999 + at, reason: 'count' });

  const [customer = ''] = (await times(PARTIES, (at) => call<{ partyId: string }>('orders', 'saveCustomer', { name: `常来的客户 ${at + 1}`, phone: `138${String(10_000_000 + at)}`, address: '浙江省杭州市西湖区文三路 1 号' }))).map(({ partyId }) => partyId);
  const orders = await times(ORDERS - 1, (at) => call<Step>('orders', 'place', { customerId: customer, lines: [{ skuId: sku(at), quantity: 1 }, { skuId: sku(at + 1), quantity: 2 }] }));
  for (const { orderId } of orders.slice(0, SHIPMENTS)) {
    const { version, lines } = await call<{ version: number; lines: { skuId: string; quantity: number }[] }>('orders', 'get', { orderId });
    await call('orders', 'ship', { orderId, version, lines: lines.map(({ skuId, quantity }) => ({ skuId, quantity })), courier: '顺丰', trackingNumber: `SF${orderId.slice(-10)}` });
  }
  const lines = skuIds.slice(0, LINES).map((skuId) => ({ skuId, quantity: 3 }));
  const order = await call<Step>('orders', 'place', { customerId: customer, lines });

  const [supplierId = ''] = (await times(PARTIES, (at) => call<{ partyId: string }>('purchasing', 'saveSupplier', { name: `老供应商 ${at + 1}`, phone: `139${String(10_000_000 + at)}` }))).map(({ partyId }) => partyId);
  await times(PARTIES, (at) => call('purchasing', 'save', { supplierId, lines: [{ skuId: sku(at), quantity: 10 }], expectedOn: '2026-12-01' }));
  const purchase = await call<Step>('purchasing', 'save', { supplierId, lines });
  const draft = await call<Step>('purchasing', 'save', { supplierId, lines, isDraft: true });
  return { shop, skuIds, ids: { sku: sku(0), customer, order: order.orderId, purchaseOrder: purchase.purchaseOrderId, draft: draft.purchaseOrderId } };
}
