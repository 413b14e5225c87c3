import type { MovementLine } from '../../miniprogram/shared/domain/movement';
import { keepsStock, roles } from '../../miniprogram/shared/domain/role';
import { DEFAULT_WAREHOUSE, applyChange, emptyStock } from '../../miniprogram/shared/domain/stock';
import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { MAX_FEN } from '../../miniprogram/shared/kernel/limits';
import { shopDate } from '../../miniprogram/shared/kernel/time';
import { isDuplicate } from './database';
import { documentNumber } from './identity';
import type { Member } from './records';
import { inTransaction, type Writer } from './store';

/** What there is already of a SKU that comes into the books now, at its purchase price. */
export interface Opening {
  goodsId: string;
  skuId: string;
  quantity: number;
  purchasePriceFen: number | null;
}

export function requireStockkeeper({ role }: Pick<Member, 'role'>): void {
  if (!keepsStock(role)) throw new AppError('FORBIDDEN', { role: roles[role].label });
}

/**
 * 期初, as one ledger entry. None of these SKUs has a balance yet, so none is read: one that got
 * its balance meanwhile makes the whole a duplicate.
 *
 * @param documentId what brought them: the goods, or the line of a file
 */
export async function openStock(writer: Writer, documentId: string, openings: readonly Opening[], { member, commandId, now }: { member: Member; commandId: string; now: number }): Promise<void> {
  if (openings.length === 0) return;
  const { shopId } = writer;
  const posted = openings.map(({ goodsId, skuId, quantity, purchasePriceFen }) => {
    const valueFen = quantity * (purchasePriceFen ?? 0);
    if (valueFen > MAX_FEN) throw new AppError('AMOUNT_TOO_LARGE', { limitFen: MAX_FEN });
    return { quantity, ...applyChange(emptyStock(shopId, goodsId, skuId, now), { onHand: quantity, valueFen }, now) };
  });
  for (const { stock } of posted) await writer.add('stock', stock);
  await writer.add('movements', {
    _id: `${documentId}:opening:${commandId}`, shopId, kind: 'opening', documentId, documentNumber: documentNumber('TZ', commandId, now), sourceId: documentId,
    subject: '期初', businessDate: shopDate(now), postedAt: now, by: member.openid, byName: member.name,
    lines: posted.map(({ quantity, valueFen, stock }): MovementLine => ({
      skuId: stock.skuId, from: 'opening', to: `warehouse:${DEFAULT_WAREHOUSE}`, quantity, valueFen, onHandAfter: stock.onHand, revenueFen: 0,
    })),
  });
}

/** The same in a transaction of its own; false when one of the SKUs has a balance already, and then nothing is written. */
export async function openStockOnce(shopId: string, documentId: string, openings: readonly Opening[], context: { member: Member; commandId: string; now: number }): Promise<boolean> {
  try {
    await inTransaction(shopId, (writer) => openStock(writer, documentId, openings, context));
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return false;
  }
}
