import type { OrderCard, OrderDetail } from '../../../cloudfunctions/orders/contract';
import type { Action } from '../../components/types';
import { orderedPieces, shippedPieces } from '../../shared/domain/order';
import { orderStages } from '../../shared/domain/order-states';
import { spokenTime } from '../../shared/kernel/time';
import { cardReason, moneyWord, stepLabels } from './order-words';

/** An order as order-card draws it, with what its buttons act on. */
export interface OrderRow extends OrderCard {
  label: string;
  tone: string;
  /** SO1122-4F8 · 今天 21:36 · 已付清 */
  caption: string;
  /** The same where the number stands as its name: 今天 21:36 · 已付清 */
  captionOfCustomer: string;
  reason: string;
  reasonTone: string;
  buttons: Action[];
  /** It is no longer at the stage that is listed: nothing is drawn at its place. */
  isGone: boolean;
}

/** The next step in tint at the right, the one after it at its left; cancelling is for the detail. */
function buttonsOf({ actions }: OrderCard): Action[] {
  const [next, other] = actions.filter((action) => action !== 'cancel');
  if (next === undefined) return [];
  const primary: Action = { key: next, label: stepLabels[next], kind: 'tint' };
  return other === undefined ? [primary] : [{ key: other, label: stepLabels[other] }, primary];
}

export function orderRow(card: OrderCard, now: number): OrderRow {
  const { label, tone } = orderStages[card.stage];
  const { text, tone: reasonTone } = cardReason(card);
  const captionOfCustomer = `${spokenTime(card.createdAt, now)} · ${moneyWord(card)}`;
  return {
    ...card, isGone: false, label, tone, reason: text, reasonTone, buttons: buttonsOf(card),
    captionOfCustomer, caption: `${card.number} · ${captionOfCustomer}`,
  };
}

/** The card of an order that was read in detail: a row far down the list is renewed without asking again. */
export function cardOfDetail({ orderId, number, customerName, stage, totalFen, paidFen, owedFen, lines, missing, goods, life, createdAt, createdByName, actions, version }: OrderDetail): OrderCard {
  const isWaiting = life === 'open' && goods !== 'shipped' && goods !== 'received';
  return {
    orderId, number, customerName, stage, totalFen, paidFen, owedFen, createdAt, createdByName, actions, version,
    pieces: orderedPieces(lines), shippedPieces: shippedPieces(lines), kinds: lines.length, pictures: lines.slice(0, 3).map(({ picture, goodsName }) => ({ src: picture, name: goodsName })),
    missing: isWaiting ? { kinds: missing.length, pieces: missing.reduce((sum, { quantity }) => sum + quantity, 0), first: missing[0] ?? null } : null,
  };
}
