import { indexTerms } from '../../miniprogram/shared/domain/terms';
import { DAY, shopDate } from '../../miniprogram/shared/kernel/time';
import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf } from '../local-cloud/shop';
import { sdksOf, type Row } from '../local-cloud/sdk';
import { everything } from './oracle';

interface Ids { shopId: string; goodsId: string; partyId: string; orderId: string; purchaseOrderId: string; version: number; skus: { skuId: string }[] }

/** A shop with much in it: everything once by its own actions, then copied in the database. */
export interface Crowd {
  call: ReturnType<typeof caller>;
  shopId: string;
  goodsId: string;
  skuId: string;
  orderId: string;
  purchaseOrderId: string;
}

const WORDS = ['羊羔绒', '陶瓷', '香薰', '加厚', '迷你', '冬季', '星空', '手工', '复古', '儿童'];
const THINGS = ['小熊公仔', '马克杯', '蜡烛', '毛巾', '夜灯', '围巾', '投影仪', '钥匙扣', '笔记本', '水壶'];
const nameOf = (n: number): string => `${WORDS[n % 10] ?? ''}${THINGS[Math.floor(n / 10) % 10] ?? ''}${n}号`;

/** Fills a new shop with `goods` kinds and `orders` orders, and with parcels, ledger entries, purchase orders and customers in proportion. */
export async function crowd(cloud: LocalCloud, openId: string, size: { goods: number; orders: number }): Promise<Crowd> {
  const call = caller(cloud, openId);
  const { shopId } = dataOf(await call<Ids>('shop', 'create', { name: `${size.goods} 种`, memberName: '阿哲' }));
  const { goodsId } = dataOf(await call<Ids>('goods', 'save', { name: nameOf(0), skus: [{ specValues: [], code: 'K-0', retailFen: 9600, purchasePriceFen: 4200, openingQuantity: 50 }] }));
  const skuId = dataOf(await call<Ids>('goods', 'get', { goodsId })).skus[0]?.skuId ?? '';
  const { partyId: customerId } = dataOf(await call<Ids>('orders', 'saveCustomer', { name: '李婷婷', phone: '13800006618' }));
  const { partyId: supplierId } = dataOf(await call<Ids>('purchasing', 'saveSupplier', { name: '义乌厂' }));
  const lines = [{ skuId, quantity: 2 }];
  const { orderId, version } = dataOf(await call<Ids>('orders', 'place', { customerId, lines }));
  dataOf(await call('orders', 'ship', { orderId, version, lines }));
  const { purchaseOrderId } = dataOf(await call<Ids>('purchasing', 'save', { supplierId, lines }));
  await copyAll(cloud, shopId, size);
  return { call, shopId, goodsId, skuId, orderId, purchaseOrderId };
}

async function copyAll(cloud: LocalCloud, shopId: string, { goods: kinds, orders: count }: { goods: number; orders: number }): Promise<void> {
  const database = sdksOf(cloud).wx.database();
  const one = async (collection: Parameters<typeof everything>[1]): Promise<Row> => {
    const found = (await everything(cloud, collection)).find((row) => row.shopId === shopId);
    if (found === undefined) throw new Error(`${collection} has nothing to copy`);
    return found as unknown as Row;
  };
  const copies = async (collection: Parameters<typeof everything>[1], total: number, change: (n: number) => Row): Promise<void> => {
    const row = await one(collection);
    for (let from = 1; from < total; from += 500) {
      await database.collection(collection).add({ data: Array.from({ length: Math.min(500, total - from) }, (_, n) => ({ ...row, ...change(from + n) })) });
    }
  };
  const now = Date.now();
  const sku = (n: number): string => `g${n % kinds}.1`;
  const stages = ['toShip', 'unpaid', 'partShipped', 'shipped', 'draft'];
  // One order in a hundred still asks for something.
  const stage = (n: number): string => (n % 100 === 0 ? stages[(n / 100) % stages.length] ?? 'done' : n % 9 === 0 ? 'cancelled' : 'done');
  const serial = (n: number): string => n.toString(36).padStart(4, '0').toUpperCase();
  const goods = await one('goods');
  const [example] = goods['skus'] as Row[];

  await copies('goods', kinds, (n) => ({
    _id: `${shopId}:g${n}`, name: nameOf(n), createdAt: now - n, categoryId: n % 2 === 0 ? 'even' : '', terms: indexTerms({ name: nameOf(n), initials: 'ygrxxgz', codes: [`K-${serial(n)}`] }),
    skus: [{ ...example, skuId: `g${n}.1`, code: `K-${serial(n)}` }],
  }));
  await copies('codes', kinds, (n) => ({ _id: `${shopId}:K-${serial(n)}`, code: `K-${serial(n)}`, skuId: `g${n}.1`, goodsId: `${shopId}:g${n}` }));
  await copies('stock', kinds, (n) => ({ _id: `${shopId}:g${n}.1`, skuId: `g${n}.1`, goodsId: `${shopId}:g${n}`, updatedAt: now - n, level: n % 50 === 0 ? 'low' : 'ok' }));
  await copies('orders', count, (n) => ({
    _id: `${shopId}:o${n}`, number: `SO1101-${serial(n)}`, stage: stage(n), createdAt: now - n * 1000, customerName: nameOf(n),
    terms: indexTerms({ name: `李${n % 7 === 0 ? '婷婷' : '雷'}`, initials: 'ltt', codes: [`SO1101-${serial(n)}`, '6618'] }),
    lines: Array.from({ length: 5 }, (_, k) => ({ skuId: sku(n + k), goodsName: nameOf(n), specText: '', unit: '件', picture: '', quantity: 2, shipped: 0, priceFen: 100 })),
  }));
  await copies('shipments', count / 4, (n) => ({ _id: `${shopId}:s${n}`, orderId: `${shopId}:o${n}`, createdAt: now - n * 1000 }));
  await copies('movements', count / 4, (n) => ({
    _id: `${shopId}:m${n}:ship`, kind: 'shipment', postedAt: now - 2 * DAY - n * 1000, businessDate: shopDate(now - 2 * DAY),
    lines: Array.from({ length: 5 }, (_, k) => ({ skuId: sku(n + k), from: 'warehouse:main', to: 'customer', quantity: 1, valueFen: 1, onHandAfter: 1, revenueFen: 2 })),
  }));
  await copies('purchaseOrders', count / 10, (n) => ({ _id: `${shopId}:p${n}`, createdAt: now - n * 1000, state: n % 20 === 0 ? 'ordered' : 'received' }));
  await copies('parties', count / 10, (n) => ({
    _id: `${shopId}:c${n}`, kind: n % 10 === 0 ? 'supplier' : 'customer', name: nameOf(n), phoneHash: `h${n}`, usedAt: now - n, terms: indexTerms({ name: nameOf(n), initials: 'abc', codes: ['6618'] }),
  }));
}
