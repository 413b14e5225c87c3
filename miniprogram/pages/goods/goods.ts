import type { Action, Chip } from '../../components/types';
import { ApiError, call, forgetSession, lastSession } from '../../services/api';
import { toastError } from '../../services/feedback';
import { nearParts } from '../../services/near-parts';
import { readFirst, readMore, unread, type Cursor } from '../../services/paging';
import { mayAddGoods, scanCode } from '../../services/scan';
import type { Category } from '../../shared/domain/goods';
import { stockLevels, type StockLevel } from '../../shared/domain/stock';
import { PAGE_SIZE } from '../../shared/kernel/limits';
import { spokenTime } from '../../shared/kernel/time';
import { goodsRow, skuRow, type Row } from './rows';

type Level = Exclude<StockLevel, 'ok'>;
type Attention = Record<Level, number>;

/** What the list showed last, for when there is no network. */
interface Kept { shopId: string; at: number; rows: Row[] }

const ALL = 'all';
const ARCHIVED = 'archived';
const KEPT = 'goods-list';
const LEVELS: Level[] = ['oversold', 'out', 'low'];
const PACKAGE = '/packages/goods';
/** The page slides back into sight before the camera opens again. */
const NEXT_SCAN_MS = 400;
const EDITOR = `${PACKAGE}/goods-editor/goods-editor`;

const chipsOf = (attention: Attention | null): Chip[] => [
  { key: ALL, label: '全部' },
  ...LEVELS.map((key): Chip => ({ key, label: stockLevels[key].label, ...(attention === null ? {} : { count: attention[key] }), tone: key === 'low' ? 'amber' : 'red' })),
  { key: ARCHIVED, label: '不再卖' },
];

const dockOf = (canAdd: boolean): Action[] => canAdd
  ? [{ key: 'import', label: '导入', icon: 'file-excel' }, { key: 'new', label: '新商品', icon: 'add', kind: 'primary' }]
  : [{ key: 'scan', label: '扫码', icon: 'scan', kind: 'primary' }];

/** 商品: everything the shop sells, by name, code, category or what needs care; the first run of who has no shop yet. */
Page({
  behaviors: [nearParts],
  data: {
    ...unread<Row>(), avatar: '', hasShop: true, canAdd: true, dock: [] as Action[],
    chips: chipsOf(null), level: ALL, search: '', categoryId: '', categoryName: '',
    categories: [] as Category[], isChoosingCategory: false, categoryState: 'loading',
    /** The shop has no goods at all: four ways in, instead of a list. */
    isEmptyShop: false,
    /** 没读到最新的，显示 今天 21:40 的数据 */
    notice: '',
    /** A code that no goods has; '' while there is none. */
    unknownCode: '',
  },

  /** What was scanned is saved: when the page is back, on with the next one. */
  scansOn: false,
  /** When what is shown was read. */
  readAt: 0,

  onShow() {
    this.greet();
    void this.read();
    if (!this.scansOn) return;
    this.scansOn = false;
    setTimeout(() => void this.onScan(), NEXT_SCAN_MS);
  },
  async onPullDownRefresh() {
    await this.read(false);
    wx.stopPullDownRefresh();
  },
  onReachBottom() {
    void this.more();
  },

  /** @param keepsPlace the person comes back to the row they left */
  async read(keepsPlace = true) {
    await readFirst(this, '商品', () => this.ask(), keepsPlace ? 'key' : undefined);
    const { head, rows, hasShop } = this.data;
    this.greet();
    this.setData({ isEmptyShop: hasShop && head === 'idle' && this.isWhole() && rows.length === 0 });
    if (head === 'idle') this.keep();
    if (head === 'error') this.fallBack();
  },
  /** The shop and what this person may do in it, as far as it is known. */
  greet() {
    const session = lastSession();
    if (session !== null) this.setData({ avatar: session.shopName.slice(0, 1), canAdd: mayAddGoods(), dock: dockOf(mayAddGoods()) });
  },
  /** No search, no filter. */
  isWhole(): boolean {
    const { search, level, categoryId } = this.data;
    return search === '' && level === ALL && categoryId === '';
  },
  /** Keeps the whole list for bad times. */
  keep() {
    this.readAt = Date.now();
    if (this.data.notice !== '') this.setData({ notice: '' });
    if (this.isWhole()) wx.setStorageSync<Kept>(KEPT, { shopId: lastSession()?.shopId ?? '', at: this.readAt, rows: this.data.rows.slice(0, PAGE_SIZE) });
  },
  /** In bad times what is on the screen stays, or what was kept comes back, and the page says from when it is. */
  fallBack() {
    const kept = wx.getStorageSync<Kept | ''>(KEPT);
    const canShowKept = this.isWhole() && kept !== '' && kept.shopId === lastSession()?.shopId && kept.rows.length > 0;
    if (this.data.rows.length === 0 && canShowKept) {
      this.readAt = kept.at;
      this.setData({ rows: kept.rows, next: null, foot: 'idle' });
    }
    if (this.data.rows.length > 0) this.setData({ head: 'idle', notice: `没读到最新的，显示 ${spokenTime(this.readAt, Date.now())} 的数据` });
  },
  async ask(after?: Cursor): Promise<{ rows: Row[]; next: Cursor | null }> {
    try {
      const answer = await this.askShop(after);
      if (!this.data.hasShop) this.setData({ hasShop: true });
      return answer;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // The person was taken out of the shop they used last: another one, or none.
      if (error.code === 'NOT_FOUND' && lastSession() !== null) { forgetSession(); return this.ask(); }
      if (error.code !== 'NO_SHOP') throw error;
      this.setData({ hasShop: false });
      return { rows: [], next: null };
    }
  },
  async askShop(after?: Cursor): Promise<{ rows: Row[]; next: Cursor | null }> {
    const { search, level, categoryId } = this.data;
    const on = after === undefined ? {} : { after };
    const isArchived = level === ARCHIVED;
    if (search === '' && level !== ALL && !isArchived) {
      const { rows, next } = await call('goods', 'listByLevel', { level: level as Level, ...on });
      return { next, rows: rows.map(skuRow) };
    }
    const { rows, next, attention } = await call('goods', 'list', { search, isArchived, ...(categoryId === '' ? {} : { categoryId }), ...on });
    if (attention !== null) this.setData({ chips: chipsOf(attention) });
    return { next, rows: rows.map(goodsRow) };
  },
  more() {
    return readMore(this, '商品', (after) => this.ask(after));
  },
  /** Another question: its answer is new from the first row on. */
  show(question: { level?: string; search?: string; categoryId?: string; categoryName?: string }) {
    this.setData({ ...unread<Row>(), ...question });
    void this.read();
  },

  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.show({ search: detail.value });
  },
  onLevelChange({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.show({ level: detail.value, categoryId: '', categoryName: '' });
  },
  onRetry() {
    void this.read();
  },
  onClearFilters() {
    this.show({ search: '', level: ALL, categoryId: '', categoryName: '' });
  },

  async onCategoryTap() {
    this.setData({ isChoosingCategory: true, categoryState: this.data.categories.length === 0 ? 'loading' : 'idle' });
    try {
      const { categories } = await call('goods', 'categories', {});
      this.setData({ categories, categoryState: 'idle' });
    } catch (error) {
      this.setData({ isChoosingCategory: false });
      toastError(error);
    }
  },
  onCategoryClose() {
    this.setData({ isChoosingCategory: false });
  },
  onCategoryManage() {
    this.setData({ isChoosingCategory: false });
    void wx.navigateTo({ url: `${PACKAGE}/categories/categories` });
  },
  onCategoryChoose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const category = this.data.categories.find(({ id }) => id === currentTarget.dataset['id']);
    this.setData({ isChoosingCategory: false });
    this.show({ level: ALL, categoryId: category?.id ?? '', categoryName: category?.name ?? '' });
  },

  onRowSelect({ currentTarget }: WechatMiniprogram.CustomEvent) {
    this.open(String(currentTarget.dataset['goods']));
  },
  onAction({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    if (detail.key === 'scan') void this.onScan();
    if (detail.key === 'photo') this.create('camera=1');
    if (detail.key === 'new') this.create('');
    if (detail.key === 'import') void wx.navigateTo({ url: `${PACKAGE}/goods-import/goods-import` });
  },
  onShop() {
    void wx.navigateTo({ url: '/packages/shop/shop-home/shop-home' });
  },
  async onScan() {
    const code = await scanCode();
    if (code === null) return;
    try {
      const { sku } = await call('goods', 'scan', { code });
      if (sku !== null) this.open(sku.goodsId);
      else if (this.data.canAdd) this.setData({ unknownCode: code });
      else void wx.showToast({ title: `没有编码是 ${code} 的商品`, icon: 'none', duration: 3000 });
    } catch (error) {
      toastError(error);
    }
  },
  onUnknownClose() {
    this.setData({ unknownCode: '' });
  },
  onUnknownNew() {
    const { unknownCode } = this.data;
    this.setData({ unknownCode: '' });
    this.create(`code=${encodeURIComponent(unknownCode)}&next=1`);
  },
  onUnknownClaim() {
    const { unknownCode } = this.data;
    this.setData({ unknownCode: '' });
    void wx.navigateTo({ url: `${PACKAGE}/code-claim/code-claim?code=${encodeURIComponent(unknownCode)}`, events: this.savedEvents() });
  },
  create(query: string) {
    void wx.navigateTo({ url: query === '' ? EDITOR : `${EDITOR}?${query}`, events: this.savedEvents() });
  },
  savedEvents() {
    return { saved: ({ goesOn }: { goesOn: boolean }) => { this.scansOn = goesOn; } };
  },
  open(goodsId: string) {
    void wx.navigateTo({ url: `${PACKAGE}/goods-detail/goods-detail?id=${encodeURIComponent(goodsId)}` });
  },
  onOpened() {
    this.setData(unread<Row>());
    void this.read();
  },
});
