import { perSecond, type Report } from './bench-report';
import { accuracyOn, AUTOMATIC, meanAccuracy, methods, readSamples, type Sample } from './forecast-accuracy';
import { automaticForecast } from '../miniprogram/shared/inventory-math/forecast/automatic';
import { forecastCroston } from '../miniprogram/shared/inventory-math/forecast/croston';
import { forecastSes } from '../miniprogram/shared/inventory-math/forecast/ses';
import { forecastTsb } from '../miniprogram/shared/inventory-math/forecast/tsb';

/** Forecasts: series per second on one core, and accuracy on real weekly sales that none was fitted to. */
export function benchForecasts(report: Report): void {
  const samples = readSamples();
  report.section('Forecasts: series of 48 weeks, one core');
  const series = samples.flatMap(({ weeks }) => weeks.map((units) => Float64Array.from(units.slice(0, 48))));
  speed(report, 'SES, alpha given', 200_000, series, (values) => forecastSes({ values, alpha: 0.2, horizon: 4 }));
  speed(report, 'Croston, alpha given', 200_000, series, (values) => forecastCroston({ values, horizon: 4 }));
  speed(report, 'TSB, alpha and beta given', 200_000, series, (values) => forecastTsb({ values, horizon: 4 }));
  speed(report, 'SES, fitted', 50_000, series, (values) => forecastSes({ values, horizon: 4 }));
  speed(report, 'Croston, fitted', 50_000, series, (values) => forecastCroston({ values, horizon: 4, alpha: 'fitted' }));
  speed(report, 'TSB, fitted', 50_000, series, (values) => forecastTsb({ values, horizon: 4, alpha: 'fitted', beta: 'fitted' }));
  speed(report, 'automatic, with its back-test', 2_000, series, (values) => automaticForecast({ values, horizon: 4 }));
  benchAccuracy(report, samples);
}

/** The best of three rounds, by the processor's time: what the code takes, not what else the machine does. */
function speed(report: Report, what: string, least: number, series: readonly Float64Array[], run: (values: Float64Array) => unknown): void {
  let best = 0;
  for (let round = 0; round < 3; round += 1) {
    const start = process.cpuUsage();
    let count = 0;
    let seconds = 0;
    while (seconds < 0.3) {
      for (const values of series) run(values);
      count += series.length;
      const { user, system } = process.cpuUsage(start);
      seconds = (user + system) / 1e6;
    }
    best = Math.max(best, count / seconds);
  }
  report.row(what, perSecond(best), `≥ ${least} /s`, best >= least);
}

function benchAccuracy(report: Report, samples: readonly Sample[]): void {
  report.section('Forecasts: 5 samples of 300 goods, 48 weeks learnt, 4 forecast: MASE RMSSE WAPE bias, then MASE by sample');
  const accuracy = Object.entries(methods).map(([name, method]) => {
    const each = samples.map((sample) => accuracyOn(sample, method));
    return { name, each, ...meanAccuracy(each) };
  });
  const others = accuracy.filter(({ name }) => name !== AUTOMATIC);
  for (const { name, each, mase, rmsse, wape, bias } of accuracy) {
    const isBest = name === AUTOMATIC ? others.every((other) => mase < other.mase && rmsse < other.rmsse) : null;
    report.row(name, [mase, rmsse, wape, bias].map((value) => value.toFixed(3)).join(' '), each.map((sample) => sample.mase.toFixed(2)).join(' '), isBest);
  }
}
