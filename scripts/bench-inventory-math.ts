import { eoq, gamma, negativeBinomial, newsvendor, normal, poisson, rqExact, type Distribution } from '../miniprogram/shared/inventory-math/index';
import { type Report } from './bench-report';

/** Formulas of stock, as a function imports them: microseconds each on one core, with other numbers every time. */
export function benchInventoryMath(report: Report): void {
  report.section('Inventory mathematics, one core, each');
  speed(report, 'EOQ', 0.2, (i) => eoq({ demandPerDay: i, orderCostFen: 3000, unitCostFen: 800, holdingRatePerYear: 0.25 }).quantity);

  speed(report, 'newsvendor, normal', 5, (i) => season(normal({ mean: 40 + i % 50, standardDeviation: 8 })));
  speed(report, 'newsvendor, Poisson', 5, (i) => season(poisson({ mean: 40 + i % 50 })));
  speed(report, 'newsvendor, negative binomial', 5, (i) => season(negativeBinomial({ mean: 40 + i % 50, variance: 200 })));
  speed(report, 'newsvendor, gamma', 5, (i) => season(gamma({ mean: 40 + i % 50, variance: 200 })));

  const costs = { orderCostFen: 3000, holdingFenPerUnitYear: 200, backorderFenPerUnitYear: 2000 };
  speed(report, 'exact (r, Q), normal', 1000, (i) => rqExact({ ...costs, demandPerDay: 5 + i % 7, leadTimeDemand: normal({ mean: 50 + i % 50, standardDeviation: 12 }) }).orderQuantity);
  speed(report, 'exact (r, Q), Poisson', 1000, (i) => rqExact({ ...costs, demandPerDay: 5 + i % 7, leadTimeDemand: poisson({ mean: 50 + i % 50 }) }).orderQuantity);
  speed(report, 'exact (r, Q), gamma', 1000, (i) => rqExact({ ...costs, demandPerDay: 5 + i % 7, leadTimeDemand: gamma({ mean: 50 + i % 50, variance: 600 }) }).orderQuantity);
}

const season = (demand: Distribution): number => newsvendor({ demand, unitCostFen: 30, priceFen: 100, salvageFen: 12 }).wholeQuantity;

/** The best of five rounds, by the processor's time: what the code takes, not what else the machine does. */
function speed(report: Report, what: string, mostMicroseconds: number, run: (i: number) => number): void {
  let best = Infinity;
  let sum = 0;
  for (let round = 0; round < 5; round += 1) {
    const start = process.cpuUsage();
    let count = 0;
    let microseconds = 0;
    while (microseconds < 100_000) {
      for (let i = 1; i <= 2000; i += 1) sum += run(i);
      count += 2000;
      const { user, system } = process.cpuUsage(start);
      microseconds = user + system;
    }
    best = Math.min(best, microseconds / count);
  }
  // What was calculated is used, so that nothing is left out.
  report.row(what, `${best.toPrecision(2)} µs`, `< ${mostMicroseconds} µs`, best < mostMicroseconds && Number.isFinite(sum));
}
