import { advance, purchaseTotal, rewriteDraft, type PurchaseContent, type PurchaseOrder } from '../../miniprogram/shared/domain/purchase-order';
import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { shopDate } from '../../miniprogram/shared/kernel/time';
import { itemOf, itemsOf, type CatalogueItem } from '../server/catalogue';
import type { Parsed } from '../server/contract';
import { documentIdOf, documentNumber } from '../server/identity';
import { partyOf } from '../server/parties';
import type { Party } from '../server/records';
import type { Context } from '../server/serve';
import type { Writer } from '../server/store';
import { change, expect, leftOf } from './advance';
import type { contract, PurchaseResult } from './contract';

type Input = Parsed<(typeof contract)['save']>;

/** A purchase order; unless it is a draft, its goods are on their way (在途) from now on. */
export async function save({ isDraft, ...input }: Input, context: Context): Promise<PurchaseResult> {
  const draft = newDraft(await contentOf(input, context), context);
  return context.once(async (writer) => {
    const order = isDraft ? draft : { ...await place(draft, writer, context), version: 1 };
    await writer.add('purchaseOrders', order);
    return { purchaseOrderId: order._id, number: order.number, state: order.state, version: order.version };
  });
}

/** A draft is written again, and placed unless it stays one. */
export async function edit({ purchaseOrderId, version, isDraft, ...input }: Parsed<(typeof contract)['edit']>, context: Context): Promise<PurchaseResult> {
  const content = await contentOf(input, context);
  return change({ purchaseOrderId, version }, context, async (before, writer) => {
    const draft = rewriteDraft(before, content, context.now, context.member.name);
    return isDraft ? draft : place(draft, writer, context);
  });
}

async function place(draft: PurchaseOrder, writer: Writer, { now, member }: Context): Promise<PurchaseOrder> {
  await expect(writer, leftOf(draft), now);
  return advance(draft, 'order', now, member.name, '');
}

async function contentOf(input: Omit<Input, 'isDraft'>, { store }: Context): Promise<PurchaseContent> {
  const supplier = await partyOf('supplier', input.supplierId, store);
  return purchaseContent(supplier, await itemsOf(store, input.lines.map(({ skuId }) => skuId)), input);
}

/** What is bought of a supplier: the goods as they are now, at the price that was said or else the one they have. */
export function purchaseContent(supplier: Pick<Party, '_id' | 'name'>, items: ReadonlyMap<string, CatalogueItem>, input: Pick<Input, 'lines' | 'note' | 'expectedOn'>): PurchaseContent {
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
    supplierId: supplier._id, supplierName: supplier.name, lines, costFen: purchaseTotal(lines), pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
    note: input.note, expectedOn: input.expectedOn,
  };
}

/** @param context its command makes id and number */
export const newDraft = (content: PurchaseContent, { shopId, now, member, commandId }: Pick<Context, 'shopId' | 'now' | 'member' | 'commandId'>): PurchaseOrder => ({
  ...content, _id: documentIdOf(shopId, commandId), shopId, number: documentNumber('PO', commandId, now), state: 'draft', receivedPieces: 0,
  businessDate: shopDate(now), createdAt: now, updatedAt: now, createdByName: member.name,
  timeline: [{ at: now, byName: member.name, label: '开单', note: '' }], version: 1,
});
