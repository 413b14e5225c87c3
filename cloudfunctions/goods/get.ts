import { MAX_SKUS } from '../../miniprogram/shared/kernel/limits';
import type { Context } from '../server/serve';
import type { GoodsDetail } from './contract';
import { figures } from './rows';

export async function get({ goodsId }: { goodsId: string }, { store, shopId }: Context): Promise<GoodsDetail> {
  const goods = await store.get('goods', goodsId, '商品');
  const stocks = await store.where('stock', { goodsId }, MAX_SKUS);
  const shop = await store.get('shops', shopId, '店铺');
  return {
    ...goods, categories: shop.categories,
    skus: goods.skus.map((sku) => ({ ...sku, stock: figures(stocks.find(({ skuId }) => skuId === sku.skuId)) })),
  };
}
