import type { Tone } from './order-states';
import { machine } from './state-machine';

export type PurchaseState = 'draft' | 'ordered' | 'partReceived' | 'received' | 'cancelled' | 'closedShort';
export type PurchaseEvent = 'order' | 'receivePart' | 'receiveRest' | 'cancel' | 'closeShort';

/** 采购单: what was ordered from a supplier and how much of it has come. */
export const purchaseOrderStates = machine<PurchaseState, PurchaseEvent>({
  initial: 'draft',
  states: {
    draft: { label: '草稿' },
    ordered: { label: '在途' },
    partReceived: { label: '部分到货' },
    received: { label: '已到齐', final: true },
    cancelled: { label: '已取消', final: true },
    closedShort: { label: '少货结单', final: true },
  },
  events: {
    order: { label: '下采购单', from: ['draft'], to: 'ordered', stock: 'expect' },
    receivePart: { label: '部分收货', from: ['ordered', 'partReceived'], to: 'partReceived', stock: 'receive' },
    receiveRest: { label: '收货', from: ['ordered', 'partReceived'], to: 'received', stock: 'receive' },
    cancel: { label: '取消', from: ['draft', 'ordered'], to: 'cancelled', stock: 'unexpect' },
    closeShort: { label: '不等了', from: ['partReceived'], to: 'closedShort', stock: 'unexpect' },
  },
});

export const purchaseTones: Record<PurchaseState, Tone> = {
  draft: 'grey', ordered: 'blue', partReceived: 'blue', received: 'grey', cancelled: 'grey', closedShort: 'grey',
};
