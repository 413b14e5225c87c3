import { applyChange, emptyStock, type Stock, type StockChange } from '../../miniprogram/shared/domain/stock';
import { goodsIdOf } from '../../miniprogram/shared/domain/goods';
import type { Writer } from './store';

/**
 * The balances that one document changes, read and written by the same transaction in the
 * order of their SKUs, so that two documents never wait for each other in a circle.
 */
export class Balances {
  private constructor(private readonly writer: Writer, private readonly now: number, private readonly stocks: Map<string, Stock>) {}

  /** Reads each SKU's balance once; a SKU that never moved has an empty one. */
  static async load(writer: Writer, skuIds: readonly string[], now: number): Promise<Balances> {
    const stocks = new Map<string, Stock>();
    for (const skuId of [...new Set(skuIds)].sort()) {
      const stock = await writer.find('stock', `${writer.shopId}:${skuId}`);
      stocks.set(skuId, stock ?? emptyStock(writer.shopId, goodsIdOf(writer.shopId, skuId), skuId, now));
    }
    return new Balances(writer, now, stocks);
  }

  of(skuId: string): Stock {
    const stock = this.stocks.get(skuId);
    if (stock === undefined) throw new Error(`the balance of ${skuId} was not loaded`);
    return stock;
  }

  /** Applies one change and writes the balance; returns the value that came or left, in 分. */
  async change(skuId: string, change: StockChange): Promise<{ stock: Stock; valueFen: number }> {
    const applied = applyChange(this.of(skuId), change, this.now);
    this.stocks.set(skuId, applied.stock);
    await this.writer.put('stock', applied.stock);
    return applied;
  }
}
