import { rowsOf, summaryOf, tell, ticksOf, type Tick, type TrendDay } from '../trend';

interface Bar {
  date: string;
  /** Percent of the half above or below the line. */
  up: number;
  down: number;
}

/** A day that is not zero is seen, however small it is beside the best. */
const LEAST = 3;
const share = (fen: number, most: number): number => (fen <= 0 ? 0 : Math.max(LEAST, Math.round((fen * 100) / most)));

/** Money by day as bars made of views: stands in until the chart's package is there. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { days: { type: Array, value: [] as TrendDay[] } },
  data: { bars: [] as Bar[], above: 1, below: 0, chosen: -1, told: '', ticks: [] as Tick[], rows: [] as string[], summary: '' },
  observers: {
    days(days: TrendDay[]) {
      const most = Math.max(0, ...days.map(({ fen }) => fen));
      const least = Math.max(0, ...days.map(({ fen }) => -fen));
      this.setData({
        bars: days.map(({ date, fen }) => ({ date, up: share(fen, most), down: share(-fen, least) })),
        above: most === 0 && least === 0 ? 1 : most, below: least === 0 ? 0 : Math.max(least, (most + least) / 8),
        ticks: ticksOf(days), rows: rowsOf(days), summary: summaryOf(days),
      });
      this.choose(days.length - 1);
    },
  },
  methods: {
    onBarTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.choose(Number(currentTarget.dataset['index']));
    },
    choose(index: number) {
      this.setData({ chosen: index, told: tell(this.data.days as TrendDay[], index) });
    },
  },
});
