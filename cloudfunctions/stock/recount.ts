import { goodsIdOf, skuOf } from '../../miniprogram/shared/domain/goods';
import { driftOf, noFigures, rebuild, type Figures } from '../../miniprogram/shared/domain/rebuild';
import { DEFAULT_WAREHOUSE, emptyStock, settled, type Stock } from '../../miniprogram/shared/domain/stock';
import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { audit } from '../server/audit';
import type { Collections } from '../server/records';
import type { Context } from '../server/serve';
import { command, type Cursor, type Store } from '../server/store';

/** Rows of one read, and reads of one recount: what a function's time suffices for. */
const PAGE = 500;
const MAX_PAGES = 100;

/** Every row that matches, cut to the lines of one SKU as it is read: a shop has more documents than a function has memory. */
async function all<C extends 'movements' | 'orders' | 'purchaseOrders'>(store: Store, collection: C, skuId: string, where: Record<string, unknown>, newest: string): Promise<Collections[C][]> {
  const found: Collections[C][] = [];
  let after: Cursor | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { rows, next } = await store.page(collection, { where, newest, after, limit: PAGE });
    for (const row of rows) found.push({ ...row, lines: row.lines.filter((line) => line.skuId === skuId) });
    if (next === null) return found;
    after = next;
  }
  throw new AppError('LIMIT_REACHED', { what: '一次核对的单据', limit: PAGE * MAX_PAGES });
}

/** One SKU's figures from its documents. */
async function rightFigures(store: Store, skuId: string): Promise<Figures> {
  const movements = await all(store, 'movements', skuId, { 'lines.skuId': skuId }, 'postedAt');
  const orders = await all(store, 'orders', skuId, { stage: command.in(['toShip', 'unpaid', 'partShipped']) }, 'createdAt');
  const purchaseOrders = await all(store, 'purchaseOrders', skuId, { state: command.in(['ordered', 'partReceived']) }, 'createdAt');
  return rebuild({ movements, orders, purchaseOrders }).get(skuId) ?? noFigures();
}

const corrected = (stock: Stock, right: Figures, now: number): Stock => {
  const shelf = stock.warehouses[DEFAULT_WAREHOUSE] ?? { onHand: 0, reserved: 0, bin: '' };
  const others = Object.entries(stock.warehouses).filter(([id]) => id !== DEFAULT_WAREHOUSE).map(([, each]) => each);
  const elsewhere = (of: 'onHand' | 'reserved'): number => others.reduce((sum, each) => sum + each[of], 0);
  const main = { ...shelf, onHand: right.onHand - elsewhere('onHand'), reserved: right.reserved - elsewhere('reserved') };
  return settled({ ...stock, ...right, warehouses: { ...stock.warehouses, [DEFAULT_WAREHOUSE]: main }, updatedAt: now });
};

/**
 * 重新核对: one SKU from its first day. The ledger cannot be read inside a transaction, so the
 * balance is read before it and again with the correction: moved on in between, it is refused.
 */
export async function recount({ skuId }: { skuId: string }, context: Context): Promise<{ before: Figures; after: Figures; isRight: boolean }> {
  const { store, shopId, now, once } = context;
  const goods = await store.get('goods', goodsIdOf(shopId, skuId), '商品');
  skuOf(goods, skuId);
  const id = `${shopId}:${skuId}`;
  const seen = await store.find('stock', id);
  const right = await rightFigures(store, skuId);
  return once(async (writer) => {
    const stock = await writer.find('stock', id);
    if (JSON.stringify(stock) !== JSON.stringify(seen)) throw new AppError('STALE', { what: '库存' });
    const known = stock ?? emptyStock(shopId, goods._id, skuId, now);
    const drift = driftOf(known, right);
    if (drift === null) return { before: right, after: right, isRight: true };
    await writer.put('stock', corrected(known, right, now));
    await audit(writer, context, { what: '重新核对', documentId: id, before: drift.stored, after: right });
    return { before: drift.stored, after: right, isRight: false };
  });
}
