import { isRewritable, WALK_IN, WALK_IN_NAME } from '../../miniprogram/shared/domain/order';
import { available } from '../../miniprogram/shared/domain/stock';
import { soldItems } from '../server/catalogue';
import { partyOf } from '../server/parties';
import type { Context } from '../server/serve';
import type { OrderPrefill } from './contract';

/** An order as a form would show it today: who buys, and of its lines what is still sold, with what is there of it. */
export async function prefill({ orderId }: { orderId: string }, { store, shopId }: Context): Promise<OrderPrefill> {
  const order = await store.get('orders', orderId, '订单');
  const skuIds = [...new Set(order.lines.map(({ skuId }) => skuId))];
  const [items, stocks, customer] = await Promise.all([
    soldItems(store, skuIds), store.some('stock', skuIds.map((skuId) => `${shopId}:${skuId}`)), order.customerId === WALK_IN ? null : partyOf('customer', order.customerId, store),
  ]);
  const lines = order.lines.flatMap(({ skuId, quantity, priceFen }) => {
    const item = items.get(skuId);
    if (item === undefined) return [];
    const stock = stocks.find((each) => each.skuId === skuId);
    return [{ sku: { ...item.description, priceFen: item.sku.retailFen, available: stock === undefined ? 0 : available(stock), incoming: stock?.incoming ?? 0 }, quantity, priceFen }];
  });
  return {
    orderId, version: order.version, isRewritable: isRewritable(order), lines, receiverMask: order.receiverMask,
    customer: customer === null ? { partyId: WALK_IN, name: WALK_IN_NAME, phoneMask: '', addressMask: '', balanceFen: null }
      : { partyId: customer._id, name: customer.name, phoneMask: customer.contactMask.phone, addressMask: customer.contactMask.address, balanceFen: customer.balanceFen },
    gone: order.lines.filter(({ skuId }) => !items.has(skuId)).map(({ goodsName, specText }) => [goodsName, specText].filter((part) => part !== '').join(' ')),
    discountFen: order.discountFen, freightFen: order.freightFen, note: order.note,
  };
}
