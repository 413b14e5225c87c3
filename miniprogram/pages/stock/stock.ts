import type { Chip } from '../../components/types';
import { formatFigure } from '../../components/format-figure';
import type { Attention, BalanceRow } from '../../../cloudfunctions/stock/contract';
import { call, lastSession } from '../../services/api';
import { toastError } from '../../services/feedback';
import { nearParts } from '../../services/near-parts';
import { readFirst, readMore, unread, type Cursor } from '../../services/paging';
import { scanCode } from '../../services/scan';
import { stockLevels, type StockLevel } from '../../shared/domain/stock';
import { alertsOf, heroOf, type Alert, type Hero } from './home';

/** One SKU as the list shows it. */
interface Row {
  skuId: string;
  goodsName: string;
  specText: string;
  picture: string;
  unit: string;
  /** 可用, or the word of a level that needs care */
  word: string;
  tone: '' | 'red' | 'amber';
  available: string;
  /** 现有 14 · 占用 18 · 在途 36 */
  figures: string;
}

const ALL = 'all';
const LEVELS = ['oversold', 'out', 'low'] as const;
const chipsOf = (attention?: Attention): Chip[] => [
  { key: ALL, label: '全部' },
  ...LEVELS.map((level): Chip => ({ key: level, label: stockLevels[level].label, ...(attention === undefined ? {} : { count: attention[level].count, tone: tones[level] }) })),
];
const tones = { oversold: 'red', out: 'red', low: 'amber', ok: '' } as const;

type Figures = Pick<BalanceRow, 'onHand' | 'reserved' | 'available' | 'incoming' | 'level'>;
type Described = Pick<BalanceRow, 'skuId' | 'goodsName' | 'specText' | 'picture' | 'unit'>;

function rowOf({ skuId, goodsName, specText, picture, unit }: Described, { onHand, reserved, available, incoming, level }: Figures): Row {
  const figures = [`现有 ${formatFigure(onHand)}`, ...(reserved === 0 ? [] : [`占用 ${formatFigure(reserved)}`]), ...(incoming === 0 ? [] : [`在途 ${formatFigure(incoming)}`])];
  return {
    skuId, goodsName, specText, picture, unit, tone: tones[level], available: formatFigure(available),
    word: level === 'ok' ? '可用' : stockLevels[level].label, figures: figures.join(' · '),
  };
}

/** 库存: the whole shop at a glance and what needs care; each SKU by level or by name; a code goes straight to its ledger. */
Page({
  behaviors: [nearParts],
  data: {
    ...unread<Row>(), avatar: '', chips: chipsOf(), level: ALL, search: '',
    hero: null as Hero | null, alerts: [] as Alert[],
  },

  onShow() {
    void this.read();
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
    this.setData({ avatar: lastSession()?.shopName.slice(0, 1) ?? '' });
    await readFirst(this, '库存', () => this.ask(), keepsPlace ? 'skuId' : undefined);
    this.setData({ avatar: lastSession()?.shopName.slice(0, 1) ?? '' });
  },
  /** The shop at a glance with the SKUs that moved last; a level; with a search, whatever can be picked by it. */
  async ask(after?: Cursor): Promise<{ rows: Row[]; next: Cursor | null }> {
    const { search, level } = this.data;
    const on = after === undefined ? {} : { after };
    if (search !== '') {
      const { rows, next } = await call('goods', 'pick', { search, ...on });
      return { next, rows: rows.map((row) => rowOf(row, row.stock)) };
    }
    if (level === ALL && after === undefined) {
      const { rows, next, totals, attention } = await call('stock', 'overview', {});
      this.setData({ hero: heroOf(totals), alerts: alertsOf(attention), chips: chipsOf(attention) });
      return { next, rows: rows.map((row) => rowOf(row, row)) };
    }
    const { rows, next } = await call('stock', 'list', { ...(level === ALL ? {} : { level: level as StockLevel }), ...on });
    return { next, rows: rows.map((row) => rowOf(row, row)) };
  },
  more() {
    return readMore(this, '库存', (after) => this.ask(after));
  },
  /** Another question: its answer is new from the first row on. */
  show(question: { level?: string; search?: string }) {
    this.setData({ ...unread<Row>(), ...question });
    void this.read(false);
  },

  onLevelChange({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.show({ level: detail.value });
  },
  onSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.show({ search: detail.value });
  },
  onAlertTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.show({ level: String(currentTarget.dataset['level']) });
  },
  onRetry() {
    void this.read();
  },
  onEmptyAction() {
    if (this.data.search === '' && this.data.level === ALL) void wx.switchTab({ url: '/pages/goods/goods' });
    else this.show({ search: '', level: ALL });
  },
  async onScan() {
    const code = await scanCode();
    if (code === null) return;
    try {
      const { sku } = await call('goods', 'scan', { code });
      if (sku === null) void wx.showToast({ title: `没有编码是 ${code} 的商品`, icon: 'none', duration: 3000 });
      else this.open(sku.skuId);
    } catch (error) {
      toastError(error);
    }
  },
  onRowTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.open(String(currentTarget.dataset['sku']));
  },
  open(skuId: string) {
    void wx.navigateTo({ url: `/packages/stock/sku-ledger/sku-ledger?sku=${encodeURIComponent(skuId)}` });
  },
});
