import { AppError } from '../kernel/app-error';
import { MAX_FEN } from '../kernel/limits';
import type { LocalDate } from '../kernel/time';
import type { Event } from './order';
import { purchaseOrderStates, type PurchaseState } from './purchase-states';
import { transition } from './state-machine';

export interface PurchaseLine {
  skuId: string;
  goodsName: string;
  specText: string;
  unit: string;
  picture: string;
  /** Base units */
  quantity: number;
  received: number;
  /** 分 per base unit */
  costPriceFen: number;
}

/** 采购单 */
export interface PurchaseOrder {
  _id: string;
  shopId: string;
  number: string;
  supplierId: string;
  supplierName: string;
  state: PurchaseState;
  lines: PurchaseLine[];
  /** Σ quantity × price, 分 */
  costFen: number;
  /** Pieces, so that those who may not see cost still see how much */
  pieces: number;
  receivedPieces: number;
  note: string;
  expectedOn: LocalDate | '';
  businessDate: LocalDate;
  createdAt: number;
  updatedAt: number;
  createdByName: string;
  timeline: Event[];
  version: number;
}

/** What a person writes on a purchase order. */
export type PurchaseContent = Pick<PurchaseOrder, 'supplierId' | 'supplierName' | 'lines' | 'costFen' | 'pieces' | 'note' | 'expectedOn'>;

/** 分 */
export function purchaseTotal(lines: readonly Pick<PurchaseLine, 'quantity' | 'costPriceFen'>[]): number {
  const costFen = lines.reduce((sum, line) => sum + line.quantity * line.costPriceFen, 0);
  if (!Number.isSafeInteger(costFen) || costFen > MAX_FEN) throw new AppError('AMOUNT_TOO_LARGE', { limitFen: MAX_FEN });
  return costFen;
}

/** Base units still on their way. */
export const outstanding = ({ quantity, received }: Pick<PurchaseLine, 'quantity' | 'received'>): number => quantity - received;

function change(order: PurchaseOrder, next: Partial<PurchaseOrder>, event: Event): PurchaseOrder {
  return { ...order, ...next, updatedAt: event.at, version: order.version + 1, timeline: [...order.timeline, event].slice(-100) };
}

export interface Arrival {
  skuId: string;
  quantity: number;
  /** 分 for all of `quantity`: what the supplier charges for them */
  valueFen: number;
}

/**
 * Goods arrive. Each SKU appears once in `arrivals` and once in the order.
 *
 * @throws AppError OVER_RECEIVED when more comes than is outstanding
 */
export function receiveGoods(order: PurchaseOrder, arrivals: readonly Arrival[], now: number, byName: string, note: string): PurchaseOrder {
  const bySku = new Map(arrivals.map((arrival) => [arrival.skuId, arrival.quantity]));
  const lines = order.lines.map((line) => {
    const quantity = bySku.get(line.skuId) ?? 0;
    bySku.delete(line.skuId);
    if (quantity > outstanding(line)) throw new AppError('OVER_RECEIVED', { name: line.goodsName, remaining: outstanding(line), unit: line.unit });
    return { ...line, received: line.received + quantity };
  });
  if (bySku.size > 0) throw new AppError('NOT_FOUND', { what: '这一行商品' });
  const event = lines.every((line) => outstanding(line) === 0) ? 'receiveRest' : 'receivePart';
  const state = transition(purchaseOrderStates, order.state, event);
  const receivedPieces = lines.reduce((sum, line) => sum + line.received, 0);
  return change(order, { state, lines, receivedPieces }, { at: now, byName, label: purchaseOrderStates.events[event].label, note, pieces: receivedPieces - order.receivedPieces });
}

/**
 * Another content for a draft: what is placed stays as the supplier was told.
 *
 * @throws AppError TRANSITION_NOT_ALLOWED once it is placed
 */
export function rewriteDraft(order: PurchaseOrder, content: PurchaseContent, now: number, byName: string): PurchaseOrder {
  const { label } = purchaseOrderStates.states[order.state];
  if (order.state !== 'draft') throw new AppError('TRANSITION_NOT_ALLOWED', { event: '修改', state: label });
  return change(order, content, { at: now, byName, label: '修改', note: '' });
}

/** Places, cancels or closes short: what changes is the state and what is still expected. */
export function advance(order: PurchaseOrder, event: 'order' | 'cancel' | 'closeShort', now: number, byName: string, note: string): PurchaseOrder {
  const state = transition(purchaseOrderStates, order.state, event);
  return change(order, { state }, { at: now, byName, label: purchaseOrderStates.events[event].label, note });
}
