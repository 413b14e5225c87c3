import { PAGE_SIZE } from '../../miniprogram/shared/kernel/limits';
import type { Output, Parsed } from '../server/contract';
import type { Context } from '../server/serve';
import type { contract } from './contract';

type Shipments = (typeof contract)['shipments'];

export async function shipments({ after }: Parsed<Shipments>, { store }: Context): Promise<Output<Shipments>> {
  const { rows, next } = await store.page('shipments', { where: {}, newest: 'createdAt', after, limit: PAGE_SIZE });
  const customers = new Map((await store.some('orders', rows.map(({ orderId }) => orderId))).map(({ _id, customerName }) => [_id, customerName]));
  return {
    next, rows: rows.map(({ _id, orderId, number, courier, trackingNumber, lines, revenueFen, createdAt, byName }) =>
      ({ shipmentId: _id, orderId, customerName: customers.get(orderId) ?? '', number, courier, trackingNumber, revenueFen, createdAt, byName, pieces: lines.reduce((sum, line) => sum + line.quantity, 0) })),
  };
}
