import type { PartyRow } from '../../../cloudfunctions/orders/contract';
import type { SkuRow } from '../../../cloudfunctions/goods/contract';
import type { Receiver } from '../../shared/domain/order';

/** The form 开单 as the phone keeps it; the list looks whether there is one. */
export const ORDER_FORM = 'order-new';

/** What the picker knows of a SKU, without what it costs. */
export type SaleSku = Pick<SkuRow, 'skuId' | 'goodsName' | 'specText' | 'picture' | 'unit' | 'priceFen'> & { available: number; incoming: number };

export interface DraftLine {
  sku: SaleSku;
  quantity: number;
  /** As typed, 元; null = the goods' own price. */
  priceText: string | null;
}

/** Who buys; the balance of one made or met just now is not known. */
export type Customer = Pick<PartyRow, 'partyId' | 'name' | 'phoneMask' | 'addressMask'> & { balanceFen: number | null };

export interface OrderDraft {
  customer: Customer | null;
  lines: DraftLine[];
  /** Null: the customer's own. */
  receiver: Receiver | null;
  discountText: string;
  freightText: string;
  note: string;
  /** It was sent, and no answer came. */
  isSent: boolean;
  /** It was sent as a draft that reserves nothing. */
  isDraft: boolean;
}
