import type { GoodsRow, SkuRow, StockFigures } from '../../../cloudfunctions/goods/contract';

/** A goods with the sum of its stock, or one of its SKUs when the list is by level. */
export interface Row {
  key: string;
  goodsId: string;
  name: string;
  picture: string;
  unit: string;
  priceFen: number | null;
  isFrom: boolean;
  specCount: number;
  stock: StockFigures;
}

export const goodsRow = ({ goodsId, name, picture, unit, priceFen, hasSeveralPrices, skuCount, stock }: GoodsRow): Row =>
  ({ key: goodsId, goodsId, name, picture, unit, priceFen, isFrom: hasSeveralPrices, specCount: skuCount, stock });

export const skuRow = ({ skuId, goodsId, goodsName, specText, picture, unit, priceFen, stock }: SkuRow): Row =>
  ({ key: skuId, goodsId, name: `${goodsName} ${specText}`.trim(), picture, unit, priceFen, isFrom: false, specCount: 1, stock });
