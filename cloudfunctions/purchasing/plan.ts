import { isExpected, orderedAt, piecesOf } from '../../miniprogram/shared/domain/purchase-history';
import type { PurchaseOrder } from '../../miniprogram/shared/domain/purchase-order';
import type { PlanHead, PlanLine } from '../../miniprogram/shared/domain/purchase-plan';
import { purchasePlan } from '../../miniprogram/shared/domain/purchase-planning';
import { grouped } from '../../miniprogram/shared/kernel/grouped';
import { shopDate } from '../../miniprogram/shared/kernel/time';
import type { Parsed } from '../server/contract';
import type { Plan } from '../server/records';
import type { Context } from '../server/serve';
import { command, inTransaction, type Store } from '../server/store';
import type { contract, PlanAnswer, PlanGroup, PlanRow } from './contract';
import { factsOf } from './plan-facts';

/** Lines of one document. */
const PAGE = 100;
/** Purchase orders of a shop that are not done with. */
const OPEN_ORDERS = 1000;

const idOf = ({ shopId }: Store, date: string, page: number): string => `${shopId}:${date}:${page}`;

/** What to buy, as it was computed first today, or just now when that is asked for. */
export async function plan({ isFresh, page }: Parsed<(typeof contract)['plan']>, { store, now }: Context): Promise<PlanAnswer> {
  const today = shopDate(now);
  const ids = [0, page].map((each) => idOf(store, today, each));
  const kept = isFresh ? [] : await store.some('plans', ids);
  const pages = kept.some(({ _id }) => _id === ids[0]) ? kept : await compute(store, now);
  const { head, lines } = pages.find(({ _id }) => _id === ids[1]) ?? { head: (pages[0] as Plan).head, lines: [] };
  const open = await store.where('purchaseOrders', { state: command.in(['draft', 'ordered', 'partReceived']) }, OPEN_ORDERS, { state: true, lines: true, timeline: true, createdAt: true });
  return { ...answer(head, lines, page, draftedSince(open, head.computedAt)), incoming: open.filter(({ state }) => state !== 'draft').length };
}

async function compute(store: Store, now: number): Promise<Plan[]> {
  const { head, lines } = purchasePlan(await factsOf(store, now));
  const count = Math.max(1, Math.ceil(lines.length / PAGE));
  const pages = Array.from({ length: count }, (_, page): Plan => ({
    _id: idOf(store, head.date, page), shopId: store.shopId, head: { ...head, pages: count }, lines: lines.slice(page * PAGE, (page + 1) * PAGE),
  }));
  const before = await store.all('plans', []);
  const gone = before.filter(({ _id }) => !pages.some((page) => page._id === _id));
  await inTransaction(store.shopId, async (writer) => {
    for (const { _id } of gone) await writer.remove('plans', _id);
    for (const page of pages) await writer.put('plans', page);
  });
  return pages;
}

/** By SKU: what is on drafts, and what was ordered after the plan was made, of which it knows nothing. */
const draftedSince = (open: readonly Pick<PurchaseOrder, 'state' | 'lines' | 'timeline' | 'createdAt'>[], computedAt: number): Map<string, number> =>
  piecesOf(open.filter((order) => !isExpected(order) || orderedAt(order) > computedAt));

function answer(head: PlanHead, lines: readonly PlanLine[], page: number, drafted: ReadonlyMap<string, number>): Omit<PlanAnswer, 'incoming'> {
  const rows = lines.map((line): PlanRow => ({ ...line, drafted: drafted.get(line.skuId) ?? 0 }));
  const groups = grouped(rows.filter(({ suggestion }) => suggestion.quantity > 0), ({ supplierId }) => supplierId);
  return {
    head, groups: [...groups.values()].map(groupOf), idle: rows.filter(({ suggestion }) => suggestion.quantity === 0), next: page + 1 < head.pages ? page + 1 : null,
  };
}

function groupOf(rows: PlanRow[]): PlanGroup {
  const { supplierId = '', supplierName = '' } = rows[0] ?? {};
  return { supplierId, supplierName, leadDays: rows.find(({ basis }) => basis.deliveries > 0)?.basis.leadDays ?? null, rows };
}
