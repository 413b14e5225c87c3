import type { Movement } from '../../miniprogram/shared/domain/movement';
import { purchaseHistory, type LastPurchase, type PurchaseHistory } from '../../miniprogram/shared/domain/purchase-history';
import { defaultPlanSettings } from '../../miniprogram/shared/domain/purchase-plan';
import type { PlanFacts } from '../../miniprogram/shared/domain/purchase-planning';
import { grouped } from '../../miniprogram/shared/kernel/grouped';
import { addDays, shopDate, startOfDay, type LocalDate } from '../../miniprogram/shared/kernel/time';
import { projectDemand } from '../server/demand';
import type { Collections } from '../server/records';
import { command, type Cursor, type Store } from '../server/store';

/** What suppliers did longer ago tells little of what they do now. */
const PURCHASE_DAYS = 365;
/** Documents with lines of one read: fifty lines each. */
const AT_ONCE = 200;

/** All that a shop's plan is made of, read in a number of calls that grows with thousands of SKUs. */
export async function factsOf(store: Store, now: number): Promise<PlanFacts> {
  const today = shopDate(now);
  await projectDemand(store, now);
  const [shop, goods, stocks, demands, reorders, purchases] = await Promise.all([
    store.get('shops', store.shopId, '店铺'),
    store.all('goods', ['name', 'categoryId', 'pictures', 'unit', 'packs', 'skus', 'isArchived']),
    store.all('stock', ['skuId', 'onHand', 'reserved', 'notForSale', 'incoming']),
    store.all('demand', ['skuId', 'year', 'days']),
    store.all('reorders', ['skuId', 'minimumQuantity', 'packSize', 'leadDays', 'serviceLevelPercent', 'isPurchased']),
    purchasesOf(store, today),
  ]);
  return {
    today, now, settings: shop.planning ?? defaultPlanSettings, purchases,
    goods: goods.filter(({ isArchived }) => !isArchived),
    stock: new Map(stocks.map((stock) => [stock.skuId, stock])),
    demand: grouped(demands, ({ skuId }) => skuId),
    reorder: new Map(reorders.map((reorder) => [reorder.skuId, reorder])),
  };
}

async function purchasesOf(store: Store, today: LocalDate): Promise<PurchaseHistory> {
  const since = startOfDay(addDays(today, -PURCHASE_DAYS));
  const [orders, receipts] = await Promise.all([
    newest(store, 'purchaseOrders', 'createdAt', since, {}, ['supplierId', 'supplierName', 'state', 'lines', 'expectedOn', 'createdAt', 'timeline']),
    newest(store, 'movements', 'postedAt', since, { kind: 'receipt' satisfies Movement['kind'] }, ['sourceId', 'postedAt', 'lines']),
  ]);
  const deliveries = receipts.map(({ sourceId, postedAt: at, lines }) => ({ purchaseOrderId: sourceId ?? '', at, skuIds: lines.map(({ skuId }) => skuId) }));
  const history = purchaseHistory(orders, deliveries, today);
  return { ...history, last: await renamed(history.last, store) };
}

/** Suppliers by the names they have now. */
async function renamed(last: PurchaseHistory['last'], store: Store): Promise<Map<string, LastPurchase>> {
  const parties = await store.some('parties', [...last.values()].map(({ supplierId }) => supplierId));
  const names = new Map(parties.map(({ _id, name }) => [_id, name]));
  return new Map([...last].map(([skuId, purchase]) => [skuId, { ...purchase, supplierName: names.get(purchase.supplierId) ?? purchase.supplierName }]));
}

/** All since an instant, the newest first. */
async function newest<C extends 'purchaseOrders' | 'movements', F extends keyof Collections[C] & string>(
  store: Store, collection: C, by: F, since: number, where: object, fields: readonly F[],
): Promise<Pick<Collections[C], F | '_id'>[]> {
  const all: Pick<Collections[C], F | '_id'>[] = [];
  for (let after: Cursor | undefined; ;) {
    const { rows, next } = await store.page(collection, {
      where: { ...where, [by]: command.gte(since) }, newest: by, after, limit: AT_ONCE, fields: Object.fromEntries(fields.map((field) => [field, true])),
    });
    all.push(...rows);
    if (next === null) return all;
    after = next;
  }
}
