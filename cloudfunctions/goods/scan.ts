import type { Context } from '../server/serve';
import type { SkuRow } from './contract';
import { skuRow } from './rows';

export async function scan({ code }: { code: string }, { store, shopId }: Context): Promise<{ sku: SkuRow | null }> {
  const known = await store.find('codes', `${shopId}:${code}`);
  if (known === null) return { sku: null };
  const goods = await store.find('goods', known.goodsId);
  const sku = goods?.skus.find(({ skuId }) => skuId === known.skuId);
  if (goods === null || sku === undefined) return { sku: null };
  return { sku: skuRow(goods, sku, (await store.find('stock', `${shopId}:${known.skuId}`)) ?? undefined) };
}
