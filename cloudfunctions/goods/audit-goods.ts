import type { Goods } from '../../miniprogram/shared/domain/goods';
import { audit } from '../server/audit';
import type { Context } from '../server/serve';
import type { Writer } from '../server/store';

/** What people set of a goods; of its SKUs only those in `skuIds`. */
function settings({ name, categoryId, pictures, specNames, unit, packs, skus, note, isArchived }: Goods, skuIds: ReadonlySet<string>): object {
  return { name, categoryId, pictures, specNames, unit, packs, note, isArchived, skus: skus.filter(({ skuId }) => skuIds.has(skuId)) };
}

/** 改商品: the entry names the fields that changed, and of the SKUs, with their prices, the ones that did. */
export async function auditGoods(writer: Writer, context: Pick<Context, 'commandId' | 'now' | 'member'>, before: Goods | null, after: Goods): Promise<void> {
  const old = new Map((before?.skus ?? []).map((sku) => [sku.skuId, JSON.stringify(sku)]));
  const changed = new Set(after.skus.filter((sku) => old.get(sku.skuId) !== JSON.stringify(sku)).map(({ skuId }) => skuId));
  const what = before === null ? '新建商品' : before.isArchived === after.isArchived ? '改商品' : after.isArchived ? '不再卖' : '重新卖';
  await audit(writer, context, { what, documentId: after._id, before: before === null ? null : settings(before, changed), after: settings(after, changed) });
}
