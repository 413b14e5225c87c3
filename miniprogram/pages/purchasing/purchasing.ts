import type { Action, Chip } from '../../components/types';
import { formatFigure } from '../../components/format-figure';
import type { PurchaseCard, SupplierRow } from '../../../cloudfunctions/purchasing/contract';
import { ApiError, call, lastSession } from '../../services/api';
import { nearParts } from '../../services/near-parts';
import { readFirst, readMore, unread, type Cursor } from '../../services/paging';
import { purchaseOrderStates, purchaseTones, type PurchaseEvent, type PurchaseState } from '../../shared/domain/purchase-states';
import { BUYERS, RECEIVERS, type Role } from '../../shared/domain/role';
import { isAllowed } from '../../shared/domain/state-machine';
import { shopDate, spokenDate } from '../../shared/kernel/time';

/** A purchase order or a supplier, as its segment shows it. */
interface Row {
  id: string;
  name: string;
  /** PO1115-7K3 · 11 月 15 日; the supplier's phone, masked */
  caption: string;
  /** Absent for those who may not see it. */
  fen: number | null;
  label: string;
  tone: string;
  progress: string;
  percent: number;
  due: string;
  isLate: boolean;
  canReceive: boolean;
}

/** plan: a component with everything on it */
type Segment = 'plan' | 'incoming' | 'all' | 'suppliers';

/** What a plan does when it is asked to. */
interface Plan { refresh(): Promise<void>; more(): Promise<void> }
/** open: what is still to be received */
type State = PurchaseState | 'open' | 'all';

const stateChip = (key: PurchaseState, count?: number): Chip => ({ key, label: purchaseOrderStates.states[key].label, ...(count === undefined ? {} : { count }) });

/** What is on its way: the chips of 在途; the first of each list is chosen first. */
const chipsOf = (segment: Segment, counts: { draft: number; ordered: number; partReceived: number } | null): Chip[] => segment === 'incoming'
  ? [{ key: 'open', label: '等收货', ...(counts === null ? {} : { count: counts.ordered + counts.partReceived }) }, { ...stateChip('ordered', counts?.ordered), label: '还没到' }, stateChip('partReceived', counts?.partReceived)]
  : [{ key: 'all', label: '全部' }, stateChip('draft', counts?.draft), stateChip('received'), stateChip('closedShort'), stateChip('cancelled')];

const RECEIPTS: PurchaseEvent[] = ['receivePart', 'receiveRest'];

function orderRow(order: PurchaseCard, today: string): Row {
  const { purchaseOrderId, supplierName, number, createdAt, state, kinds, pieces, receivedPieces, expectedOn } = order;
  const { costFen = null } = order as Partial<PurchaseCard>;
  const isOpen = RECEIPTS.some((event) => isAllowed(purchaseOrderStates, state, event));
  return {
    id: purchaseOrderId, name: supplierName, caption: `${number} · ${spokenDate(shopDate(createdAt), today)}`, fen: costFen,
    label: purchaseOrderStates.states[state].label, tone: purchaseTones[state], canReceive: isOpen,
    progress: receivedPieces > 0 ? `${formatFigure(receivedPieces)} 件已到，共 ${formatFigure(pieces)} 件` : `${formatFigure(kinds)} 款 ${formatFigure(pieces)} 件`,
    percent: pieces === 0 ? 0 : Math.floor((receivedPieces * 100) / pieces),
    due: !isOpen ? '' : expectedOn === '' ? '没说哪天到' : dueText(expectedOn, today), isLate: isOpen && expectedOn !== '' && expectedOn < today,
  };
}

const dueText = (expectedOn: string, today: string): string => expectedOn < today ? `${spokenDate(expectedOn, today)}该到，还没到齐` : `${spokenDate(expectedOn, today)}到`;

function supplierRow(supplier: SupplierRow): Row {
  const { supplierDebtFen = 0 } = supplier as Partial<SupplierRow>;
  return {
    id: supplier.partyId, name: supplier.name, caption: supplier.phoneMask, fen: supplierDebtFen === 0 ? null : supplierDebtFen,
    label: '', tone: '', progress: '', percent: 0, due: '', isLate: false, canReceive: false,
  };
}

const mayDo = (allowed: readonly Role[]): boolean => {
  const session = lastSession();
  return session !== null && allowed.includes(session.role);
};

/** 采购: what to buy today, what is on its way, all purchase orders, and whom they are bought from. */
Page({
  behaviors: [nearParts],
  data: {
    ...unread<Row>(), avatar: '', segment: 'incoming' as Segment, incoming: 0, state: 'open' as State, chips: chipsOf('incoming', null), search: '',
    isForbidden: false, isBuyer: false, dock: [] as Action[], toOrder: 0, hasPlan: true,
  },

  onLoad() {
    if (mayDo(BUYERS)) this.setData({ segment: 'plan' });
  },
  onShow() {
    void this.read();
  },
  async onPullDownRefresh() {
    await (this.plan()?.refresh() ?? this.read(false));
    wx.stopPullDownRefresh();
  },
  onReachBottom() {
    void (this.plan() ?? this).more();
  },
  /** While its segment is shown. */
  plan(): Plan | null {
    return this.data.segment === 'plan' ? this.selectComponent('#plan') as unknown as Plan | null : null;
  },
  /** @param keepsPlace the person comes back to the row they left */
  async read(keepsPlace = true) {
    this.drawRights();
    // The plan reads itself.
    if (this.data.isForbidden || this.data.segment === 'plan') return;
    await readFirst(this, '采购', () => this.ask(), keepsPlace ? 'id' : undefined);
    if (!this.data.isForbidden) this.drawRights();
  },
  /** What follows from who asks: known before the answer but for the very first one. */
  drawRights() {
    const session = lastSession();
    this.setData({ avatar: session?.shopName.slice(0, 1) ?? '', isBuyer: mayDo(BUYERS), isForbidden: session !== null && !mayDo(RECEIVERS) });
    if (this.data.segment === 'plan' && session !== null && !mayDo(BUYERS)) this.setData({ ...unread<Row>(), segment: 'incoming', state: 'open', chips: chipsOf('incoming', null) });
    this.drawDock();
  },
  drawDock() {
    const { isBuyer, segment, hasPlan } = this.data;
    const hasBar = segment === 'plan' && hasPlan;
    const secondary: Action[] = segment === 'suppliers' ? [{ key: 'supplier', label: '新供应商', icon: 'user-add' }] : [];
    this.setData({ dock: isBuyer && !hasBar ? [...secondary, { key: 'order', label: '新采购单', kind: 'primary', icon: 'add' }] : [] });
  },

  /** Refused for the role, which the very first question cannot know: that is what the page shows. */
  async ask(after?: Cursor): Promise<{ rows: Row[]; next: Cursor | null }> {
    try {
      return await this.askShop(after);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'FORBIDDEN') throw error;
      this.setData({ isForbidden: true, isBuyer: false, dock: [] });
      return { rows: [], next: null };
    }
  },
  async askShop(after?: Cursor): Promise<{ rows: Row[]; next: Cursor | null }> {
    const { segment, state, search } = this.data;
    const on = after === undefined ? {} : { after };
    if (segment === 'suppliers') {
      const { rows, next } = await call('purchasing', 'suppliers', { search, ...on });
      return { next, rows: rows.map(supplierRow) };
    }
    const { rows, next, counts } = await call('purchasing', 'list', { ...(state === 'all' ? {} : { state }), ...on });
    if (counts !== null && this.data.segment === segment) this.setData({ chips: chipsOf(segment, counts), incoming: counts.ordered + counts.partReceived });
    const today = shopDate(Date.now());
    return { next, rows: rows.map((row) => orderRow(row, today)) };
  },
  more() {
    return readMore(this, '采购', (after) => this.ask(after));
  },
  /** Another question: its answer is new from the first row on. */
  show(question: { segment?: Segment; state?: State; search?: string }) {
    this.setData({ ...unread<Row>(), ...question });
    void this.read(false);
  },

  onSegmentTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const segment = String(currentTarget.dataset['segment']) as Segment;
    if (segment === this.data.segment) return;
    if (segment === 'plan') {
      this.setData({ segment });
      this.drawDock();
      return;
    }
    this.setData({ chips: chipsOf(segment, null) });
    this.show({ segment, state: segment === 'incoming' ? 'open' : 'all', search: '' });
    this.drawDock();
  },
  /** What the plan found; without lines it has no bar, and the dock takes its place. */
  onPlanRead({ detail }: WechatMiniprogram.CustomEvent<{ toOrder: number; incoming: number; isEmpty: boolean }>) {
    this.setData({ toOrder: detail.toOrder, incoming: detail.incoming, hasPlan: !detail.isEmpty });
    this.drawDock();
  },
  onStateChange({ detail }: WechatMiniprogram.CustomEvent<{ value: State }>) {
    this.show({ state: detail.value });
  },
  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.show({ search: detail.value });
  },
  onRetry() {
    void this.read();
  },
  onDock({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    if (detail.key === 'supplier') this.onNewSupplier();
    else this.onNewOrder();
  },
  onNewOrder() {
    void wx.navigateTo({ url: '/packages/purchasing/purchase-editor/purchase-editor' });
  },
  onNewSupplier() {
    void wx.navigateTo({ url: `/packages/purchasing/supplier-editor/supplier-editor?name=${encodeURIComponent(this.data.search)}` });
  },
  onOrderTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/packages/purchasing/purchase-detail/purchase-detail?id=${encodeURIComponent(String(currentTarget.dataset['id']))}` });
  },
  onReceiveTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/packages/purchasing/receive/receive?id=${encodeURIComponent(String(currentTarget.dataset['id']))}` });
  },
  onSupplierTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    if (this.data.isBuyer) void wx.navigateTo({ url: `/packages/purchasing/supplier-editor/supplier-editor?id=${encodeURIComponent(String(currentTarget.dataset['id']))}` });
  },
});
