import { purchaseOrderStates, type PurchaseState } from '../../miniprogram/shared/domain/purchase-states';
import { allowedEvents } from '../../miniprogram/shared/domain/state-machine';
import { PAGE_SIZE } from '../../miniprogram/shared/kernel/limits';
import type { Output, Parsed } from '../server/contract';
import type { Context } from '../server/serve';
import { command } from '../server/store';
import type { contract } from './contract';

type Contract = typeof contract;
const TO_RECEIVE = ['ordered', 'partReceived'] as const;

export async function list({ state, after }: Parsed<Contract['list']>, { store }: Context): Promise<Output<Contract['list']>> {
  const where = state === undefined ? {} : { state: state === 'open' ? command.in([...TO_RECEIVE]) : state };
  const { rows, next } = await store.page('purchaseOrders', { where, newest: 'createdAt', after, limit: PAGE_SIZE });
  const open = after === undefined ? await store.tally('purchaseOrders', { state: command.in(['draft', ...TO_RECEIVE]) }, 'state') : null;
  const count = (which: PurchaseState): number => open?.get(which)?.count ?? 0;
  return {
    next, counts: open === null ? null : { draft: count('draft'), ordered: count('ordered'), partReceived: count('partReceived') },
    rows: rows.map(({ _id, lines, number, supplierName, state: at, costFen, pieces, receivedPieces, expectedOn, createdAt, version }) =>
      ({ purchaseOrderId: _id, kinds: lines.length, number, supplierName, state: at, costFen, pieces, receivedPieces, expectedOn, createdAt, version })),
  };
}

export async function get({ purchaseOrderId }: { purchaseOrderId: string }, { store }: Context): Promise<Output<Contract['get']>> {
  const order = await store.get('purchaseOrders', purchaseOrderId, '采购单');
  return { ...order, purchaseOrderId, events: allowedEvents(purchaseOrderStates, order.state) };
}
