import type { Goods } from '../../miniprogram/shared/domain/goods';
import type { Stock, StockLevel } from '../../miniprogram/shared/domain/stock';
import { grouped } from '../../miniprogram/shared/kernel/grouped';
import { PAGE_SIZE } from '../../miniprogram/shared/kernel/limits';
import type { Parsed, Output } from '../server/contract';
import type { Context } from '../server/serve';
import { searchCondition } from '../server/search';
import { command, type Cursor, type Store } from '../server/store';
import type { contract } from './contract';
import { goodsRow, skuRow } from './rows';

type Contract = typeof contract;

/** The most balances one page of goods can have: PAGE_SIZE × MAX_SKUS is past it only for a shop of grids. */
const MAX_BALANCES = 1000;

/** What a row needs: words to search by, notes, warehouses and values stay where they are. */
const ROW = { shopId: true, name: true, pictures: true, unit: true, packs: true, skus: true, createdAt: true };
const FIGURES = { goodsId: true, skuId: true, onHand: true, reserved: true, incoming: true, notForSale: true, reorderPoint: true, level: true };

interface Question { search: string; categoryId?: string | undefined; isArchived?: boolean; after: Cursor | undefined }

async function goodsPage(store: Store, { search, categoryId, isArchived = false, after }: Question): Promise<{ goods: Goods[]; stocks: Map<string, Stock[]>; next: Cursor | null }> {
  const where = { ...searchCondition(search), ...(categoryId === undefined ? {} : { categoryId }), isArchived };
  const { rows, next } = await store.page('goods', { where, newest: 'createdAt', after, limit: PAGE_SIZE, fields: ROW });
  const stocks = rows.length === 0 ? [] : await store.where('stock', { goodsId: command.in(rows.map(({ _id }) => _id)) }, MAX_BALANCES, FIGURES);
  return { goods: rows, stocks: grouped(stocks, ({ goodsId }) => goodsId), next };
}

export async function list({ search, categoryId, isArchived, after }: Parsed<Contract['list']>, { store }: Context): Promise<Output<Contract['list']>> {
  const isFirst = after === undefined && search === '' && categoryId === undefined && !isArchived;
  const [{ goods, stocks, next }, attention] = await Promise.all([goodsPage(store, { search, categoryId, isArchived, after }), isFirst ? countAttention(store) : null]);
  return { rows: goods.map((each) => goodsRow(each, stocks.get(each._id) ?? [])), next, attention };
}

/** How many SKUs need care. */
async function countAttention(store: Store): Promise<{ oversold: number; out: number; low: number }> {
  const counts = await store.tally('stock', { level: command.in(['oversold', 'out', 'low']) }, 'level');
  const count = (level: StockLevel): number => counts.get(level)?.count ?? 0;
  return { oversold: count('oversold'), out: count('out'), low: count('low') };
}

export async function listByLevel({ level, after }: Parsed<Contract['listByLevel']>, { store }: Context): Promise<Output<Contract['listByLevel']>> {
  const { rows, next } = await store.page('stock', { where: { level }, newest: 'updatedAt', after, limit: PAGE_SIZE });
  const goods = new Map((await store.some('goods', rows.map(({ goodsId }) => goodsId))).map((each) => [each._id, each]));
  return {
    next,
    rows: rows.flatMap((stock) => {
      const found = goods.get(stock.goodsId);
      const sku = found?.skus.find(({ skuId }) => skuId === stock.skuId);
      return found === undefined || sku === undefined ? [] : [skuRow(found, sku, stock)];
    }),
  };
}

export async function pick({ search, after }: Parsed<Contract['pick']>, { store }: Context): Promise<Output<Contract['pick']>> {
  const { goods, stocks, next } = await goodsPage(store, { search, after });
  return {
    next,
    rows: goods.flatMap((each) => each.skus.filter(({ isHidden }) => !isHidden)
      .map((sku) => skuRow(each, sku, stocks.get(each._id)?.find(({ skuId }) => skuId === sku.skuId)))),
  };
}
