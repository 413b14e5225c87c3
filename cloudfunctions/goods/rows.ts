import { specText, type Goods, type Sku } from '../../miniprogram/shared/domain/goods';
import { available, levelOf, type Stock } from '../../miniprogram/shared/domain/stock';
import type { GoodsRow, SkuRow, StockFigures } from './contract';

const NONE = { onHand: 0, reserved: 0, incoming: 0, notForSale: 0, reorderPoint: 0 };

/** One SKU's figures; a SKU that never moved has zeros, and lacks nothing yet. */
export function figures(stock: Stock | undefined): StockFigures {
  const known = stock ?? NONE;
  return { onHand: known.onHand, reserved: known.reserved, available: available(known), incoming: known.incoming, level: stock === undefined ? 'ok' : levelOf(known) };
}

/** The goods' figures are the sums over its SKUs; its level is that of the worst one that moved. */
export function goodsRow(goods: Goods, stocks: readonly Stock[]): GoodsRow {
  const sum = (of: (stock: Stock) => number): number => stocks.reduce((total, stock) => total + of(stock), 0);
  const worst = (['oversold', 'out', 'low'] as const).find((level) => stocks.some((stock) => stock.level === level));
  const sold = goods.skus.filter(({ isHidden }) => !isHidden);
  const prices = sold.map(({ retailFen }) => retailFen).filter((price) => price !== null);
  return {
    goodsId: goods._id, name: goods.name, picture: goods.pictures[0] ?? '', unit: goods.unit, skuCount: sold.length, hasSeveralPrices: new Set(prices).size > 1,
    priceFen: prices.length === 0 ? null : Math.min(...prices),
    stock: {
      onHand: sum((stock) => stock.onHand), reserved: sum((stock) => stock.reserved), incoming: sum((stock) => stock.incoming),
      available: sum(available), level: worst ?? 'ok',
    },
  };
}

export const skuRow = (goods: Goods, sku: Sku, stock: Stock | undefined): SkuRow => ({
  skuId: sku.skuId, goodsId: goods._id, goodsName: goods.name, specText: specText(sku), picture: goods.pictures[0] ?? '',
  unit: goods.unit, packs: goods.packs, priceFen: sku.retailFen, purchasePriceFen: sku.purchasePriceFen, stock: figures(stock),
});
