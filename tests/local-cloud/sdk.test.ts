import { startLocalCloud, type LocalCloud } from '../../local/cloud';
import type { Database } from '../../cloudfunctions/server/database';

/* The unmodified SDK against the local cloud: what it does, and how it fails. */

let cloud: LocalCloud;
let database: Database;
let node: { database(): Database };

beforeAll(async () => {
  cloud = await startLocalCloud({
    schema: {
      things: { indexes: [{ name: 'shop_at', keys: [['shop', 1], ['at', -1]] }, { name: 'code', keys: [['code', 1]], unique: true }] },
      plain: { indexes: [] },
    },
  });
  Object.assign(process.env, cloud.environment('o-tester'));
  ({ database } = await import('../../cloudfunctions/server/database'));
  const { init } = await import('@cloudbase/node-sdk');
  node = init({ env: 'local' }) as unknown as { database(): Database };
});
afterAll(async () => { await cloud.close(); });

const rejection = async (work: Promise<unknown>): Promise<string> => work.then(() => 'no error', (error: { errMsg?: string; message?: string }) => `${error.errMsg ?? ''} ${error.message ?? ''}`);

test('a document is added, read, updated, replaced and removed', async () => {
  const things = database.collection('plain');
  await things.add({ data: { _id: 'a', n: 1, at: new Date(5), nested: { list: [1, 2] } } });
  expect((await things.doc('a').get()).data).toEqual({ _id: 'a', n: 1, at: new Date(5), nested: { list: [1, 2] } });
  await things.doc('a').update({ data: { n: database.command.inc(2), nested: { more: true } } });
  expect((await things.doc('a').get()).data).toMatchObject({ n: 3, nested: { list: [1, 2], more: true } });
  await things.doc('a').set({ data: { only: 1 } });
  expect((await things.doc('a').get()).data).toEqual({ _id: 'a', only: 1 });
  await things.doc('a').remove();
  expect((await things.doc('a').get()).data).toBeNull();
});

test('both SDKs see the same documents', async () => {
  await node.database().collection('plain').add({ _id: 'from-node', n: 1 } as never);
  expect((await database.collection('plain').doc('from-node').get()).data).toEqual({ _id: 'from-node', n: 1 });
});

test('an index answers in its order, whatever order documents came in', async () => {
  for (const at of [3, 1, 2]) await database.collection('things').add({ data: { _id: `t${at}`, shop: 's', at, code: `c${at}` } });
  const { data } = await database.collection('things').where({ shop: 's', at: database.command.gte(2) }).orderBy('at', 'desc').get();
  expect(data.map((thing) => (thing as { at: number }).at)).toEqual([3, 2]);
  expect(await database.collection('things').where({ shop: 's' }).count()).toMatchObject({ total: 3 });
});

test('a missing collection, a duplicate id and a duplicate unique key fail as in the cloud', async () => {
  expect(await rejection(database.collection('nowhere').doc('x').get())).toMatch(/-502005/);
  await database.collection('plain').add({ data: { _id: 'twice' } });
  expect(await rejection(database.collection('plain').add({ data: { _id: 'twice' } }))).toMatch(/E11000/);
  await database.collection('things').add({ data: { _id: 'u1', code: 'same' } });
  expect(await rejection(database.collection('things').add({ data: { _id: 'u2', code: 'same' } }))).toMatch(/E11000/);
});

test('a row limit of 100 holds unless up to 1,000 are asked for', async () => {
  for (let n = 0; n < 120; n += 1) await database.collection('things').add({ data: { shop: 'many', at: n, code: `many${n}` } });
  expect((await database.collection('things').where({ shop: 'many' }).get()).data).toHaveLength(100);
  expect((await database.collection('things').where({ shop: 'many' }).limit(1000).get()).data).toHaveLength(120);
});

test('a transaction sees its own writes and nobody else does until it commits', async () => {
  await database.collection('plain').add({ data: { _id: 'iso', n: 1 } });
  const transaction = await database.startTransaction();
  await transaction.collection('plain').doc('iso').set({ data: { n: 2 } });
  expect((await transaction.collection('plain').doc('iso').get()).data).toMatchObject({ n: 2 });
  expect((await database.collection('plain').doc('iso').get()).data).toMatchObject({ n: 1 });
  await transaction.commit();
  expect((await database.collection('plain').doc('iso').get()).data).toMatchObject({ n: 2 });
});

test('a transaction goes on seeing the state of its first read, and its stale write is a conflict', async () => {
  await database.collection('plain').add({ data: { _id: 'stale', n: 1 } });
  const transaction = await database.startTransaction();
  await transaction.collection('plain').doc('stale').get();
  await database.collection('plain').doc('stale').set({ data: { n: 2 } });
  expect((await transaction.collection('plain').doc('stale').get()).data).toMatchObject({ n: 1 });
  expect(await rejection(transaction.collection('plain').doc('stale').set({ data: { n: 3 } }))).toMatch(/TransactionConflict/);
  expect(await rejection(transaction.commit())).toMatch(/TransactionNotExist/);
  expect((await database.collection('plain').doc('stale').get()).data).toMatchObject({ n: 2 });
});

test('two transactions that write one document: the second fails at its write', async () => {
  await database.collection('plain').add({ data: { _id: 'race', n: 0 } });
  const [first, second] = [await database.startTransaction(), await database.startTransaction()];
  await first.collection('plain').doc('race').set({ data: { n: 1 } });
  expect(await rejection(second.collection('plain').doc('race').set({ data: { n: 2 } }))).toMatch(/TransactionConflict/);
  await first.commit();
  expect((await database.collection('plain').doc('race').get()).data).toMatchObject({ n: 1 });
});

test('reads are not locked: write skew is possible here as in the cloud', async () => {
  for (const _id of ['skew-a', 'skew-b']) await database.collection('plain').add({ data: { _id, on: true } });
  const [first, second] = [await database.startTransaction(), await database.startTransaction()];
  await first.collection('plain').doc('skew-b').get();
  await second.collection('plain').doc('skew-a').get();
  await first.collection('plain').doc('skew-a').set({ data: { on: false } });
  await second.collection('plain').doc('skew-b').set({ data: { on: false } });
  await first.commit();
  await second.commit();
  expect((await database.collection('plain').doc('skew-a').get()).data).toMatchObject({ on: false });
  expect((await database.collection('plain').doc('skew-b').get()).data).toMatchObject({ on: false });
});

test('a rollback leaves nothing behind, not even a lock', async () => {
  const transaction = await database.startTransaction();
  await transaction.collection('plain').add({ data: { _id: 'undone' } });
  await transaction.rollback();
  expect((await database.collection('plain').doc('undone').get()).data).toBeNull();
  await database.collection('plain').add({ data: { _id: 'undone' } });
});

test('read-modify-write by sixteen transactions loses no update, and without transactions it does', async () => {
  const { inTransaction } = await import('../../cloudfunctions/server/store');
  await database.collection('plain').add({ data: { _id: 'sum', shopId: 's', n: 0 } });
  const increment = (): Promise<void> => inTransaction('s', async (writer) => {
    const sum = await writer.get('plain' as never, 'sum', '') as unknown as { _id: string; shopId: string; n: number };
    await writer.put('plain' as never, { ...sum, n: sum.n + 1 } as never);
  });
  await Promise.all(Array.from({ length: 16 }, async () => { for (let n = 0; n < 5; n += 1) await increment(); }));
  expect((await database.collection('plain').doc('sum').get()).data).toMatchObject({ n: 80 });

  const plain = async (): Promise<void> => {
    const { data } = await database.collection('plain').doc('sum').get();
    await database.collection('plain').doc('sum').set({ data: { shopId: 's', n: (data as { n: number }).n + 1 } });
  };
  await Promise.all(Array.from({ length: 16 }, plain));
  expect(((await database.collection('plain').doc('sum').get()).data as { n: number }).n).toBeLessThan(96);
}, 30_000);
