import { goodsIdOf, lineName, specText, type Goods, type Sku } from '../../miniprogram/shared/domain/goods';
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

/** The goods of these SKUs as they are now, in one call; without those that are no longer sold. */
export async function soldItems(store: Store, skuIds: readonly string[]): Promise<Map<string, CatalogueItem>> {
  const items = await lookUp(store, skuIds);
  return new Map(skuIds.flatMap((skuId) => { const item = items.get(skuId); return item === undefined || !isSold(item) ? [] : [[skuId, item]]; }));
}

/**
 * Finds the goods of all lines in one call.
 *
 * @throws AppError NOT_FOUND for a SKU that is not the shop's or is no longer sold
 */
export async function itemsOf(store: Store, skuIds: readonly string[]): Promise<Map<string, CatalogueItem>> {
  const items = await lookUp(store, skuIds);
  for (const skuId of skuIds) {
    const item = items.get(skuId);
    if (item === undefined) throw new AppError('NOT_FOUND', { what: '商品' });
    if (!isSold(item)) throw new AppError('NOT_FOUND', { what: `在卖的“${item.name}”` });
  }
  return items;
}

const isSold = ({ goods, sku }: CatalogueItem): boolean => !goods.isArchived && !sku.isHidden;

async function lookUp(store: Store, skuIds: readonly string[]): Promise<Map<string, CatalogueItem>> {
  const byId = new Map((await store.some('goods', skuIds.map((skuId) => goodsIdOf(store.shopId, skuId)))).map((each) => [each._id, each]));
  return new Map(skuIds.flatMap((skuId): [string, CatalogueItem][] => {
    const goods = byId.get(goodsIdOf(store.shopId, skuId));
    const sku = goods?.skus.find((each) => each.skuId === skuId);
    if (goods === undefined || sku === undefined) return [];
    return [[skuId, { goods, sku, name: lineName(goods, sku), description: { skuId, goodsName: goods.name, specText: specText(sku), unit: goods.unit, picture: goods.pictures[0] ?? '' } }]];
  }));
}

/** The item of a line that `itemsOf` was asked for. */
export function itemOf(items: ReadonlyMap<string, CatalogueItem>, skuId: string): CatalogueItem {
  const item = items.get(skuId);
  if (item === undefined) throw new Error(`${skuId} was not looked up`);
  return item;
}
