import { goodsIdOf, skuOf, specText, type Goods } from '../../miniprogram/shared/domain/goods';
import { signedQuantity } from '../../miniprogram/shared/domain/movement';
import { available, emptyStock, type Stock, type StockLevel } from '../../miniprogram/shared/domain/stock';
import { PAGE_SIZE } from '../../miniprogram/shared/kernel/limits';
import type { Output, Parsed } from '../server/contract';
import type { Context } from '../server/serve';
import type { Cursor, Store } from '../server/store';
import type { BalanceRow, contract } from './contract';

type Contract = typeof contract;

export function balanceRow(goods: Goods, stock: Stock): BalanceRow {
  const { skuId, onHand, reserved, incoming, notForSale, reorderPoint, valueFen, level } = stock;
  const sku = skuOf(goods, skuId);
  return {
    skuId, code: sku.code, goodsName: goods.name, specText: specText(sku), picture: goods.pictures[0] ?? '', unit: goods.unit,
    onHand, reserved, available: available(stock), incoming, notForSale, reorderPoint, valueFen, level,
  };
}

export async function list({ level, after }: Parsed<Contract['list']>, { store }: Context): Promise<Output<Contract['list']>> {
  const { rows, next } = await stockPage(store, level, after);
  return { next, rows: balanceRows(rows, await goodsOf(store, rows)) };
}

/** Balances, what moved last first. */
export const stockPage = (store: Store, level: StockLevel | undefined, after: Cursor | undefined): Promise<{ rows: Stock[]; next: Cursor | null }> =>
  store.page('stock', { where: level === undefined ? {} : { level }, newest: 'updatedAt', after, limit: PAGE_SIZE });

/** The goods of some balances, by id. */
export const goodsOf = async (store: Store, rows: readonly Pick<Stock, 'goodsId'>[]): Promise<Map<string, Goods>> =>
  new Map((await store.some('goods', rows.map(({ goodsId }) => goodsId))).map((each) => [each._id, each]));

export const balanceRows = (rows: readonly Stock[], goods: ReadonlyMap<string, Goods>): BalanceRow[] => rows.flatMap((stock) => {
  const found = goods.get(stock.goodsId);
  // A spec that was dropped leaves its balance behind, and so does what is no longer sold.
  const isLeft = stock.isOffSale && stock.onHand === 0 && stock.reserved === 0 && stock.incoming === 0;
  return !isLeft && found?.skus.some(({ skuId }) => skuId === stock.skuId) === true ? [balanceRow(found, stock)] : [];
});

export async function ledger({ skuId, after }: Parsed<Contract['ledger']>, { store, shopId, now }: Context): Promise<Output<Contract['ledger']>> {
  const goods = await store.get('goods', goodsIdOf(shopId, skuId), '商品');
  skuOf(goods, skuId);
  const stock = (await store.find('stock', `${shopId}:${skuId}`)) ?? emptyStock(shopId, goods._id, skuId, now);
  const { rows, next } = await store.page('movements', { where: { 'lines.skuId': skuId }, newest: 'postedAt', after, limit: PAGE_SIZE });
  return {
    sku: balanceRow(goods, stock), next,
    rows: rows.flatMap((movement) => movement.lines.filter((line) => line.skuId === skuId).map((line) => ({
      movementId: movement._id, kind: movement.kind, documentNumber: movement.documentNumber, sourceId: movement.sourceId, subject: movement.subject,
      at: movement.postedAt, byName: movement.byName, change: signedQuantity(line), onHandAfter: line.onHandAfter, valueFen: line.valueFen,
    }))),
  };
}
