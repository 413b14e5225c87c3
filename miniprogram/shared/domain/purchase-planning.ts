import { learntHistory, recommendedDemand } from '../inventory-math/policy/recommended-demand';
import type { Recommendation } from '../inventory-math/recommend';
import { recommendAll, type ShopSku } from '../inventory-math/recommend-all';
import { recommendationSentence } from '../inventory-math/recommend-sentence';
import { addDays, type LocalDate } from '../kernel/time';
import { demandHistory, type DemandHistory, type DemandText } from './demand';
import { specText, type Goods, type Pack, type Sku } from './goods';
import type { PurchaseHistory } from './purchase-history';
import { defaultReorder, type ForecastCheck, type PlanHead, type PlanLine, type PlanSettings, type ReorderSettings } from './purchase-plan';
import { available, type Stock } from './stock';

/* The plan of a whole shop from its records: runs in a function, for it brings all of the forecasting with it. */

/** Older sales say nothing of the coming weeks. */
const HISTORY_DAYS = 730;
/** 上月: four weeks, so that each weekday is in it as often. */
const CHECKED_DAYS = 28;

type PlannedGoods = Pick<Goods, '_id' | 'name' | 'categoryId' | 'pictures' | 'unit' | 'packs' | 'skus'>;
type Balance = Pick<Stock, 'onHand' | 'reserved' | 'notForSale' | 'incoming'>;

/** All that the plan is made of. */
export interface PlanFacts {
  today: LocalDate;
  now: number;
  settings: PlanSettings;
  /** Those on sale; their hidden SKUs are passed over. */
  goods: readonly PlannedGoods[];
  /** By SKU; one that never moved is not there. */
  stock: ReadonlyMap<string, Balance>;
  /** By SKU, those that are no longer sold too: on what days the shop sold anything is seen from all. */
  demand: ReadonlyMap<string, readonly { year: number; days: DemandText }[]>;
  reorder: ReadonlyMap<string, ReorderSettings>;
  purchases: PurchaseHistory;
}

interface Item {
  goods: PlannedGoods;
  sku: Sku;
  stock: Balance;
  reorder: ReorderSettings;
  pack: Pack;
  supplierId: string;
  supplierName: string;
  costPriceFen: number | null;
  history: DemandHistory;
  closed: boolean[];
}

const NOTHING: Balance = { onHand: 0, reserved: 0, notForSale: 0, incoming: 0 };

/**
 * What to buy today, the most urgent and dearest first, then what is too much or dead, the dearest
 * first. SKUs of which there is enough, and those that never sold, are left out.
 */
export function purchasePlan(facts: PlanFacts): { head: Omit<PlanHead, 'pages'>; lines: PlanLine[] } {
  const items = itemsOf(facts);
  const answers = recommendAll({ skus: [...items].map(([id, item]) => skuOf(id, item, facts)) });
  const checks = new Map([...items].map(([skuId, item]) => [skuId, lastFourWeeks(item)]));
  const lines = answers.filter(({ recommendation }) => isShown(recommendation))
    .map(({ id, recommendation }) => lineOf(items.get(id) as Item, recommendation, checks.get(id) ?? null));
  const toOrder = lines.filter(({ suggestion }) => suggestion.quantity > 0);
  const idle = lines.filter(({ suggestion }) => suggestion.quantity === 0).sort((one, other) => (other.excessFen ?? 0) - (one.excessFen ?? 0));
  return {
    lines: [...toOrder, ...idle],
    head: {
      date: facts.today, computedAt: facts.now,
      toOrder: toOrder.length, costFen: sum(toOrder, ({ costFen }) => costFen ?? 0), urgent: toOrder.filter(({ urgency }) => urgency === 'now').length,
      overstocked: idle.length, excessFen: sum(idle, ({ excessFen }) => excessFen ?? 0), lastFourWeeks: ofTheShop([...checks.values()]),
    },
  };
}

const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((total, row) => total + of(row), 0);

/** To be ordered, too much of, or not sold for long and still there. */
const isShown = ({ orderQuantity, situation, available: free }: Recommendation): boolean => orderQuantity > 0 || situation === 'overstocked' || (situation === 'dead' && free > 0);

function itemsOf({ today, goods, stock, demand, reorder, purchases: { last } }: PlanFacts): Map<string, Item> {
  const histories = new Map([...demand].flatMap(([skuId, years]): [string, DemandHistory][] => {
    const history = demandHistory(years, today);
    return history === null ? [] : [[skuId, newest(history)]];
  }));
  const isOpen = openDays([...histories.values()]);
  return new Map(goods.flatMap((each) => each.skus.filter(({ isHidden }) => !isHidden).map((sku): [string, Item] => {
    const history = histories.get(sku.skuId) ?? { from: today, sales: [], outOfStock: [] };
    const count = history.sales.length;
    const settings = reorder.get(sku.skuId) ?? defaultReorder;
    const { supplierId = '', supplierName = '', costPriceFen = sku.purchasePriceFen } = last.get(sku.skuId) ?? {};
    return [sku.skuId, {
      goods: each, sku, stock: stock.get(sku.skuId) ?? NOTHING, reorder: settings, pack: packOf(each, settings), supplierId, supplierName, costPriceFen,
      history, closed: history.sales.map((_, day) => !isOpen(count - day)),
    }];
  })));
}

function newest({ from, sales, outOfStock }: DemandHistory): DemandHistory {
  const older = Math.max(0, sales.length - HISTORY_DAYS);
  return { from: addDays(from, older), sales: sales.slice(older), outOfStock: outOfStock.slice(older) };
}

/** Whether the shop sold anything so many days ago. */
function openDays(histories: readonly DemandHistory[]): (daysAgo: number) => boolean {
  const sold = new Uint8Array(HISTORY_DAYS + 1);
  for (const { sales } of histories) sales.forEach((units, day) => { if (units > 0) sold[sales.length - day] = 1; });
  return (daysAgo) => sold[daysAgo] === 1;
}

/** What is ordered at once: as the SKU says, or the smallest pack of its goods, or single pieces. */
function packOf({ packs }: PlannedGoods, { packSize }: ReorderSettings): Pack {
  const smallest = [...packs].sort((one, other) => one.factor - other.factor)[0];
  const factor = packSize ?? smallest?.factor ?? 1;
  return { factor, name: packs.find((pack) => pack.factor === factor)?.name ?? '' };
}

const share = (percent: number | null): number | null => (percent === null ? null : percent / 100);

function skuOf(id: string, { goods, sku, stock, reorder, pack, supplierId, costPriceFen, history, closed }: Item, { settings, purchases }: PlanFacts): ShopSku<string> {
  const cycleServiceLevel = share(reorder.serviceLevelPercent ?? settings.serviceLevelPercent);
  const due = purchases.incoming.get(id) ?? [];
  // What purchase orders older than those that were read have still to bring.
  const rest = stock.incoming - sum(due, ({ quantity }) => quantity);
  return {
    id, sales: history.sales, outOfStock: history.outOfStock, closed, startOn: history.from,
    onHand: stock.onHand - stock.notForSale, reserved: stock.reserved, onOrder: rest > 0 ? [...due, { quantity: rest, dueInDays: 0 }] : due,
    leadTimesDays: purchases.leadDays(supplierId, id), packSize: pack.factor, minimumQuantity: reorder.minimumQuantity, isPurchased: reorder.isPurchased,
    orderCostFen: settings.orderCostFen, holdingRatePerYear: settings.holdingPercentPerYear / 100,
    ...(goods.categoryId !== '' && { categoryId: goods.categoryId }), ...(reorder.leadDays !== null && { leadTimeDays: reorder.leadDays }),
    ...(settings.reviewDays !== null && { reviewPeriodDays: settings.reviewDays }), ...(cycleServiceLevel !== null && { cycleServiceLevel }),
    ...(costPriceFen !== null && { unitCostFen: costPriceFen }), ...(sku.retailFen !== null && { priceFen: sku.retailFen }),
  };
}

/** As the sentence tells them: what ends today ends in 0. */
const wholeDays = (days: number): number => (days < 1 ? 0 : Math.round(days));

function lineOf({ goods, sku, stock, reorder, pack, supplierId, supplierName, costPriceFen }: Item, its: Recommendation, check: ForecastCheck | null): PlanLine {
  const lot = its.reasons.find((reason) => reason.kind === 'lot');
  return {
    skuId: sku.skuId, goodsId: goods._id, goodsName: goods.name, specText: specText(sku), code: sku.code, picture: goods.pictures[0] ?? '', unit: goods.unit, supplierId, supplierName,
    abc: its.classes.abc, xyz: its.classes.xyz, situation: its.situation, urgency: its.urgency,
    onHand: stock.onHand, reserved: stock.reserved, available: available(stock), onOrder: its.onOrder,
    perDay: Math.round(its.forecast.perDay * 100) / 100, daysUntilEmpty: its.daysUntilEmpty === null ? null : wholeDays(its.daysUntilEmpty),
    suggestion: { quantity: its.orderQuantity, packs: its.packs, packName: pack.name, packSize: pack.factor, minimumQuantity: reorder.minimumQuantity },
    costPriceFen, costFen: costPriceFen === null ? null : its.orderQuantity * costPriceFen, moneyAtRiskFen: its.moneyAtRiskFen, excess: its.excess, excessFen: its.excessFen,
    lastFourWeeks: check,
    basis: {
      reorderPoint: its.reorderPoint, safetyStock: Math.round(its.safetyStock), leadDays: Math.round(its.leadTime.days), deliveries: its.leadTime.deliveries,
      protectionDays: Math.round(its.protectionDays), serviceLevelPercent: Math.round(its.cycleServiceLevel * 100), economicQuantity: lot?.economicQuantity ?? null,
    },
    sentence: recommendationSentence({ recommendation: its, unit: goods.unit, ...(pack.name !== '' && { packName: pack.name }) }),
  };
}

/** Four weeks ago, with what was known then, by the same way of forecasting. */
function lastFourWeeks({ history: { from, sales, outOfStock }, closed }: Item): ForecastCheck | null {
  const known = sales.length - CHECKED_DAYS;
  if (known < CHECKED_DAYS) return null;
  const learnt = learntHistory({ sales: sales.slice(0, known), outOfStock: outOfStock.slice(0, known), closed: closed.slice(0, known), startOn: from });
  return {
    forecast: Math.round(recommendedDemand(learnt, CHECKED_DAYS, 0).perDay * CHECKED_DAYS),
    sold: sum(sales.slice(known), (units) => units), daysOut: outOfStock.slice(known).filter((isOut) => isOut).length,
  };
}

function ofTheShop(checks: readonly (ForecastCheck | null)[]): PlanHead['lastFourWeeks'] {
  const known = checks.filter((check) => check !== null);
  if (known.length === 0) return null;
  const sold = sum(known, (check) => check.sold);
  const errors = sum(known, (check) => Math.abs(check.forecast - check.sold));
  return { forecast: sum(known, ({ forecast }) => forecast), sold, daysOut: sum(known, ({ daysOut }) => daysOut), errorPercent: sold === 0 ? null : Math.round((errors / sold) * 100) };
}
