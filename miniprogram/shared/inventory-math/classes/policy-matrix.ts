import { type AbcClass } from './abc';
import { type XyzClass } from './xyz';

export type Cell = `${AbcClass}${XyzClass}`;

export interface CellPolicy {
  /**
   * `reorderPoint`: watched at each sale, a lot is ordered at the reorder point (r, Q);
   * `orderUpTo`: looked at now and then, filled up to a level (R, S);
   * `minMax`: looked at now and then, filled up only when below a level (s, S);
   * `toOrder`: not kept, bought when a customer asks.
   */
  policy: 'reorderPoint' | 'orderUpTo' | 'minMax' | 'toOrder';
  /** The probability that no unit is short in an order cycle. */
  cycleServiceLevel: number;
  /** Days between two looks; 0 where each sale is one. */
  reviewPeriodDays: number;
  /** What the merchant reads. */
  advice: string;
}

/**
 * The nine cells of value by steadiness, and how to keep each: the more an item earns, the closer
 * it is watched; the less steady it sells, the less sure a forecast is, and the sooner stock turns
 * into dead stock. A starting point that a shop's settings and the tuner of policies overrule.
 *
 * @see Scholz-Reiter, Heger, Meinecke & Bergmann (2012); Silver, Pyke & Thomas (4th ed.), § 2.5
 * @example policyMatrix.AX.policy // 'reorderPoint'
 */
export const policyMatrix: Readonly<Record<Cell, CellPolicy>> = {
  AX: { policy: 'reorderPoint', cycleServiceLevel: 0.98, reviewPeriodDays: 0, advice: '畅销且稳定：少量勤进，不许断货' },
  AY: { policy: 'reorderPoint', cycleServiceLevel: 0.97, reviewPeriodDays: 0, advice: '畅销有起伏：多备一些，盯紧趋势' },
  AZ: { policy: 'orderUpTo', cycleServiceLevel: 0.95, reviewPeriodDays: 7, advice: '畅销但不稳：每周看一次，大单先与客户确认' },
  BX: { policy: 'reorderPoint', cycleServiceLevel: 0.95, reviewPeriodDays: 0, advice: '销量中等且稳定：到点补货' },
  BY: { policy: 'orderUpTo', cycleServiceLevel: 0.95, reviewPeriodDays: 7, advice: '销量中等有起伏：每周补到固定库存' },
  BZ: { policy: 'minMax', cycleServiceLevel: 0.9, reviewPeriodDays: 7, advice: '销量中等但不稳：低于下限才补' },
  CX: { policy: 'minMax', cycleServiceLevel: 0.95, reviewPeriodDays: 14, advice: '小商品且稳定：一次多进，少费心' },
  CY: { policy: 'minMax', cycleServiceLevel: 0.9, reviewPeriodDays: 14, advice: '小商品有起伏：少量备货' },
  CZ: { policy: 'toOrder', cycleServiceLevel: 0.8, reviewPeriodDays: 30, advice: '小商品且不稳：有人要再进，考虑清掉' },
};

/**
 * The policy for an item's two classes.
 *
 * @example policyFor({ abc: 'C', xyz: 'Z' }).policy // 'toOrder'
 */
export function policyFor({ abc, xyz }: { abc: AbcClass; xyz: XyzClass }): CellPolicy & { cell: Cell } {
  const cell: Cell = `${abc}${xyz}`;
  return { cell, ...policyMatrix[cell] };
}
