import { goodsIdOf, lineName } from '../../miniprogram/shared/domain/goods';
import { available, type Stock, type StockLevel } from '../../miniprogram/shared/domain/stock';
import type { Output } from '../server/contract';
import { project } from '../server/projection';
import type { Context } from '../server/serve';
import { command, type Store } from '../server/store';
import type { Attention, contract } from './contract';
import { list } from './list';

/** Rows of one indexed read; past it a sum would not be one. */
const MAX_OPEN = 1000;

type Levelled = Pick<Stock, 'skuId' | 'level' | 'onHand' | 'reserved' | 'notForSale' | 'incoming'>;
const LEVELLED = { skuId: true, level: true, onHand: true, reserved: true, notForSale: true, incoming: true };

/**
 * 库存 of the whole shop without reading every balance: 现有 and 货值 are folded from the ledger,
 * 占用 and 在途 are the sums over the SKUs that have any, by index.
 */
export async function overview(_: Record<string, never>, context: Context): Promise<Output<(typeof contract)['overview']>> {
  const { store, now } = context;
  const [{ holdings }, reserved, incoming, care, page] = await Promise.all([
    project(store, now), sumOf(store, 'reserved'), sumOf(store, 'incoming'),
    store.where('stock', { level: command.in(['oversold', 'out', 'low']) }, MAX_OPEN, LEVELLED), list({}, context),
  ]);
  return { ...page, totals: { ...holdings, reserved, incoming }, attention: await attentionOf(care, store) };
}

async function sumOf(store: Store, field: 'reserved' | 'incoming'): Promise<number | null> {
  const rows = await store.where('stock', { [field]: command.gt(0) }, MAX_OPEN, { [field]: true });
  return rows.length === MAX_OPEN ? null : rows.reduce((sum, row) => sum + row[field], 0);
}

async function attentionOf(care: readonly Levelled[], store: Store): Promise<Attention> {
  const at = (level: StockLevel): readonly Levelled[] => care.filter((stock) => stock.level === level);
  const incoming = (level: StockLevel): number => at(level).filter((stock) => stock.incoming > 0).length;
  const [worst] = [...at('oversold')].sort((a, b) => available(a) - available(b));
  const goods = worst === undefined ? null : await store.find('goods', goodsIdOf(store.shopId, worst.skuId));
  const sku = goods?.skus.find(({ skuId }) => skuId === worst?.skuId);
  return {
    oversold: {
      count: at('oversold').length, shortage: worst === undefined ? 0 : -available(worst),
      worst: goods === null || sku === undefined ? '' : lineName(goods, sku), unit: goods?.unit ?? '',
    },
    out: { count: at('out').length, incoming: incoming('out') }, low: { count: at('low').length, incoming: incoming('low') },
  };
}
