import { randomUUID } from 'node:crypto';
import { database } from '../../cloudfunctions/server/database';
import { SETTLED_MS } from '../../cloudfunctions/server/ledger';
import type { Member, Projection } from '../../cloudfunctions/server/records';
import { foldDemand, yearOf } from '../../miniprogram/shared/domain/demand';
import { foldHoldings, noHoldings } from '../../miniprogram/shared/domain/holdings';
import type { Movement } from '../../miniprogram/shared/domain/movement';
import { foldDays } from '../../miniprogram/shared/domain/sales-day';
import type { Reply } from '../../miniprogram/shared/kernel/app-error';
import { grouped } from '../../miniprogram/shared/kernel/grouped';
import { addDays, shopDate, startOfDay } from '../../miniprogram/shared/kernel/time';
import type { LocalCloud } from '../cloud';
import { runHistory } from './history';
import { Memory } from './memory';
import { purchasesOf, suppliersOf } from './purchases';
import { readGoods, readSales, YEAR, type DemoGoods } from './sales';

const OWNER = 'o-owner';
/** What goods cost, of their usual price; the file does not say. */
const COST_SHARE = 0.55;
/** To ten 分. */
const costOf = ({ retailFen }: DemoGoods): number => Math.round((retailFen * COST_SHARE) / 10) * 10;
/** Documents of one commit. */
const BATCH = 2000;

interface DemoOptions {
  /** The key that the functions have. */
  personalDataKey: string;
  now?: number;
  /** Its last days alone. */
  days?: number;
}

/**
 * Opens 示例礼品店 for the owner: 120 goods with their real sales of a year, whose last day is
 * yesterday. Shop, goods and suppliers are made by their actions; the year is run in memory by the
 * same use cases, then written.
 */
export async function openDemo(cloud: LocalCloud, { personalDataKey, now = Date.now(), days = YEAR }: DemoOptions): Promise<{ shopId: string; orders: number }> {
  Object.assign(process.env, cloud.environment(), { PERSONAL_DATA_KEY: personalDataKey });
  const call = async <T>(name: string, action: string, input: object): Promise<T> => {
    const reply = await cloud.callFunction(name, { action, input, commandId: randomUUID() }, OWNER) as Reply<T>;
    if (!reply.ok) throw new Error(`${name}.${action}: ${reply.error.message}`);
    return reply.data;
  };
  const goods = readGoods();
  const lastDay = addDays(shopDate(now), -1);
  const sales = readSales(goods, lastDay, days);
  const start = startOfDay(addDays(lastDay, 1 - days));

  const { shopId } = await call<{ shopId: string }>('shop', 'create', { name: '示例礼品店', memberName: '店主' });
  const skuIds = await saveGoods(call, goods);
  const categories = [...new Set(goods.map(({ category }) => category))];
  const suppliers = [];
  for (const [index, { name, leadDays }] of suppliersOf(categories).entries()) {
    const { partyId: supplierId } = await call<{ partyId: string }>('purchasing', 'saveSupplier', { name, note: '示例：供应商、进价和到货时间按规则生成' });
    const codes = goods.filter(({ category }) => category === categories[index]).map(({ code }) => code);
    suppliers.push({ supplierId, ...purchasesOf(codes, sales, leadDays, start, now) });
  }

  const memory = new Memory(shopId);
  for (const name of ['goods', 'parties'] as const) memory.put(name, (await database.collection(name).where({ shopId }).limit(1000).get()).data as { _id: string; shopId: string }[]);
  const member = (await database.collection('members').doc(`${shopId}:${OWNER}`).get()).data as Member;
  const known = new Map([...memory.collections].map(([name, documents]) => [name, new Map(documents)]));
  await runHistory({ memory, member, skuIds, sales, suppliers, costFen: new Map(goods.map((each) => [each.code, costOf(each)])), start, now });
  fold(memory, now - SETTLED_MS);
  await write(cloud, memory, known);
  return { shopId, orders: memory.collection('orders').size };
}

/** The goods by their action, several at once. */
async function saveGoods(call: <T>(name: string, action: string, input: object) => Promise<T>, goods: readonly DemoGoods[]): Promise<Map<string, string>> {
  const { version } = await call<{ version: number }>('goods', 'categories', {});
  const categories = [...new Set(goods.map(({ category }) => category))].map((name, index) => ({ id: `demo-${index}`, name }));
  await call('goods', 'saveCategories', { version, categories });
  const skuIds = new Map<string, string>();
  const left = [...goods].reverse();
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (let each = left.pop(); each !== undefined; each = left.pop()) {
      const { code, name, unit, category, retailFen } = each;
      const { goodsId } = await call<{ goodsId: string }>('goods', 'save', {
        name, unit, categoryId: categories.find((known) => known.name === category)?.id ?? '', skus: [{ specValues: [], code, retailFen, purchasePriceFen: costOf(each) }],
      });
      skuIds.set(code, `${goodsId.slice(goodsId.indexOf(':') + 1)}.1`);
    }
  }));
  return skuIds;
}

/** The projections, as the first visit would fold them in some hundred slices. */
function fold(memory: Memory, foldedUntil: number): void {
  const { shopId } = memory;
  const settled = ([...memory.collection('movements').values()] as unknown as Movement[]).filter(({ postedAt }) => postedAt < foldedUntil);
  memory.put('days', [...foldDays([], settled)].map(([date, day]) => ({ ...day, _id: `${shopId}:${date}`, shopId, foldedUntil })));
  memory.put('demand', demandOf(settled).map(({ skuId, year, days }) => ({ _id: `${shopId}:${skuId}:${year}`, shopId, skuId, year, days, foldedUntil })));
  const mark: Projection = { _id: shopId, shopId, foldedUntil, holdings: foldHoldings(noHoldings(), settled), demandUntil: foldedUntil };
  memory.put('projections', [mark]);
}

function demandOf(movements: readonly Movement[]): { skuId: string; year: number; days: string }[] {
  const entries = movements.flatMap(({ lines, businessDate: date, kind }) => lines.map((line) => ({ date, kind, line })));
  return [...grouped(entries, ({ line }) => line.skuId)].flatMap(([skuId, own]) =>
    [...grouped(own, ({ date }) => yearOf(date))].map(([year, ofYear]) => ({ skuId, year, days: foldDemand('', year, ofYear) })));
}

/** New documents in large batches, changed ones one by one. */
async function write(cloud: LocalCloud, memory: Memory, known: ReadonlyMap<string, ReadonlyMap<string, object>>): Promise<void> {
  for (const [name, documents] of memory.collections) {
    const before = known.get(name);
    const all = [...documents.values()];
    const fresh = all.filter(({ _id }) => before?.has(_id) !== true);
    for (let from = 0; from < fresh.length; from += BATCH) await cloud.fill(name, fresh.slice(from, from + BATCH));
    for (const { _id, ...data } of all.filter((document) => before?.has(document._id) === true && before.get(document._id) !== document)) {
      await database.collection(name).doc(_id).set({ data });
    }
  }
}
