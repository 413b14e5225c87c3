import type { Incoming } from '../inventory-math/recommend';
import { addDays, daysBetween, shopDate, type LocalDate } from '../kernel/time';
import { outstanding, type PurchaseOrder } from './purchase-order';
import { purchaseOrderStates } from './purchase-states';

/** Deliveries that tell how long the next will take: older ones tell of another time. */
const DELIVERIES = 12;
/** With fewer of its own, goods come as whatever the supplier sends. */
const OWN_DELIVERIES = 3;
/** Where nothing is known. */
const LEAD_DAYS = 7;

export type Purchase = Pick<PurchaseOrder, '_id' | 'supplierId' | 'supplierName' | 'state' | 'lines' | 'expectedOn' | 'createdAt' | 'timeline'>;

/** Goods that came of a purchase order. */
export interface Delivery {
  purchaseOrderId: string;
  at: number;
  skuIds: readonly string[];
}

export interface LastPurchase { supplierId: string; supplierName: string; costPriceFen: number }

/** What a shop's purchase orders tell of its suppliers. */
export interface PurchaseHistory {
  /** By SKU: of its newest purchase order. */
  last: ReadonlyMap<string, LastPurchase>;
  /** Days from order to arrival, the newest first: of this SKU from this supplier, or of all that the supplier sends. */
  leadDays(supplierId: string, skuId?: string): readonly number[];
  /** By SKU: what is still to come of each purchase order. */
  incoming: ReadonlyMap<string, readonly Incoming[]>;
}

/** When the supplier was told: a draft may have waited. */
export const orderedAt = ({ timeline, createdAt }: Pick<Purchase, 'timeline' | 'createdAt'>): number =>
  timeline.find(({ label }) => label === purchaseOrderStates.events.order.label)?.at ?? createdAt;

const isBought = ({ state }: Purchase): boolean => state !== 'draft' && state !== 'cancelled';
export const isExpected = ({ state }: Pick<Purchase, 'state'>): boolean => state === 'ordered' || state === 'partReceived';

/**
 * @param purchases newest first
 * @param deliveries newest first
 */
export function purchaseHistory(purchases: readonly Purchase[], deliveries: readonly Delivery[], today: LocalDate): PurchaseHistory {
  const last = new Map<string, LastPurchase>();
  for (const { supplierId, supplierName, lines } of purchases.filter(isBought)) {
    for (const { skuId, costPriceFen } of lines) if (!last.has(skuId)) last.set(skuId, { supplierId, supplierName, costPriceFen });
  }
  const lead = leadTimes(purchases, deliveries);
  const leadDays = (supplierId: string, skuId?: string): readonly number[] => {
    const own = skuId === undefined ? [] : lead.get(`${supplierId} ${skuId}`) ?? [];
    return own.length >= OWN_DELIVERIES ? own : lead.get(supplierId) ?? [];
  };
  return { last, leadDays, incoming: incomingOf(purchases, leadDays, today) };
}

/** By supplier, and by supplier and SKU. */
function leadTimes(purchases: readonly Purchase[], deliveries: readonly Delivery[]): Map<string, number[]> {
  const lead = new Map<string, number[]>();
  const note = (key: string, days: number): void => {
    const known = lead.get(key);
    if (known === undefined) lead.set(key, [days]);
    else if (known.length < DELIVERIES) known.push(days);
  };
  const byId = new Map(purchases.map((purchase) => [purchase._id, purchase]));
  for (const { purchaseOrderId, at, skuIds } of deliveries) {
    const purchase = byId.get(purchaseOrderId);
    if (purchase === undefined) continue;
    const days = daysBetween(shopDate(orderedAt(purchase)), shopDate(at));
    note(purchase.supplierId, days);
    for (const skuId of skuIds) note(`${purchase.supplierId} ${skuId}`, days);
  }
  return lead;
}

function incomingOf(purchases: readonly Purchase[], leadDays: (supplierId: string) => readonly number[], today: LocalDate): Map<string, Incoming[]> {
  const incoming = new Map<string, Incoming[]>();
  for (const purchase of purchases.filter(isExpected)) {
    const dueOn = purchase.expectedOn === '' ? addDays(shopDate(orderedAt(purchase)), Math.round(mean(leadDays(purchase.supplierId)) ?? LEAD_DAYS)) : purchase.expectedOn;
    for (const line of purchase.lines.filter((each) => outstanding(each) > 0)) {
      const due = { quantity: outstanding(line), dueInDays: daysBetween(today, dueOn) };
      const known = incoming.get(line.skuId);
      if (known === undefined) incoming.set(line.skuId, [due]);
      else known.push(due);
    }
  }
  return incoming;
}

/** Base units by SKU. */
export function piecesOf(purchases: readonly Pick<Purchase, 'lines'>[]): Map<string, number> {
  const pieces = new Map<string, number>();
  for (const { skuId, quantity } of purchases.flatMap(({ lines }) => lines)) pieces.set(skuId, (pieces.get(skuId) ?? 0) + quantity);
  return pieces;
}

/** Null of none. */
const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);
