import { finite, positive } from '../check';

/** One line of what was sold, or, below 0, taken back. */
export interface SaleLine {
  /** Base units; below 0 for a cancellation or a return. */
  quantity: number;
  /** When, in milliseconds. */
  at: number;
  /** Who bought; lines without one are all of one unknown buyer. */
  customerId?: string;
}

const DAY = 86_400_000;

/**
 * The lines of one goods that were demand: an order that was cancelled is taken out together with
 * its cancellation. Without this a mistyped order of 80,995, cancelled minutes later, is the
 * largest sale of the year and no forecast, class or variance survives it.
 *
 * A cancellation is paired with the latest earlier line of the same buyer and the same quantity
 * within `windowDays`. One that finds no such line is a return of goods that were wanted when they
 * were sold: it goes, its sale stays.
 *
 * @param windowDays how long after an order its cancellation may come, > 0
 * @returns lines with quantity > 0, in the order given
 * @throws RangeError if a quantity or an instant is not finite, or windowDays not > 0
 * @example
 * withoutCancelledOrders({ lines: [
 *   { quantity: 3, at: 0 }, { quantity: 80995, at: 60_000 }, { quantity: -80995, at: 900_000 },
 * ] }) // [{ quantity: 3, at: 0 }]
 */
export function withoutCancelledOrders<Line extends SaleLine>({ lines, windowDays = 30 }: { lines: readonly Line[]; windowDays?: number }): Line[] {
  positive('windowDays', windowDays);
  for (const { quantity, at } of lines) {
    finite('quantity', quantity);
    finite('at', at);
  }
  const cancelled = new Set<Line>();
  /** Orders that a cancellation may still take, the latest last, by buyer and quantity. */
  const open = new Map<string, Line[]>();
  // At one instant an order comes before its cancellation.
  for (const line of [...lines].sort((a, b) => a.at - b.at || b.quantity - a.quantity)) {
    const key = `${Math.abs(line.quantity)} ${line.customerId ?? ''}`;
    const orders = open.get(key) ?? [];
    if (line.quantity > 0) {
      orders.push(line);
      open.set(key, orders);
      continue;
    }
    const order = orders[orders.length - 1];
    if (order === undefined || line.at - order.at > windowDays * DAY) continue;
    orders.pop();
    cancelled.add(order);
  }
  return lines.filter((line) => line.quantity > 0 && !cancelled.has(line));
}
