import { goodsIdOf, specText } from '../../miniprogram/shared/domain/goods';
import { emptyDay, foldDays, type DayFigures } from '../../miniprogram/shared/domain/sales-day';
import { addDays, shopDate, type LocalDate } from '../../miniprogram/shared/kernel/time';
import type { Output, Parsed } from '../server/contract';
import { project } from '../server/projection';
import type { Context } from '../server/serve';
import { command, type Store } from '../server/store';
import type { BestSeller, contract, SalesDay, SalesFigures } from './contract';

type Overview = (typeof contract)['overview'];

/** Rows of 卖得好. */
const BEST = 10;
/** Days of the trend when only today is asked for: one day has no trend. */
const SHORTEST_TREND = 14;

export async function overview({ days: span }: Parsed<Overview>, { store, now }: Context): Promise<Output<Overview>> {
  const today = shopDate(now);
  const first = addDays(today, 1 - Math.max(span * 2, SHORTEST_TREND));
  const { tail } = await project(store, now);
  const stored = await store.where('days', { date: command.gte(first) }, 100);
  // Another page may have folded some of the tail since it was read.
  const foldedUntil = new Map(stored.map((day) => [day.date, day.foldedUntil]));
  const days = foldDays(stored, tail.filter(({ businessDate, postedAt }) => postedAt >= (foldedUntil.get(businessDate) ?? 0)));
  const between = (from: LocalDate, count: number): DayFigures[] => Array.from({ length: count }, (_, n) => days.get(addDays(from, n)) ?? emptyDay(addDays(from, n)));
  const start = addDays(today, 1 - span);
  const current = between(start, span);
  const trendDays = Math.max(span, SHORTEST_TREND);
  return {
    total: sum(current), before: sum(between(addDays(start, -span), span)),
    trend: between(addDays(today, 1 - trendDays), trendDays).map((day): SalesDay => ({ ...sum([day]), date: day.date })),
    best: await bestSellers(store, current),
  };
}

function sum(days: readonly DayFigures[]): SalesFigures {
  const total = (of: (day: DayFigures) => number): number => days.reduce((all, day) => all + of(day), 0);
  const [revenueFen, soldCostFen] = [total((day) => day.revenueFen), total((day) => day.costFen)];
  return { shipments: total((day) => day.shipments), units: total((day) => day.units), revenueFen, soldCostFen, profitFen: revenueFen - soldCostFen };
}

async function bestSellers(store: Store, days: readonly DayFigures[]): Promise<BestSeller[]> {
  const bySku = new Map<string, { units: number; revenueFen: number }>();
  for (const { skuId, units, revenueFen } of days.flatMap(({ skus }) => skus)) {
    const known = bySku.get(skuId) ?? { units: 0, revenueFen: 0 };
    bySku.set(skuId, { units: known.units + units, revenueFen: known.revenueFen + revenueFen });
  }
  const top = [...bySku].sort(([, a], [, b]) => b.revenueFen - a.revenueFen).slice(0, BEST);
  const goods = new Map((await store.some('goods', top.map(([skuId]) => goodsIdOf(store.shopId, skuId)))).map((each) => [each._id, each]));
  return top.flatMap(([skuId, figures]) => {
    const found = goods.get(goodsIdOf(store.shopId, skuId));
    const sku = found?.skus.find((each) => each.skuId === skuId);
    return found === undefined || sku === undefined ? [] : [{ skuId, goodsName: found.name, specText: specText(sku), picture: found.pictures[0] ?? '', unit: found.unit, ...figures }];
  });
}
