import type { Action, Tile } from '../../../components/types';
import type { GoodsDetail, SkuRow, StockFigures } from '../../../../cloudfunctions/goods/contract';
import { call, lastSession } from '../../../services/api';
import { fileUrl } from '../../../services/cloud';
import { forgetCommandId } from '../../../services/command-id';
import { loadFailure, toastError } from '../../../services/feedback';
import { submit } from '../../../services/submit';
import { specText } from '../../../shared/domain/goods';
import { MERCHANDISERS, SELLERS, STOCKKEEPERS, type Role } from '../../../shared/domain/role';

/** One SKU that is sold. */
interface Row {
  skuId: string;
  name: string;
  /** 货号 XR-C45 · 条码 6901… */
  caption: string;
  priceFen: number | null;
  costPriceFen: number | null;
  stock: StockFigures;
}

/** Specs that are shown before somebody asks for more. */
const SHOWN = 20;

/** 商品 as everybody in the shop sees it: price and stock of each spec, and where to go from here. */
Page({
  data: {
    goodsId: '', state: 'loading', failure: { title: '', note: '' }, notice: '',
    goods: null as GoodsDetail | null, rows: [] as Row[], shown: SHOWN, tiles: [] as Tile[], priceFen: null as number | null, isFrom: false, costPriceFen: null as number | null, categoryName: '', packWords: '', caption: '',
    isKeeper: false, actions: [] as Action[], isChoosing: false, isMoreOpen: false, isBusy: false, isUnknown: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ goodsId: decodeURIComponent(id) });
  },
  onShow() {
    void this.read();
  },
  async onPullDownRefresh() {
    await this.read();
    wx.stopPullDownRefresh();
  },
  async read() {
    if (this.data.state === 'error') this.setData({ state: this.data.goods === null ? 'loading' : 'idle' });
    try {
      this.put(await call('goods', 'get', { goodsId: this.data.goodsId }));
      this.setData({ state: 'idle', notice: '' });
    } catch (error) {
      const failure = loadFailure(error, '商品');
      if (this.data.goods === null) this.setData({ state: 'error', failure });
      else this.setData({ notice: `${failure.note}，下面是刚才的数` });
    }
  },
  onRetry() {
    void this.read();
  },
  put(goods: GoodsDetail) {
    const role: Role = lastSession()?.role ?? 'viewer';
    const may = (roles: readonly Role[]): boolean => roles.includes(role);
    const rows = goods.skus.filter(({ isHidden }) => !isHidden).map((sku): Row => ({
      skuId: sku.skuId, name: specText(sku), priceFen: sku.retailFen, stock: sku.stock,
      // Absent for those who may not see what goods cost.
      costPriceFen: (sku as Partial<typeof sku>).purchasePriceFen ?? null,
      caption: [...(sku.code === '' ? [] : [`货号 ${sku.code}`]), ...(sku.model === '' ? [] : [`型号 ${sku.model}`]), ...sku.barcodes.map((code) => `条码 ${code}`)].join(' · '),
    }));
    const prices = rows.map(({ priceFen }) => priceFen).filter((price) => price !== null);
    const sum = (of: (stock: StockFigures) => number): number => rows.reduce((total, { stock }) => total + of(stock), 0);
    const { unit } = goods;
    const available = sum((stock) => stock.available);
    const [only] = rows;
    this.setData({
      goods, rows, isKeeper: may(STOCKKEEPERS),
      priceFen: prices.length === 0 ? null : Math.min(...prices), isFrom: new Set(prices).size > 1,
      costPriceFen: rows.length === 1 && only !== undefined ? only.costPriceFen : null, caption: rows.length === 1 && only !== undefined ? only.caption : '',
      categoryName: goods.categories.find(({ id }) => id === goods.categoryId)?.name ?? '',
      packWords: goods.packs.map(({ name, factor }) => `1 ${name} = ${factor} ${unit}`).join('，'),
      tiles: [
        { key: 'available', label: '可用', value: available, unit, ...(available < 0 ? { tone: 'red' as const } : {}) },
        { key: 'onHand', label: '现有', value: sum((stock) => stock.onHand), unit },
        { key: 'reserved', label: '占用', value: sum((stock) => stock.reserved), unit },
        { key: 'incoming', label: '在途', value: sum((stock) => stock.incoming), unit },
      ],
      actions: [
        ...(may(MERCHANDISERS) && !goods.isArchived ? [{ key: 'more', label: '更多', icon: 'ellipsis', iconOnly: true }] satisfies Action[] : []),
        ...(may(MERCHANDISERS) ? [{ key: 'edit', label: '编辑' }] satisfies Action[] : []),
        ...(may(SELLERS) && !goods.isArchived ? [{ key: 'order', label: '开单', kind: 'primary' }] satisfies Action[] : []),
        ...(may(MERCHANDISERS) && goods.isArchived ? [{ key: 'restore', label: '恢复在卖', kind: 'primary', busy: this.data.isBusy }] satisfies Action[] : []),
      ],
    });
  },

  onPictureTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const urls = this.data.goods?.pictures.map(fileUrl) ?? [];
    void wx.previewImage({ urls, current: urls[Number(currentTarget.dataset['index'])] ?? '' });
  },
  onTileSelect() {
    const [only] = this.data.rows;
    if (this.data.rows.length === 1 && only !== undefined) this.openLedger(only.skuId);
  },
  onMoreTap() {
    this.setData({ shown: this.data.shown + SHOWN });
  },
  onRowTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.openLedger(String(currentTarget.dataset['sku']));
  },
  openLedger(skuId: string) {
    void wx.navigateTo({ url: `/packages/stock/sku-ledger/sku-ledger?sku=${encodeURIComponent(skuId)}` });
  },
  onOpeningTap() {
    void wx.navigateTo({ url: `/packages/stock/adjust/adjust?sku=${encodeURIComponent(this.data.rows[0]?.skuId ?? '')}` });
  },
  onAction({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const { goodsId, rows } = this.data;
    if (detail.key === 'more') this.setData({ isMoreOpen: true });
    if (detail.key === 'edit') void wx.navigateTo({ url: `/packages/goods/goods-editor/goods-editor?goods=${encodeURIComponent(goodsId)}` });
    if (detail.key === 'restore') void this.archive(false);
    if (detail.key !== 'order') return;
    if (rows.length === 1) this.order(rows[0]?.skuId ?? '');
    else this.setData({ isChoosing: true });
  },
  onChoose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ isChoosing: false });
    this.order(String(currentTarget.dataset['sku']));
  },
  /** An order that begins with this SKU. */
  order(skuId: string) {
    const { goods } = this.data;
    const sku = goods?.skus.find((each) => each.skuId === skuId);
    if (goods === null || sku === undefined) return;
    const { _id: goodsId, name: goodsName, pictures, unit, packs } = goods;
    const { retailFen: priceFen, purchasePriceFen, stock } = sku;
    const row: SkuRow = { skuId, goodsId, goodsName, specText: specText(sku), picture: pictures[0] ?? '', unit, packs, priceFen, purchasePriceFen, stock };
    void wx.navigateTo({ url: `/packages/orders/order-editor/order-editor?sku=${encodeURIComponent(JSON.stringify(row))}` });
  },
  onSheetClose() {
    this.setData({ isChoosing: false, isMoreOpen: false });
  },
  onArchiveTap() {
    this.setData({ isMoreOpen: false });
    void this.archive(true);
  },
  onArchiveCheck() {
    void this.archive(!(this.data.goods?.isArchived ?? false));
  },
  async archive(isArchived: boolean) {
    const { goodsId, goods, isBusy } = this.data;
    if (isBusy || goods === null) return;
    this.setData({ isBusy: true });
    const form = `archive:${goodsId}`;
    const sent = await submit(form, 'goods', 'archive', { goodsId, isArchived });
    this.setData({ isBusy: false, isUnknown: sent.outcome === 'unknown' });
    if (sent.outcome === 'refused') {
      if (sent.error.code === 'IDEMPOTENCY_KEY_REUSED') forgetCommandId(form);
      if (sent.error.code === 'IN_USE') this.setData({ notice: '还有库存、占用或在途，清零以后才能设为不再卖' });
      else toastError(sent.error);
    }
    if (sent.outcome !== 'done') return;
    await this.read();
    void wx.showToast({ title: isArchived ? '不再卖了，记录都在' : '恢复在卖', icon: 'none' });
  },
  onUnknownLater() {
    this.setData({ isUnknown: false });
  },
});
