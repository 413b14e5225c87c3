import { orderActionsFor, orderedPieces, owedFen, shippedPieces } from '../../miniprogram/shared/domain/order';
import { OPEN_STAGES, type OrderStage } from '../../miniprogram/shared/domain/order-states';
import type { Role } from '../../miniprogram/shared/domain/role';
import type { Stock } from '../../miniprogram/shared/domain/stock';
import { queryTerms } from '../../miniprogram/shared/domain/terms';
import { PAGE_SIZE } from '../../miniprogram/shared/kernel/limits';
import type { Output, Parsed } from '../server/contract';
import type { OrderRecord } from '../server/records';
import type { Context } from '../server/serve';
import { command, type Store } from '../server/store';
import type { contract, OrderCard } from './contract';
import { missingOf, stocksOf } from './missing';

type List = (typeof contract)['list'];

/** Open orders that are counted; past it the chip says 999+. */
const MAX_COUNTED = 1000;

/** Pictures of one card. */
const MAX_PICTURES = 3;

export async function list({ stage, search, customerId, after }: Parsed<List>, { store, member }: Context): Promise<Output<List>> {
  const { rows, next } = await store.page('orders', { where: condition({ stage, search, customerId }), newest: 'createdAt', after, limit: PAGE_SIZE });
  const isFirst = after === undefined && search === '' && customerId === undefined;
  const [stocks, counts] = await Promise.all([stocksOf(store, rows), isFirst ? countStages(store) : null]);
  const isNew = rows.length === 0 && counts !== null && await isNewShop(store, counts);
  return { rows: rows.map((order) => cardOf(order, stocks, member.role)), next, counts, isNew };
}

/** Nothing is open; a shop that never had an order is told otherwise than one that is done with all. */
async function isNewShop(store: Store, counts: Partial<Record<OrderStage, number>>): Promise<boolean> {
  return Object.values(counts).every((count) => count === 0) && (await store.page('orders', { where: {}, newest: 'createdAt', after: undefined, limit: 1, fields: { createdAt: true } })).rows.length === 0;
}

/** One index each: a customer's orders, or those of a stage, or those that a search finds. */
function condition({ stage, search, customerId }: Pick<Parsed<List>, 'stage' | 'search' | 'customerId'>): Record<string, unknown> {
  if (customerId !== undefined) return { customerId };
  const terms = queryTerms(search);
  return { ...(stage === undefined ? {} : { stage }), ...(terms.length === 0 ? {} : { terms: command.all(terms) }) };
}

async function countStages(store: Store): Promise<Partial<Record<OrderStage, number>>> {
  const rows = await store.where('orders', { stage: command.in(OPEN_STAGES) }, MAX_COUNTED, { stage: true });
  return Object.fromEntries(OPEN_STAGES.map((stage) => [stage, rows.filter((row) => row.stage === stage).length]));
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
