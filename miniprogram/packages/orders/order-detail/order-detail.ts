import type { Action } from '../../../components/types';
import type { SheetStep, StepOrder } from '../../../components/order-steps/order-steps';
import type { OrderDetail, Receiver } from '../../../../cloudfunctions/orders/contract';
import { customerText } from '../../../pages/orders/order-words';
import { call, lastSession } from '../../../services/api';
import { randomId } from '../../../services/command-id';
import { loadFailure, toastError } from '../../../services/feedback';
import { nearParts } from '../../../services/near-parts';
import { orderedPieces, WALK_IN } from '../../../shared/domain/order';
import { SELLERS, SHIPPERS, type Role } from '../../../shared/domain/role';
import { barActions, orderView, type OrderView } from './order-view';

const may = (roles: readonly Role[]): boolean => roles.includes(lastSession()?.role ?? 'viewer');

/** 订单详情: where goods and money stand, who gets what, what happened, and the next step. Tells its opener `read` (OrderDetail). */
Page({
  behaviors: [nearParts],
  data: {
    orderId: '', state: 'loading', failure: { title: '', note: '' }, notice: '', order: null as OrderDetail | null, view: null as OrderView | null,
    actions: [] as Action[], step: '' as SheetStep | '', stepOrder: null as StepOrder | null, isMoreOpen: false, isLeaving: false,
    hasReceiver: false, canReveal: false, canSell: false, receiver: null as Receiver | null, isRevealing: false, hasCustomer: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ orderId: decodeURIComponent(id) });
  },
  onShow() {
    this.setData({ isLeaving: false });
    void this.read();
  },
  async onPullDownRefresh() {
    await this.read();
    wx.stopPullDownRefresh();
  },
  async read(notice = '') {
    try {
      const order = await call('orders', 'get', { orderId: this.data.orderId });
      this.getOpenerEventChannel().emit?.('read', order);
      const { name, phone, address } = order.receiverMask;
      this.setData({
        order, notice, state: 'idle', view: orderView(order, Date.now()), actions: barActions(order, false),
        stepOrder: { ...order, pieces: orderedPieces(order.lines), kinds: order.lines.length },
        hasReceiver: `${name}${phone}${address}` !== '', canReveal: may(SHIPPERS), canSell: may(SELLERS), hasCustomer: order.customerId !== WALK_IN,
      });
    } catch (error) {
      this.setData({ state: 'error', failure: loadFailure(error, '订单') });
    }
  },
  onRetry() {
    if (this.data.order === null) this.setData({ state: 'loading' });
    void this.read();
  },

  /** Who gets the goods, in full; who looked is written down. */
  async reveal(): Promise<Receiver | null> {
    const { receiver, isRevealing, orderId } = this.data;
    if (receiver !== null || isRevealing) return receiver;
    this.setData({ isRevealing: true });
    try {
      return await call('orders', 'reveal', { orderId }, randomId());
    } catch (error) {
      toastError(error);
      return null;
    } finally {
      this.setData({ isRevealing: false });
    }
  },
  async onRevealTap() {
    this.setData({ receiver: this.data.receiver === null ? await this.reveal() : null });
  },
  async onCopyAddress() {
    const receiver = await this.reveal();
    if (receiver !== null) this.copy([receiver.name, receiver.phone, receiver.address].filter((part) => part !== '').join(' '));
  },
  onCopyTracking({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.copy(String(currentTarget.dataset['number']));
  },
  onCopyText() {
    const { order } = this.data;
    this.setData({ isMoreOpen: false });
    if (order !== null) this.copy(customerText(order));
  },
  copy(data: string) {
    void wx.setClipboardData({ data });
  },

  onAction({ detail }: WechatMiniprogram.CustomEvent<{ key: SheetStep | 'more' | 'copy' | 'ship' | 'edit' }>) {
    if (detail.key === 'more') this.setData({ isMoreOpen: true });
    else if (detail.key === 'copy') this.onCopyText();
    else if (detail.key === 'ship') this.open(`/packages/orders/ship/ship?id=${encodeURIComponent(this.data.orderId)}`);
    else if (detail.key === 'edit') this.open(`/packages/orders/order-editor/order-editor?edit=${encodeURIComponent(this.data.orderId)}`);
    else this.setData({ step: detail.key });
  },
  /** Another order like this one. */
  onAgainTap() {
    this.setData({ isMoreOpen: false });
    this.open(`/packages/orders/order-editor/order-editor?copy=${encodeURIComponent(this.data.orderId)}`);
  },
  onMoreClose() {
    this.setData({ isMoreOpen: false });
  },
  onCancelTap() {
    this.setData({ isMoreOpen: false, step: 'cancel' });
  },
  onCustomerTap() {
    const { order, hasCustomer } = this.data;
    if (order === null || !hasCustomer) return;
    this.setData({ isMoreOpen: false });
    this.open(`/packages/orders/customer/customer?id=${encodeURIComponent(order.customerId)}&name=${encodeURIComponent(order.customerName)}`);
  },
  onLineTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.open(`/packages/stock/sku-ledger/sku-ledger?sku=${encodeURIComponent(String(currentTarget.dataset['sku']))}`);
  },
  /** Opens a page once, however often its button is tapped. */
  open(url: string) {
    if (this.data.isLeaving) return;
    this.setData({ isLeaving: true });
    void wx.navigateTo({ url, fail: () => { this.setData({ isLeaving: false }); } });
  },

  onStepBusy({ detail }: WechatMiniprogram.CustomEvent<{ isBusy: boolean }>) {
    const { order, step } = this.data;
    if (order !== null && step === 'confirm') this.setData({ actions: barActions(order, detail.isBusy) });
  },
  onStepClose() {
    this.setData({ step: '' });
  },
  onStepDone() {
    this.setData({ step: '' });
    void this.read();
  },
  onStepMoved({ detail }: WechatMiniprogram.CustomEvent<{ message: string }>) {
    this.setData({ step: '' });
    void this.read(detail.message);
  },
});
