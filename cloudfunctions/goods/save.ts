import { skuIdOf, type Goods, type Sku } from '../../miniprogram/shared/domain/goods';
import { requireVersion } from '../../miniprogram/shared/domain/order';
import { indexTerms } from '../../miniprogram/shared/domain/terms';
import { seesCost } from '../../miniprogram/shared/domain/visibility';
import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { MAX_SKUS } from '../../miniprogram/shared/kernel/limits';
import { isDuplicate } from '../server/database';
import { documentIdOf } from '../server/identity';
import { initialsOf } from '../server/pinyin';
import { openStock, requireStockkeeper, type Opening } from '../server/openings';
import type { Context } from '../server/serve';
import { isOwnFile } from '../server/storage';
import { keepFiles } from '../server/uploads';
import { auditGoods } from './audit-goods';
import type { GoodsInput } from './contract';
import { moveSale } from './move-sale';

const codesOf = (skus: readonly Pick<Sku, 'code' | 'barcodes'>[]): string[] => skus.flatMap(({ code, barcodes }) => [code, ...barcodes]).filter((code) => code !== '');

/** New goods, or a change of known ones. Codes are claimed in the same transaction: each belongs to one SKU; so is what is there already of new SKUs. */
export async function save(input: GoodsInput, context: Context): Promise<{ goodsId: string; version: number }> {
  const { shopId, now, commandId, member, once } = context;
  checkShape(input, shopId);
  if (input.skus.some(({ openingQuantity }) => openingQuantity !== undefined)) requireStockkeeper(member);
  const goodsId = input.goodsId ?? documentIdOf(shopId, commandId);
  try {
    return await once(async (writer) => {
      const before = input.goodsId === undefined ? null : await writer.get('goods', goodsId, '商品');
      if (before !== null) requireVersion(before, input.version ?? 0, '商品');
      const goods = build(input, goodsId, before, { shopId, now, mayPriceCost: seesCost(member.role) });
      // A spec that goes from sale must have nothing in the house and nothing promised.
      if (before !== null) await moveSale(writer, before, goods, now);
      const owners = new Map(goods.skus.flatMap((sku) => codesOf([sku]).map((code) => [code, sku.skuId] as const)));
      const known = new Map((before?.skus ?? []).flatMap((sku) => codesOf([sku]).map((code) => [code, sku.skuId] as const)));
      for (const code of known.keys()) if (!owners.has(code)) await writer.remove('codes', `${shopId}:${code}`);
      for (const [code, skuId] of owners) {
        const record = { _id: `${shopId}:${code}`, shopId, code, skuId, goodsId };
        if (!known.has(code)) await writer.add('codes', record);
        else if (known.get(code) !== skuId) await writer.put('codes', record);
      }
      await writer.put('goods', goods);
      await keepFiles(writer, goods.pictures.filter((picture) => before?.pictures.includes(picture) !== true));
      await auditGoods(writer, context, before, goods);
      await openStock(writer, goodsId, openingsOf(input, goods), context);
      return { goodsId, version: goods.version };
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw await codeTaken(codesOf(input.skus), goodsId, context);
  }
}

/** The first SKUs of the goods are the ones of the input, in its order. */
const openingsOf = (input: GoodsInput, { _id: goodsId, skus }: Goods): Opening[] => input.skus.flatMap(({ openingQuantity: quantity }, index) => {
  const sku = skus[index];
  return quantity === undefined || sku === undefined ? [] : [{ goodsId, skuId: sku.skuId, quantity, purchasePriceFen: sku.purchasePriceFen }];
});

async function codeTaken(codes: readonly string[], goodsId: string, { store, shopId }: Pick<Context, 'store' | 'shopId'>): Promise<AppError> {
  const taken = (await store.some('codes', codes.map((code) => `${shopId}:${code}`))).find((code) => code.goodsId !== goodsId);
  if (taken === undefined) return new AppError('BUSY', {});
  const owner = await store.find('goods', taken.goodsId);
  return new AppError('CODE_TAKEN', { code: taken.code, goodsName: owner?.name ?? '别的商品' });
}

function checkShape({ skus, specNames, pictures }: GoodsInput, shopId: string): void {
  const refuse = (path: string, rule: string): never => { throw new AppError('INVALID_INPUT', { path, rule }); };
  if (skus.some(({ specValues }) => specValues.length !== specNames.length)) refuse('skus', '每个规格都要填全');
  if (new Set(skus.map(({ specValues }) => specValues.join('\u0000'))).size !== skus.length) refuse('skus', '有两个规格是一样的');
  const codes = codesOf(skus);
  if (new Set(codes).size !== codes.length) refuse('skus', '同一个编码用了两次');
  if (skus.some(({ skuId, openingQuantity }) => skuId !== undefined && openingQuantity !== undefined)) refuse('skus', '期初只在新建规格时填，之后在库存里调整');
  // A picture is another shop's file unless it lies in this shop's folder.
  if (pictures.some((picture) => !isOwnFile(picture, `${shopId}/`))) refuse('pictures', '图片不是这家店的');
}

interface Authority { shopId: string; now: number; mayPriceCost: boolean }

function build(input: GoodsInput, goodsId: string, before: Goods | null, { shopId, now, mayPriceCost }: Authority): Goods {
  const key = goodsId.slice(shopId.length + 1);
  const known = new Map((before?.skus ?? []).map((sku) => [sku.skuId, sku]));
  let last = Math.max(0, ...[...known.keys()].map((skuId) => Number(skuId.slice(skuId.lastIndexOf('.') + 1))));
  const skus = input.skus.map((sku): Sku => {
    const old = sku.skuId === undefined ? undefined : known.get(sku.skuId);
    if (sku.skuId !== undefined && old === undefined) throw new AppError('NOT_FOUND', { what: '规格' });
    // Who may not see the purchase price cannot change it either.
    const purchasePriceFen = mayPriceCost && sku.purchasePriceFen !== undefined ? sku.purchasePriceFen : old?.purchasePriceFen ?? null;
    return {
      skuId: old?.skuId ?? skuIdOf(key, ++last), specValues: sku.specValues, code: sku.code, model: sku.model,
      barcodes: sku.barcodes, retailFen: sku.retailFen, purchasePriceFen, isHidden: sku.isHidden,
    };
  });
  // A SKU has a history: it is hidden, never dropped.
  const dropped = [...known.values()].filter(({ skuId }) => !skus.some((sku) => sku.skuId === skuId)).map((sku) => ({ ...sku, isHidden: true, code: '', barcodes: [] }));
  const all = [...skus, ...dropped];
  if (all.length > MAX_SKUS) throw new AppError('LIMIT_REACHED', { what: '规格（连同不再卖的）', limit: MAX_SKUS });
  return {
    _id: goodsId, shopId, name: input.name, categoryId: input.categoryId, pictures: input.pictures, specNames: input.specNames,
    unit: input.unit, packs: input.packs, skus: all, note: input.note,
    terms: indexTerms({ name: input.name, initials: initialsOf(input.name), codes: all.flatMap((sku) => [sku.code, sku.model, ...sku.barcodes, ...sku.specValues]) }),
    isArchived: before?.isArchived ?? false, createdAt: before?.createdAt ?? now, updatedAt: now, version: (before?.version ?? 0) + 1,
  };
}
