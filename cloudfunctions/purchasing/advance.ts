import { requireVersion } from '../../miniprogram/shared/domain/order';
import { advance, outstanding, type PurchaseOrder } from '../../miniprogram/shared/domain/purchase-order';
import { checkOnSale, sumBySku } from '../../miniprogram/shared/domain/stock';
import { Balances } from '../server/balances';
import type { Context } from '../server/serve';
import type { Writer } from '../server/store';
import type { PurchaseResult } from './contract';

interface Expected { skuId: string; quantity: number; name: string }

/** Changes 在途 of every SKU: + when ordered, − when no longer expected. */
export async function expect(writer: Writer, lines: readonly Expected[], now: number, sign: 1 | -1 = 1): Promise<void> {
  const wanted = sumBySku(lines.filter(({ quantity }) => quantity > 0));
  const balances = await Balances.load(writer, wanted.map(({ skuId }) => skuId), now);
  if (sign === 1) checkOnSale(wanted, (skuId) => balances.of(skuId));
  for (const { skuId, quantity } of wanted) await balances.change(skuId, { incoming: sign * quantity });
}

/** The frame of every change to a purchase order: read, refuse an older page, decide, write. */
export function change({ purchaseOrderId, version }: { purchaseOrderId: string; version: number }, { once }: Context, decide: (order: PurchaseOrder, writer: Writer) => Promise<PurchaseOrder>): Promise<PurchaseResult> {
  return once(async (writer) => {
    const before = await writer.get('purchaseOrders', purchaseOrderId, '采购单');
    requireVersion(before, version, '采购单');
    const after = await decide(before, writer);
    await writer.put('purchaseOrders', after);
    return { purchaseOrderId, number: after.number, state: after.state, version: after.version };
  });
}

interface Which { purchaseOrderId: string; version: number }

/** What of a purchase order is still to come. */
export const leftOf = ({ lines }: Pick<PurchaseOrder, 'lines'>): Expected[] =>
  lines.map((line) => ({ skuId: line.skuId, quantity: outstanding(line), name: [line.goodsName, line.specText].filter((part) => part !== '').join(' ') }));

export const order = (which: Which, context: Context): Promise<PurchaseResult> =>
  change(which, context, async (before, writer) => {
    const after = advance(before, 'order', context.now, context.member.name, '');
    await expect(writer, leftOf(before), context.now);
    return after;
  });

export const cancel = ({ reason, ...which }: Which & { reason: string }, context: Context): Promise<PurchaseResult> =>
  change(which, context, async (before, writer) => {
    const after = advance(before, 'cancel', context.now, context.member.name, reason);
    if (before.state === 'ordered') await expect(writer, leftOf(before), context.now, -1);
    return after;
  });

export const closeShort = ({ reason, ...which }: Which & { reason: string }, context: Context): Promise<PurchaseResult> =>
  change(which, context, async (before, writer) => {
    const after = advance(before, 'closeShort', context.now, context.member.name, reason);
    await expect(writer, leftOf(before), context.now, -1);
    return after;
  });
