import { available } from '../../miniprogram/shared/domain/stock';
import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { MAX_SKUS } from '../../miniprogram/shared/kernel/limits';
import type { Context } from '../server/serve';
import { auditGoods } from './audit-goods';

/** 不再卖: hidden from lists, its history stays. Goods that are still in the house or promised stay too. */
export async function archive({ goodsId, isArchived }: { goodsId: string; isArchived: boolean }, context: Context): Promise<Record<string, never>> {
  const { store, once, now } = context;
  const stocks = await store.where('stock', { goodsId }, MAX_SKUS);
  const isBusy = stocks.some((stock) => available(stock) !== 0 || stock.reserved !== 0 || stock.incoming !== 0);
  if (isArchived && isBusy) throw new AppError('IN_USE', { what: '这件商品', by: '库存或订单' });
  return once(async (writer) => {
    const goods = await writer.get('goods', goodsId, '商品');
    const after = { ...goods, isArchived, updatedAt: now, version: goods.version + 1 };
    await writer.put('goods', after);
    await auditGoods(writer, context, goods, after);
    return {};
  });
}
