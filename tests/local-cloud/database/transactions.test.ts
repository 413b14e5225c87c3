import type { LocalCloud } from '../../../local/cloud';
import { failureOf, startDatabase, type Collection, type Database, type Sdk } from '../sdk';

/* Snapshots, locks and conflicts, as two callers of the unmodified SDK meet them. */

let cloud: LocalCloud;
let database: Database;
let node: Sdk;
let plain: Collection;

beforeAll(async () => {
  ({ cloud, database, node } = await startDatabase({ schema: { plain: { indexes: [] }, unique: { indexes: [{ name: 'code', keys: [['code', 1]], unique: true }] } } }));
  plain = database.collection('plain');
});
afterAll(async () => { await cloud.close(); });

const valueOf = async (id: string) => (await plain.doc(id).get()).data['n'];
const CONFLICT = { errCode: -501001, errMsg: expect.stringContaining('[ResourceUnavailable.TransactionConflict]') as string };
const OVER = expect.stringContaining('[ResourceUnavailable.TransactionNotExist]') as string;

test('a transaction sees its own writes, and nobody else does until it commits', async () => {
  await plain.add({ data: { _id: 'own', n: 1 } });
  const transaction = await database.startTransaction();
  await transaction.collection('plain').doc('own').update({ data: { n: 2 } });
  await transaction.collection('plain').add({ data: { _id: 'own-new' } });
  expect((await transaction.collection('plain').doc('own').get()).data).toEqual({ _id: 'own', n: 2 });
  expect(await valueOf('own')).toBe(1);
  expect((await failureOf(plain.doc('own-new').get())).errMsg).toMatch(/does not exist/);
  await transaction.commit();
  expect(await valueOf('own')).toBe(2);
  expect((await plain.doc('own-new').get()).data).toEqual({ _id: 'own-new' });
});

test('it goes on seeing the state of its first operation, in every collection', async () => {
  await plain.add({ data: [{ _id: 'seen', n: 1 }, { _id: 'gone', n: 1 }] });
  const transaction = await database.startTransaction();
  await transaction.collection('plain').doc('seen').get();
  await plain.doc('seen').update({ data: { n: 2 } });
  await plain.doc('gone').remove();
  await database.collection('unique').add({ data: { _id: 'later', code: 'later' } });
  expect((await transaction.collection('plain').doc('seen').get()).data['n']).toBe(1);
  expect((await transaction.collection('plain').doc('gone').get()).data['n']).toBe(1);
  expect((await failureOf(transaction.collection('unique').doc('later').get())).errMsg).toMatch(/does not exist/);
  await transaction.rollback();
});

test('its write to what changed since is a conflict, also when the other was no transaction', async () => {
  await plain.add({ data: { _id: 'stale', n: 1 } });
  const transaction = await database.startTransaction();
  await transaction.collection('plain').doc('stale').get();
  await plain.doc('stale').update({ data: { n: 2 } });
  expect(await failureOf(transaction.collection('plain').doc('stale').update({ data: { n: 3 } }))).toMatchObject(CONFLICT);
  expect(await valueOf('stale')).toBe(2);
});

test('of two that write one document the second fails at its write, and is over', async () => {
  await plain.add({ data: { _id: 'race', n: 0 } });
  const [first, second] = [await database.startTransaction(), await database.startTransaction()];
  await first.collection('plain').doc('race').update({ data: { n: 1 } });
  const failure = await failureOf(second.collection('plain').doc('race').update({ data: { n: 2 } }));
  expect(failure).toMatchObject(CONFLICT);
  expect(failure.code).toBeUndefined();
  expect((await failureOf(second.collection('plain').doc('race').get())).errMsg).toEqual(OVER);
  expect((await failureOf(second.commit())).message).toEqual(OVER);
  expect((await failureOf(second.rollback())).message).toEqual(OVER);
  await first.commit();
  expect(await valueOf('race')).toBe(1);
});

test('an id that another added after the snapshot is a conflict, not a duplicate', async () => {
  const transaction = await database.startTransaction();
  await failureOf(transaction.collection('plain').doc('phantom').get());
  await plain.add({ data: { _id: 'phantom' } });
  expect(await failureOf(transaction.collection('plain').add({ data: { _id: 'phantom' } }))).toMatchObject(CONFLICT);
});

test('a rollback, and any failed write, leaves no write and no lock', async () => {
  const undone = await database.startTransaction();
  await undone.collection('plain').add({ data: { _id: 'undone' } });
  await undone.rollback();
  const failed = await database.startTransaction();
  await failed.collection('plain').add({ data: { _id: 'failed', text: 'x' } });
  expect((await failureOf(failed.collection('plain').doc('failed').update({ data: { text: database.command.inc(1) } }))).errMsg).toMatch(/non-numeric/);
  expect((await failureOf(failed.commit())).message).toEqual(OVER);
  await plain.add({ data: [{ _id: 'undone' }, { _id: 'failed' }] });
});

test('write skew is possible, as in the cloud: reads take no locks', async () => {
  await plain.add({ data: [{ _id: 'on-call-a', n: 1 }, { _id: 'on-call-b', n: 1 }] });
  const [first, second] = [await database.startTransaction(), await database.startTransaction()];
  await first.collection('plain').doc('on-call-b').get();
  await second.collection('plain').doc('on-call-a').get();
  await first.collection('plain').doc('on-call-a').update({ data: { n: 0 } });
  await second.collection('plain').doc('on-call-b').update({ data: { n: 0 } });
  await first.commit();
  await second.commit();
  expect([await valueOf('on-call-a'), await valueOf('on-call-b')]).toEqual([0, 0]);
});

test('write skew ends in a conflict once both write what they rely on', async () => {
  await plain.add({ data: [{ _id: 'guard-a', n: 1 }, { _id: 'guard-b', n: 1 }] });
  const [first, second] = [await database.startTransaction(), await database.startTransaction()];
  await first.collection('plain').doc('guard-b').update({ data: { n: 1 } });
  await first.collection('plain').doc('guard-a').update({ data: { n: 0 } });
  expect(await failureOf(second.collection('plain').doc('guard-a').update({ data: { n: 1 } }))).toMatchObject(CONFLICT);
  await first.commit();
});

test('a plain write waits until the transaction that has the document ends', async () => {
  await plain.add({ data: { _id: 'held', n: 1 } });
  const transaction = await database.startTransaction();
  await transaction.collection('plain').doc('held').update({ data: { n: 10 } });
  let isDone = false;
  const write = plain.doc('held').update({ data: { n: database.command.inc(1) } }).then(() => { isDone = true; });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isDone).toBe(false);
  await transaction.commit();
  await write;
  expect(await valueOf('held')).toBe(11);
});

test('a transaction reads and writes by id alone', async () => {
  const transaction = await database.startTransaction();
  expect((await failureOf(transaction.collection('plain').where({ n: 1 }).get())).errMsg).toMatch(/where\(\) is not allowed/);
  await transaction.rollback();
});

describe('unique keys', () => {
  const unique = (): Collection => database.collection('unique');

  test('a key is taken once; null and missing count as one key', async () => {
    await unique().add({ data: { _id: 'u1', code: 'A' } });
    expect((await failureOf(unique().add({ data: { _id: 'u2', code: 'A' } }))).errMsg).toMatch(/E11000 .*index: code dup key: \{"code":"A"\}/);
    await unique().add({ data: { _id: 'u3' } });
    expect((await failureOf(unique().add({ data: { _id: 'u4', code: null } }))).errMsg).toMatch(/E11000/);
    expect((await failureOf(unique().add({ data: [{ _id: 'u5', code: 'B' }, { _id: 'u6', code: 'B' }] }))).errMsg).toMatch(/E11000/);
    expect((await failureOf(unique().doc('u3').update({ data: { code: 'A' } }))).errMsg).toMatch(/E11000/);
  });

  test('of many that take a key at once one gets it', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => unique().add({ data: { _id: `many-${n}`, code: 'MANY' } })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('a key in an open transaction is a conflict for another, and free after a rollback', async () => {
    const [first, second] = [await database.startTransaction(), await database.startTransaction()];
    await first.collection('unique').add({ data: { _id: 'c1', code: 'C' } });
    expect(await failureOf(second.collection('unique').add({ data: { _id: 'c2', code: 'C' } }))).toMatchObject(CONFLICT);
    await first.rollback();
    await unique().add({ data: { _id: 'c2', code: 'C' } });
  });

  test('a transaction may move a key from one document to another', async () => {
    await unique().add({ data: [{ _id: 'from', code: 'MOVE' }, { _id: 'to', code: 'OTHER' }] });
    const transaction = await database.startTransaction();
    await transaction.collection('unique').doc('from').update({ data: { code: 'FREE' } });
    await transaction.collection('unique').doc('to').update({ data: { code: 'MOVE' } });
    await transaction.commit();
    expect((await unique().where({ code: 'MOVE' }).get()).data).toEqual([{ _id: 'to', code: 'MOVE' }]);
    expect((await unique().where({ code: 'OTHER' }).get()).data).toEqual([]);
  });
});

test('runTransaction of wx-server-sdk does not retry a conflict, that of the node SDK does: callers retry themselves', async () => {
  const attempts = async (sdkDatabase: Database, id: string): Promise<number> => {
    await plain.add({ data: { _id: id, n: 0 } });
    let runs = 0;
    await sdkDatabase.runTransaction(async (transaction) => {
      runs += 1;
      await transaction.collection('plain').doc(id).get();
      if (runs === 1) await plain.doc(id).update({ data: { n: 1 } });
      const change = { n: 2 };
      await transaction.collection('plain').doc(id).update((sdkDatabase === database ? { data: change } : change) as { data: typeof change });
    }).catch(() => undefined);
    return runs;
  };
  expect(await attempts(database, 'retry-wx')).toBe(1);
  expect(await attempts(node.database(), 'retry-node')).toBe(2);
});
