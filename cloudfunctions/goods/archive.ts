import type { Context } from '../server/serve';
import { auditGoods } from './audit-goods';
import { moveSale } from './move-sale';

/** 不再卖: hidden from lists, its history stays. Goods that are still in the house or promised stay too. */
export async function archive({ goodsId, isArchived }: { goodsId: string; isArchived: boolean }, context: Context): Promise<Record<string, never>> {
  const { once, now } = context;
  return once(async (writer) => {
    const goods = await writer.get('goods', goodsId, '商品');
    const after = { ...goods, isArchived, updatedAt: now, version: goods.version + 1 };
    await moveSale(writer, goods, after, now);
    await writer.put('goods', after);
    await auditGoods(writer, context, goods, after);
    return {};
  });
}
