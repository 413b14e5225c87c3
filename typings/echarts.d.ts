/** The part of ECharts in packages/charts, as scripts/echarts-entry.ts exports it. */
declare module 'echarts' {
  export interface Chart {
    setOption(option: object, replace: boolean): void;
    resize(size: { width: number; height: number }): void;
    dispose(): void;
  }
  export function init(surface: object, theme: null, options: { width: number; height: number; devicePixelRatio: number }): Chart;
  /** There is no document: text is measured on a canvas that the app made. */
  export function setPlatformAPI(api: { createCanvas: () => object }): void;
}
