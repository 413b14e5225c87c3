import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { forecastAdida, forecastImapa } from '../miniprogram/shared/inventory-math/forecast/aggregation';
import { automaticForecast } from '../miniprogram/shared/inventory-math/forecast/automatic';
import { forecastCroston } from '../miniprogram/shared/inventory-math/forecast/croston';
import { forecastHolt } from '../miniprogram/shared/inventory-math/forecast/holt';
import { forecastMovingAverage } from '../miniprogram/shared/inventory-math/forecast/moving-average';
import { forecastDrift, forecastNaive } from '../miniprogram/shared/inventory-math/forecast/naive';
import { forecastSes } from '../miniprogram/shared/inventory-math/forecast/ses';
import { forecastOptimisedTheta, forecastTheta } from '../miniprogram/shared/inventory-math/forecast/theta';
import { forecastTsb } from '../miniprogram/shared/inventory-math/forecast/tsb';
import { forecastBias, meanAbsoluteScaledError, rootMeanSquareScaledError, weightedAbsolutePercentageError } from '../miniprogram/shared/inventory-math/measures/forecast-accuracy';

/** Weeks to learn from and weeks to forecast. */
const WEEKS_TO_LEARN = 48;
const HORIZON = 4;

/** Units sold by week of 300 goods. */
export interface Sample {
  seed: number;
  weeks: number[][];
}

const lines = (file: string): string[] => readFileSync(join(__dirname, '../tests/data', file), 'utf8').trim().split('\n').slice(1);

/** The five samples of real weekly sales. */
export function readSamples(): Sample[] {
  const sales = new Map(lines('online-retail-weekly.csv').map((line) => {
    const [code = '', units = ''] = line.split(',');
    return [code, units.split(' ').map(Number)];
  }));
  return lines('online-retail-samples.csv').map((line) => {
    const [seed, codes = ''] = line.split(',');
    return { seed: Number(seed), weeks: codes.split(' ').map((code) => sales.get(code) ?? []) };
  });
}

type Method = (values: Float64Array, horizon: number) => number[];

export const AUTOMATIC = 'automatic';

/** The automatic forecast, and each method that it has to beat. */
export const methods: Record<string, Method> = {
  [AUTOMATIC]: (values, horizon) => automaticForecast({ values, horizon }).forecast,
  IMAPA: (values, horizon) => forecastImapa({ values, horizon }).forecast,
  ADIDA: (values, horizon) => forecastAdida({ values, horizon }).forecast,
  'SES fitted': (values, horizon) => forecastSes({ values, horizon }).forecast,
  'SES fitted within 0.1–0.3': (values, horizon) => forecastSes({ values, horizon, alphaBounds: [0.1, 0.3] }).forecast,
  'TSB 0.1/0.1': (values, horizon) => forecastTsb({ values, horizon }).forecast,
  'TSB fitted': (values, horizon) => forecastTsb({ values, horizon, alpha: 'fitted', beta: 'fitted' }).forecast,
  Theta: (values, horizon) => forecastTheta({ values, horizon }).forecast,
  'Theta optimised': (values, horizon) => forecastOptimisedTheta({ values, horizon }).forecast,
  'Holt damped': (values, horizon) => forecastHolt({ values, horizon, isDamped: true }).forecast,
  'Croston 0.1': (values, horizon) => forecastCroston({ values, horizon, variant: 'croston' }).forecast,
  'SBA 0.1': (values, horizon) => forecastCroston({ values, horizon }).forecast,
  'SBJ fitted': (values, horizon) => forecastCroston({ values, horizon, variant: 'sbj', alpha: 'fitted' }).forecast,
  'moving average of 8': (values, horizon) => forecastMovingAverage({ values, horizon }).forecast,
  drift: (values, horizon) => forecastDrift({ values, horizon }).forecast,
  naive: (values, horizon) => forecastNaive({ values, horizon }).forecast,
};

export interface Accuracy {
  mase: number;
  rmsse: number;
  wape: number;
  bias: number;
}

/** A method's errors over the last weeks: MASE and RMSSE a mean over the goods, WAPE and bias of all units. */
export function accuracyOn({ weeks }: Sample, method: Method): Accuracy {
  const pairs = weeks.map((units) => {
    const training = Float64Array.from(units.slice(0, WEEKS_TO_LEARN));
    return { training, actual: units.slice(WEEKS_TO_LEARN, WEEKS_TO_LEARN + HORIZON), forecast: method(training, HORIZON) };
  });
  const all = { actual: pairs.flatMap(({ actual }) => actual), forecast: pairs.flatMap(({ forecast }) => forecast) };
  return {
    mase: mean(pairs.map(meanAbsoluteScaledError)), rmsse: mean(pairs.map(rootMeanSquareScaledError)),
    wape: mean([weightedAbsolutePercentageError(all)]), bias: mean([forecastBias(all)]),
  };
}

/** Of the series that have the measure. */
function mean(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** The mean over samples. */
export function meanAccuracy(each: readonly Accuracy[]): Accuracy {
  return { mase: mean(each.map(({ mase }) => mase)), rmsse: mean(each.map(({ rmsse }) => rmsse)), wape: mean(each.map(({ wape }) => wape)), bias: mean(each.map(({ bias }) => bias)) };
}
