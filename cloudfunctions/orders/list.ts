import { orderActionsFor, orderedPieces, owedFen, shippedPieces } from '../../miniprogram/shared/domain/order';
import { OPEN_STAGES, type OrderStage } from '../../miniprogram/shared/domain/order-states';
import type { Role } from '../../miniprogram/shared/domain/role';
import type { Stock } from '../../miniprogram/shared/domain/stock';
import { PAGE_SIZE } from '../../miniprogram/shared/kernel/limits';
import type { Output, Parsed } from '../server/contract';
import type { OrderRecord } from '../server/records';
import type { Context } from '../server/serve';
import { searchCondition } from '../server/search';
import { command, type Cursor, type Store } from '../server/store';
import type { contract, OrderCard } from './contract';
import { missingOf, stocksOf } from './missing';

type List = (typeof contract)['list'];

/** What no card shows: words to search by, what is sealed, and all that happened. */
const UNSHOWN = { terms: false, receiver: false, timeline: false };

/** Pictures of one card. */
const MAX_PICTURES = 3;

type Question = Pick<Parsed<List>, 'stage' | 'customerId'> & { search?: string };

export async function list({ after, ...question }: Parsed<List>, context: Context): Promise<Output<List>> {
  const { store } = context;
  const isFirst = after === undefined && question.search === '' && question.customerId === undefined;
  const [{ rows, next }, counts] = await Promise.all([cardsOf(question, after, context), isFirst ? countStages(store) : null]);
  const isNew = rows.length === 0 && counts !== null && await isNewShop(store, counts);
  return { rows, next, counts, isNew };
}

/** One page of cards, with what each lacks. */
export async function cardsOf(question: Question, after: Cursor | undefined, { store, member }: Pick<Context, 'store' | 'member'>): Promise<{ rows: OrderCard[]; next: Cursor | null }> {
  const { rows, next } = await store.page('orders', { where: condition(question), newest: 'createdAt', after, limit: PAGE_SIZE, fields: UNSHOWN });
  const stocks = await stocksOf(store, rows);
  return { rows: rows.map((order) => cardOf(order, stocks, member.role)), next };
}

/** Nothing is open; a shop that never had an order is told otherwise than one that is done with all. */
async function isNewShop(store: Store, counts: Partial<Record<OrderStage, number>>): Promise<boolean> {
  return Object.values(counts).every((count) => count === 0) && (await store.page('orders', { where: {}, newest: 'createdAt', after: undefined, limit: 1, fields: { createdAt: true } })).rows.length === 0;
}

/** One index each: a customer's orders, or those of a stage, or those that a search finds. */
function condition({ stage, search = '', customerId }: Question): Record<string, unknown> {
  if (customerId !== undefined) return { customerId };
  return { ...(stage === undefined ? {} : { stage }), ...searchCondition(search) };
}

async function countStages(store: Store): Promise<Partial<Record<OrderStage, number>>> {
  const counts = await store.tally('orders', { stage: command.in(OPEN_STAGES) }, 'stage');
  return Object.fromEntries(OPEN_STAGES.map((stage) => [stage, counts.get(stage)?.count ?? 0]));
}

function cardOf(order: OrderRecord, stocks: ReadonlyMap<string, Stock>, role: Role): OrderCard {
  const missing = missingOf(order, stocks);
  const [first = null] = missing ?? [];
  return {
    orderId: order._id, number: order.number, customerName: order.customerName, stage: order.stage,
    totalFen: order.totalFen, paidFen: order.paidFen, owedFen: owedFen(order),
    pieces: orderedPieces(order.lines), shippedPieces: shippedPieces(order.lines), kinds: order.lines.length,
    pictures: order.lines.slice(0, MAX_PICTURES).map(({ picture, goodsName }) => ({ src: picture, name: goodsName })),
    missing: missing === null ? null : { kinds: missing.length, pieces: missing.reduce((sum, { quantity }) => sum + quantity, 0), first },
    createdAt: order.createdAt, createdByName: order.createdByName, actions: orderActionsFor(order, role), version: order.version,
  };
}
