import { specText, type Goods, type Sku } from '../../miniprogram/shared/domain/goods';
import { emptyStock, setSale } from '../../miniprogram/shared/domain/stock';
import type { Writer } from '../server/store';

const isOffSale = (goods: Goods, { skuId }: Pick<Sku, 'skuId'>): boolean =>
  goods.isArchived || goods.skus.find((sku) => sku.skuId === skuId)?.isHidden !== false;

/**
 * Tells the balances which SKUs went from sale or came back to it, in the transaction that does
 * it: an order, or a purchase order, that would promise one at the same instant meets the conflict,
 * reads again and finds it gone; or was first, and then the SKU stays.
 *
 * @throws AppError IN_USE
 */
export async function moveSale(writer: Writer, before: Goods, after: Goods, now: number): Promise<void> {
  const { shopId } = writer;
  const moved = before.skus.filter((sku) => isOffSale(before, sku) !== isOffSale(after, sku)).sort((a, b) => (a.skuId < b.skuId ? -1 : 1));
  for (const sku of moved) {
    const isGone = isOffSale(after, sku);
    const known = await writer.find('stock', `${shopId}:${sku.skuId}`);
    const name = after.isArchived ? '这件商品' : sku.specValues.length === 0 ? '原来的规格' : `“${specText(sku)}”`;
    await writer.put('stock', setSale(known ?? emptyStock(shopId, after._id, sku.skuId, now), isGone, name));
  }
}
