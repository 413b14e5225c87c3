import { mulDiv } from '../../kernel/money';
import { wholeNumber } from '../check';

/** What is left of one receipt: 先进先出 takes the oldest first. Like the moving average it keeps value, no unit cost. */
export interface FifoLayer {
  /** Base units, a whole number > 0. */
  quantity: number;
  /** 分, a whole number ≥ 0 */
  valueFen: number;
  /** The business date of the receipt. */
  receivedOn: string;
}

function checked(name: string, { quantity, valueFen }: FifoLayer): void {
  wholeNumber(`${name}.quantity`, quantity, 1);
  wholeNumber(`${name}.valueFen`, valueFen);
}

/**
 * Takes `quantity` out, the oldest layer first. Of a layer that stays in part leaves
 * round(value × q ÷ quantity); the last unit of a layer takes all that is left of it, so nothing
 * drifts.
 *
 * @param layers   oldest first
 * @param quantity base units, a whole number > 0
 * @returns the layers after; what was taken, as layers, so that a return comes back as it left;
 *   its value in 分; and the units that were not there, which leave at no cost
 * @throws RangeError if a quantity or a value is not a whole number in its range
 * @see ERPNext, stock/valuation.py (FIFOValuation)
 * @example takeFifo({ layers: [{ quantity: 3, valueFen: 100, receivedOn: '2026-01-05' }, { quantity: 5, valueFen: 250, receivedOn: '2026-02-01' }], quantity: 4 })
 *   // { takenFen: 150, after: [{ quantity: 4, valueFen: 200, receivedOn: '2026-02-01' }], … }
 */
export function takeFifo({ layers, quantity }: { layers: readonly FifoLayer[]; quantity: number }): {
  after: FifoLayer[]; taken: FifoLayer[]; takenFen: number; shortQuantity: number;
} {
  wholeNumber('quantity', quantity, 1);
  layers.forEach((layer, i) => { checked(`layers[${i}]`, layer); });
  const taken: FifoLayer[] = [];
  const after: FifoLayer[] = [];
  let [wanted, takenFen] = [quantity, 0];
  for (const layer of layers) {
    const part = Math.min(wanted, layer.quantity);
    const partFen = part === layer.quantity ? layer.valueFen : mulDiv(layer.valueFen, part, layer.quantity, 'halfUp');
    if (part > 0) taken.push({ ...layer, quantity: part, valueFen: partFen });
    if (part < layer.quantity) after.push({ ...layer, quantity: layer.quantity - part, valueFen: layer.valueFen - partFen });
    wanted -= part;
    takenFen += partFen;
  }
  return { after, taken, takenFen, shortQuantity: wanted };
}

/**
 * Puts a receipt in, behind all that are not younger: a return of old goods goes back to its place,
 * and a layer of the same day grows.
 *
 * @param layers oldest first
 * @returns the layers after, oldest first
 * @throws RangeError if a quantity or a value is not a whole number in its range
 * @example addFifo({ layers: [], receipt: { quantity: 3, valueFen: 100, receivedOn: '2026-01-05' } }) // [{ quantity: 3, valueFen: 100, receivedOn: '2026-01-05' }]
 */
export function addFifo({ layers, receipt }: { layers: readonly FifoLayer[]; receipt: FifoLayer }): FifoLayer[] {
  checked('receipt', receipt);
  layers.forEach((layer, i) => { checked(`layers[${i}]`, layer); });
  const younger = layers.findIndex(({ receivedOn }) => receivedOn > receipt.receivedOn);
  const place = younger === -1 ? layers.length : younger;
  const before = layers[place - 1];
  if (before?.receivedOn !== receipt.receivedOn) return [...layers.slice(0, place), receipt, ...layers.slice(place)];
  const grown = { ...before, quantity: before.quantity + receipt.quantity, valueFen: before.valueFen + receipt.valueFen };
  return [...layers.slice(0, place - 1), grown, ...layers.slice(place)];
}
