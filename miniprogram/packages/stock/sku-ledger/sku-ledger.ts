import type { Action, Tile } from '../../../components/types';
import { formatFigure } from '../../../components/format-figure';
import type { BalanceRow, LedgerRow } from '../../../../cloudfunctions/stock/contract';
import { call, lastSession } from '../../../services/api';
import { toastError } from '../../../services/feedback';
import { nearParts } from '../../../services/near-parts';
import { readFirst, readMore, unread, type Cursor } from '../../../services/paging';
import { submit } from '../../../services/submit';
import { movementKinds } from '../../../shared/domain/movement';
import { RECEIVERS, STOCKKEEPERS, type Role } from '../../../shared/domain/role';
import { clockTime, shopDate, spokenDate } from '../../../shared/kernel/time';

/** One movement as the ledger shows it, under the day it belongs to. */
interface Row {
  movementId: string;
  date: string;
  /** 今天, 11 月 19 日 */
  day: string;
  /** 发货 王倩 */
  title: string;
  /** 19:20 · FH1122-9C2 · 阿哲 */
  caption: string;
  change: string;
  isIn: boolean;
  after: string;
  isShort: boolean;
  /** The page of its document, or '' when it has none for this person. */
  url: string;
}

const mayDo = (roles: readonly Role[]): boolean => {
  const session = lastSession();
  return session !== null && roles.includes(session.role);
};

function rowOf({ movementId, kind, documentNumber, sourceId, subject, at, byName, change, onHandAfter }: LedgerRow, today: string): Row {
  const { label } = movementKinds[kind];
  const date = shopDate(at);
  return {
    movementId, date, day: spokenDate(date, today), title: label === subject ? label : `${label} ${subject}`,
    caption: `${clockTime(at)} · ${documentNumber} · ${byName}`,
    change: `${change > 0 ? '+' : ''}${formatFigure(change)}`, isIn: change > 0, after: formatFigure(onHandAfter), isShort: onHandAfter < 0,
    url: urlOf(kind, sourceId),
  };
}

function urlOf(kind: LedgerRow['kind'], sourceId: string): string {
  const id = encodeURIComponent(sourceId);
  if (kind === 'shipment') return `/packages/orders/order-detail/order-detail?id=${id}`;
  if (kind === 'receipt' && mayDo(RECEIVERS)) return `/packages/purchasing/purchase-detail/purchase-detail?id=${id}`;
  return '';
}

/** What a recount tells about; what goods cost is told to nobody here. */
const recountParts = [{ key: 'onHand', label: '现有' }, { key: 'reserved', label: '占用' }, { key: 'incoming', label: '在途' }] as const;

const tilesOf = ({ available, onHand, reserved, incoming, unit }: BalanceRow): Tile[] => [
  { key: 'available', label: '可用', value: available, unit, ...(available < 0 ? { tone: 'red' as const } : {}) },
  { key: 'onHand', label: '现有', value: onHand, unit },
  { key: 'reserved', label: '占用', value: reserved, unit },
  { key: 'incoming', label: '在途', value: incoming, unit },
];

/** 出入库流水: the figures of one SKU, and every movement that made them. */
Page({
  behaviors: [nearParts],
  data: {
    ...unread<Row>(), skuId: '', sku: null as BalanceRow | null, tiles: [] as Tile[], valueFen: null as number | null,
    specs: '', isKeeper: false, isOwner: false, isCounting: false, recounted: '', actions: [] as Action[], isAlertOpen: false, reorderPoint: 0, isKeptOpen: false, kept: 0, keptMost: 0, isSaving: false,
  },

  onLoad({ sku = '' }: { sku?: string }) {
    this.setData({ skuId: decodeURIComponent(sku) });
  },
  onShow() {
    this.setData({ recounted: '' });
    void readFirst(this, '流水', () => this.ask(), 'movementId');
  },
  async onPullDownRefresh() {
    await readFirst(this, '流水', () => this.ask());
    wx.stopPullDownRefresh();
  },
  onReachBottom() {
    void this.more();
  },

  async ask(after?: Cursor): Promise<{ rows: Row[]; next: Cursor | null }> {
    const { sku, rows, next } = await call('stock', 'ledger', { skuId: this.data.skuId, ...(after === undefined ? {} : { after }) });
    // Who asks is known with the answer: the page may be the first that is opened.
    const isKeeper = mayDo(STOCKKEEPERS);
    this.setData({ isKeeper, isOwner: mayDo(['owner']), actions: isKeeper ? [{ key: 'adjust', label: '调整', kind: 'primary' }] : [] });
    // Absent for those who may not see what goods cost.
    const { valueFen = null } = sku as Partial<BalanceRow>;
    this.setData({ sku, tiles: tilesOf(sku), valueFen, specs: [sku.specText, sku.code].filter((part) => part !== '').join(' · ') });
    const today = shopDate(Date.now());
    return { next, rows: rows.map((row) => rowOf(row, today)) };
  },
  more() {
    return readMore(this, '流水', (after) => this.ask(after));
  },
  onRetry() {
    void readFirst(this, '流水', () => this.ask());
  },

  onRowTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const url = String(currentTarget.dataset['url']);
    if (url !== '') void wx.navigateTo({ url });
  },
  onAdjust() {
    void wx.navigateTo({ url: `/packages/stock/adjust/adjust?sku=${encodeURIComponent(this.data.skuId)}` });
  },

  /** Counts every document of this SKU again; a drift is put right at once. */
  async onRecount() {
    const { skuId, sku, isCounting } = this.data;
    if (sku === null || isCounting) return;
    this.setData({ isCounting: true, recounted: '' });
    const sent = await submit(`recount:${skuId}`, 'stock', 'recount', { skuId });
    this.setData({ isCounting: false });
    if (sent.outcome === 'unknown') void wx.showToast({ title: '没有网络，还没核对，请再试一次', icon: 'none', duration: 3000 });
    if (sent.outcome === 'refused') toastError(sent.error);
    if (sent.outcome !== 'done') return;
    const { before, after, isRight } = sent.data;
    const changes = recountParts.filter(({ key }) => before[key] !== after[key]).map(({ key, label }) => `${label} ${formatFigure(before[key])} 改成 ${formatFigure(after[key])} ${sku.unit}`);
    this.setData({ recounted: isRight ? '和所有单据对得上' : changes.join('，') || '货值改正了' });
    if (!isRight) void readFirst(this, '流水', () => this.ask());
  },

  onAlertTap() {
    if (this.data.isKeeper && this.data.sku !== null) this.setData({ isAlertOpen: true, reorderPoint: this.data.sku.reorderPoint });
  },
  onAlertClose() {
    this.setData({ isAlertOpen: false });
  },
  onReorderPointChange({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
    this.setData({ reorderPoint: detail.value });
  },
  async onAlertSave() {
    const { skuId, reorderPoint, isSaving } = this.data;
    if (isSaving) return;
    this.setData({ isSaving: true });
    const saved = await submit(`reorder-point:${skuId}:${reorderPoint}`, 'stock', 'setReorderPoint', { skuId, reorderPoint });
    this.setData({ isSaving: false, ...(saved.outcome === 'done' ? { isAlertOpen: false, 'sku.reorderPoint': reorderPoint } : {}) });
    if (saved.outcome === 'refused') toastError(saved.error);
    if (saved.outcome === 'unknown') void wx.showToast({ title: '没有网络，报警线还没存上，请再试一次', icon: 'none', duration: 3000 });
  },

  onKeptTap() {
    const { sku, isKeeper } = this.data;
    if (isKeeper && sku !== null) this.setData({ isKeptOpen: true, kept: sku.notForSale, keptMost: Math.max(0, sku.onHand) });
  },
  onKeptClose() {
    this.setData({ isKeptOpen: false });
  },
  onKeptChange({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
    this.setData({ kept: detail.value });
  },
  async onKeptSave() {
    const { skuId, sku, kept, isSaving } = this.data;
    if (sku === null || isSaving) return;
    this.setData({ isSaving: true });
    const saved = await submit(`not-for-sale:${skuId}:${sku.notForSale}:${kept}`, 'stock', 'setNotForSale', { skuId, notForSale: kept, shown: sku.notForSale });
    this.setData({ isSaving: false });
    if (saved.outcome === 'unknown') {
      void wx.showToast({ title: '没有网络，还不知道存上没有，请再点一次', icon: 'none', duration: 3000 });
      return;
    }
    if (saved.outcome === 'refused') toastError(saved.error);
    this.setData({ isKeptOpen: false });
    void readFirst(this, '流水', () => this.ask(), 'movementId');
  },
});
