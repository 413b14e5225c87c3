import { finite, positive } from '../check';
import { type Distribution } from '../distribution/distribution';

/**
 * Fill rate (满足率) of an (r, Q) policy, continuous review: when the inventory position falls to
 * `reorderPoint`, order `orderQuantity`. What is short waits.
 *
 *     exact:  1 − (n(r) − n(r + Q)) ÷ Q      simple:  1 − n(r) ÷ Q
 *
 * n is the loss function of the demand over the lead time. `simple` counts a unit twice that is
 * still short when the next order comes, so it is lower, and may be below 0 with small orders.
 *
 * @param demand        over the lead time
 * @param reorderPoint  r, base units
 * @param orderQuantity Q, base units, > 0
 * @returns within [0, 1] (`simple`: at most 1)
 * @throws RangeError if reorderPoint is not finite or orderQuantity not above 0
 * @see Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 4; Silver, Pyke & Thomas (4th ed.), § 6.7
 * @example fillRate({ demand: normal({ mean: 80, standardDeviation: 10 }), reorderPoint: 85, orderQuantity: 200 })
 *   // { exact: 0.99011…, simple: 0.99011…, unitsShortPerCycle: 1.97796… }
 */
export function fillRate({ demand, reorderPoint, orderQuantity }: { demand: Distribution; reorderPoint: number; orderQuantity: number }): {
  exact: number; simple: number;
  /** Base units, in the mean. */
  unitsShortPerCycle: number;
} {
  finite('reorderPoint', reorderPoint);
  positive('orderQuantity', orderQuantity);
  const atReorder = demand.loss(reorderPoint);
  const unitsShortPerCycle = atReorder - demand.loss(reorderPoint + orderQuantity);
  return {
    exact: Math.min(1, Math.max(0, 1 - unitsShortPerCycle / orderQuantity)),
    simple: 1 - atReorder / orderQuantity,
    unitsShortPerCycle,
  };
}

/**
 * Fill rate of an order-up-to policy, periodic review: each review orders up to `orderUpTo`.
 *
 *     1 − (n of R + L at S − n of L at S) ÷ mean demand per review
 *
 * A unit is short in the cycle in which it was first short: what was short already when the order
 * came (n over L) is the cycle before's.
 *
 * @param demandLeadTime   over L, from order to receipt
 * @param demandProtection over R + L
 * @param orderUpTo        S, base units
 * @returns within [0, 1]; 1 if there is no demand between two reviews
 * @throws RangeError if orderUpTo is not finite, or the protection interval has less demand than the lead time
 * @see Silver, Pyke & Thomas (4th ed.), § 6.9; Johnson, Lee, Davis & Hall, Journal of Operations Management 13 (1995)
 * @example periodicFillRate({ demandLeadTime: poisson({ mean: 8 }), demandProtection: poisson({ mean: 12 }), orderUpTo: 16 })
 *   // { fillRate: 0.94000…, unitsShortPerReview: 0.23999… }
 */
export function periodicFillRate({ demandLeadTime, demandProtection, orderUpTo }: { demandLeadTime: Distribution; demandProtection: Distribution; orderUpTo: number }): {
  fillRate: number;
  /** Base units, in the mean. */
  unitsShortPerReview: number;
} {
  finite('orderUpTo', orderUpTo);
  const demandPerReview = demandProtection.mean - demandLeadTime.mean;
  if (demandPerReview < 0) throw new RangeError(`demandProtection must have a mean of at least the lead time's ${demandLeadTime.mean}, got ${demandProtection.mean}`);
  const unitsShortPerReview = Math.max(0, demandProtection.loss(orderUpTo) - demandLeadTime.loss(orderUpTo));
  if (demandPerReview === 0) return { fillRate: 1, unitsShortPerReview: 0 };
  return { fillRate: Math.max(0, 1 - unitsShortPerReview / demandPerReview), unitsShortPerReview };
}
