import { goodsIdOf, lineName, skuOf, specText, type Goods, type Sku } from '../../miniprogram/shared/domain/goods';
import { AppError } from '../../miniprogram/shared/kernel/app-error';
import type { Store } from './store';

/** A line's goods as it is now: what a document copies, so that it reads the same in a year. */
export interface CatalogueItem {
  goods: Goods;
  sku: Sku;
  name: string;
  /** The part of a document's line that describes the goods. */
  description: { skuId: string; goodsName: string; specText: string; unit: string; picture: string };
}

/**
 * Finds the goods of all lines in one call.
 *
 * @throws AppError NOT_FOUND for a SKU that is not the shop's or is no longer sold
 */
export async function itemsOf(store: Store, skuIds: readonly string[]): Promise<Map<string, CatalogueItem>> {
  const goods = await store.some('goods', skuIds.map((skuId) => goodsIdOf(store.shopId, skuId)));
  const byId = new Map(goods.map((each) => [each._id, each]));
  return new Map(skuIds.map((skuId) => {
    const found = byId.get(goodsIdOf(store.shopId, skuId));
    if (found === undefined) throw new AppError('NOT_FOUND', { what: '商品' });
    const sku = skuOf(found, skuId);
    const name = lineName(found, sku);
    if (found.isArchived || sku.isHidden) throw new AppError('NOT_FOUND', { what: `在卖的“${name}”` });
    const description = { skuId, goodsName: found.name, specText: specText(sku), unit: found.unit, picture: found.pictures[0] ?? '' };
    return [skuId, { goods: found, sku, name, description }];
  }));
}

/** The item of a line that `itemsOf` was asked for. */
export function itemOf(items: ReadonlyMap<string, CatalogueItem>, skuId: string): CatalogueItem {
  const item = items.get(skuId);
  if (item === undefined) throw new Error(`${skuId} was not looked up`);
  return item;
}
