import { signedQuantity, type Movement } from './movement';
import type { Order } from './order';
import { outstanding, type PurchaseOrder } from './purchase-order';
import type { Stock } from './stock';

/** The figures of a balance that follow from documents alone. */
export type Figures = Pick<Stock, 'onHand' | 'valueFen' | 'reserved' | 'incoming'>;

/** What a balance is made of. */
export interface Papers {
  movements: readonly Pick<Movement, 'lines'>[];
  orders: readonly Pick<Order, 'goods' | 'life' | 'lines'>[];
  purchaseOrders: readonly Pick<PurchaseOrder, 'state' | 'lines'>[];
}

/** Orders that hold goods on the shelf, and purchase orders whose goods are on their way. */
const holdsGoods = ({ goods, life }: Pick<Order, 'goods' | 'life'>): boolean => life === 'open' && (goods === 'confirmed' || goods === 'partShipped');
const awaitsGoods = ({ state }: Pick<PurchaseOrder, 'state'>): boolean => state === 'ordered' || state === 'partReceived';

export const noFigures = (): Figures => ({ onHand: 0, valueFen: 0, reserved: 0, incoming: 0 });

/**
 * 重新核对: every SKU's figures from the first day. 现有 and 货值 are sums of the ledger, 占用 the
 * unshipped lines of confirmed orders, 在途 what purchase orders still await. What is stored
 * beside them must be the same.
 *
 * @param papers all of them: a page of a ledger has no sum
 */
export function rebuild({ movements, orders, purchaseOrders }: Papers): Map<string, Figures> {
  const bySku = new Map<string, Figures>();
  const of = (skuId: string): Figures => {
    const figures = bySku.get(skuId) ?? noFigures();
    bySku.set(skuId, figures);
    return figures;
  };
  for (const line of movements.flatMap(({ lines }) => lines)) {
    const figures = of(line.skuId);
    const change = signedQuantity(line);
    figures.onHand += change;
    figures.valueFen += Math.sign(change) * line.valueFen;
  }
  for (const { skuId, quantity, shipped } of orders.filter(holdsGoods).flatMap(({ lines }) => lines)) of(skuId).reserved += quantity - shipped;
  for (const line of purchaseOrders.filter(awaitsGoods).flatMap(({ lines }) => lines)) of(line.skuId).incoming += outstanding(line);
  return bySku;
}

/** The figures that are not what they should be; null when all are. */
export function driftOf(stored: Figures, right: Figures): { stored: Figures; right: Figures } | null {
  const keys = ['onHand', 'valueFen', 'reserved', 'incoming'] as const;
  const pick = (figures: Figures): Figures => ({ onHand: figures.onHand, valueFen: figures.valueFen, reserved: figures.reserved, incoming: figures.incoming });
  return keys.every((key) => stored[key] === right[key]) ? null : { stored: pick(stored), right: pick(right) };
}
