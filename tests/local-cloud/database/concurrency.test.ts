import type { LocalCloud } from '../../../local/cloud';
import { retried, startDatabase, type Collection, type Database } from '../sdk';

/* Many callers at once: nothing is lost, nothing is sold twice, and the tests could tell. */

let cloud: LocalCloud;
let database: Database;
let stock: Collection;

beforeAll(async () => {
  ({ cloud, database } = await startDatabase({ schema: { stock: { indexes: [] }, sales: { indexes: [] } } }));
  stock = database.collection('stock');
});
afterAll(async () => { await cloud.close(); });

const valueOf = async (id: string) => (await stock.doc(id).get()).data['n'] as number;
const times = <T>(count: number, run: (n: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, (_, n) => run(n)));

test('twenty buyers on one hot document: all pieces are sold, none twice', async () => {
  const PIECES = 100;
  const BUYERS = 20;
  const TRIES = 110;
  await stock.add({ data: { _id: 'hot', n: PIECES } });
  let tries = 0;
  const buy = () => retried(database, async (transaction) => {
    const { n } = (await transaction.collection('stock').doc('hot').get()).data as { n: number };
    if (n === 0) return false;
    await transaction.collection('stock').doc('hot').update({ data: { n: n - 1 } });
    await transaction.collection('sales').add({ data: { number: n } });
    return true;
  });
  const sold = await times(BUYERS, async () => {
    let bought = 0;
    while (tries < TRIES) {
      tries += 1;
      if (await buy()) bought += 1;
    }
    return bought;
  });
  expect(sold.reduce((sum, bought) => sum + bought, 0)).toBe(PIECES);
  expect(await valueOf('hot')).toBe(0);
  const { data } = await database.collection('sales').limit(1000).get();
  expect(new Set(data.map(({ number }) => number)).size).toBe(PIECES);
}, 60_000);

test('transactions and plain increments on five documents lose no update', async () => {
  await stock.add({ data: Array.from({ length: 5 }, (_, n) => ({ _id: `sum-${n}`, n: 0 })) });
  const WORKERS = 16;
  const EACH = 6;
  await Promise.all([
    times(WORKERS, async (worker) => {
      for (let turn = 0; turn < EACH; turn += 1) {
        const id = `sum-${(worker * 7 + turn) % 5}`;
        await retried(database, async (transaction) => {
          const { n } = (await transaction.collection('stock').doc(id).get()).data as { n: number };
          await transaction.collection('stock').doc(id).update({ data: { n: n + 1 } });
        });
      }
    }),
    times(4, async (worker) => {
      for (let turn = 0; turn < EACH; turn += 1) await stock.doc(`sum-${(worker + turn) % 5}`).update({ data: { n: database.command.inc(1) } });
    }),
  ]);
  const sums = await times(5, (n) => valueOf(`sum-${n}`));
  expect(sums.reduce((sum, n) => sum + n, 0)).toBe((WORKERS + 4) * EACH);
}, 60_000);

test('the control, read and write without a transaction, loses updates', async () => {
  await stock.add({ data: { _id: 'control', n: 0 } });
  await times(16, async () => { await stock.doc('control').update({ data: { n: await valueOf('control') + 1 } }); });
  expect(await valueOf('control')).toBeLessThan(16);
});

test('a conditional update by one statement never goes below zero', async () => {
  await stock.add({ data: { _id: 'atomic', n: 30 } });
  const results = await times(40, () => stock.where({ _id: 'atomic', n: database.command.gte(1) }).update({ data: { n: database.command.inc(-1) } }));
  expect(results.filter(({ stats }) => stats.updated === 1)).toHaveLength(30);
  expect(await valueOf('atomic')).toBe(0);
});
