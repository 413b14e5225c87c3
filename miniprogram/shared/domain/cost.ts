import { mulDiv } from '../kernel/money';

/**
 * The cost of a stock, as the pair from which the moving average follows. A unit cost is never
 * stored: {3, 100} has no exact one, and the pair loses nothing.
 */
export interface CostPair {
  /** Base units; below 0 only where negative stock is allowed. */
  quantity: number;
  /** 分 */
  valueFen: number;
}

/**
 * Takes `quantity` out at the moving average: round(value × q ÷ quantity); the last unit takes
 * all that is left, so value is 0 exactly when quantity is. Stock that was not there (negative
 * stock allowed) leaves at no cost; it is priced when its receipt comes.
 *
 * @param quantity base units, > 0
 * @returns the pair after, and the value that left, in 分
 */
export function takeCost(stock: CostPair, quantity: number): { after: CostPair; takenFen: number } {
  const takenFen = quantity >= stock.quantity
    ? Math.max(stock.valueFen, 0)
    : mulDiv(stock.valueFen, quantity, stock.quantity, 'halfUp');
  const after = { quantity: stock.quantity - quantity, valueFen: stock.valueFen - takenFen };
  return { after, takenFen };
}

/**
 * Puts `quantity` worth `valueFen` in. A receipt that fills a negative stock keeps only the
 * share of the units that remain: the others left before, and their cost with them.
 *
 * @param quantity base units, > 0
 * @param valueFen 分, ≥ 0
 * @returns the pair after, and the value that stayed in stock, in 分
 */
export function addCost(stock: CostPair, quantity: number, valueFen: number): { after: CostPair; addedFen: number } {
  const after = stock.quantity + quantity;
  const staying = stock.quantity >= 0 ? quantity : Math.max(after, 0);
  const addedFen = staying === quantity ? valueFen : mulDiv(valueFen, staying, quantity, 'halfUp');
  return { after: { quantity: after, valueFen: stock.valueFen + addedFen }, addedFen };
}
