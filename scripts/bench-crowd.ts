import wxSdk from 'wx-server-sdk';
import type { LocalCloud } from '../local/cloud';
import { noHoldings } from '../miniprogram/shared/domain/holdings';
import { indexTerms } from '../miniprogram/shared/domain/terms';
import { DAY, shopDate } from '../miniprogram/shared/kernel/time';

/* A shop with much in it: everything once by its own actions, then copied in the database. */

type Row = Record<string, unknown>;
/** Calls an action as the shop's owner; rejects when it is refused. */
export type Must = <T>(name: string, action: string, input: object) => Promise<T>;

export interface CrowdSize { goods: number; orders: number; movements: number }

/** The shop, and what was made in it by hand. */
export interface Crowd { shopId: string; goodsId: string; skuId: string; orderId: string; purchaseOrderId: string }

interface Ids { shopId: string; goodsId: string; partyId: string; orderId: string; purchaseOrderId: string; version: number; skus: { skuId: string }[] }
interface Rows { where(condition: Row): Rows; limit(rows: number): Rows; get(): Promise<{ data: Row[] }>; add(rows: { data: Row[] }): Promise<unknown>; doc(id: string): { set(row: { data: Row }): Promise<unknown> } }

/** Documents of one call. */
const BATCH = 500;
/** Lines of one ledger entry. */
export const LINES = 10;

const WORDS = ['羊羔绒', '陶瓷', '香薰', '加厚', '迷你', '冬季', '星空', '手工', '复古', '儿童'];
const THINGS = ['小熊公仔', '马克杯', '蜡烛', '毛巾', '夜灯', '围巾', '投影仪', '钥匙扣', '笔记本', '水壶'];
const nameOf = (n: number): string => `${WORDS[n % 10] ?? ''}${THINGS[Math.floor(n / 10) % 10] ?? ''}${n}号`;
/** Four letters and digits, as the end of a document's number. */
const serial = (n: number): string => n.toString(36).padStart(4, '0').toUpperCase();

/** Opens a shop and fills it; parcels are as many as ledger entries, purchase orders and customers a tenth of the orders. */
export async function fillShop(cloud: LocalCloud, must: Must, size: CrowdSize): Promise<Crowd> {
  const { shopId } = await must<Ids>('shop', 'create', { name: `${size.goods} 种`, memberName: '阿哲' });
  const { goodsId } = await must<Ids>('goods', 'save', { name: nameOf(0), skus: [{ specValues: [], code: 'K-0', retailFen: 9600, purchasePriceFen: 4200, openingQuantity: 5000 }] });
  const skuId = (await must<Ids>('goods', 'get', { goodsId })).skus[0]?.skuId ?? '';
  const { partyId: customerId } = await must<Ids>('orders', 'saveCustomer', { name: '李婷婷', phone: '13800006618' });
  const { partyId: supplierId } = await must<Ids>('purchasing', 'saveSupplier', { name: '义乌厂' });
  const lines = [{ skuId, quantity: 2 }];
  const { orderId, version } = await must<Ids>('orders', 'place', { customerId, lines });
  await must('orders', 'ship', { orderId, version, lines });
  const { purchaseOrderId } = await must<Ids>('purchasing', 'save', { supplierId, lines });
  await copyAll(cloud, shopId, size);
  return { shopId, goodsId, skuId, orderId, purchaseOrderId };
}

async function copyAll(cloud: LocalCloud, shopId: string, { goods: kinds, orders, movements }: CrowdSize): Promise<void> {
  Object.assign(process.env, cloud.environment());
  wxSdk.init({ env: wxSdk.DYNAMIC_CURRENT_ENV as unknown as string });
  const collection = (name: string): Rows => wxSdk.database().collection(name) as unknown as Rows;
  // Codes are found by their id alone; their rows have nothing else to copy.
  const one = async (name: string): Promise<Row> => (name === 'codes' ? { shopId } : (await collection(name).where({ shopId }).limit(1).get()).data[0] ?? {});
  const copies = async (name: string, total: number, change: (n: number) => Row): Promise<void> => {
    const row = await one(name);
    for (let from = 1; from < total; from += BATCH) {
      await collection(name).add({ data: Array.from({ length: Math.min(BATCH, total - from) }, (_, n) => ({ ...row, ...change(from + n) })) });
    }
  };
  const now = Date.now();
  const sku = (n: number): string => `g${1 + (n % (kinds - 1))}.1`;
  const open = ['toShip', 'unpaid', 'partShipped', 'shipped', 'draft'];
  // As many orders still ask for something as a shop can work off; the rest is done or cancelled.
  const every = Math.max(5, Math.ceil(orders / 500));
  const stage = (n: number): string => (n % every === 0 ? open[(n / every) % open.length] ?? 'done' : n % 9 === 0 ? 'cancelled' : 'done');
  const [example] = (await one('goods'))['skus'] as Row[];

  await copies('goods', kinds, (n) => ({
    _id: `${shopId}:g${n}`, name: nameOf(n), createdAt: now - n, categoryId: n % 2 === 0 ? 'even' : '', terms: indexTerms({ name: nameOf(n), initials: 'ygrxxgz', codes: [`K-${serial(n)}`] }),
    skus: [{ ...example, skuId: `g${n}.1`, code: `K-${serial(n)}` }],
  }));
  await copies('codes', kinds, (n) => ({ _id: `${shopId}:K-${serial(n)}`, code: `K-${serial(n)}`, skuId: `g${n}.1`, goodsId: `${shopId}:g${n}` }));
  await copies('stock', kinds, (n) => ({ _id: `${shopId}:g${n}.1`, skuId: `g${n}.1`, goodsId: `${shopId}:g${n}`, updatedAt: now - n, level: n % 50 === 0 ? 'low' : 'ok' }));
  await copies('orders', orders, (n) => ({
    _id: `${shopId}:o${n}`, number: `SO1101-${serial(n)}`, stage: stage(n), createdAt: now - n * 1000, customerName: nameOf(n),
    terms: indexTerms({ name: n % 7 === 0 ? '李婷婷' : '王雷', initials: 'ltt', codes: [`SO1101-${serial(n)}`, '6618'] }),
    lines: Array.from({ length: 3 }, (_, k) => ({ skuId: sku(n + k), goodsName: nameOf(n), specText: '', unit: '件', picture: '', quantity: 2, shipped: 0, priceFen: 100 })),
  }));
  await copies('shipments', movements, (n) => ({ _id: `${shopId}:s${n}`, orderId: `${shopId}:o${n % orders}`, createdAt: now - n * 1000 }));
  await copies('movements', movements, (n) => ({
    _id: `${shopId}:m${n}:ship`, kind: 'shipment', postedAt: now - 2 * DAY - n * 1000, businessDate: shopDate(now - 2 * DAY - n * 1000),
    lines: Array.from({ length: LINES }, (_, k) => ({ skuId: sku(n + k), from: 'warehouse:main', to: 'customer', quantity: 1, valueFen: 1, onHandAfter: 1, revenueFen: 2 })),
  }));
  await copies('purchaseOrders', orders / 10, (n) => ({ _id: `${shopId}:p${n}`, createdAt: now - n * 1000, state: n % 20 === 0 ? 'ordered' : 'received' }));
  await copies('parties', orders / 10, (n) => ({
    _id: `${shopId}:c${n}`, kind: n % 10 === 0 ? 'supplier' : 'customer', name: nameOf(n), phoneHash: `h${n}`, usedAt: now - n, terms: indexTerms({ name: nameOf(n), initials: 'abc', codes: ['6618'] }),
  }));
  // The copies belong to no day: they are there to be in the way of what is looked for. Nothing is folded while a test looks on.
  await collection('projections').doc(shopId).set({ data: { shopId, foldedUntil: now + 30 * DAY, holdings: noHoldings() } });
}
