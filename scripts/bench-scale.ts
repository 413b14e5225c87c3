import { fillShop, LINES, type Crowd, type CrowdSize } from './bench-crowd';
import { Person } from './bench-door';
import { ms, timed, type Report } from './bench-report';
import type { LocalCloud } from '../local/cloud';

/* The main actions, and what they ask of the database, in a small shop and in a very large one. */

const SIZES: CrowdSize[] = [
  { goods: 100, orders: 1000, movements: 1000 },
  { goods: 1000, orders: 10_000, movements: 10_000 },
  { goods: 10_000, orders: 100_000, movements: 100_000 },
];
const RUNS = 40;
/** Calls before measuring, so that hot code is compiled; more where there is an aim. */
const WARMING = { aim: 300, none: 30 };

interface Subject {
  what: string;
  /** Database calls it may make. */
  calls: number;
  /** Median it is meant to keep, ms. */
  aimMs?: number;
  run(person: Person, shop: Crowd): Promise<unknown>;
}

interface Placed { orderId: string; version: number }
const one = ({ skuId }: Crowd) => [{ skuId, quantity: 1 }];
const place = (person: Person, shop: Crowd): Promise<Placed> => person.must<Placed>('orders', 'place', { customerId: 'walk-in', lines: one(shop) });

const SUBJECTS: Subject[] = [
  { what: 'first 20 goods with stock', calls: 4, aimMs: 5, run: (person) => person.must('goods', 'list', {}) },
  { what: 'goods by a common word', calls: 4, aimMs: 5, run: (person) => person.must('goods', 'list', { search: '小熊' }) },
  { what: 'goods by a code', calls: 4, aimMs: 5, run: (person) => person.must('goods', 'list', { search: 'K-002B' }) },
  { what: 'a scanned code', calls: 4, run: (person) => person.must('goods', 'scan', { code: 'K-002B' }) },
  { what: 'goods picker', calls: 4, run: (person) => person.must('goods', 'pick', { search: '' }) },
  { what: 'orders, with counts', calls: 4, run: (person) => person.must('orders', 'list', { search: '' }) },
  { what: 'orders of a stage', calls: 4, run: (person) => person.must('orders', 'list', { stage: 'done' }) },
  { what: 'orders by number', calls: 4, run: (person) => person.must('orders', 'list', { search: 'SO1101-002B' }) },
  { what: 'one order', calls: 4, run: (person, { orderId }) => person.must('orders', 'get', { orderId }) },
  { what: 'customers by phone', calls: 4, run: (person) => person.must('orders', 'customers', { search: '6618' }) },
  { what: 'purchase orders', calls: 4, run: (person) => person.must('purchasing', 'list', {}) },
  { what: 'stock, newest first', calls: 4, run: (person) => person.must('stock', 'list', {}) },
  { what: 'stock of the shop', calls: 10, run: (person) => person.must('stock', 'overview', {}) },
  { what: 'ledger of one SKU', calls: 4, run: (person, { skuId }) => person.must('stock', 'ledger', { skuId }) },
  { what: 'parcels', calls: 4, run: (person) => person.must('sales', 'shipments', {}) },
  { what: 'sales of 30 days', calls: 6, run: (person) => person.must('sales', 'overview', { days: 30 }) },
  { what: 'order of 1 line placed', calls: 12, run: place },
  {
    what: 'order placed and shipped', calls: 12 + 16,
    run: async (person, shop) => {
      const { orderId, version } = await place(person, shop);
      await person.must('orders', 'ship', { orderId, version, lines: one(shop) });
    },
  },
];

/** Measures every subject at each size; each size is a shop of its own, and they share one database. */
export async function benchScale(cloud: LocalCloud, report: Report): Promise<void> {
  const shops: { person: Person; shop: Crowd }[] = [];
  for (const [index, size] of SIZES.entries()) {
    const person = new Person(cloud, `o-scale-${index}`);
    const start = performance.now();
    shops.push({ person, shop: await fillShop(cloud, person.must, size) });
    const [goods, orders, lines] = [size.goods, size.orders, size.movements * LINES].map((count) => count.toLocaleString('en'));
    console.error(`filled ${goods} SKUs, ${orders} orders, ${lines} ledger lines in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  report.section('Main actions at 100 / 1,000 / 10,000 SKUs (1,000 / 10,000 / 100,000 orders; 10,000 … 1,000,000 ledger lines)');
  for (const { what, calls, aimMs, run } of SUBJECTS) {
    const medians: number[] = [];
    const counts: number[] = [];
    for (const { person, shop } of shops) {
      await timed(aimMs === undefined ? WARMING.none : WARMING.aim, () => run(person, shop));
      counts.push(await person.callsOf(() => run(person, shop)));
      medians.push((await timed(RUNS, () => run(person, shop))).median);
    }
    const isFlat = new Set(counts).size === 1 && Math.max(...counts) <= calls;
    report.row(what, `${medians.map((each) => each.toFixed(1)).join(' / ')} ms`, `${aimMs === undefined ? '' : `≤ ${aimMs} ms, `}flat`, aimMs === undefined ? null : Math.max(...medians) <= aimMs);
    report.row('  database calls', counts.join(' / '), `≤ ${calls}, the same at each`, isFlat);
  }
  report.row('queries that scanned', String(cloud.scans().length), 'none', cloud.scans().length === 0);
  report.row('one list, slowest of 40 (whole way)', ms((await timed(RUNS, () => shops.at(-1)?.person.must('goods', 'list', {}) ?? Promise.resolve())).p95));
}
