import { foldDemand, yearOf, type DemandEntry } from '../miniprogram/shared/domain/demand';
import { purchaseHistory } from '../miniprogram/shared/domain/purchase-history';
import { defaultPlanSettings } from '../miniprogram/shared/domain/purchase-plan';
import { purchasePlan, type PlanFacts } from '../miniprogram/shared/domain/purchase-planning';
import { randomFrom } from '../miniprogram/shared/inventory-math/forecast/random';
import { grouped } from '../miniprogram/shared/kernel/grouped';
import { addDays } from '../miniprogram/shared/kernel/time';
import { ms, type Report } from './bench-report';

const SKUS = 1000;
const DAYS = 730;
const TODAY = '2026-11-24';
const PLAN_MS = 3000;

/** The purchase plan of a thousand SKUs with two years of days, once its records are read: the first time, as a function that starts, and the best of three. */
export function benchPlan(report: Report): void {
  const facts = shop();
  const rounds = Array.from({ length: 3 }, () => {
    const start = performance.now();
    purchasePlan(facts);
    return performance.now() - start;
  });
  const [first = NaN] = rounds;
  const best = Math.min(...rounds);
  report.section(`Purchase plan: ${SKUS} SKUs with ${DAYS} days each, one core`);
  report.row('from records to lines', `${ms(best)}, the first ${ms(first)}`, `< ${PLAN_MS} ms`, best < PLAN_MS);
}

/** Fast and slow goods of fifty categories; some run out each quarter. */
function shop(): PlanFacts {
  const random = randomFrom(1);
  const dates = Array.from({ length: DAYS }, (_, day) => addDays(TODAY, day - DAYS));
  const ids = Array.from({ length: SKUS }, (_, n) => `g${n}.1`);
  return {
    today: TODAY, now: 0, settings: defaultPlanSettings, purchases: purchaseHistory([], [], TODAY), reorder: new Map(),
    goods: ids.map((skuId, n) => ({
      _id: `g${n}`, name: `商品 ${n}`, categoryId: `c${n % 50}`, pictures: [], unit: '件', packs: n % 3 === 0 ? [{ name: '箱', factor: 24 }] : [],
      skus: [{ skuId, specValues: [], code: '', model: '', barcodes: [], retailFen: 1900, purchasePriceFen: 1000, isHidden: false }],
    })),
    stock: new Map(ids.map((skuId) => [skuId, { onHand: Math.floor(60 * random()), reserved: 0, notForSale: 0, incoming: 0 }])),
    demand: new Map(ids.map((skuId, n) => {
      const share = random();
      const most = 1 + 30 * random() ** 3;
      const sold = dates.flatMap((date, day): DemandEntry[] => {
        const isOut = day % 90 < n % 5;
        return isOut || random() < share ? [{ date, kind: 'shipment', line: { quantity: Math.ceil(most * random()), onHandAfter: isOut ? 0 : 1 } }] : [];
      });
      return [skuId, [...grouped(sold, ({ date }) => yearOf(date))].map(([year, entries]) => ({ year, days: foldDemand('', year, entries) }))];
    })),
  };
}
