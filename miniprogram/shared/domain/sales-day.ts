import type { LocalDate } from '../kernel/time';
import type { Movement } from './movement';

/** What left on one day. A projection of the ledger: it can be thrown away and folded again. */
export interface DayFigures {
  date: LocalDate;
  shipments: number;
  units: number;
  revenueFen: number;
  costFen: number;
  skus: { skuId: string; units: number; revenueFen: number; costFen: number }[];
}

export const emptyDay = (date: LocalDate): DayFigures => ({ date, shipments: 0, units: 0, revenueFen: 0, costFen: 0, skus: [] });

/** The day with one more movement; only what went to a customer counts. */
export function foldMovement(day: DayFigures, movement: Pick<Movement, 'kind' | 'lines'>): DayFigures {
  if (movement.kind !== 'shipment') return day;
  const skus = new Map(day.skus.map((sku) => [sku.skuId, sku]));
  const next = { ...day, shipments: day.shipments + 1 };
  for (const { skuId, quantity, revenueFen, valueFen } of movement.lines) {
    const known = skus.get(skuId) ?? { skuId, units: 0, revenueFen: 0, costFen: 0 };
    skus.set(skuId, { skuId, units: known.units + quantity, revenueFen: known.revenueFen + revenueFen, costFen: known.costFen + valueFen });
    next.units += quantity;
    next.revenueFen += revenueFen;
    next.costFen += valueFen;
  }
  return { ...next, skus: [...skus.values()] };
}

/** Folds movements into the days they belong to. */
export function foldDays(days: readonly DayFigures[], movements: readonly Pick<Movement, 'kind' | 'lines' | 'businessDate'>[]): Map<LocalDate, DayFigures> {
  const byDate = new Map(days.map((day) => [day.date, day]));
  for (const movement of movements) {
    if (movement.kind === 'shipment') byDate.set(movement.businessDate, foldMovement(byDate.get(movement.businessDate) ?? emptyDay(movement.businessDate), movement));
  }
  return byDate;
}
