import { signedQuantity, type Movement } from './movement';

/** What a whole shop has: the sum of its ledger. A projection, as the days are. */
export interface Holdings {
  /** 现有, base units of all SKUs */
  onHand: number;
  /** 货值, 分 */
  valueFen: number;
}

export const noHoldings = (): Holdings => ({ onHand: 0, valueFen: 0 });

/** The holdings after more movements. */
export function foldHoldings(before: Holdings, movements: readonly Pick<Movement, 'lines'>[]): Holdings {
  const after = { ...before };
  for (const line of movements.flatMap(({ lines }) => lines)) {
    const change = signedQuantity(line);
    after.onHand += change;
    after.valueFen += Math.sign(change) * line.valueFen;
  }
  return after;
}
