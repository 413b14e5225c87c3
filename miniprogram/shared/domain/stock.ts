import { addCost, takeCost } from '../inventory-math/costing/moving-average';
import { AppError } from '../kernel/app-error';
import { MAX_QUANTITY } from '../kernel/limits';

/** What a warehouse holds of one SKU. */
export interface Shelf {
  onHand: number;
  reserved: number;
  /** 货位 */
  bin: string;
}

/** 库存: the one balance of a SKU. Every figure is base units unless it ends in Fen. */
export interface Stock {
  _id: string;
  shopId: string;
  skuId: string;
  goodsId: string;
  /** 现有 */
  onHand: number;
  /** 占用: promised to confirmed orders, not yet shipped */
  reserved: number;
  /** 在途: ordered from suppliers, not yet received */
  incoming: number;
  /** 不可售: to inspect, damaged, held */
  notForSale: number;
  /** 货值, 分 */
  valueFen: number;
  /** The reorder point set by hand; 0 = none. */
  reorderPoint: number;
  allowNegative: boolean;
  /** 不再卖: nothing new is promised or ordered of it. It stands here too, because who promises reads the balance and nothing else. */
  isOffSale: boolean;
  warehouses: Record<string, Shelf>;
  /** Stored at each write, so that what needs care is an indexed query. */
  level: StockLevel;
  /** 占用 + 不可售, what is there and not free: stored for the same reason. */
  tied: number;
  updatedAt: number;
}

export type StockLevel = 'oversold' | 'out' | 'low' | 'ok';

/** The words of the four levels, worst first. */
export const stockLevels: Record<StockLevel, { label: string }> = {
  oversold: { label: '超卖' },
  out: { label: '缺货' },
  low: { label: '偏低' },
  ok: { label: '充足' },
};

/** Every shop starts with one warehouse. */
export const DEFAULT_WAREHOUSE = 'main';

type Figures = Pick<Stock, 'onHand' | 'reserved' | 'notForSale'>;

/** 可用 = 现有 − 占用 − 不可售. */
export const available = ({ onHand, reserved, notForSale }: Figures): number => onHand - reserved - notForSale;

/** Below zero is oversold, zero is out, at or under the reorder point is low; what is no longer sold lacks nothing. */
export function levelOf(stock: Figures & Pick<Stock, 'reorderPoint'> & Partial<Pick<Stock, 'isOffSale'>>): StockLevel {
  const free = available(stock);
  if (free < 0) return 'oversold';
  if (stock.isOffSale === true) return 'ok';
  if (free === 0) return 'out';
  return free <= stock.reorderPoint ? 'low' : 'ok';
}

/** The balance with what follows from its figures. */
export const settled = (stock: Stock): Stock => ({ ...stock, level: levelOf(stock), tied: stock.reserved + stock.notForSale });

/** A SKU that has never moved. */
export const emptyStock = (shopId: string, goodsId: string, skuId: string, now: number): Stock => ({
  _id: `${shopId}:${skuId}`, shopId, skuId, goodsId,
  onHand: 0, reserved: 0, incoming: 0, notForSale: 0, valueFen: 0,
  reorderPoint: 0, allowNegative: false, isOffSale: false, warehouses: {}, level: 'out', tied: 0, updatedAt: now,
});

/** What one document changes in one SKU's balance. Deltas in base units. */
export interface StockChange {
  onHand?: number;
  reserved?: number;
  incoming?: number;
  notForSale?: number;
  /** 分; wanted with a positive `onHand` from outside, ignored otherwise. */
  valueFen?: number;
}

export interface AppliedChange {
  stock: Stock;
  /** 分 that came (+) or left (−) with the goods. */
  valueFen: number;
}

/**
 * Applies one document's change to a balance; the caller has checked what may be sold.
 * Goods that leave take their share of the value with them.
 *
 * @throws AppError QUANTITY_TOO_LARGE when a balance would pass the limit
 */
export function applyChange(stock: Stock, change: StockChange, now: number, warehouseId = DEFAULT_WAREHOUSE): AppliedChange {
  const { onHand = 0, reserved = 0, incoming = 0, notForSale = 0, valueFen = 0 } = change;
  const pair = { quantity: stock.onHand, valueFen: stock.valueFen };
  let value = 0;
  if (onHand > 0) value = addCost(pair, onHand, valueFen).addedFen;
  else if (onHand < 0) value = -takeCost(pair, -onHand).takenFen;

  const shelf = stock.warehouses[warehouseId] ?? { onHand: 0, reserved: 0, bin: '' };
  const next: Stock = settled({
    ...stock,
    // What is not there cannot be kept from sale either.
    notForSale: Math.max(0, Math.min(stock.notForSale + notForSale, stock.onHand + onHand)),
    onHand: stock.onHand + onHand,
    reserved: stock.reserved + reserved,
    incoming: stock.incoming + incoming,
    valueFen: stock.valueFen + value,
    warehouses: {
      ...stock.warehouses,
      [warehouseId]: { ...shelf, onHand: shelf.onHand + onHand, reserved: shelf.reserved + reserved },
    },
    updatedAt: now,
  });
  for (const figure of [next.onHand, next.reserved, next.incoming]) {
    if (Math.abs(figure) > MAX_QUANTITY) throw new AppError('QUANTITY_TOO_LARGE', { name: '库存', limit: MAX_QUANTITY });
  }
  return { stock: next, valueFen: value };
}

/**
 * The balance of a SKU that goes from sale, or comes back to it.
 *
 * @param name for the sentence
 * @throws AppError IN_USE while anything of it is in the house, promised or on its way
 */
export function setSale(stock: Stock, isOffSale: boolean, name: string): Stock {
  const isBusy = [stock.onHand, stock.reserved, stock.incoming].some((figure) => figure !== 0);
  if (isOffSale && isBusy) throw new AppError('IN_USE', { what: name, by: '库存或订单' });
  return settled({ ...stock, isOffSale });
}

/**
 * 不可售: so many of what is there are kept from sale, to be looked at or thrown away. What was
 * promised stays promised: when too little is left for it, the SKU is oversold.
 *
 * @throws AppError INVALID_INPUT for more than is there
 */
export function keepFromSale(stock: Stock, notForSale: number, now: number): Stock {
  const most = Math.max(0, stock.onHand);
  if (notForSale > most) throw new AppError('INVALID_INPUT', { path: 'notForSale', rule: `现有只有 ${most}，不可售不能更多` });
  return settled({ ...stock, notForSale, updatedAt: now });
}

/**
 * Refuses to promise, or to order, what is no longer sold.
 *
 * @throws AppError NOT_FOUND
 */
export function checkOnSale(wanted: readonly { skuId: string; name: string }[], stockOf: (skuId: string) => Stock): void {
  const gone = wanted.find(({ skuId }) => stockOf(skuId).isOffSale);
  if (gone !== undefined) throw new AppError('NOT_FOUND', { what: `在卖的“${gone.name}”` });
}

/** One SKU wanted, with the words to say when there is not enough. */
export interface Demand {
  skuId: string;
  quantity: number;
  name: string;
  unit: string;
}

/**
 * Adds up the lines that share a SKU, sorted by SKU so that two orders touch balances in the
 * same order.
 */
export function sumBySku<T extends { skuId: string; quantity: number }>(lines: readonly T[]): T[] {
  const bySku = new Map<string, T>();
  for (const line of lines) {
    const known = bySku.get(line.skuId);
    bySku.set(line.skuId, known === undefined ? { ...line } : { ...known, quantity: known.quantity + line.quantity });
  }
  return [...bySku.values()].sort((a, b) => (a.skuId < b.skuId ? -1 : 1));
}

/**
 * Refuses demands that the stock cannot promise. All shortages are named at once: a person
 * wants to fix a list, not to hear of it line by line.
 *
 * @param demands summed by SKU
 * @throws AppError INSUFFICIENT_STOCK
 */
export const checkAvailable = (demands: readonly Demand[], stockOf: (skuId: string) => Stock): void => {
  refuseShortages(demands, stockOf, available);
};

/**
 * Refuses to let goods leave that are promised but not there: a count may have taken them out
 * of the books since.
 *
 * @throws AppError INSUFFICIENT_STOCK
 */
export const checkOnHand = (demands: readonly Demand[], stockOf: (skuId: string) => Stock): void => {
  refuseShortages(demands, stockOf, ({ onHand }) => onHand);
};

function refuseShortages(demands: readonly Demand[], stockOf: (skuId: string) => Stock, thereOf: (stock: Stock) => number): void {
  const shortages = demands
    .filter(({ skuId, quantity }) => !stockOf(skuId).allowNegative && thereOf(stockOf(skuId)) < quantity)
    .map(({ skuId, quantity, name, unit }) => ({ skuId, name, unit, requested: quantity, available: thereOf(stockOf(skuId)) }));
  if (shortages.length > 0) throw new AppError('INSUFFICIENT_STOCK', { shortages });
}
