import { type Report } from './bench-report';
import { readSamples } from './forecast-accuracy';
import { type Contender, curveOf, fillRateAt, FIRST_WEEK, frontierAt, recommended, textbook, type View, WEEKS } from './policy-frontier';

/** Covers, in weeks, at which policies are compared. */
const COVERS = [2, 3, 4.2, 5];
const COVER_AIMED = 4.2;
const FILL_RATE_AIMED = 0.9;

/** Stock policies on real weekly sales that none was fitted to: service for the same stock. */
export function benchPolicies(report: Report): void {
  const goods = readSamples().flatMap(({ weeks }) => weeks);
  compare(report, goods, 'demand', textbook);
  // Where sales hide demand each estimate depends on the path: the strongest ones are enough.
  compare(report, goods, 'sales', textbook.filter(({ name }) => ['normal, SES 0.1', 'gamma, SES 0.1', 'gamma, mean of 8', 'past errors, TSB', 'so many times the mean of 8'].includes(name)));
}

function compare(report: Report, goods: readonly number[][], view: View, others: readonly Contender[]): void {
  const told = view === 'demand' ? 'demand known afterwards' : 'sales and stock-outs known';
  report.section(`Policies: weeks ${FIRST_WEEK} to ${FIRST_WEEK + WEEKS - 1} of ${goods.length} goods, ${told}: fill rate at ${COVERS.join(', ')} weeks of cover`);
  const curves = others.map((contender) => {
    const points = curveOf(contender, goods, view);
    report.row(contender.name, COVERS.map((cover) => shown(fillRateAt(points, cover))).join(' '), at95(points));
    return points;
  });
  const ours = curveOf(recommended, goods, view);
  const said = COVERS.map((cover) => fillRateAt(ours, cover));
  const isAbove = said.every((fillRate, i) => fillRate !== null && fillRate > frontierAt(curves, COVERS[i] ?? NaN));
  const isAimed = view === 'sales' || (fillRateAt(ours, COVER_AIMED) ?? 0) > FILL_RATE_AIMED;
  report.row(recommended.name, said.map(shown).join(' '), at95(ours), isAbove && isAimed);
}

const shown = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
const at95 = (points: ReturnType<typeof curveOf>): string => {
  const point = points.find(({ target }) => target === 0.95);
  return point === undefined ? '' : `at 95 %: ${shown(point.fillRate)} ${shown(point.cycleService)} ${point.weeksOfCover.toFixed(2)}`;
};
