import { finite, nonNegative, positive, probability, series, wholeNumber } from './check';
import { type AbcClass } from './classes/abc';
import { type DemandClass } from './classes/demand-class';
import { type Cell, policyFor } from './classes/policy-matrix';
import { type XyzClass } from './classes/xyz';
import { type BackTest } from './forecast/automatic';
import { orderQuantity as economicLot } from './lot-size/order-quantity';
import { levelFor } from './policy/protection-forecast';
import { DAYS_LEARNT, type LearntHistory, learntHistory, type RecommendedDemand, recommendedDemand, type SalesHistory } from './policy/recommended-demand';
import { type Family } from './service/choose-distribution';

/** Where neither the shop nor the class says anything. */
const DEFAULTS = { leadTimeDays: 7, reviewPeriodDays: 7, cycleServiceLevel: 0.95, holdingRatePerYear: 0.25 } as const;
/** Days on sale without a sale after which goods are dead, and so many times their usual interval if that is longer. */
const DEAD = { days: 90, intervals: 3 } as const;
/** What lasts longer is too much. */
const OVERSTOCK_DAYS = 180;

/** Ten years: a lead time or review beyond is a mistake. */
const DAYS_MAX = 3650;

/** What is on its way. */
export interface Incoming {
  /** Base units, ≥ 0. */
  quantity: number;
  /** Days from today; what is late (≤ 0) is expected tomorrow. */
  dueInDays: number;
}

/** All that is known of one SKU. */
export interface RecommendInput extends SalesHistory {
  /** Base units; below 0 where the shop sold what it had not got. */
  onHand: number;
  /** Promised to customers and not yet gone, base units, ≥ 0. */
  reserved?: number;
  /** Ordered from the supplier: a sum, due in a lead time, or each receipt. */
  onOrder?: number | readonly Incoming[];
  /** Days from order to receipt of past orders, each 0 to 3650. */
  leadTimesDays?: ArrayLike<number>;
  /** As agreed with the supplier, 0 to 3650; 7 without it. Past orders say more. */
  leadTimeDays?: number;
  /** Days until the next look at this SKU, 0 to 3650; by its class, or 7, without it. */
  reviewPeriodDays?: number;
  /** Wanted probability of no want in an order cycle, within (0, 1); by its class, or 0.95, without it. */
  cycleServiceLevel?: number;
  /** By value among all goods of the shop (see recommendAll): only who sees all can tell. */
  abc?: AbcClass;
  /** 分 per base unit, ≥ 0. */
  unitCostFen?: number;
  /** Selling price, 分 per base unit, ≥ 0. */
  priceFen?: number;
  /** 分 per order, ≥ 0: freight and work. */
  orderCostFen?: number;
  /** Share of the value per year, > 0; 0.25 without it. */
  holdingRatePerYear?: number;
  /** The supplier sells multiples of it; a whole number ≥ 1. */
  packSize?: number;
  /** MOQ 起订量, base units, ≥ 0. */
  minimumQuantity?: number;
  /** Days from receipt in which it must be sold, > 0. */
  shelfLifeDays?: number;
  /** False for goods that are no longer bought: what is there is sold, nothing is ordered. */
  isPurchased?: boolean;
}

/**
 * How it stands with a SKU: no longer bought · never sold · not sold for long · nothing there and to
 * be ordered · to be ordered · far too much · enough.
 */
export type Situation = 'discontinued' | 'noSales' | 'dead' | 'out' | 'order' | 'overstocked' | 'enough';

/** Why the quantity is what it is, each with its figures. */
export type Reason =
  | { kind: 'demand'; perDay: number; basis: LearntHistory['basis']; daysOnSale: number }
  | { kind: 'leadTime'; days: number; stdDevDays: number; deliveries: number }
  | { kind: 'stock'; available: number; onOrder: number; daysUntilEmpty: number | null }
  | { kind: 'event'; name: string; factor: number }
  | { kind: 'filledDays'; days: number }
  | { kind: 'lot'; economicQuantity: number }
  | { kind: 'pack'; packSize: number; packs: number }
  | { kind: 'minimum'; minimumQuantity: number }
  | { kind: 'shelfLife'; shelfLifeDays: number; isBeyond: boolean }
  | { kind: 'unsold'; daysOnSale: number; daysSinceSale: number | null }
  | { kind: 'overstocked'; coverDays: number | null; excess: number }
  | { kind: 'discontinued' };

export interface Recommendation {
  situation: Situation;
  /** `now`: what is there will not last until an order of today comes. */
  urgency: 'now' | 'soon' | 'none';
  /** Base units to order: 0, or whole packs of at least the minimum. */
  orderQuantity: number;
  /** orderQuantity ÷ packSize. */
  packs: number;
  /** Base units, whole: ordered when the position is below it. */
  reorderPoint: number;
  /** reorderPoint − mean demand over the protection interval, not rounded. */
  safetyStock: number;
  /** on hand − reserved */
  available: number;
  onOrder: number;
  /** 库存水位: available + on order */
  position: number;
  /** Until nothing is there, with what comes in time; null where it never ends. */
  daysUntilEmpty: number | null;
  /** How long the position lasts; null where it never ends. */
  coverDays: number | null;
  forecast: {
    /** Base units a day over the protection interval, events included. */
    perDay: number;
    basis: LearntHistory['basis'];
    family: Family;
    /** Days to a period of the back-test: 7, or 1 for a short history. */
    bucketDays: number;
    /** Null where the history is too short for one. */
    backTest: BackTest | null;
  };
  leadTime: LeadTime;
  /** Review + lead time. */
  protectionDays: number;
  cycleServiceLevel: number;
  classes: { abc: AbcClass | null; xyz: XyzClass | null; cell: Cell | null; demand: DemandClass; isNew: boolean };
  /** Base units that customers will ask for in vain over the protection interval if nothing is ordered, in the mean. */
  unitsAtRisk: number;
  /** Profit on them (their price without a cost, their cost without a price), 分; null where neither is known. */
  moneyAtRiskFen: number | null;
  /** Base units beyond what sells in half a year, or within the shelf life. */
  excess: number;
  /** At cost, 分; null without a cost. */
  excessFen: number | null;
  reasons: Reason[];
}

export interface LeadTime {
  days: number;
  stdDevDays: number;
  /** Seen; 0 where only the agreed time is known. */
  deliveries: number;
}

/**
 * What to buy of one SKU today, and why.
 *
 * Demand over review and lead time is forecast with its errors (`protectionForecast`); the reorder
 * point is its quantile at the service level. Where the position (on hand + on order − reserved) is
 * below it, as much is ordered as brings it there, or the economic lot where that is more, in whole
 * packs and at least the minimum. A lot holds no more than what sells within the shelf life; the
 * reorder point neither. Goods that are no longer bought are not ordered; those that never sold or are
 * dead (no sale on 90 days on sale, nor in three times their usual interval) only for customers who
 * wait for them.
 *
 * More stock never raises the quantity, a higher service level never lowers the reorder point, and
 * after an order the position is at least the reorder point.
 *
 * @throws RangeError that names an argument out of its range
 * @see Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains (4th ed.), ch. 6
 * @example
 * recommend({ sales: new Array(70).fill(3), onHand: 18, packSize: 24, leadTimeDays: 7, reviewPeriodDays: 7 })
 *   // { situation: 'order', urgency: 'now', orderQuantity: 24, packs: 1, reorderPoint: 42, daysUntilEmpty: 6, … }
 */
export function recommend(input: RecommendInput): Recommendation {
  const stock = stockOf(input);
  const leadTime = leadTimeOf(input);
  const learnt = learntHistory(input);
  const cell = input.abc === undefined || learnt.xyz === null ? null : policyFor({ abc: input.abc, xyz: learnt.xyz });
  const reviewPeriodDays = days('reviewPeriodDays', input.reviewPeriodDays ?? cell?.reviewPeriodDays ?? DEFAULTS.reviewPeriodDays);
  const cycleServiceLevel = probability('cycleServiceLevel', input.cycleServiceLevel ?? cell?.cycleServiceLevel ?? DEFAULTS.cycleServiceLevel);
  // Even what is watched at each sale and comes at once has to last the day.
  const protectionDays = Math.max(1, leadTime.days + reviewPeriodDays);
  const expected = recommendedDemand(learnt, protectionDays, leadTime.stdDevDays);
  const { perDay, demand, family, backTest } = expected;

  const idle = whyUnbought(input, learnt);
  // What customers wait for is bought for them, and nothing more; what is no longer bought is not.
  const unbought = stock.position < 0 && idle !== 'discontinued' ? null : idle;
  const sellable = input.shelfLifeDays === undefined ? Infinity : perDay * (leadTime.days + positive('shelfLifeDays', input.shelfLifeDays));
  const lot = lotOf(input, idle === null ? perDay : 0);
  const reorderPoint = idle === null && perDay > 0 ? Math.min(levelFor({ demand, cycleServiceLevel }), Math.floor(sellable)) : 0;
  const orderQuantity = unbought === null && stock.position < reorderPoint ? ordered(reorderPoint - stock.position, lot, Math.max(0, sellable - stock.position)) : 0;

  const coverDays = lasting(stock.position, perDay);
  const daysUntilEmpty = untilEmpty(stock, perDay, leadTime.days);
  const excess = Math.max(0, Math.floor(stock.position - Math.max(reorderPoint, Math.min(sellable, OVERSTOCK_DAYS * perDay))));
  const situation = unbought ?? (orderQuantity > 0 ? (stock.available <= 0 ? 'out' : 'order') : excess > 0 ? 'overstocked' : 'enough');
  const unitsAtRisk = idle === null ? Math.min(demand.mean, demand.loss(stock.position)) : 0;
  const isUrgent = daysUntilEmpty !== null && daysUntilEmpty <= leadTime.days;
  return {
    situation,
    urgency: orderQuantity === 0 ? 'none' : stock.available <= 0 || isUrgent ? 'now' : 'soon',
    orderQuantity, packs: orderQuantity / lot.packSize, reorderPoint, safetyStock: reorderPoint === 0 ? 0 : reorderPoint - demand.mean,
    available: stock.available, onOrder: stock.onOrder, position: stock.position, daysUntilEmpty, coverDays,
    forecast: { perDay, basis: learnt.basis, family, bucketDays: learnt.bucketDays, backTest },
    leadTime, protectionDays, cycleServiceLevel,
    classes: { abc: input.abc ?? null, xyz: learnt.xyz, cell: cell?.cell ?? null, demand: learnt.demandClass, isNew: learnt.daysOnSale < DAYS_LEARNT },
    unitsAtRisk, moneyAtRiskFen: worth(unitsAtRisk, input), excess, excessFen: input.unitCostFen === undefined ? null : Math.round(excess * input.unitCostFen),
    reasons: reasonsOf({ input, situation, learnt, expected, leadTime, stock, daysUntilEmpty, coverDays, excess, orderQuantity, lot, sellable }),
  };
}

function days(name: string, value: number): number {
  if (nonNegative(name, value) > DAYS_MAX) throw new RangeError(`${name} must be at most ${DAYS_MAX}, got ${value}`);
  return value;
}

interface Stock {
  available: number;
  onOrder: number;
  position: number;
  incoming: readonly Incoming[] | null;
}

function stockOf({ onHand, reserved = 0, onOrder = 0 }: RecommendInput): Stock {
  const available = finite('onHand', onHand) - nonNegative('reserved', reserved);
  if (typeof onOrder === 'number') return { available, onOrder: nonNegative('onOrder', onOrder), position: available + onOrder, incoming: null };
  let sum = 0;
  onOrder.forEach(({ quantity, dueInDays }, i) => {
    sum += nonNegative(`onOrder[${i}].quantity`, quantity);
    finite(`onOrder[${i}].dueInDays`, dueInDays);
  });
  return { available, onOrder: sum, position: available + sum, incoming: onOrder };
}

/** The mean of the deliveries that were seen, and of the agreed time as one more of them. */
function leadTimeOf({ leadTimesDays = [], leadTimeDays }: RecommendInput): LeadTime {
  const seen = series('leadTimesDays', leadTimesDays);
  const agreed = days('leadTimeDays', leadTimeDays ?? DEFAULTS.leadTimeDays);
  const count = seen.length;
  if (count === 0) return { days: agreed, stdDevDays: 0, deliveries: 0 };
  const weight = leadTimeDays === undefined ? 0 : 1;
  let sum = weight * agreed;
  for (let i = 0; i < count; i++) sum += days('leadTimesDays', seen[i] as number);
  const mean = sum / (count + weight);
  let squares = weight * (agreed - mean) ** 2;
  for (let i = 0; i < count; i++) squares += ((seen[i] as number) - mean) ** 2;
  return { days: mean, stdDevDays: count + weight > 1 ? Math.sqrt(squares / (count + weight - 1)) : 0, deliveries: count };
}

/** Why nothing is ordered whatever the stock; null where something may be. */
function whyUnbought({ isPurchased = true }: RecommendInput, { basis, daysOnSale, daysSinceSale, saleIntervalDays }: LearntHistory): 'discontinued' | 'noSales' | 'dead' | null {
  if (!isPurchased) return 'discontinued';
  if (basis === 'none') return 'noSales';
  return (daysSinceSale ?? daysOnSale) >= Math.max(DEAD.days, DEAD.intervals * (saleIntervalDays ?? 0)) ? 'dead' : null;
}

interface OrderLot {
  packSize: number;
  /** The minimum in whole packs; a pack without one. */
  least: number;
  /** Base units; 0 where ordering costs nothing that is known. */
  economic: number;
}

function lotOf({ packSize = 1, minimumQuantity = 0, unitCostFen = 0, orderCostFen = 0, holdingRatePerYear = DEFAULTS.holdingRatePerYear, priceFen = 0 }: RecommendInput, demandPerDay: number): OrderLot {
  wholeNumber('packSize', packSize, 1);
  nonNegative('minimumQuantity', minimumQuantity);
  nonNegative('unitCostFen', unitCostFen);
  nonNegative('orderCostFen', orderCostFen);
  positive('holdingRatePerYear', holdingRatePerYear);
  nonNegative('priceFen', priceFen);
  const isEconomic = unitCostFen > 0 && orderCostFen > 0 && demandPerDay > 0;
  const economic = isEconomic ? economicLot({ demandPerDay, orderCostFen, unitCostFen, holdingRatePerYear, packSize, minimumQuantity }).quantity : 0;
  return { packSize, least: Math.max(packSize, wholePacks(minimumQuantity, packSize)), economic };
}

/** Whole packs of at least so much. */
function wholePacks(quantity: number, packSize: number): number {
  const packs = Math.ceil(quantity / packSize);
  // The quotient may round up over a whole number.
  return (packs - 1) * packSize >= quantity ? (packs - 1) * packSize : packs * packSize;
}

/** @param sellable what more sells before it expires */
const ordered = (lacking: number, { packSize, least, economic }: OrderLot, sellable: number): number => wholePacks(Math.max(lacking, least, Math.min(economic, Math.floor(sellable / packSize) * packSize)), packSize);

/** Days; 0 where nothing is there, null where nothing sells. */
const lasting = (quantity: number, perDay: number): number | null => {
  if (quantity <= 0) return 0;
  const lasts = quantity / perDay;
  return Number.isFinite(lasts) ? lasts : null;
};

/** When the shelf is first empty, if what is on its way comes when it is due. */
function untilEmpty({ available, onOrder, incoming }: Stock, perDay: number, leadTimeDays: number): number | null {
  const receipts = incoming === null ? [{ quantity: onOrder, dueInDays: leadTimeDays }] : [...incoming].sort((one, other) => one.dueInDays - other.dueInDays);
  let stock = available;
  for (const { quantity, dueInDays } of receipts) {
    const lasts = lasting(stock, perDay);
    if (lasts !== null && lasts < Math.max(1, dueInDays)) return lasts;
    stock += quantity;
  }
  return lasting(stock, perDay);
}

function worth(units: number, { priceFen, unitCostFen }: RecommendInput): number | null {
  if (priceFen === undefined && unitCostFen === undefined) return null;
  const each = priceFen === undefined ? (unitCostFen ?? 0) : Math.max(0, priceFen - (unitCostFen ?? 0));
  return Math.round(units * each);
}

interface Found {
  input: RecommendInput; situation: Situation; learnt: LearntHistory; expected: RecommendedDemand; leadTime: LeadTime; stock: Stock;
  daysUntilEmpty: number | null; coverDays: number | null; excess: number; orderQuantity: number; lot: OrderLot; sellable: number;
}

function reasonsOf({ input, situation, learnt, expected, leadTime, stock, daysUntilEmpty, coverDays, excess, orderQuantity, lot, sellable }: Found): Reason[] {
  const reasons: Reason[] = [];
  const { daysOnSale, daysSinceSale, filledDays, basis } = learnt;
  if (situation === 'discontinued') reasons.push({ kind: 'discontinued' });
  if (situation === 'dead' || situation === 'noSales') reasons.push({ kind: 'unsold', daysOnSale, daysSinceSale });
  else reasons.push({ kind: 'demand', perDay: expected.perDay, basis, daysOnSale });
  reasons.push({ kind: 'leadTime', ...leadTime }, { kind: 'stock', available: stock.available, onOrder: stock.onOrder, daysUntilEmpty });
  if (expected.event !== null) reasons.push({ kind: 'event', ...expected.event });
  if (filledDays > 0) reasons.push({ kind: 'filledDays', days: filledDays });
  if (situation === 'overstocked') reasons.push({ kind: 'overstocked', coverDays, excess });
  if (orderQuantity === 0) return reasons;
  if (lot.economic > 0) reasons.push({ kind: 'lot', economicQuantity: lot.economic });
  if (lot.packSize > 1) reasons.push({ kind: 'pack', packSize: lot.packSize, packs: orderQuantity / lot.packSize });
  if (orderQuantity === lot.least && lot.least > lot.packSize) reasons.push({ kind: 'minimum', minimumQuantity: input.minimumQuantity ?? 0 });
  const isBeyond = stock.position + orderQuantity > sellable;
  if (input.shelfLifeDays !== undefined && (isBeyond || lot.economic > sellable - stock.position)) reasons.push({ kind: 'shelfLife', shelfLifeDays: input.shelfLifeDays, isBeyond });
  return reasons;
}
