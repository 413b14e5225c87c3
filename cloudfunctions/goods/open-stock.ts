import type { Sku } from '../../miniprogram/shared/domain/goods';
import type { MovementLine } from '../../miniprogram/shared/domain/movement';
import { STOCKKEEPERS, roles, type Role } from '../../miniprogram/shared/domain/role';
import { DEFAULT_WAREHOUSE, applyChange, emptyStock } from '../../miniprogram/shared/domain/stock';
import { AppError } from '../../miniprogram/shared/kernel/app-error';
import { MAX_FEN } from '../../miniprogram/shared/kernel/limits';
import { shopDate } from '../../miniprogram/shared/kernel/time';
import { documentNumber } from '../server/identity';
import type { Member } from '../server/records';
import type { Writer } from '../server/store';

/** What there is already of a SKU that comes into the books now, at its purchase price. */
export interface Opening {
  sku: Pick<Sku, 'skuId' | 'purchasePriceFen'>;
  quantity: number;
}

export function requireStockkeeper({ role }: Pick<Member, 'role'>): void {
  if (!(STOCKKEEPERS as readonly Role[]).includes(role)) throw new AppError('FORBIDDEN', { role: roles[role].label });
}

/** 期初, as one ledger entry. The SKUs are new in this transaction, so no balance is there to be read. */
export async function openStock(writer: Writer, goodsId: string, openings: readonly Opening[], { member, commandId, now }: { member: Member; commandId: string; now: number }): Promise<void> {
  if (openings.length === 0) return;
  const { shopId } = writer;
  const posted = openings.map(({ sku, quantity }) => {
    const valueFen = quantity * (sku.purchasePriceFen ?? 0);
    if (valueFen > MAX_FEN) throw new AppError('AMOUNT_TOO_LARGE', { limitFen: MAX_FEN });
    return { quantity, ...applyChange(emptyStock(shopId, goodsId, sku.skuId, now), { onHand: quantity, valueFen }, now) };
  });
  for (const { stock } of posted) await writer.add('stock', stock);
  await writer.add('movements', {
    _id: `${goodsId}:opening:${commandId}`, shopId, kind: 'opening', documentId: goodsId, documentNumber: documentNumber('TZ', commandId, now), sourceId: goodsId,
    subject: '期初', businessDate: shopDate(now), postedAt: now, by: member.openid, byName: member.name,
    lines: posted.map(({ quantity, valueFen, stock }): MovementLine => ({
      skuId: stock.skuId, from: 'opening', to: `warehouse:${DEFAULT_WAREHOUSE}`, quantity, valueFen, onHandAfter: stock.onHand, revenueFen: 0,
    })),
  });
}
