import { formatFigure } from '../../components/format-figure';
import type { ReasonPart, Tile } from '../../components/types';
import type { BestSeller, SalesDay, SalesFigures } from '../../../cloudfunctions/sales/contract';
import type { Output } from '../../../typings/contracts';
import type { TrendDay } from './trend';
import { call, lastSession } from '../../services/api';
import { loadFailure } from '../../services/feedback';
import { formatFen } from '../../shared/kernel/money';

type Span = 1 | 7 | 30;
type Measure = 'profitFen' | 'revenueFen';
type Overview = Output<'sales', 'overview'>;

interface Best extends BestSeller {
  figure: string;
  /** Of the first one's revenue. */
  percent: number;
}

interface Hero {
  label: string;
  fen: number;
  /** 比昨天多 ¥214.00 */
  against: string;
  /** What the figure is made of; absent for those who may not see it. */
  sum: { key: string; label: string; text: string }[];
  loss: ReasonPart[];
}

const spans: { days: Span; label: string; words: string; before: string }[] = [
  { days: 1, label: '今天', words: '今天', before: '昨天' },
  { days: 7, label: '7 天', words: '近 7 天', before: '前 7 天' },
  { days: 30, label: '30 天', words: '近 30 天', before: '前 30 天' },
];
const wordsOf = (days: Span): { words: string; before: string } => spans.find((span) => span.days === days) ?? { words: '', before: '' };

/** Costs and profit are absent for those who may not see them. */
const figureOf = (figures: SalesFigures, measure: Measure): number | null => {
  const { [measure]: fen = null } = figures as Partial<SalesFigures>;
  return fen;
};

function heroOf({ total, before }: Overview, days: Span): Hero {
  const { words, before: beforeWords } = wordsOf(days);
  const profitFen = figureOf(total, 'profitFen');
  const fen = profitFen ?? total.revenueFen;
  const difference = fen - (figureOf(before, profitFen === null ? 'revenueFen' : 'profitFen') ?? 0);
  return {
    label: `${words}${profitFen === null ? '卖出' : '净赚'}`, fen,
    against: before.shipments === 0 ? `${beforeWords}没有发货` : difference === 0 ? `和${beforeWords}一样` : `比${beforeWords}${difference > 0 ? '多' : '少'} ¥${formatFen(Math.abs(difference))}`,
    sum: profitFen === null ? [] : [{ key: 'revenue', label: '卖出', text: formatFen(total.revenueFen) }, { key: 'cost', label: '进价', text: formatFen(total.soldCostFen) }],
    loss: profitFen !== null && profitFen < 0 ? ['卖出的钱比进价少 ', { text: `¥${formatFen(-profitFen)}` }] : [],
  };
}

const tilesOf = ({ total: { shipments, units, revenueFen } }: Overview): Tile[] => [
  { key: 'shipments', label: '发货', value: shipments, unit: '单' },
  { key: 'units', label: '卖出', value: units, unit: '件' },
  { key: 'each', label: '平均每单', ...(shipments === 0 ? {} : { fen: Math.round(revenueFen / shipments) }) },
];

const daysOf = (trend: readonly SalesDay[], measure: Measure): TrendDay[] => trend.map((day) => ({ date: day.date, fen: figureOf(day, measure) ?? 0 }));

/** 销售: what left, what it brought, day by day, and what sells. */
Page({
  data: {
    avatar: '', spans, days: 1 as Span, state: 'loading', failure: { title: '', note: '' },
    overview: null as Overview | null, hero: null as Hero | null, tiles: [] as Tile[], best: [] as Best[], words: '',
    hasProfit: false, measure: 'profitFen' as Measure, trend: [] as TrendDay[], trendTitle: '', averageFen: 0,
  },

  onShow() {
    void this.read();
  },
  async onPullDownRefresh() {
    await this.read();
    wx.stopPullDownRefresh();
  },
  async read() {
    const { days } = this.data;
    this.setData({ avatar: lastSession()?.shopName.slice(0, 1) ?? '' });
    try {
      const overview = await call('sales', 'overview', { days });
      if (days !== this.data.days) return;
      const hasProfit = figureOf(overview.total, 'profitFen') !== null;
      const most = overview.best[0]?.revenueFen ?? 0;
      this.setData({
        avatar: lastSession()?.shopName.slice(0, 1) ?? '', overview, hasProfit, state: 'idle', hero: heroOf(overview, days), tiles: tilesOf(overview), words: wordsOf(days).words,
        best: overview.best.map((row) => ({ ...row, figure: formatFigure(row.units), percent: most === 0 ? 0 : Math.round((row.revenueFen * 100) / most) })),
      });
      this.drawTrend(hasProfit ? this.data.measure : 'revenueFen');
    } catch (error) {
      if (days === this.data.days) this.setData({ state: 'error', failure: loadFailure(error, '销售') });
    }
  },
  drawTrend(measure: Measure) {
    const { overview } = this.data;
    if (overview === null) return;
    const trend = daysOf(overview.trend, measure);
    const sum = trend.reduce((all, { fen }) => all + fen, 0);
    this.setData({ measure, trend, trendTitle: `${measure === 'profitFen' ? '净赚' : '卖出'} ${trend.length} 天`, averageFen: trend.length === 0 ? 0 : Math.round(sum / trend.length) });
  },

  onSpanTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const days = Number(currentTarget.dataset['days']) as Span;
    if (days === this.data.days) return;
    this.setData({ days, state: 'loading', overview: null, hero: null });
    void this.read();
  },
  onRetry() {
    if (this.data.overview === null) this.setData({ state: 'loading' });
    void this.read();
  },
  onMeasureTap() {
    this.drawTrend(this.data.measure === 'profitFen' ? 'revenueFen' : 'profitFen');
  },
  onTileTap({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    if (detail.key === 'shipments') this.onShipmentsTap();
  },
  onShipmentsTap() {
    void wx.navigateTo({ url: '/packages/sales/shipments/shipments' });
  },
  onOrdersTap() {
    void wx.switchTab({ url: '/pages/orders/orders' });
  },
  onBestTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/packages/stock/sku-ledger/sku-ledger?sku=${encodeURIComponent(String(currentTarget.dataset['sku']))}` });
  },
});
