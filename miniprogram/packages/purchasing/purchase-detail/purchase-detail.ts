import type { Action, TimelineEntry } from '../../../components/types';
import { formatFigure } from '../../../components/format-figure';
import type { PurchaseDetail } from '../../../../cloudfunctions/purchasing/contract';
import { call, lastSession } from '../../../services/api';
import { loadFailure, toastError } from '../../../services/feedback';
import { nearParts } from '../../../services/near-parts';
import { submit } from '../../../services/submit';
import { outstanding, type PurchaseLine } from '../../../shared/domain/purchase-order';
import { purchaseOrderStates, purchaseTones, type PurchaseEvent, type PurchaseState } from '../../../shared/domain/purchase-states';
import { BUYERS, RECEIVERS, type Role } from '../../../shared/domain/role';
import { shopDate, spokenDate, spokenTime } from '../../../shared/kernel/time';

/** What this page does itself; receiving has a page of its own. */
type Step = 'order' | 'cancel' | 'closeShort';

interface Line extends Omit<PurchaseLine, 'costPriceFen'> {
  /** Null for those who may not see it. */
  costPriceFen: number | null;
  amountFen: number | null;
  shortage: number;
}

const rolesOf: Record<PurchaseEvent, readonly Role[]> = { order: BUYERS, receivePart: RECEIVERS, receiveRest: RECEIVERS, cancel: BUYERS, closeShort: BUYERS };

/** One button for each event allowed now, the next step last; both receipts are one button. */
function actionsOf(events: readonly PurchaseEvent[], busy: Step | ''): Action[] {
  const role = lastSession()?.role;
  const mine = events.filter((event) => role !== undefined && rolesOf[event].includes(role));
  const { order, receiveRest, cancel, closeShort } = purchaseOrderStates.events;
  const actions: Action[] = [];
  if (mine.includes('cancel')) actions.push({ key: 'cancel', label: cancel.label, busy: busy === 'cancel' });
  if (mine.includes('closeShort')) actions.push({ key: 'closeShort', label: closeShort.label, busy: busy === 'closeShort' });
  if (mine.includes('order')) actions.push({ key: 'edit', label: '修改' }, { key: 'order', label: order.label, kind: 'primary', busy: busy === 'order' });
  if (mine.includes('receiveRest')) actions.push({ key: 'receive', label: receiveRest.label, kind: 'primary' });
  return actions;
}

function lineOf(line: PurchaseLine, state: PurchaseState): Line {
  const { costPriceFen = null } = line as Partial<PurchaseLine>;
  return {
    ...line, costPriceFen, amountFen: costPriceFen === null ? null : line.quantity * costPriceFen,
    shortage: state === 'partReceived' || state === 'closedShort' ? outstanding(line) : 0,
  };
}

function sentenceOf({ state, pieces, receivedPieces, expectedOn }: PurchaseDetail, today: string): string {
  const left = formatFigure(pieces - receivedPieces);
  const due = expectedOn === '' ? '' : expectedOn < today ? `，${spokenDate(expectedOn, today)}该到` : `，${spokenDate(expectedOn, today)}到`;
  switch (state) {
    case 'draft': return '还没向供应商下单，不算在途';
    case 'ordered': return `${formatFigure(pieces)} 件在路上${due}`;
    case 'partReceived': return `还有 ${left} 件在路上${due}`;
    case 'received': return `${formatFigure(pieces)} 件都进了库存`;
    case 'cancelled': return '没有进货';
    case 'closedShort': return `少到 ${left} 件，不再等了`;
  }
}

const entriesOf = ({ timeline, state }: PurchaseDetail, now: number): TimelineEntry[] => timeline.map(({ at, byName, label, note, pieces }, index) => ({
  key: String(index), title: [pieces === undefined ? label : `${label} ${formatFigure(pieces)} 件`, ...(note === '' ? [] : [note])].join('：'), note: `${spokenTime(at, now)} · ${byName}`,
  isCurrent: index === timeline.length - 1 && purchaseOrderStates.states[state].final !== true,
})).reverse();

/** 采购单: what was ordered, how much of it has come, and the next step. */
Page({
  behaviors: [nearParts],
  data: {
    purchaseOrderId: '', state: 'loading', failure: { title: '', note: '' }, notice: '', order: null as PurchaseDetail | null, lines: [] as Line[], entries: [] as TimelineEntry[],
    isBuyer: false, label: '', tone: '', sentence: '', caption: '', percent: 0, costFen: null as number | null, summary: '', actions: [] as Action[],
    busy: '' as Step | '', unknown: '' as Step | '', unknownWhat: '',
  },

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ purchaseOrderId: decodeURIComponent(id) });
  },
  onShow() {
    void this.read();
  },
  async onPullDownRefresh() {
    await this.read();
    wx.stopPullDownRefresh();
  },
  async read(notice = '') {
    try {
      const order = await call('purchasing', 'get', { purchaseOrderId: this.data.purchaseOrderId });
      const now = Date.now();
      const { costFen = null } = order as Partial<PurchaseDetail>;
      this.setData({
        state: 'idle', notice, order, costFen, isBuyer: (BUYERS as readonly Role[]).includes(lastSession()?.role ?? 'viewer'), entries: entriesOf(order, now), lines: order.lines.map((line) => lineOf(line, order.state)),
        label: purchaseOrderStates.states[order.state].label, tone: purchaseTones[order.state], sentence: sentenceOf(order, shopDate(now)),
        caption: `${order.number} · ${spokenTime(order.createdAt, now)} · ${order.createdByName}`,
        percent: order.pieces === 0 ? 0 : Math.floor((order.receivedPieces * 100) / order.pieces),
        summary: `${formatFigure(order.lines.length)} 款 ${formatFigure(order.pieces)} 件`, actions: actionsOf(order.events, this.data.busy),
      });
    } catch (error) {
      this.setData({ state: 'error', failure: loadFailure(error, '采购单') });
    }
  },
  onRetry() {
    if (this.data.order === null) this.setData({ state: 'loading' });
    void this.read();
  },

  async onAction({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const id = encodeURIComponent(this.data.purchaseOrderId);
    if (detail.key === 'receive' || detail.key === 'edit') {
      void wx.navigateTo({ url: detail.key === 'receive' ? `/packages/purchasing/receive/receive?id=${id}` : `/packages/purchasing/purchase-editor/purchase-editor?id=${id}` });
      return;
    }
    const step = detail.key as Step;
    if (step === 'order' || await this.confirm(step)) void this.take(step);
  },
  /** Asks before what cannot be undone, and says what it does. */
  async confirm(step: 'cancel' | 'closeShort'): Promise<boolean> {
    const { order } = this.data;
    if (order === null) return false;
    const left = formatFigure(order.pieces - order.receivedPieces);
    const { confirm } = await wx.showModal(step === 'cancel'
      ? { title: '取消这张采购单', content: order.state === 'draft' ? '取消后不能恢复。' : `${left} 件不再算在途，取消后不能恢复。`, confirmText: '取消采购', cancelText: '留着' }
      : { title: '少到的不等了', content: `还没到的 ${left} 件不再算在途，这张单就此结束。`, confirmText: '不等了', cancelText: '再等等' });
    return confirm;
  },
  async take(step: Step) {
    const { order, purchaseOrderId, busy } = this.data;
    if (order === null || busy !== '') return;
    this.setData({ busy: step, actions: actionsOf(order.events, step) });
    const which = { purchaseOrderId, version: order.version };
    const sent = await submit(`${step}:${purchaseOrderId}:${order.version}`, 'purchasing', step, which);
    this.setData({ busy: '', actions: actionsOf(order.events, ''), unknown: sent.outcome === 'unknown' ? step : '', unknownWhat: purchaseOrderStates.events[step].label });
    if (sent.outcome === 'done') void this.read();
    if (sent.outcome !== 'refused') return;
    if (sent.error.code === 'STALE' || sent.error.code === 'TRANSITION_NOT_ALLOWED') void this.read(sent.error.message);
    else toastError(sent.error);
  },
  onSupplierTap() {
    const { order, isBuyer } = this.data;
    if (order !== null && isBuyer) void wx.navigateTo({ url: `/packages/purchasing/supplier-editor/supplier-editor?id=${encodeURIComponent(order.supplierId)}` });
  },
  onLineSelect({ currentTarget }: WechatMiniprogram.CustomEvent) {
    void wx.navigateTo({ url: `/packages/stock/sku-ledger/sku-ledger?sku=${encodeURIComponent(String(currentTarget.dataset['sku']))}` });
  },
  onUnknownCheck() {
    if (this.data.unknown !== '') void this.take(this.data.unknown);
  },
  onUnknownLater() {
    this.setData({ unknown: '' });
  },
});
