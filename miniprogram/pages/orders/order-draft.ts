import type { OrderSku, PartyRow } from '../../../cloudfunctions/orders/contract';
import type { Receiver } from '../../shared/domain/order';

/** The form 开单 as the phone keeps it; the list looks whether there is one. */
export const ORDER_FORM = 'order-new';

export interface DraftLine {
  sku: OrderSku;
  quantity: number;
  /** As typed, 元; null = the goods' own price. */
  priceText: string | null;
}

/** Who buys; the balance of one made or met just now is not known. */
export type Customer = Pick<PartyRow, 'partyId' | 'name' | 'phoneMask' | 'addressMask'> & { balanceFen: number | null };

export interface OrderDraft {
  customer: Customer | null;
  lines: DraftLine[];
  /** Null: the customer's own, or whom the order has. */
  receiver: Receiver | null;
  /** Whom the order has, masked, while that stays so; '' else. */
  keptReceiver: string;
  discountText: string;
  freightText: string;
  note: string;
  /** It was sent, and no answer came. */
  isSent: boolean;
  /** It was sent as a draft that reserves nothing. */
  isDraft: boolean;
  /** Of the draft that is written again; 0 for a new order. */
  version: number;
}
