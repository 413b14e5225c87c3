import { adjustmentReasons } from '../../miniprogram/shared/domain/adjustment';
import { goodsIdOf, skuOf } from '../../miniprogram/shared/domain/goods';
import type { MovementLine } from '../../miniprogram/shared/domain/movement';
import { available, DEFAULT_WAREHOUSE, keepFromSale, levelOf, type Stock, type StockLevel } from '../../miniprogram/shared/domain/stock';
import { seesCost } from '../../miniprogram/shared/domain/visibility';
import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { MAX_FEN } from '../../miniprogram/shared/kernel/limits';
import { mulDiv } from '../../miniprogram/shared/kernel/money';
import { shopDate } from '../../miniprogram/shared/kernel/time';
import { audit } from '../server/audit';
import { Balances } from '../server/balances';
import type { Parsed } from '../server/contract';
import { documentIdOf, documentNumber } from '../server/identity';
import type { Context } from '../server/serve';
import type { contract } from './contract';

type Contract = typeof contract;

/** Corrects what is there to what was counted, with a reason, as a document of its own. */
export async function adjust(input: Parsed<Contract['adjust']>, context: Context): Promise<{ onHand: number; change: number }> {
  const { store, shopId, commandId, now, member, once } = context;
  const { skuId, countedOnHand, shownOnHand, reason } = input;
  const goods = await store.get('goods', goodsIdOf(shopId, skuId), '商品');
  const sku = skuOf(goods, skuId);
  return once(async (writer) => {
    const balances = await Balances.load(writer, [skuId], now);
    const before = balances.of(skuId);
    if (before.onHand !== shownOnHand) throw new AppError('STALE', { what: '库存' });
    const change = countedOnHand - before.onHand;
    if (change === 0) return { onHand: before.onHand, change };
    const given = seesCost(member.role) ? input.valueFen : undefined;
    const addedFen = change > 0 ? given ?? worth(before, change, sku.purchasePriceFen ?? 0) : 0;
    // What is thrown away was kept from sale before.
    const { stock, valueFen } = await balances.change(skuId, { onHand: change, valueFen: addedFen, ...(reason === 'damage' ? { notForSale: change } : {}) });
    const _id = documentIdOf(shopId, commandId);
    const number = documentNumber('TZ', commandId, now);
    await writer.add('adjustments', { _id, shopId, number, skuId, quantity: change, reason, createdAt: now, byName: member.name });
    const outside = reason === 'opening' ? 'opening' : change > 0 ? 'found' : 'loss';
    const inside = `warehouse:${DEFAULT_WAREHOUSE}` as const;
    const line: MovementLine = {
      skuId, from: change > 0 ? outside : inside, to: change > 0 ? inside : outside, quantity: Math.abs(change),
      valueFen: Math.abs(valueFen), onHandAfter: stock.onHand, revenueFen: 0,
    };
    await writer.add('movements', {
      _id: `${_id}:adjust`, shopId, kind: reason === 'opening' ? 'opening' : 'adjustment', documentId: _id, documentNumber: number, sourceId: _id,
      subject: adjustmentReasons[reason], businessDate: shopDate(now), postedAt: now, by: member.openid, byName: member.name, lines: [line],
    });
    return { onHand: stock.onHand, change };
  });
}

/**
 * Found goods are worth what the others are worth; the first ones what they would cost to buy.
 *
 * @throws AppError AMOUNT_TOO_LARGE
 */
function worth({ onHand, valueFen }: Pick<Stock, 'onHand' | 'valueFen'>, quantity: number, purchasePriceFen: number): number {
  const fen = onHand > 0 ? mulDiv(valueFen, quantity, onHand, 'halfUp') : quantity * purchasePriceFen;
  if (fen > MAX_FEN) throw new AppError('AMOUNT_TOO_LARGE', { limitFen: MAX_FEN });
  return fen;
}

export async function setReorderPoint({ skuId, reorderPoint }: { skuId: string; reorderPoint: number }, context: Context): Promise<{ level: StockLevel }> {
  const { store, shopId, now, once } = context;
  skuOf(await store.get('goods', goodsIdOf(shopId, skuId), '商品'), skuId);
  return once(async (writer) => {
    const before = (await Balances.load(writer, [skuId], now)).of(skuId);
    const level = levelOf({ ...before, reorderPoint });
    await writer.put('stock', { ...before, reorderPoint, level, updatedAt: now });
    await audit(writer, context, { what: '设预警', documentId: before._id, before: { reorderPoint: before.reorderPoint }, after: { reorderPoint } });
    return { level };
  });
}

export async function setNotForSale({ skuId, notForSale, shown }: Parsed<Contract['setNotForSale']>, context: Context): Promise<{ available: number; level: StockLevel }> {
  const { store, shopId, now, once } = context;
  skuOf(await store.get('goods', goodsIdOf(shopId, skuId), '商品'), skuId);
  return once(async (writer) => {
    const before = (await Balances.load(writer, [skuId], now)).of(skuId);
    if (before.notForSale !== shown) throw new AppError('STALE', { what: '库存' });
    const stock = keepFromSale(before, notForSale, now);
    await writer.put('stock', stock);
    await audit(writer, context, { what: '设不可售', documentId: before._id, before: { notForSale: shown }, after: { notForSale } });
    return { available: available(stock), level: stock.level };
  });
}
