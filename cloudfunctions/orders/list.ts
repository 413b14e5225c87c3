import { orderActions, orderedPieces, owedFen } from '../../miniprogram/shared/domain/order';
import { OPEN_STAGES, type OrderStage } from '../../miniprogram/shared/domain/order-states';
import { queryTerms } from '../../miniprogram/shared/domain/terms';
import { PAGE_SIZE } from '../../miniprogram/shared/kernel/limits';
import type { Output, Parsed } from '../server/contract';
import type { OrderRecord } from '../server/records';
import type { Context } from '../server/serve';
import { command, type Store } from '../server/store';
import type { contract, OrderCard } from './contract';

type List = (typeof contract)['list'];

/** Open orders that are counted; past it the chip says 999+. */
const MAX_COUNTED = 1000;

export async function list({ stage, search, after }: Parsed<List>, { store }: Context): Promise<Output<List>> {
  const terms = queryTerms(search);
  const where = { ...(stage === undefined ? {} : { stage }), ...(terms.length === 0 ? {} : { terms: command.all(terms) }) };
  const { rows, next } = await store.page('orders', { where, newest: 'createdAt', after, limit: PAGE_SIZE });
  return { rows: rows.map(cardOf), next, counts: after === undefined && search === '' ? await countStages(store) : null };
}

async function countStages(store: Store): Promise<Partial<Record<OrderStage, number>>> {
  const rows = await store.where('orders', { stage: command.in(OPEN_STAGES) }, MAX_COUNTED, { stage: true });
  return Object.fromEntries(OPEN_STAGES.map((stage) => [stage, rows.filter((row) => row.stage === stage).length]));
}

const cardOf = (order: OrderRecord): OrderCard => ({
  orderId: order._id, number: order.number, customerName: order.customerName, stage: order.stage, totalFen: order.totalFen, owedFen: owedFen(order),
  pieces: orderedPieces(order.lines), kinds: order.lines.length, pictures: order.lines.map(({ picture }) => picture).filter((picture) => picture !== '').slice(0, 3),
  createdAt: order.createdAt, createdByName: order.createdByName, actions: orderActions(order), version: order.version,
});
