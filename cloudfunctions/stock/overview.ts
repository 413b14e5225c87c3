import { lineName, type Goods } from '../../miniprogram/shared/domain/goods';
import { available, type Stock, type StockLevel } from '../../miniprogram/shared/domain/stock';
import type { Output } from '../server/contract';
import { project } from '../server/projection';
import type { Context } from '../server/serve';
import { command } from '../server/store';
import type { Attention, contract } from './contract';
import { balanceRows, goodsOf, stockPage } from './list';

/** Rows among which the most oversold one is looked for: more promises than goods are rare. */
const MAX_OVERSOLD = 1000;
const SHORTAGE = { skuId: true, goodsId: true, onHand: true, reserved: true, notForSale: true };

type Short = Pick<Stock, 'skuId' | 'goodsId' | 'onHand' | 'reserved' | 'notForSale'>;

/**
 * 库存 of the whole shop without reading every balance: 现有 and 货值 are folded from the ledger,
 * 占用, 不可售 and 在途 are the sums over the SKUs that have any, by index.
 */
export async function overview(_: Record<string, never>, { store, now }: Context): Promise<Output<(typeof contract)['overview']>> {
  const [{ holdings }, tied, incoming, levels, oversold, { rows, next }] = await Promise.all([
    project(store, now),
    store.tally('stock', { tied: command.gt(0) }, 'shopId', ['reserved', 'notForSale']),
    store.tally('stock', { incoming: command.gt(0) }, 'level', ['incoming']),
    store.tally('stock', { level: command.in(['oversold', 'out', 'low']) }, 'level'),
    store.where('stock', { level: 'oversold' }, MAX_OVERSOLD, SHORTAGE),
    stockPage(store, undefined, undefined),
  ]);
  const [worst] = oversold.sort((a, b) => available(a) - available(b));
  const goods = await goodsOf(store, worst === undefined ? rows : [worst, ...rows]);
  const at = (level: StockLevel) => ({ count: levels.get(level)?.count ?? 0, incoming: incoming.get(level)?.count ?? 0 });
  return {
    next, rows: balanceRows(rows, goods),
    totals: { ...holdings, reserved: tied.get(store.shopId)?.reserved ?? 0, notForSale: tied.get(store.shopId)?.notForSale ?? 0, incoming: [...incoming.values()].reduce((sum, level) => sum + level.incoming, 0) },
    attention: { oversold: { count: at('oversold').count, ...shortageOf(worst, goods) }, out: at('out'), low: at('low') },
  };
}

/** What lacks most of what was promised, in words. */
function shortageOf(worst: Short | undefined, goods: ReadonlyMap<string, Goods>): Omit<Attention['oversold'], 'count'> {
  if (worst === undefined) return { shortage: 0, worst: '', unit: '' };
  const found = goods.get(worst.goodsId);
  const sku = found?.skus.find(({ skuId }) => skuId === worst.skuId);
  return { shortage: -available(worst), worst: found === undefined || sku === undefined ? '' : lineName(found, sku), unit: found?.unit ?? '' };
}
