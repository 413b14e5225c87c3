import type { LocalCloud } from '../../local/cloud';
import { caller, dataOf, startFunctions } from '../local-cloud/shop';
import { sdksOf, type Database } from '../local-cloud/sdk';
import { everything } from './oracle';

/* Folding a ledger that these tests write themselves: many entries, some of one instant. */

let cloud: LocalCloud;
let database: Database;
beforeAll(async () => {
  cloud = await startFunctions();
  database = sdksOf(cloud).wx.database();
}, 60_000);
afterAll(async () => { await cloud.close(); });

interface Sold { total: { shipments: number; units: number; revenueFen: number; soldCostFen: number } }

async function ledger(shopId: string, instants: readonly number[]): Promise<void> {
  const rows = instants.map((postedAt, n) => ({
    _id: `${shopId}:m${n}:ship`, shopId, kind: 'shipment', documentId: `m${n}`, documentNumber: '', sourceId: '', subject: '', by: '', byName: '',
    businessDate: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10), postedAt,
    lines: [{ skuId: `g.${n % 7}`, from: 'warehouse:main', to: 'customer', quantity: 1, valueFen: 2, onHandAfter: 0, revenueFen: 5 }],
  }));
  for (let at = 0; at < rows.length; at += 500) await database.collection('movements').add({ data: rows.slice(at, at + 500) });
}

test.each([
  ['650 settled entries', 650, (now: number, n: number) => now - 500_000 + n],
  ['650 entries, 300 of them of one instant', 650, (now: number, n: number) => now - 500_000 + Math.min(n, 350)],
  ['400 entries of the last minute', 400, (now: number, n: number) => now - 400 + n],
])('%s are each counted once, however often they are asked for', async (name, count, at) => {
  const call = caller(cloud, `o-fold-${count}-${name.length}`);
  const { shopId } = dataOf(await call<{ shopId: string }>('shop', 'create', { name, memberName: '阿哲' }));
  const now = Date.now();
  await ledger(shopId, Array.from({ length: count }, (_, n) => at(now, n)));
  const ask = async () => dataOf(await call<Sold>('sales', 'overview', { days: 1 })).total;
  const right = { shipments: count, units: count, revenueFen: 5 * count, soldCostFen: 2 * count, profitFen: 3 * count };
  // Two at once fold the same slices: one of the two moves the watermark.
  expect(await Promise.all([ask(), ask()])).toEqual([right, right]);
  expect(await ask()).toEqual(right);
  const held = async () => dataOf(await call<{ totals: object }>('stock', 'overview')).totals;
  expect(await Promise.all([held(), held()])).toEqual([1, 2].map(() => ({ onHand: -count, valueFen: -2 * count, reserved: 0, notForSale: 0, incoming: 0 })));
  const [day] = (await everything(cloud, 'days')).filter((each) => each.shopId === shopId);
  expect(day?.shipments ?? 0).toBe(at(now, 0) < now - 60_000 ? count : 0);
}, 30_000);

test('while one page folds what another reads, nothing is counted twice', async () => {
  const call = caller(cloud, 'o-fold-busy');
  const { shopId } = dataOf(await call<{ shopId: string }>('shop', 'create', { name: '忙', memberName: '阿哲' }));
  const now = Date.now();
  // One entry each 10 ms becomes old enough to be folded while these pages are read.
  const instants = Array.from({ length: 800 }, (_, n) => now - 60_000 + n * 10);
  await ledger(shopId, instants);
  const units = async () => dataOf(await call<Sold>('sales', 'overview', { days: 1 })).total.units;
  const seen: number[] = [];
  while (Date.now() < now + 7000) seen.push(...await Promise.all(Array.from({ length: 8 }, units)));
  expect([...new Set(seen)]).toEqual([instants.length]);
}, 60_000);
