import { mulDiv } from '../../kernel/money';
import { wholeNumber } from '../check';

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
 * @param quantity base units, a whole number > 0
 * @returns the pair after, and the value that left, in 分
 * @throws RangeError if an argument is not a whole number in its range
 * @see ERPNext, stock/valuation.py; Horngren, Datar & Rajan, Cost Accounting, ch. on inventory costing
 * @example takeCost({ quantity: 3, valueFen: 100 }, 1) // { after: { quantity: 2, valueFen: 67 }, takenFen: 33 }
 */
export function takeCost(stock: CostPair, quantity: number): { after: CostPair; takenFen: number } {
  checked(stock, quantity);
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
 * @param quantity base units, a whole number > 0
 * @param valueFen 分, a whole number ≥ 0
 * @returns the pair after, and the value that stayed in stock, in 分
 * @throws RangeError if an argument is not a whole number in its range
 * @example addCost({ quantity: 2, valueFen: 67 }, 10, 400) // { after: { quantity: 12, valueFen: 467 }, addedFen: 400 }
 */
export function addCost(stock: CostPair, quantity: number, valueFen: number): { after: CostPair; addedFen: number } {
  checked(stock, quantity);
  wholeNumber('valueFen', valueFen);
  const after = stock.quantity + quantity;
  const staying = stock.quantity >= 0 ? quantity : Math.max(after, 0);
  const addedFen = staying === quantity ? valueFen : mulDiv(valueFen, staying, quantity, 'halfUp');
  return { after: { quantity: after, valueFen: stock.valueFen + addedFen }, addedFen };
}

function checked(stock: CostPair, quantity: number): void {
  wholeNumber('stock.quantity', stock.quantity, Number.MIN_SAFE_INTEGER);
  wholeNumber('stock.valueFen', stock.valueFen, Number.MIN_SAFE_INTEGER);
  wholeNumber('quantity', quantity, 1);
}
