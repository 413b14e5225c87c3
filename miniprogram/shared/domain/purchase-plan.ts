import type { LocalDate } from '../kernel/time';
import type { AbcClass } from '../inventory-math/classes/abc';
import type { XyzClass } from '../inventory-math/classes/xyz';
import type { Situation } from '../inventory-math/recommend';

/** How a shop plans its purchases. */
export interface PlanSettings {
  /** Wanted share of order cycles without a want, %; null: by each SKU's class. */
  serviceLevelPercent: number | null;
  /** What one purchase order costs whatever is on it (freight, work), 分; 0 = nothing that counts. */
  orderCostFen: number;
  /** What stock costs in a year, % of its value: money, room, loss. */
  holdingPercentPerYear: number;
  /** Days from one look at the plan to the next; null: by each SKU's class. */
  reviewDays: number | null;
}

export const defaultPlanSettings: PlanSettings = { serviceLevelPercent: null, orderCostFen: 3000, holdingPercentPerYear: 25, reviewDays: null };

/** How one SKU is bought, where it differs from what the shop's plan would take. */
export interface ReorderSettings {
  /** 起订量 MOQ, base units; 0 = none. */
  minimumQuantity: number;
  /** Bought in multiples of so many base units; null: the smallest pack of the goods, or singly. */
  packSize: number | null;
  /** As agreed with the supplier; null: as past deliveries took. */
  leadDays: number | null;
  serviceLevelPercent: number | null;
  /** False: 不再进货. */
  isPurchased: boolean;
}

export const defaultReorder: ReorderSettings = { minimumQuantity: 0, packSize: null, leadDays: null, serviceLevelPercent: null, isPurchased: true };

/** 上月估 120 件，实卖 131 件: what would have been forecast four weeks ago from what was known then, and what was sold since. */
export interface ForecastCheck {
  /** Base units. */
  forecast: number;
  sold: number;
  /** Of those days, on how many nothing was left: the sales of those do not show what was wanted. */
  daysOut: number;
}

/** One SKU of the plan. Every quantity is base units. */
export interface PlanLine {
  skuId: string;
  goodsId: string;
  goodsName: string;
  specText: string;
  /** 货号, as the supplier is told it */
  code: string;
  picture: string;
  unit: string;
  /** The supplier of its last purchase order; '' when it never had one. */
  supplierId: string;
  supplierName: string;
  abc: AbcClass | null;
  xyz: XyzClass | null;
  situation: Situation;
  urgency: 'now' | 'soon' | 'none';
  onHand: number;
  reserved: number;
  /** 现有 − 占用 − 不可售 */
  available: number;
  /** 在途 */
  onOrder: number;
  /** Forecast demand, to two decimals. */
  perDay: number;
  /** Whole days, what is on its way included; null where it never ends. */
  daysUntilEmpty: number | null;
  suggestion: {
    /** 0: nothing to order. */
    quantity: number;
    packs: number;
    /** '' where it is bought singly, or the pack has no name. */
    packName: string;
    packSize: number;
    minimumQuantity: number;
  };
  /** Of the last purchase order, or as the goods say, 分 per base unit; null where neither is known. */
  costPriceFen: number | null;
  /** quantity × costPriceFen */
  costFen: number | null;
  /** Profit on what customers would ask for in vain if nothing is ordered, 分; null without a price. */
  moneyAtRiskFen: number | null;
  /** What is there beyond half a year's sales, and its worth at cost. */
  excess: number;
  excessFen: number | null;
  /** Null for a history too short to look back. */
  lastFourWeeks: ForecastCheck | null;
  /** What the quantity comes from: 怎么算的. */
  basis: {
    reorderPoint: number;
    safetyStock: number;
    leadDays: number;
    /** Deliveries from which the lead time was learnt; 0: as agreed, or a guess. */
    deliveries: number;
    /** Review + lead time: what is ordered today must last so long. */
    protectionDays: number;
    serviceLevelPercent: number;
    /** EOQ; null where ordering costs nothing that is known. */
    economicQuantity: number | null;
  };
  /** 每天约卖 3.2 件，到货要 7 天，还剩 18 件，6 天后断货：建议进 48 件（2 箱） */
  sentence: string;
}

/** The plan in a few figures. */
export interface PlanHead {
  date: LocalDate;
  computedAt: number;
  /** SKUs to be ordered, now or soon, and what they cost in sum, 分. */
  toOrder: number;
  costFen: number;
  /** Of them, those for which it is high time. */
  urgent: number;
  /** SKUs that are too much or dead, and what is too much of them, 分 at cost. */
  overstocked: number;
  excessFen: number;
  /** Of all SKUs together. `errorPercent`: Σ |forecast − sold| of each SKU against Σ sold; null when nothing was sold. */
  lastFourWeeks: (ForecastCheck & { errorPercent: number | null }) | null;
  /** Documents in which its lines are kept, at most 100 lines each. */
  pages: number;
}
