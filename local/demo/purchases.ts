import { DAY } from '../../miniprogram/shared/kernel/time';
import type { DemoSale } from './sales';

/*
 * The file holds no purchases, so they follow a rule: every supplier delivers every second week,
 * and brings what was then sold until the next delivery, a sixth more, in dozens. So stock never
 * ran out on a day that a sale is known of. For the delivery that is still on its way the last
 * four weeks are asked, as anybody must who does not know the future; each tenth goods is left
 * out of the last two, so that there is something to plan.
 */

const CYCLE = 14 * DAY;
const DOZEN = 12;
const MORE = 7 / 6;

export interface DemoSupplier { name: string; leadDays: number }

export interface DemoPurchase {
  orderedAt: number;
  arrivesAt: number;
  lines: { code: string; quantity: number }[];
}

/** Days from order to arrival differ, by supplier and by turn. */
const LEAD_DAYS = [5, 7, 10, 14, 7, 12, 9];
export const suppliersOf = (categories: readonly string[]): DemoSupplier[] =>
  categories.map((category, index) => ({ name: `示例供应商 · ${category}`, leadDays: LEAD_DAYS[index % LEAD_DAYS.length] ?? 7 }));
const DELAYS = [0, 1, 0, 2, -1, 0, 3];

const dozens = (pieces: number): number => Math.ceil(pieces / DOZEN) * DOZEN;

/**
 * One supplier's purchases over a year, and what there was of each goods before the first.
 *
 * @param start the first instant of the year
 * @param now purchases are ordered before it; the last may arrive after it
 */
export function purchasesOf(codes: readonly string[], sales: readonly DemoSale[], leadDays: number, start: number, now: number): { opening: Map<string, number>; purchases: DemoPurchase[] } {
  const arrivals: { orderedAt: number; arrivesAt: number }[] = [];
  for (let turn = 0; ; turn += 1) {
    const orderedAt = start + (turn * 14 + 9) * DAY + 10 * DAY / 24;
    if (orderedAt >= now) break;
    arrivals.push({ orderedAt, arrivesAt: orderedAt + (leadDays + (DELAYS[turn % DELAYS.length] ?? 0)) * DAY });
  }
  const sold = soldBetween(codes, sales);
  const opening = new Map<string, number>();
  const wanted = arrivals.map(() => [] as { code: string; quantity: number }[]);
  codes.forEach((code, index) => {
    const first = arrivals[0]?.arrivesAt ?? now;
    let stock = dozens(sold(code, start, first) * MORE);
    opening.set(code, stock);
    stock -= sold(code, start, first);
    arrivals.forEach(({ arrivesAt }, turn) => {
      const next = arrivals[turn + 1]?.arrivesAt ?? arrivesAt + CYCLE;
      const isForgotten = index % 10 === 9 && turn >= arrivals.length - 2;
      const need = next <= now ? sold(code, arrivesAt, next) * MORE : Math.max(sold(code, arrivesAt, now), sold(code, now - 2 * CYCLE, now) / 2);
      // What was sold must have been there, forgotten or not.
      const quantity = dozens(Math.max(0, (isForgotten ? sold(code, arrivesAt, Math.min(next, now)) : need) - stock));
      if (quantity > 0) wanted[turn]?.push({ code, quantity });
      stock += quantity - sold(code, arrivesAt, next);
    });
  });
  return { opening, purchases: arrivals.map((arrival, turn) => ({ ...arrival, lines: wanted[turn] ?? [] })).filter(({ lines }) => lines.length > 0) };
}

/** Pieces of a goods sold from one instant up to another. */
function soldBetween(codes: readonly string[], sales: readonly DemoSale[]): (code: string, from: number, to: number) => number {
  const byCode = new Map(codes.map((code) => [code, [] as { at: number; quantity: number }[]]));
  for (const { at, lines } of sales) for (const { code, quantity } of lines) byCode.get(code)?.push({ at, quantity });
  return (code, from, to) => (byCode.get(code) ?? []).reduce((sum, { at, quantity }) => (at >= from && at < to ? sum + quantity : sum), 0);
}
