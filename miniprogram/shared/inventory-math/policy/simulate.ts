import { nonNegative, positive, series, wholeNumber } from '../check';

/**
 * How much is ordered at a review, from the inventory position (on hand + on order − backorders):
 *
 * - `orderUpTo` (R, S): up to S, whatever is missing;
 * - `reorderPoint` (r, Q): at or below r, as many times Q as bring the position above r;
 * - `minMax` (s, S): at or below s, up to S.
 */
export type Policy =
  | { kind: 'orderUpTo'; orderUpTo: number }
  | { kind: 'reorderPoint'; reorderPoint: number; orderQuantity: number }
  | { kind: 'minMax'; reorderPoint: number; orderUpTo: number };

/**
 * A policy that changes with time: what to order at the end of `period`, base units ≥ 0. `past` is
 * filled up to and including that period: what a shop would know. Demand is not in it where sales
 * were lost; that some was lost is (`short`).
 */
export type Decide = (period: number, position: number, past: SimulatedPeriods) => number;

/** By period, base units. */
export interface SimulatedPeriods {
  /** Came at the start. */
  receipts: Float64Array;
  /** Demand of the period that was met in it. */
  sold: Float64Array;
  /** Demand of the period that was not met in it: lost, or waiting. */
  short: Float64Array;
  /** On hand at the end. */
  onHand: Float64Array;
  /** Waiting at the end; 0 where sales are lost. */
  backorders: Float64Array;
  /** Ordered at the end. */
  orders: Float64Array;
}

export interface SimulatedTotals {
  /** Share of the demand that was met in its own period; null without demand. */
  fillRate: number | null;
  /** Share of the periods in which no unit was short. */
  cycleService: number;
  /** Base units on hand at the end of a period, in the mean. */
  averageStock: number;
  /** averageStock ÷ mean demand of a period; null without demand. */
  periodsOfCover: number | null;
  orderCount: number;
  unitsOrdered: number;
  orderingFen: number;
  holdingFen: number;
  shortageFen: number;
  totalFen: number;
}

export interface SimulationInput {
  /** By period, base units. */
  demand: ArrayLike<number>;
  /** Whole periods between the end in which is ordered and the start in which it comes: one for all orders, or one each, the last for all later ones. */
  leadTimePeriods: number | ArrayLike<number>;
  /** Reviews are at the end of every so many periods, ≥ 1; 1 without it. */
  reviewPeriods?: number;
  /** What is not there is not bought (`lost`, the default), or waits (`backordered`). */
  shortage?: 'lost' | 'backordered';
  /** Base units, ≥ 0, at the start of the first period. */
  initialOnHand?: number;
  /** 分, each ≥ 0; 0 without it. */
  costs?: {
    orderFen?: number;
    holdingFenPerUnitPeriod?: number;
    /** A lost unit; or a unit that waits, for every period at whose end it does. */
    shortageFenPerUnit?: number;
  };
}

/**
 * What a policy would have done on a known demand. A period goes:
 *
 * 1. what is due is received, and serves first what waits;
 * 2. demand is met from stock; the rest is lost, or waits;
 * 3. stock is counted: it costs holding, and what is short costs shortage;
 * 4. in a period of review the policy orders. With lead time L the order comes at the start of the
 *    period L + 1 later: L whole periods lie between. So an order has to last for review + L periods.
 *
 * @returns the periods, and their totals
 * @throws RangeError if an argument is out of its range, or the policy orders what is no number ≥ 0
 * @see Silver, Pyke & Thomas (4th ed.), § 6.9; Hadley & Whitin (1963), ch. 5
 * @example
 * simulatePolicy({ demand: [3, 5, 2], policy: { kind: 'orderUpTo', orderUpTo: 7 }, leadTimePeriods: 1, initialOnHand: 7 })
 *   // periods.sold [3, 4, 2], periods.orders [3, 4, 2]; totals.fillRate 0.9
 */
export function simulatePolicy({ policy, ...input }: SimulationInput & { policy: Policy | Decide }): { periods: SimulatedPeriods; totals: SimulatedTotals } {
  const periods = emptyPeriods(series('demand', input.demand, 1).length);
  return { periods, totals: walk(input, typeof policy === 'function' ? policy : decideBy(policy), periods) };
}

export const emptyPeriods = (count: number): SimulatedPeriods => ({
  receipts: new Float64Array(count), sold: new Float64Array(count), short: new Float64Array(count),
  onHand: new Float64Array(count), backorders: new Float64Array(count), orders: new Float64Array(count),
});

/** The order of a policy whose numbers do not change. */
export function decideBy(policy: Policy): Decide {
  if (policy.kind === 'reorderPoint') {
    const reorderPoint = nonNegative('reorderPoint', policy.reorderPoint);
    const lot = positive('orderQuantity', policy.orderQuantity);
    return (_, position) => lotsAbove(position, reorderPoint, lot);
  }
  const orderUpTo = nonNegative('orderUpTo', policy.orderUpTo);
  if (policy.kind === 'orderUpTo') return (_, position) => Math.max(0, orderUpTo - position);
  const reorderPoint = nonNegative('reorderPoint', policy.reorderPoint);
  if (reorderPoint > orderUpTo) throw new RangeError(`reorderPoint must be at most orderUpTo ${orderUpTo}, got ${reorderPoint}`);
  return (_, position) => (position <= reorderPoint ? orderUpTo - position : 0);
}

/** As many lots as bring the position above the reorder point. */
const lotsAbove = (position: number, reorderPoint: number, lot: number): number =>
  (position <= reorderPoint ? (Math.floor((reorderPoint - position) / lot) + 1) * lot : 0);

/** The simulation itself: nothing is made in its loop. `periods` may be used again; its receipts must be zero. */
export function walk({ demand, leadTimePeriods, reviewPeriods = 1, shortage = 'lost', initialOnHand = 0, costs = {} }: SimulationInput, decide: Decide, periods: SimulatedPeriods): SimulatedTotals {
  const n = demand.length;
  const leads = typeof leadTimePeriods === 'number' ? [leadTimePeriods] : leadTimePeriods;
  if (leads.length === 0) throw new RangeError('leadTimePeriods must hold at least one number, got none');
  for (let i = 0; i < leads.length; i++) wholeNumber('leadTimePeriods', leads[i] as number);
  wholeNumber('reviewPeriods', reviewPeriods, 1);
  const { orderFen = 0, holdingFenPerUnitPeriod = 0, shortageFenPerUnit = 0 } = costs;
  nonNegative('orderFen', orderFen);
  nonNegative('holdingFenPerUnitPeriod', holdingFenPerUnitPeriod);
  nonNegative('shortageFenPerUnit', shortageFenPerUnit);
  const waits = shortage === 'backordered';
  const { receipts, sold, short, onHand, backorders, orders } = periods;

  let stock = nonNegative('initialOnHand', initialOnHand);
  let onOrder = 0;
  let waiting = 0;
  let [wanted, met, stockSum, shortSum, fullPeriods, orderCount, unitsOrdered] = [0, 0, 0, 0, 0, 0, 0];
  for (let t = 0; t < n; t++) {
    const received = receipts[t] as number;
    stock += received;
    onOrder -= received;
    const served = waiting < stock ? waiting : stock;
    waiting -= served;
    stock -= served;

    const asked = demand[t] as number;
    const sale = asked < stock ? asked : stock;
    stock -= sale;
    if (waits) waiting += asked - sale;
    sold[t] = sale;
    short[t] = asked - sale;
    onHand[t] = stock;
    backorders[t] = waiting;

    wanted += asked;
    met += sale;
    stockSum += stock;
    shortSum += waits ? waiting : asked - sale;
    if (sale >= asked) fullPeriods++;

    let order = 0;
    if ((t + 1) % reviewPeriods === 0) {
      order = decide(t, stock + onOrder - waiting, periods);
      if (!(order >= 0 && order < Infinity)) nonNegative('order', order);
    }
    orders[t] = order;
    if (order === 0) continue;
    const due = t + 1 + (leads[orderCount < leads.length ? orderCount : leads.length - 1] as number);
    if (due < n) receipts[due] = (receipts[due] as number) + order;
    onOrder += order;
    orderCount++;
    unitsOrdered += order;
  }
  const orderingFen = orderFen * orderCount;
  const holdingFen = holdingFenPerUnitPeriod * stockSum;
  const shortageFen = shortageFenPerUnit * shortSum;
  return {
    fillRate: wanted > 0 ? met / wanted : null,
    cycleService: fullPeriods / n,
    averageStock: stockSum / n,
    periodsOfCover: wanted > 0 ? stockSum / wanted : null,
    orderCount, unitsOrdered, orderingFen, holdingFen, shortageFen,
    totalFen: orderingFen + holdingFen + shortageFen,
  };
}
