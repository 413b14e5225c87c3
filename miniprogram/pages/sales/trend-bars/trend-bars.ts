import { formatFen } from '../../../shared/kernel/money';

/** One day of a trend, 分. */
export interface TrendDay { date: string; fen: number }

interface Bar {
  date: string;
  /** Percent of the half above or below the line. */
  up: number;
  down: number;
}

/** A day that is not zero is seen, however small it is beside the best. */
const LEAST = 3;
const share = (fen: number, most: number): number => (fen <= 0 ? 0 : Math.max(LEAST, Math.round((fen * 100) / most)));

/** 11-9 */
const shortDate = (date: string): string => date.slice(5).split('-').map(Number).join('-');

/** Money by day as bars made of views: what stands in until the chart is there, and on a machine that has none. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { days: { type: Array, value: [] as TrendDay[] } },
  data: { bars: [] as Bar[], above: 1, below: 0, chosen: -1, told: '', firstDate: '', summary: '' },
  observers: {
    days(days: TrendDay[]) {
      const most = Math.max(0, ...days.map(({ fen }) => fen));
      const least = Math.max(0, ...days.map(({ fen }) => -fen));
      this.setData({
        bars: days.map(({ date, fen }) => ({ date, up: share(fen, most), down: share(-fen, least) })),
        above: most === 0 && least === 0 ? 1 : most, below: least === 0 ? 0 : Math.max(least, (most + least) / 8),
        firstDate: shortDate(days[0]?.date ?? ''), summary: `${days.length} 天，最多 ¥${formatFen(most)}`,
      });
      this.choose(days.length - 1);
    },
  },
  methods: {
    onBarTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.choose(Number(currentTarget.dataset['index']));
    },
    choose(index: number) {
      const days = this.data.days as TrendDay[];
      const day = days[index];
      if (day === undefined) return;
      this.setData({ chosen: index, told: `${index === days.length - 1 ? '今天' : shortDate(day.date)} ${day.fen < 0 ? '−' : ''}¥${formatFen(Math.abs(day.fen))}` });
    },
  },
});
