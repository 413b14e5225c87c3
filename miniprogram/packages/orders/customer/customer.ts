import type { Action } from '../../../components/types';
import type { SheetStep, StepOrder } from '../../../components/order-steps/order-steps';
import type { CustomerCard, CustomerDetail } from '../../../../cloudfunctions/orders/contract';
import { orderRow, type OrderRow } from '../../../pages/orders/order-row';
import { call, lastSession } from '../../../services/api';
import { randomId } from '../../../services/command-id';
import { toastError } from '../../../services/feedback';
import { nearParts } from '../../../services/near-parts';
import { readFirst, readMore, unread, type Cursor } from '../../../services/paging';
import type { OrderAction } from '../../../shared/domain/order';
import { SELLERS, type Role } from '../../../shared/domain/role';
import { customerRow, type CustomerRow } from '../customer-row';

/** One customer: what they owe, where they live, every order of theirs with its next step. */
Page({
  behaviors: [nearParts],
  data: {
    ...unread<OrderRow>(), customerId: '', customer: null as (CustomerCard & CustomerRow) | null, full: null as CustomerDetail | null, isRevealing: false,
    isSeller: false, actions: [] as Action[], step: '' as SheetStep | '', stepOrder: null as StepOrder | null, isLeaving: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ customerId: decodeURIComponent(id) });
  },
  onShow() {
    this.setData({ isLeaving: false, full: null });
    this.drawRights();
    void readFirst(this, '客户', () => this.ask(), 'orderId');
  },
  async onPullDownRefresh() {
    await readFirst(this, '客户', () => this.ask());
    wx.stopPullDownRefresh();
  },
  onReachBottom() {
    void this.more();
  },
  async ask(after?: Cursor): Promise<{ rows: OrderRow[]; next: Cursor | null }> {
    const { customerId } = this.data;
    const now = Date.now();
    if (after !== undefined) {
      const { rows, next } = await call('orders', 'list', { customerId, after });
      return { next, rows: rows.map((row) => orderRow(row, now)) };
    }
    const { customer, rows, next } = await call('orders', 'customer', { customerId });
    this.setData({ customer: customerRow(customer) });
    this.drawRights();
    return { next, rows: rows.map((row) => orderRow(row, now)) };
  },
  drawRights() {
    const isSeller = (SELLERS as readonly Role[]).includes(lastSession()?.role ?? 'viewer');
    this.setData({ isSeller, actions: isSeller ? [{ key: 'edit', label: '改资料' }, { key: 'new', label: '给客户开单', icon: 'add', kind: 'primary' }] : [] });
  },
  more() {
    return readMore(this, '订单', (after) => this.ask(after));
  },
  onRetry() {
    void readFirst(this, '客户', () => this.ask());
  },

  async onRevealTap() {
    const { customerId, full, isRevealing } = this.data;
    if (isRevealing) return;
    if (full !== null) {
      this.setData({ full: null });
      return;
    }
    this.setData({ isRevealing: true });
    try {
      this.setData({ full: await call('orders', 'revealCustomer', { customerId }, randomId()) });
    } catch (error) {
      toastError(error);
    } finally {
      this.setData({ isRevealing: false });
    }
  },
  onAction({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const { customer, customerId } = this.data;
    if (customer === null) return;
    if (detail.key === 'edit') {
      this.open(`/packages/orders/customer-editor/customer-editor?id=${encodeURIComponent(customerId)}`);
      return;
    }
    const { partyId, name, phoneMask, addressMask, balanceFen } = customer;
    this.open(`/packages/orders/order-editor/order-editor?customer=${encodeURIComponent(JSON.stringify({ partyId, name, phoneMask, addressMask, balanceFen }))}`);
  },

  onSelect({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.open(`/packages/orders/order-detail/order-detail?id=${encodeURIComponent(String(currentTarget.dataset['id']))}`);
  },
  onStep({ detail, currentTarget }: WechatMiniprogram.CustomEvent<{ key: OrderAction }>) {
    const row = this.data.rows.find(({ orderId }) => orderId === currentTarget.dataset['id']);
    if (row === undefined || this.data.step !== '') return;
    if (detail.key === 'ship') this.open(`/packages/orders/ship/ship?id=${encodeURIComponent(row.orderId)}`);
    else if (detail.key === 'edit') this.open(`/packages/orders/order-editor/order-editor?edit=${encodeURIComponent(row.orderId)}`);
    else this.setData({ step: detail.key, stepOrder: row });
  },
  onStepClose() {
    this.setData({ step: '' });
  },
  onStepDone() {
    this.setData({ step: '' });
    void readFirst(this, '客户', () => this.ask(), 'orderId');
  },
  onStepMoved({ detail }: WechatMiniprogram.CustomEvent<{ message: string }>) {
    if (detail.message !== '') void wx.showToast({ title: detail.message, icon: 'none', duration: 3000 });
    this.onStepDone();
  },
  /** Opens a page once, however often its button is tapped. */
  open(url: string) {
    if (this.data.isLeaving) return;
    this.setData({ isLeaving: true });
    void wx.navigateTo({ url, fail: () => { this.setData({ isLeaving: false }); } });
  },
});
