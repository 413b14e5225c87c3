import { ms, type Report } from './bench-report';
import { readSamples } from './forecast-accuracy';
import { type Contender, curveOf, fillRateAt, FIRST_WEEK, frontierAt, recommended, textbook, type View, WEEKS } from './policy-frontier';
import { randomFrom } from '../miniprogram/shared/inventory-math/forecast/random';
import { recommendAll, type ShopSku } from '../miniprogram/shared/inventory-math/recommend-all';

/** Covers, in weeks, at which policies are compared. */
const COVERS = [2.5, 3, 4.2, 5];
/** Judged from the protection interval on: with less stock than it sells, every policy lives from hand to mouth. */
const COVER_JUDGED = 3;
const COVER_AIMED = 4.2;
const FILL_RATE_AIMED = 0.9;

const STRONGEST = ['normal, SES fitted', 'gamma, SES 0.1', 'gamma, SES fitted', 'so many times the mean of 8'];

/** Stock policies on real weekly sales that none was fitted to: service for the same stock. */
export function benchPolicies(report: Report): void {
  const goods = readSamples().flatMap(({ weeks }) => weeks);
  compare(report, goods, 'demand', textbook);
  // Where sales hide demand an estimate depends on the path, so that every target costs all of them: the strongest alone.
  compare(report, goods, 'sales', textbook.filter(({ name }) => STRONGEST.includes(name)));
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
  const isAbove = COVERS.every((cover, i) => cover < COVER_JUDGED || (said[i] ?? 0) > frontierAt(curves, cover));
  const isAimed = view === 'sales' || (fillRateAt(ours, COVER_AIMED) ?? 0) > FILL_RATE_AIMED;
  report.row(recommended.name, said.map(shown).join(' '), at95(ours), isAbove && isAimed);
}

const shown = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
const at95 = (points: ReturnType<typeof curveOf>): string => {
  const point = points.find(({ target }) => target === 0.95);
  return point === undefined ? '' : `at 95 %: ${shown(point.fillRate)} ${shown(point.cycleService)} ${point.weeksOfCover.toFixed(2)}`;
};

const SKUS = 1000;
const DAYS = 730;
const RECOMMEND_MS = 2000;

/** A shop of a thousand SKUs with two years of days. The best of three rounds by the processor's time: what the code takes, not what else the machine does. */
export function benchRecommend(report: Report): void {
  const skus = shop();
  let best = Infinity;
  for (let round = 0; round < 3; round += 1) {
    const start = process.cpuUsage();
    recommendAll({ skus });
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  report.section(`Recommendations: ${SKUS} SKUs with ${DAYS} days each, one core`);
  report.row('recommendAll', ms(best), `< ${RECOMMEND_MS} ms`, best < RECOMMEND_MS);
}

/** Fast and slow goods, some with days without stock, lead times, packs and lots. */
function shop(): ShopSku<string>[] {
  const random = randomFrom(1);
  return Array.from({ length: SKUS }, (_, i) => {
    const share = random();
    const most = 1 + 30 * random() ** 3;
    return {
      id: String(i), startOn: '2024-11-25', categoryId: String(i % 20), onHand: Math.floor(60 * random()), leadTimesDays: [6, 9, 7], packSize: 1 + (i % 12),
      unitCostFen: 1000, priceFen: 1900, orderCostFen: i % 2 === 0 ? 2000 : 0,
      sales: Array.from({ length: DAYS }, () => (random() < share ? Math.ceil(most * random()) : 0)),
      outOfStock: Array.from({ length: DAYS }, (__, day) => day % 90 < i % 5),
    };
  });
}
