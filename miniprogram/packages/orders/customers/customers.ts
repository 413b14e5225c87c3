import type { Action } from '../../../components/types';
import { call, lastSession } from '../../../services/api';
import { nearParts } from '../../../services/near-parts';
import { readFirst, readMore, unread, type Cursor } from '../../../services/paging';
import { SELLERS, type Role } from '../../../shared/domain/role';
import { customerRow, type CustomerRow } from '../customer-row';

/** 客户: the last ones first, by name, initials or the phone's last four, with what they owe. */
Page({
  behaviors: [nearParts],
  data: { ...unread<CustomerRow>(), search: '', isSeller: false, actions: [] as Action[], isLeaving: false },

  onShow() {
    this.setData({ isLeaving: false });
    this.drawRights();
    void readFirst(this, '客户', () => this.ask(), 'partyId');
  },
  async onPullDownRefresh() {
    await readFirst(this, '客户', () => this.ask());
    wx.stopPullDownRefresh();
  },
  onReachBottom() {
    void this.more();
  },
  async ask(after?: Cursor): Promise<{ rows: CustomerRow[]; next: Cursor | null }> {
    const { rows, next } = await call('orders', 'customers', { search: this.data.search, ...(after === undefined ? {} : { after }) });
    this.drawRights();
    return { next, rows: rows.map(customerRow) };
  },
  drawRights() {
    const isSeller = (SELLERS as readonly Role[]).includes(lastSession()?.role ?? 'viewer');
    this.setData({ isSeller, actions: isSeller ? [{ key: 'new', label: '新客户', icon: 'user-add', kind: 'primary' }] : [] });
  },
  more() {
    return readMore(this, '客户', (after) => this.ask(after));
  },
  onRetry() {
    void readFirst(this, '客户', () => this.ask());
  },
  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ ...unread<CustomerRow>(), search: detail.value });
    void readFirst(this, '客户', () => this.ask());
  },

  onRowTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.open(`/packages/orders/customer/customer?id=${encodeURIComponent(String(currentTarget.dataset['id']))}`);
  },
  onNew() {
    this.open(`/packages/orders/customer-editor/customer-editor?name=${encodeURIComponent(this.data.search)}`);
  },
  /** Opens a page once, however often its button is tapped. */
  open(url: string) {
    if (this.data.isLeaving) return;
    this.setData({ isLeaving: true });
    void wx.navigateTo({ url, fail: () => { this.setData({ isLeaving: false }); } });
  },
});
