/*
 * The part of ECharts that the app draws with: bars, an average line, a canvas. What is exported
 * here is declared for the pages in typings/echarts.d.ts.
 */
import { BarChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, CanvasRenderer, GridComponent, MarkLineComponent]);

export { init, setPlatformAPI };
