import type { Chip } from '../../../components/types';
import type { PlanSettings, ReorderSettings } from '../../../shared/domain/purchase-plan';
import { MAX_QUANTITY } from '../../../shared/kernel/limits';
import { formatFen, parseYuan } from '../../../shared/kernel/money';

/* The settings of the plan as they are typed and chosen, and back. */

/** What is chosen by a word: null is 看货定, by the class of the goods. */
const AUTO = 'auto';
const keyOf = (value: number | null): string => (value === null ? AUTO : String(value));
const valueOf = (key: string): number | null => (key === AUTO ? null : Number(key));

const LEVELS: readonly Chip[] = [{ key: AUTO, label: '看货定' }, { key: '90', label: '九成' }, { key: '95', label: '九成五' }, { key: '98', label: '九成八' }, { key: '99', label: '九成九' }];
const REVIEWS: readonly Chip[] = [{ key: AUTO, label: '看货定' }, { key: '1', label: '每天' }, { key: '3', label: '三天' }, { key: '7', label: '每周' }, { key: '14', label: '两周' }, { key: '30', label: '每月' }];

/** The usual choices, and the one that is set, if it is another. */
const withOwn = (chips: readonly Chip[], key: string, label: string): Chip[] => (chips.some((chip) => chip.key === key) ? [...chips] : [...chips, { key, label }]);
export const levelChips = (key: string): Chip[] => withOwn(LEVELS, key, `${key}%`);
export const reviewChips = (key: string): Chip[] => withOwn(REVIEWS, key, `${key} 天`);

/** Of the shop, as on the page. */
export interface ShopForm { level: string; review: string; orderCost: string; holding: string }
/** Of one SKU. */
export interface GoodsForm { level: string; minimum: string; pack: string; lead: string; isPurchased: boolean }

/** What was read, or the first thing that is wrong with it. */
export type Read<T> = { value: T; wrong: '' } | { value: null; wrong: string };
const wrong = (what: string): { value: null; wrong: string } => ({ value: null, wrong: what });

/** A whole number within its limits; null for none. */
function wholeOf(text: string, min: number, max: number): number | null {
  const number = /^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN;
  return number >= min && number <= max ? number : null;
}

export const shopForm = ({ serviceLevelPercent, reviewDays, orderCostFen, holdingPercentPerYear }: PlanSettings): ShopForm => ({
  level: keyOf(serviceLevelPercent), review: keyOf(reviewDays), orderCost: formatFen(orderCostFen).replace(/,/g, ''), holding: String(holdingPercentPerYear),
});

export function readShopForm({ level, review, orderCost, holding }: ShopForm): Read<PlanSettings> {
  const orderCostFen = orderCost.trim() === '' ? 0 : parseYuan(orderCost);
  if (orderCostFen === null || orderCostFen < 0) return wrong('每次花费要像 30 或 19.80 这样');
  const holdingPercentPerYear = wholeOf(holding, 1, 200);
  if (holdingPercentPerYear === null) return wrong('压货成本填 1 到 200 的整数');
  return { value: { serviceLevelPercent: valueOf(level), reviewDays: valueOf(review), orderCostFen, holdingPercentPerYear }, wrong: '' };
}

const textOf = (value: number | null): string => (value === null ? '' : String(value));

export const goodsForm = ({ serviceLevelPercent, minimumQuantity, packSize, leadDays, isPurchased }: ReorderSettings): GoodsForm => ({
  level: keyOf(serviceLevelPercent), minimum: minimumQuantity === 0 ? '' : String(minimumQuantity), pack: textOf(packSize), lead: textOf(leadDays), isPurchased,
});

export function readGoodsForm({ level, minimum, pack, lead, isPurchased }: GoodsForm): Read<ReorderSettings> {
  const minimumQuantity = minimum.trim() === '' ? 0 : wholeOf(minimum, 0, MAX_QUANTITY);
  if (minimumQuantity === null) return wrong('起订量填整数');
  const packSize = pack.trim() === '' ? null : wholeOf(pack, 1, MAX_QUANTITY);
  if (packSize === null && pack.trim() !== '') return wrong('一箱几件填 1 以上的整数');
  const leadDays = lead.trim() === '' ? null : wholeOf(lead, 0, 365);
  if (leadDays === null && lead.trim() !== '') return wrong('到货天数填 0 到 365 的整数');
  return { value: { serviceLevelPercent: valueOf(level), minimumQuantity, packSize, leadDays, isPurchased }, wrong: '' };
}
