import { goodsIdOf, skuOf } from '../../miniprogram/shared/domain/goods';
import { defaultPlanSettings, defaultReorder, type PlanSettings, type ReorderSettings } from '../../miniprogram/shared/domain/purchase-plan';
import { audit } from '../server/audit';
import type { Parsed } from '../server/contract';
import type { Context } from '../server/serve';
import type { contract, PlanSettingsAnswer } from './contract';

type Contract = typeof contract;
const reorderIdOf = (shopId: string, skuId: string): string => `${shopId}:${skuId}`;

export async function planSettings({ skuId }: Parsed<Contract['planSettings']>, { store, shopId }: Context): Promise<PlanSettingsAnswer> {
  const { planning = defaultPlanSettings } = await store.get('shops', shopId, '店铺');
  if (skuId === undefined) return { settings: planning, reorder: null };
  skuOf(await store.get('goods', goodsIdOf(shopId, skuId), '商品'), skuId);
  return { settings: planning, reorder: reorderOf(await store.find('reorders', reorderIdOf(shopId, skuId))) };
}

/** The settings alone, without where they are kept. */
function reorderOf(kept: ReorderSettings | null): ReorderSettings {
  const { minimumQuantity, packSize, leadDays, serviceLevelPercent, isPurchased } = kept ?? defaultReorder;
  return { minimumQuantity, packSize, leadDays, serviceLevelPercent, isPurchased };
}

export const savePlanSettings = (planning: PlanSettings, context: Context): Promise<Record<string, never>> => context.once(async (writer) => {
  const { shopId } = context;
  const shop = await writer.get('shops', shopId, '店铺');
  await writer.put('shops', { ...shop, planning });
  await audit(writer, context, { what: '设采购计划', documentId: shopId, before: shop.planning ?? defaultPlanSettings, after: planning });
  return {};
});

export const saveReorder = ({ skuId, ...reorder }: Parsed<Contract['saveReorder']>, context: Context): Promise<Record<string, never>> => context.once(async (writer) => {
  const { shopId } = context;
  const _id = reorderIdOf(shopId, skuId);
  skuOf(await writer.get('goods', goodsIdOf(shopId, skuId), '商品'), skuId);
  const before = reorderOf(await writer.find('reorders', _id));
  await writer.put('reorders', { _id, shopId, skuId, ...reorder });
  await audit(writer, context, { what: '设进货', documentId: skuId, before, after: reorder });
  return {};
});
