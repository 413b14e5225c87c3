import { type Distribution } from '../miniprogram/shared/inventory-math/distribution/distribution';
import { gamma } from '../miniprogram/shared/inventory-math/distribution/gamma';
import { negativeBinomial } from '../miniprogram/shared/inventory-math/distribution/negative-binomial';
import { normal } from '../miniprogram/shared/inventory-math/distribution/normal';
import { poisson } from '../miniprogram/shared/inventory-math/distribution/poisson';
import { empiricalQuantile } from '../miniprogram/shared/inventory-math/distribution/empirical';
import { residuals } from '../miniprogram/shared/inventory-math/forecast/method';
import { forecastMovingAverage } from '../miniprogram/shared/inventory-math/forecast/moving-average';
import { forecastSes } from '../miniprogram/shared/inventory-math/forecast/ses';
import { forecastTsb } from '../miniprogram/shared/inventory-math/forecast/tsb';
import { protectionForecast } from '../miniprogram/shared/inventory-math/policy/protection-forecast';
import { type Decide, simulatePolicy } from '../miniprogram/shared/inventory-math/policy/simulate';

/*
 * Stock policies on real weekly sales: 16 weeks, reviewed weekly, two weeks' lead time, lost sales,
 * every number estimated anew each week from the weeks before. A policy is judged by what service it
 * gives for its stock: the same at many targets, a curve. What of other policies is above all others
 * is the frontier.
 */

export const FIRST_WEEK = 36;
export const WEEKS = 16;
const LEAD_WEEKS = 2;
/** A review and the lead time: what an order has to last for. */
const PROTECTION_WEEKS = 1 + LEAD_WEEKS;

/** Order-up-to level for a target, from demand by week. */
type Level = (target: number) => number;
export interface Contender {
  name: string;
  targets: readonly number[];
  estimate: (values: Float64Array) => Level;
}

/** What a policy is told of the weeks it went through: the demand, or what it sold and that there was no more. */
export type View = 'demand' | 'sales';

export interface Point {
  target: number;
  /** Of all units wanted. */
  fillRate: number;
  /** Share of weeks of goods in which no unit was short. */
  cycleService: number;
  /** Units on hand at the ends of weeks ÷ units wanted. */
  weeksOfCover: number;
}

const TARGETS = [0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995] as const;

/** From the mean and the deviation of one week's errors to the level, under a family. */
const parametric = (family: (mean: number, variance: number) => Distribution, week: (values: Float64Array) => { mean: number; rmse: number }) =>
  (values: Float64Array): Level => {
    const { mean, rmse } = week(values);
    if (mean <= 0) return () => 0;
    const demand = family(PROTECTION_WEEKS * mean, PROTECTION_WEEKS * rmse ** 2);
    return (target) => Math.max(0, demand.quantile(target));
  };

const rootMeanSquare = (errors: Float64Array): number => Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);

const sesWeek = (alpha?: number) => (values: Float64Array): { mean: number; rmse: number } => {
  const { forecast, fitted } = forecastSes({ values, horizon: 1, alpha });
  return { mean: forecast[0] ?? NaN, rmse: rootMeanSquare(residuals(values, fitted)) };
};

const movingWeek = (values: Float64Array): { mean: number; rmse: number } => {
  const { forecast, fitted } = forecastMovingAverage({ values, horizon: 1 });
  return { mean: forecast[0] ?? NaN, rmse: rootMeanSquare(residuals(values, fitted)) };
};

/** The first forecasts know too little. */
const LEARNT_MIN = 8;

/** The forecast and the quantile of its past errors over the interval. */
const empirical = (method: (values: Float64Array) => { forecast: number[]; fitted: Float64Array }) => (values: Float64Array): Level => {
  const { forecast, fitted } = method(values);
  const skipped = values.length - fitted.length;
  const errors: number[] = [];
  for (let t = LEARNT_MIN; t + PROTECTION_WEEKS <= values.length; t++) {
    let came = 0;
    for (let h = 0; h < PROTECTION_WEEKS; h++) came += values[t + h] ?? NaN;
    errors.push(came - PROTECTION_WEEKS * (fitted[t - skipped] ?? NaN));
  }
  errors.sort((one, other) => one - other);
  return (target) => Math.max(0, PROTECTION_WEEKS * (forecast[0] ?? NaN) + empiricalQuantile(errors, target, 'interpolated'));
};

const normalOf = (mean: number, variance: number): Distribution => normal({ mean, standardDeviation: Math.sqrt(variance) });
const gammaOf = (mean: number, variance: number): Distribution => gamma({ mean, variance });
const negativeBinomialOf = (mean: number, variance: number): Distribution => (variance > mean ? negativeBinomial({ mean, variance }) : poisson({ mean }));

export const textbook: readonly Contender[] = [
  { name: 'normal, SES 0.1', targets: TARGETS, estimate: parametric(normalOf, sesWeek(0.1)) },
  { name: 'normal, SES fitted', targets: TARGETS, estimate: parametric(normalOf, sesWeek()) },
  { name: 'gamma, SES 0.1', targets: TARGETS, estimate: parametric(gammaOf, sesWeek(0.1)) },
  { name: 'gamma, SES fitted', targets: TARGETS, estimate: parametric(gammaOf, sesWeek()) },
  { name: 'gamma, mean of 8', targets: TARGETS, estimate: parametric(gammaOf, movingWeek) },
  { name: 'negative binomial, SES 0.1', targets: TARGETS, estimate: parametric(negativeBinomialOf, sesWeek(0.1)) },
  { name: 'past errors, SES 0.1', targets: TARGETS, estimate: empirical((values) => forecastSes({ values, horizon: 1, alpha: 0.1 })) },
  { name: 'past errors, TSB', targets: TARGETS, estimate: empirical((values) => forecastTsb({ values, horizon: 1 })) },
  { name: 'past errors, mean of 8', targets: TARGETS, estimate: empirical((values) => forecastMovingAverage({ values, horizon: 1 })) },
  {
    name: 'so many times the mean of 8', targets: [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6],
    estimate: (values) => (times) => times * PROTECTION_WEEKS * (forecastMovingAverage({ values, horizon: 1 }).forecast[0] ?? NaN),
  },
];

export const recommended: Contender = {
  name: 'recommended', targets: TARGETS,
  estimate: (values) => {
    const { demand, mean } = protectionForecast({ values, horizon: PROTECTION_WEEKS });
    return (target) => (mean === 0 ? 0 : demand.quantile(target));
  },
};

/** The curve of one policy over all goods. @param firstWeek of the 16; tuned on an earlier one than it is judged by */
export function curveOf({ targets, estimate }: Contender, goods: readonly (readonly number[])[], view: View, firstWeek = FIRST_WEEK): Point[] {
  const sums = targets.map((target) => ({ target, wanted: 0, met: 0, stock: 0, full: 0 }));
  for (const weeks of goods) {
    const values = Float64Array.from(weeks);
    // With the demand known, a week's estimate is the same at every target.
    const known = view === 'demand' ? Array.from({ length: WEEKS + 1 }, (_, t) => estimate(values.subarray(0, firstWeek + t))) : [];
    const start = known[0] ?? estimate(values.subarray(0, firstWeek));
    const demand = values.subarray(firstWeek, firstWeek + WEEKS);
    for (const sum of sums) {
      const levelAfter: Level = () => 0;
      const seen = Float64Array.from(weeks.slice(0, firstWeek + WEEKS));
      const ranOut = new Uint8Array(firstWeek + WEEKS);
      const decide: Decide = (week, position, past) => {
        if (view === 'sales') learn(seen, ranOut, firstWeek + week, past.sold[week] ?? NaN, (past.short[week] ?? NaN) > 0);
        const level = view === 'demand' ? (known[week + 1] ?? levelAfter) : estimate(seen.subarray(0, firstWeek + week + 1));
        return Math.max(0, Math.ceil(level(sum.target)) - position);
      };
      const { totals } = simulatePolicy({ demand, policy: decide, leadTimePeriods: LEAD_WEEKS, initialOnHand: Math.ceil(start(sum.target)) });
      const wanted = demand.reduce((all, units) => all + units, 0);
      sum.wanted += wanted;
      sum.met += wanted * (totals.fillRate ?? 0);
      sum.stock += totals.averageStock * WEEKS;
      sum.full += totals.cycleService;
    }
  }
  return sums.map(({ target, wanted, met, stock, full }) => ({ target, fillRate: met / wanted, cycleService: full / goods.length, weeksOfCover: stock / wanted }));
}

/** Weeks without a stock-out, in which the shop saw the demand, that stand for one in which it did not. */
const WEEKS_KNOWN = 8;

/** A week in which the goods ran out wanted what the last known weeks did in the mean, and at least what was sold: so for every policy. */
function learn(seen: Float64Array, ranOut: Uint8Array, week: number, sold: number, isShort: boolean): void {
  seen[week] = sold;
  if (!isShort) return;
  ranOut[week] = 1;
  let [sum, count] = [0, 0];
  for (let t = week - 1; t >= 0 && count < WEEKS_KNOWN; t--) {
    if (ranOut[t] === 1) continue;
    sum += seen[t] ?? NaN;
    count++;
  }
  if (count > 0) seen[week] = Math.max(sold, sum / count);
}

/** The fill rate of a curve at that cover, on the line between two points; null outside of it. */
export function fillRateAt(points: readonly Point[], weeksOfCover: number): number | null {
  const sorted = [...points].sort((one, other) => one.weeksOfCover - other.weeksOfCover);
  for (let i = 1; i < sorted.length; i++) {
    const [low, high] = [sorted[i - 1], sorted[i]];
    if (low === undefined || high === undefined || weeksOfCover < low.weeksOfCover || weeksOfCover > high.weeksOfCover) continue;
    const share = high.weeksOfCover === low.weeksOfCover ? 1 : (weeksOfCover - low.weeksOfCover) / (high.weeksOfCover - low.weeksOfCover);
    return low.fillRate + share * (high.fillRate - low.fillRate);
  }
  return null;
}

/** The most that any of the curves gives at that cover. */
export const frontierAt = (curves: readonly (readonly Point[])[], weeksOfCover: number): number => Math.max(0, ...curves.map((points) => fillRateAt(points, weeksOfCover) ?? 0));
