import { missingGoods, remaining, type Missing, type Order } from '../../miniprogram/shared/domain/order';
import { available, type Stock } from '../../miniprogram/shared/domain/stock';
import type { Store } from '../server/store';

type Asked = Pick<Order, 'goods' | 'life' | 'lines'>;

/** True while goods of it may still leave. */
const isWaiting = ({ goods, life }: Asked): boolean => life === 'open' && (goods === 'draft' || goods === 'confirmed' || goods === 'partShipped');

/** The balances of what these orders still wait for, in one call. */
export async function stocksOf(store: Store, orders: readonly Asked[]): Promise<Map<string, Stock>> {
  const skuIds = orders.filter(isWaiting).flatMap(({ lines }) => lines.filter((line) => remaining(line) > 0).map(({ skuId }) => skuId));
  const stocks = await store.some('stock', skuIds.map((skuId) => `${store.shopId}:${skuId}`));
  return new Map(stocks.map((stock) => [stock.skuId, stock]));
}

/**
 * What an order lacks; null when nothing of it waits. Its own reservation counts as there, so a
 * placed order lacks only what is not on the shelf at all.
 */
export function missingOf(order: Asked, stocks: ReadonlyMap<string, Stock>): Missing[] | null {
  if (!isWaiting(order)) return null;
  return missingGoods(order.lines, (skuId) => {
    const stock = stocks.get(skuId);
    if (stock === undefined) return 0;
    return order.goods === 'draft' ? available(stock) : stock.onHand - stock.notForSale;
  });
}
