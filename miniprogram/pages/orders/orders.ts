import type { OrderDetail } from '../../../cloudfunctions/orders/contract';
import type { Action, Chip } from '../../components/types';
import type { SheetStep, StepOrder } from '../../components/order-steps/order-steps';
import { ApiError, call, lastSession } from '../../services/api';
import { loadDraft } from '../../services/draft';
import { nearParts } from '../../services/near-parts';
import { readFirst, readMore, unread, type Cursor } from '../../services/paging';
import type { OrderAction } from '../../shared/domain/order';
import { orderStages, type OrderStage } from '../../shared/domain/order-states';
import { SELLERS, type Role } from '../../shared/domain/role';
import { PAGE_SIZE } from '../../shared/kernel/limits';
import { spokenTime } from '../../shared/kernel/time';
import { ORDER_FORM, type OrderDraft } from './order-draft';
import { cardOfDetail, orderRow, type OrderRow } from './order-row';

const ALL = 'all';
type Choice = OrderStage | typeof ALL;
type Counts = Partial<Record<OrderStage, number>>;

/** The tab of this page, for its badge. */
const TAB = 1;
/** The server counts so many open orders; from there on a count is only what it found. */
const MAX_COUNTED = 1000;
/** What the list showed last, for when there is no network. */
interface Kept { shopId: string; at: number; rows: OrderRow[]; chips: Chip[] }
const KEPT = 'orders-list';

/** Shown whatever they count; the others only while they ask for something. */
const ALWAYS: readonly OrderStage[] = ['toShip', 'unpaid', 'partShipped', 'shipped'];

function chipsOf(counts: Counts | null, chosen: Choice): Chip[] {
  const sum = Object.values(counts ?? {}).reduce((total, count) => total + count, 0);
  const chip = (key: OrderStage): Chip => {
    const count = counts?.[key];
    const { label } = orderStages[key];
    if (count === undefined || count === 0) return { key, label };
    if (sum >= MAX_COUNTED) return { key, label: `${label} ${count}+` };
    return key === 'refunding' ? { key, label, count, tone: 'red' } : { key, label, count };
  };
  const stages = (['toShip', 'unpaid', 'partShipped', 'refunding', 'shipped', 'draft'] as const)
    .filter((key) => ALWAYS.includes(key) || key === chosen || (counts?.[key] ?? 0) > 0);
  return [...stages.map(chip), { key: ALL, label: '全部' }];
}

/** Nothing at this stage: what that means. */
const emptyWords: Record<OrderStage, { title: string; note: string }> = {
  toShip: { title: '都发完了', note: '收到款的新单会排到这里' },
  unpaid: { title: '没有等付款的单', note: '开了单、还没收款的会列在这里' },
  partShipped: { title: '没有发了一半的单', note: '' },
  shipped: { title: '没有在路上的单', note: '发出去、客户还没收到的会列在这里' },
  refunding: { title: '没有要退的款', note: '' },
  draft: { title: '没有草稿单', note: '' },
  done: { title: '还没有完成的单', note: '' },
  cancelled: { title: '没有取消过单', note: '' },
};

const isSeller = (): boolean => (SELLERS as readonly Role[]).includes(lastSession()?.role ?? 'viewer');

/** 开单, or what was begun and not finished. */
function newOrder(draft: OrderDraft | null): Action {
  const isBegun = draft !== null && (draft.customer !== null || draft.lines.length > 0);
  if (draft?.isSent === true) return { key: 'new', label: '查上一单', icon: 'search', kind: 'primary' };
  return { key: 'new', label: isBegun ? '接着开单' : '开单', icon: isBegun ? 'edit' : 'add', kind: 'primary' };
}

/** 订单: what is mine to do first, every order by name, phone or number, and the next step on each card. */
Page({
  behaviors: [nearParts],
  data: {
    ...unread<OrderRow>(), shopId: '', avatar: '', chips: chipsOf(null, 'toShip'), stage: 'toShip' as Choice, search: '',
    dock: [] as Action[], canSell: false, isNew: false, empty: emptyWords.toShip, notice: '', readAt: 0, isUnsure: false,
    /** Rows that left the list since it was read. */
    gone: 0,
    step: '' as SheetStep | '', stepOrder: null as StepOrder | null, isLeaving: false,
  },

  onShow() {
    const shopId = lastSession()?.shopId ?? '';
    const isOther = this.data.shopId !== '' && shopId !== this.data.shopId;
    this.setData({ isLeaving: false, shopId, ...(isOther ? { ...unread<OrderRow>(), chips: chipsOf(null, 'toShip'), stage: 'toShip', search: '', notice: '', readAt: 0 } : {}) });
    void this.read();
  },
  async onPullDownRefresh() {
    await this.read(false);
    wx.stopPullDownRefresh();
  },
  onReachBottom() {
    void this.more();
  },

  /** @param keepsPlace the person comes back to the order they left */
  async read(keepsPlace = true) {
    // What the last answer told stands until this one does.
    if (lastSession() !== null) this.drawFrame();
    await readFirst(this, '订单', () => this.ask(), keepsPlace ? 'orderId' : undefined);
    this.setData({ shopId: lastSession()?.shopId ?? '', gone: this.data.rows.filter(({ isGone }) => isGone).length });
    if (lastSession() !== null) this.drawFrame();
    this.keep();
  },
  /** Keeps the list of what is to be shipped, with which every day begins. */
  keep() {
    const { head, notice, readAt, rows, chips, stage, search, shopId } = this.data;
    if (head === 'idle' && notice === '' && stage === 'toShip' && search === '') {
      wx.setStorageSync<Kept>(KEPT, { shopId: lastSession()?.shopId ?? shopId, at: readAt, rows: rows.filter(({ isGone }) => !isGone).slice(0, PAGE_SIZE), chips });
    }
  },
  /** No network: what is shown stays, or what was kept is shown, and the page says of when it is. */
  fallBack() {
    const { readAt, stage, search, shopId } = this.data;
    const kept = wx.getStorageSync<Kept | ''>(KEPT);
    const useKept = readAt === 0 && stage === 'toShip' && search === '' && kept !== '' && kept.shopId === shopId;
    if (useKept) this.setData({ rows: kept.rows, chips: kept.chips, readAt: kept.at });
    if (this.data.rows.length > 0) this.setData({ notice: `没有网络，显示 ${spokenTime(this.data.readAt, Date.now())} 的数据；新单先存草稿` });
  },
  async ask(after?: Cursor): Promise<{ rows: OrderRow[]; next: Cursor | null }> {
    const { stage, search } = this.data;
    const question = search !== '' ? { search } : stage === ALL ? {} : { stage };
    try {
      const { rows, next, counts, isNew } = await call('orders', 'list', { ...question, ...(after === undefined ? {} : { after }) });
      const now = Date.now();
      this.setData({ notice: '', readAt: now });
      if (counts !== null) this.count(counts, isNew);
      return { next, rows: rows.map((row) => orderRow(row, now)) };
    } catch (error) {
      if (error instanceof ApiError && error.code === 'NETWORK') this.fallBack();
      throw error;
    }
  },
  /** The chips and the tab's badge follow from the counts that came with the list. */
  count(counts: Counts, isNew: boolean) {
    const { stage } = this.data;
    const toShip = counts.toShip ?? 0;
    this.setData({
      chips: chipsOf(counts, stage), isNew,
      empty: stage === ALL ? { title: '还没有订单', note: '' } : stage === 'toShip' && (counts.unpaid ?? 0) > 0 ? { title: '都发完了', note: `待付款 ${counts.unpaid ?? 0} 单在旁边` } : emptyWords[stage],
    });
    // The badge is a favour: a phone that cannot draw it loses nothing.
    if (toShip > 0) void wx.setTabBarBadge({ index: TAB, text: toShip > 99 ? '99+' : String(toShip) }).catch(() => undefined);
    else void wx.removeTabBarBadge({ index: TAB }).catch(() => undefined);
  },
  /** Whose shop it is, and what may be begun. */
  drawFrame() {
    const draft = loadDraft<OrderDraft>(ORDER_FORM, lastSession()?.shopId ?? '')?.value ?? null;
    const canSell = isSeller();
    const customers: Action = { key: 'customers', label: '客户', icon: 'usergroup' };
    this.setData({ avatar: lastSession()?.shopName.slice(0, 1) ?? '', canSell, isUnsure: draft?.isSent === true, dock: canSell ? [customers, newOrder(draft)] : [customers] });
  },
  more() {
    return readMore(this, '订单', (after) => this.ask(after));
  },
  /** Another question: its answer is new from the first row on. */
  show(question: { stage?: Choice; search?: string }) {
    this.setData({ ...unread<OrderRow>(), notice: '', ...question });
    void this.read(false);
  },

  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.show({ search: detail.value });
  },
  async onScan() {
    try {
      const { result } = await wx.scanCode({ scanType: ['barCode', 'qrCode'] });
      this.show({ search: result.trim().slice(0, 40) });
    } catch {
      // The camera was closed.
    }
  },
  onStageChange({ detail }: WechatMiniprogram.CustomEvent<{ value: Choice }>) {
    this.show({ stage: detail.value });
  },
  onClearSearch() {
    this.show({ search: '' });
  },
  onRetry() {
    void this.read();
  },

  onShop() {
    this.open('/packages/shop/shop-home/shop-home');
  },
  onDock({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    if (detail.key === 'customers') this.open('/packages/orders/customers/customers');
    else this.onNew();
  },
  onNew() {
    this.open('/packages/orders/order-editor/order-editor');
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
  onStepDone({ detail }: WechatMiniprogram.CustomEvent<{ orderId: string; stage: OrderStage }>) {
    this.setData({ step: '' });
    this.move(detail.orderId, detail.stage);
    void this.read();
  },
  /** An order whose stage is no longer the one that is listed leaves the list, wherever it stands; its place stays, so that a long list is not sent anew. */
  move(orderId: string, stage: OrderStage) {
    const { rows, search, stage: listed, gone } = this.data;
    const at = rows.findIndex((row) => row.orderId === orderId && !row.isGone);
    if (at >= 0 && search === '' && listed !== ALL && listed !== stage) this.setData({ [`rows[${at}].isGone`]: true, gone: gone + 1 });
  },
  /** The detail has read it: its row is as new. */
  renew(order: OrderDetail) {
    const at = this.data.rows.findIndex(({ orderId }) => orderId === order.orderId);
    if (at >= 0) this.setData({ [`rows[${at}]`]: orderRow(cardOfDetail(order), Date.now()) });
    this.move(order.orderId, order.stage);
  },
  onStepMoved({ detail }: WechatMiniprogram.CustomEvent<{ message: string }>) {
    this.setData({ step: '' });
    if (detail.message !== '') void wx.showToast({ title: detail.message, icon: 'none', duration: 3000 });
    void this.read();
  },
  /** Opens a page once, however often its button is tapped. */
  open(url: string) {
    if (this.data.isLeaving) return;
    this.setData({ isLeaving: true });
    void wx.navigateTo({
      url, fail: () => { this.setData({ isLeaving: false }); },
      events: {
        read: (order: OrderDetail) => { this.renew(order); },
        moved: ({ orderId, stage }: { orderId: string; stage: OrderStage }) => { this.move(orderId, stage); },
      },
    });
  },
});
