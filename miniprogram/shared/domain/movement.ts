import type { LocalDate } from '../kernel/time';

/** Where goods are or come from. Every movement has two ends, so nothing appears or vanishes. */
export type Place = `warehouse:${string}` | 'supplier' | 'customer' | 'loss' | 'found' | 'opening';

export type MovementKind = 'opening' | 'receipt' | 'shipment' | 'adjustment';

/** The word of a movement in 出入库流水. */
export const movementKinds: Record<MovementKind, { label: string }> = {
  opening: { label: '期初' },
  receipt: { label: '收货' },
  shipment: { label: '发货' },
  adjustment: { label: '调整' },
};

export interface MovementLine {
  skuId: string;
  from: Place;
  to: Place;
  /** Base units, > 0 */
  quantity: number;
  /** 分, ≥ 0: what these goods are worth at the moving average */
  valueFen: number;
  /** The shop's 现有 after this posting. */
  onHandAfter: number;
  /** 分: what the customer pays for them; 0 for all but shipments. Feeds the day's figures. */
  revenueFen: number;
}

/** 出入库流水: one entry per posting, whatever its number of lines; never edited, never deleted. */
export interface Movement {
  /** `{documentId}:{event}`: even a broken retry cannot post twice. */
  _id: string;
  shopId: string;
  kind: MovementKind;
  documentId: string;
  documentNumber: string;
  /** The document the user thinks of (the order of a shipment, the purchase order of a receipt). */
  sourceId: string;
  /** Customer, supplier or reason. */
  subject: string;
  businessDate: LocalDate;
  postedAt: number;
  by: string;
  byName: string;
  lines: MovementLine[];
}

/** +in, −out of the shop, in base units. */
export const signedQuantity = ({ from, quantity }: Pick<MovementLine, 'from' | 'quantity'>): number =>
  from.startsWith('warehouse:') ? -quantity : quantity;
