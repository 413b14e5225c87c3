import { init, setPlatformAPI, type Chart } from 'echarts';
import { rowsOf, summaryOf, tell, ticksOf, type Tick, type TrendDay } from '../../../pages/sales/trend';

/** The tokens of app.wxss that a canvas cannot read. */
const colors = {
  light: { bar: '#559F82', chosen: '#0B7457', loss: '#BE3228', axis: '#D3DAD7', average: '#626D68' },
  dark: { bar: '#2E7860', chosen: '#48C79B', loss: '#F58F86', axis: '#3A423E', average: '#8E9993' },
};
type Colors = (typeof colors)['light'];

/** A canvas as the library wants it: it sizes and paints it; touches are the component's. */
function surfaceOf(node: WechatMiniprogram.Canvas): object {
  return {
    get width() { return node.width; },
    set width(width: number) { node.width = width; },
    get height() { return node.height; },
    set height(height: number) { node.height = height; },
    getContext: () => node.getContext('2d') as object,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
}

function optionOf(days: readonly TrendDay[], chosen: number, { bar, chosen: on, loss, axis, average }: Colors): object {
  const mean = days.reduce((sum, { fen }) => sum + fen, 0) / Math.max(1, days.length);
  return {
    animation: false,
    grid: { left: 0, right: 0, top: 4, bottom: 4, outerBoundsMode: 'none' },
    xAxis: { type: 'category', data: days.map(({ date }) => date), axisTick: { show: false }, axisLabel: { show: false }, axisLine: { lineStyle: { color: axis } } },
    yAxis: { type: 'value', show: false, min: Math.min(0, ...days.map(({ fen }) => fen)), max: Math.max(1, ...days.map(({ fen }) => fen)) },
    series: [{
      type: 'bar', barWidth: '62%', barMaxWidth: 16, barMinHeight: 2, silent: true,
      data: days.map(({ fen }, index) => ({ value: fen === 0 ? null : fen, itemStyle: { color: fen < 0 ? loss : index === chosen ? on : bar, borderRadius: 3 } })),
      markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: average, type: [2, 4], width: 1 }, data: mean === 0 ? [] : [{ yAxis: mean }] },
    }],
  };
}

/** What belongs to one component and cannot be data: data is copied, a chart cannot be. */
const drawings = new WeakMap<object, { chart: Chart; onTheme: () => void }>();

/** Money by day as bars, the average dotted; a touch tells the day under the finger. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared', pureDataPattern: /^_/ },
  properties: { days: { type: Array, value: [] as TrendDay[] } },
  data: { told: '', ticks: [] as Tick[], rows: [] as string[], summary: '', _chosen: -1, _width: 0 },
  observers: {
    days(days: TrendDay[]) {
      this.setData({ ticks: ticksOf(days), rows: rowsOf(days), summary: summaryOf(days) });
      this.choose(days.length - 1);
    },
  },
  lifetimes: {
    ready() {
      this.mount();
    },
    detached() {
      const drawing = drawings.get(this);
      if (drawing === undefined) return;
      wx.offThemeChange(drawing.onTheme);
      drawing.chart.dispose();
    },
  },
  methods: {
    mount() {
      this.createSelectorQuery().select('#trend').fields({ node: true, size: true }).exec(([found]: { node: WechatMiniprogram.Canvas; width: number; height: number }[]) => {
        if (found === undefined || found.width === 0) return;
        const surface = surfaceOf(found.node);
        setPlatformAPI({ createCanvas: () => surface });
        const chart = init(surface, null, { width: found.width, height: found.height, devicePixelRatio: wx.getWindowInfo().pixelRatio });
        const onTheme = (): void => { this.draw(); };
        wx.onThemeChange(onTheme);
        drawings.set(this, { chart, onTheme });
        this.setData({ _width: found.width });
        this.draw();
      });
    },
    draw() {
      const { days, _chosen: chosen } = this.data;
      drawings.get(this)?.chart.setOption(optionOf(days as TrendDay[], chosen, colors[wx.getAppBaseInfo().theme ?? 'light']), true);
    },
    onTouch({ touches }: WechatMiniprogram.TouchCanvas) {
      const [touch] = touches;
      const { _width: width, days } = this.data;
      if (touch === undefined || width === 0) return;
      this.choose(Math.min(days.length - 1, Math.max(0, Math.floor((touch.x * days.length) / width))));
    },
    choose(index: number) {
      if (index === this.data._chosen && this.data.told === tell(this.data.days as TrendDay[], index)) return;
      this.setData({ _chosen: index, told: tell(this.data.days as TrendDay[], index) });
      this.draw();
    },
  },
});
