import { advance, purchaseTotal, type PurchaseOrder } from '../../miniprogram/shared/domain/purchase-order';
import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { shopDate } from '../../miniprogram/shared/kernel/time';
import { itemOf, itemsOf, type CatalogueItem } from '../server/catalogue';
import type { Parsed } from '../server/contract';
import { documentIdOf, documentNumber } from '../server/identity';
import type { Party } from '../server/records';
import type { Context } from '../server/serve';
import { expect } from './advance';
import type { contract, PurchaseResult } from './contract';

type Input = Parsed<(typeof contract)['save']>;

/** A purchase order; unless it is a draft, its goods are on their way (在途) from now on. */
export async function save(input: Input, context: Context): Promise<PurchaseResult> {
  const { store, now, member, once } = context;
  const supplier = await store.get('parties', input.supplierId, '供应商');
  if (supplier.kind !== 'supplier') throw new AppError('NOT_FOUND', { what: '供应商' });
  const items = await itemsOf(store, input.lines.map(({ skuId }) => skuId));
  const draft = build(input, items, supplier, context);
  return once(async (writer) => {
    const order = input.isDraft ? draft : { ...advance(draft, 'order', now, member.name, ''), version: 1 };
    if (!input.isDraft) await expect(writer, order.lines.map(({ skuId, quantity }) => ({ skuId, quantity })), now);
    await writer.add('purchaseOrders', order);
    return { purchaseOrderId: order._id, number: order.number, state: order.state, version: order.version };
  });
}

function build(input: Input, items: ReadonlyMap<string, CatalogueItem>, supplier: Party, { shopId, now, member, commandId }: Context): PurchaseOrder {
  const lines: PurchaseOrder['lines'] = [];
  for (const { skuId, quantity, costPriceFen } of input.lines) {
    const { sku, name, description } = itemOf(items, skuId);
    const price = costPriceFen ?? sku.purchasePriceFen;
    if (price === null) throw new AppError('INVALID_INPUT', { path: 'lines', rule: `${name}还没有进价，先填进价` });
    const same = lines.find((line) => line.skuId === skuId);
    if (same === undefined) lines.push({ ...description, quantity, received: 0, costPriceFen: price });
    else if (same.costPriceFen === price) same.quantity += quantity;
    else throw new AppError('INVALID_INPUT', { path: 'lines', rule: `${name}有两个进价，只能留一个` });
  }
  return {
    _id: documentIdOf(shopId, commandId), shopId, number: documentNumber('PO', commandId, now), supplierId: supplier._id, supplierName: supplier.name,
    state: 'draft', lines, costFen: purchaseTotal(lines), pieces: lines.reduce((sum, line) => sum + line.quantity, 0), receivedPieces: 0,
    note: input.note, expectedOn: input.expectedOn, businessDate: shopDate(now), createdAt: now, updatedAt: now, createdByName: member.name,
    timeline: [{ at: now, byName: member.name, label: '开单', note: '' }], version: 1,
  };
}
