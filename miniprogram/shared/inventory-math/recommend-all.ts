import { type AbcClass, abcClasses } from './classes/abc';
import { categoryDemandPerDay } from './forecast/new-goods';
import { DAYS_LEARNT } from './policy/recommended-demand';
import { recommend, type Recommendation, type RecommendInput } from './recommend';

/** A year of sales decides what a SKU is worth to the shop. */
const VALUE_DAYS = 365;

export interface ShopSku<Id extends string> extends RecommendInput {
  id: Id;
  /** New goods borrow from the others of their category. */
  categoryId?: string;
}

/**
 * Recommendations for a whole shop: what only all goods together can tell is told to each, its ABC
 * class by the revenue of a year (at cost, or in units, where no price is known) and the demand of
 * its category; what a SKU brings itself stays.
 *
 * @returns the most urgent first, then by the money that is at risk, then by id
 * @throws RangeError as recommend
 * @example recommendAll({ skus: [{ id: 'tea', sales: new Array(70).fill(3), onHand: 18 }] })[0].recommendation.classes.abc // 'A'
 */
export function recommendAll<Id extends string>({ skus }: { skus: readonly ShopSku<Id>[] }): { id: Id; recommendation: Recommendation }[] {
  const abc = new Map<Id, AbcClass>(abcClasses({ items: skus.map((sku) => ({ id: sku.id, value: valueOf(sku) })) }).map((item) => [item.id, item.class]));
  const perDay = categoryDemands(skus);
  const answers = skus.map((sku) => ({ id: sku.id, recommendation: recommend({ ...defaultsOf(abc.get(sku.id), perDay.get(sku.categoryId ?? '')), ...sku }) }));
  return answers.sort((one, other) =>
    URGENCY[one.recommendation.urgency] - URGENCY[other.recommendation.urgency]
    || (other.recommendation.moneyAtRiskFen ?? 0) - (one.recommendation.moneyAtRiskFen ?? 0)
    || (one.id < other.id ? -1 : 1));
}

const URGENCY = { now: 0, soon: 1, none: 2 } as const;

const defaultsOf = (abc: AbcClass | undefined, categoryPerDay: number | undefined): Partial<RecommendInput> => ({ ...(abc && { abc }), ...(categoryPerDay !== undefined && { categoryPerDay }) });

function soldIn(sales: ArrayLike<number>, days: number): number {
  let sum = 0;
  for (let t = Math.max(0, sales.length - days); t < sales.length; t++) sum += sales[t] as number;
  return sum;
}

const valueOf = ({ sales, priceFen, unitCostFen }: RecommendInput): number => soldIn(sales, VALUE_DAYS) * (priceFen ?? unitCostFen ?? 1);

/** By category, of the goods that have been on sale long enough. */
function categoryDemands<Id extends string>(skus: readonly ShopSku<Id>[]): Map<string, number> {
  const rates = new Map<string, number[]>();
  for (const { categoryId, sales } of skus) {
    if (categoryId === undefined || sales.length < DAYS_LEARNT) continue;
    const ofCategory = rates.get(categoryId) ?? [];
    ofCategory.push(soldIn(sales, DAYS_LEARNT) / DAYS_LEARNT);
    rates.set(categoryId, ofCategory);
  }
  return new Map([...rates].map(([categoryId, perDay]) => [categoryId, categoryDemandPerDay({ perDay })]));
}
