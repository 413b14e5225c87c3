import type { LocalCloud } from '../../../local/cloud';
import { failureOf, startDatabase, type Collection, type Database, type Row, type Sdk } from '../sdk';

/* Every database action of the SDK outside transactions, and how each fails. */

let cloud: LocalCloud;
let database: Database;
let node: Sdk;
let things: Collection;

beforeAll(async () => {
  ({ cloud, database, node } = await startDatabase({ schema: { things: { indexes: [] }, parts: { indexes: [] } } }));
  things = database.collection('things');
});
beforeEach(async () => { await things.where({ _id: database.command.exists(true) }).remove(); });
afterAll(async () => { await cloud.close(); });

const rowsOf = async (condition: Row): Promise<unknown[]> => (await things.where(condition).orderBy('_id', 'asc').get()).data.map(({ _id }) => _id);

test('a document is added, read, replaced and removed', async () => {
  const at = new Date('2026-01-02T03:04:05.678Z');
  expect(await things.add({ data: { _id: 'a', n: 1, half: 0.5, big: 2 ** 40, at, list: [1, 'two', null], inner: { is: true } } })).toMatchObject({ _id: 'a' });
  expect((await things.doc('a').get()).data).toEqual({ _id: 'a', n: 1, half: 0.5, big: 2 ** 40, at, list: [1, 'two', null], inner: { is: true } });
  expect((await things.doc('a').set({ data: { only: 1 } })).stats).toEqual({ updated: 1, created: 0 });
  expect((await things.doc('a').get()).data).toEqual({ _id: 'a', only: 1 });
  expect((await things.doc('new').set({ data: { n: 1 } })).stats).toEqual({ updated: 0, created: 1 });
  expect((await things.doc('a').remove()).stats).toEqual({ removed: 1 });
  expect((await things.doc('a').remove()).stats).toEqual({ removed: 0 });
});

test('an added document without an id gets one; a list is added whole or not at all', async () => {
  const { _id } = await things.add({ data: { n: 1 } });
  expect((await things.doc(_id).get()).data).toEqual({ _id, n: 1 });
  expect((await failureOf(things.add({ data: [{ _id: 'x' }, { _id: 'y' }, { _id: 'x' }] }))).errMsg).toMatch(/E11000/);
  expect(await rowsOf({ _id: database.command.in(['x', 'y']) })).toEqual([]);
});

test('a missing document is an error, or null where the caller says so', async () => {
  expect(await failureOf(things.doc('nobody').get())).toMatchObject({ errCode: -1, errMsg: expect.stringContaining('does not exist') as string });
  const lenient = (await import('wx-server-sdk')).default as unknown as Sdk;
  expect((await lenient.database({ throwOnNotFound: false }).collection('things').doc('nobody').get()).data).toBeNull();
});

test('what the cloud refuses carries its code', async () => {
  await things.add({ data: { _id: 'once', n: 'text', list: 1, none: null } });
  const { command } = database;
  expect(await failureOf(database.collection('nowhere').get())).toMatchObject({ errCode: -502005 });
  expect(await failureOf(database.collection('nowhere').add({ data: {} }))).toMatchObject({ errCode: -502005 });
  expect(await failureOf(things.add({ data: { _id: 'once' } }))).toMatchObject({ errCode: -502001, errMsg: expect.stringContaining('E11000 duplicate key error') as string });
  expect(await failureOf(things.doc('once').update({ data: { n: command.inc(1) } }))).toMatchObject({ errCode: -502001, errMsg: expect.stringContaining('non-numeric') as string });
  expect((await failureOf(things.doc('once').update({ data: { list: command.push(1) } }))).errMsg).toMatch(/must be an array/);
  expect((await failureOf(things.doc('once').update({ data: { none: { inner: 1 } } }))).errMsg).toMatch(/Cannot create field 'inner' in element \{none: null\}/);
  expect(await failureOf(things.doc('once').set({ data: { _id: 'other' } }))).toMatchObject({ errCode: -501007 });
});

test('collections are made by createCollection alone, once', async () => {
  await database.createCollection('made');
  await database.collection('made').add({ data: { _id: 'a' } });
  expect((await failureOf(database.createCollection('made'))).errMsg).toMatch(/Table exist/);
});

describe('update operators', () => {
  const updates: [string, Row, () => Row, Row][] = [
    ['set, of one field or a whole object', { a: { x: 1 }, b: 1 }, () => ({ a: database.command.set({ y: 2 }), b: 2 }), { a: { y: 2 }, b: 2 }],
    ['a nested object, merged', { a: { x: 1 } }, () => ({ a: { y: 2 } }), { a: { x: 1, y: 2 } }],
    ['remove', { a: 1, b: 2 }, () => ({ a: database.command.remove() }), { b: 2 }],
    ['inc, also where nothing was', { a: 1 }, () => ({ a: database.command.inc(2), b: database.command.inc(3) }), { a: 3, b: 3 }],
    ['mul', { a: 4 }, () => ({ a: database.command.mul(2) }), { a: 8 }],
    ['min and max', { a: 4, b: 4 }, () => ({ a: database.command.min(2), b: database.command.max(9) }), { a: 2, b: 9 }],
    ['rename', { a: 1 }, () => ({ a: database.command.rename('z') }), { z: 1 }],
    ['push of several', { a: [1] }, () => ({ a: database.command.push([2, 3]) }), { a: [1, 2, 3] }],
    ['push, placed, sorted and cut', { a: [3] }, () => ({ a: database.command.push({ each: [1, 2], sort: 1, slice: 2 }) }), { a: [1, 2] }],
    ['unshift', { a: [2] }, () => ({ a: database.command.unshift([0, 1]) }), { a: [0, 1, 2] }],
    ['pop', { a: [1, 2] }, () => ({ a: database.command.pop() }), { a: [1] }],
    ['shift', { a: [1, 2] }, () => ({ a: database.command.shift() }), { a: [2] }],
    ['pull by condition', { a: [1, 5, 9] }, () => ({ a: database.command.pull(database.command.gt(4)) }), { a: [1] }],
    ['pullAll', { a: [1, 2, 1] }, () => ({ a: database.command.pullAll([1]) }), { a: [2] }],
    ['addToSet, of one and of several', { a: [1], b: [1] }, () => ({ a: database.command.addToSet(1), b: database.command.addToSet({ $each: [1, 2] }) }), { a: [1], b: [1, 2] }],
  ];
  test.each(updates)('%s', async (_, before, change, after) => {
    await things.add({ data: { _id: 'u', ...before } });
    await things.doc('u').update({ data: change() });
    expect((await things.doc('u').get()).data).toEqual({ _id: 'u', ...after });
  });
});

describe('conditions', () => {
  const rows = [
    { _id: '1', n: 1, tags: ['a', 'b'], inner: { k: 'x' }, lines: [{ sku: 's1', q: 1 }] },
    { _id: '2', n: 2, tags: ['b'], inner: { k: 'y' }, lines: [{ sku: 's1', q: 5 }, { sku: 's2', q: 1 }] },
    { _id: '3', n: null, tags: [], text: '小熊公仔' },
    { _id: '4', text: 'Bear', at: new Date(1000) },
  ];
  beforeEach(async () => { await things.add({ data: rows }); });
  const conditions: [string, () => Row, string[]][] = [
    ['equality, also inside objects', () => ({ n: 1, inner: { k: 'x' } }), ['1']],
    ['null means missing too', () => ({ n: null }), ['3', '4']],
    ['neq', () => ({ n: database.command.neq(1) }), ['2', '3', '4']],
    ['a range', () => ({ n: database.command.gt(0).and(database.command.lte(1)) }), ['1']],
    ['in and nin', () => ({ n: database.command.in([1, 2]), _id: database.command.nin(['1']) }), ['2']],
    ['or over fields', () => database.command.or([{ n: 1 }, { text: 'Bear' }]) as unknown as Row, ['1', '4']],
    ['exists', () => ({ text: database.command.exists(true) }), ['3', '4']],
    ['mod', () => ({ n: database.command.mod([2, 1]) }), ['1']],
    ['an element of a list', () => ({ tags: 'a' }), ['1']],
    ['all', () => ({ tags: database.command.all(['a', 'b']) }), ['1']],
    ['size', () => ({ tags: database.command.size(1) }), ['2']],
    ['elemMatch', () => ({ lines: database.command.elemMatch({ sku: 's1', q: database.command.gt(2) }) }), ['2']],
    ['a field of the elements', () => ({ 'lines.sku': 's2' }), ['2']],
    ['a pattern', () => ({ text: database.RegExp({ regexp: '^b', options: 'i' }) }), ['4']],
    ['a pattern in Chinese', () => ({ text: /小熊/ }), ['3']],
    ['a date', () => ({ at: database.command.lt(new Date(2000)) }), ['4']],
  ];
  test.each(conditions)('%s', async (_, condition, ids) => { expect(await rowsOf(condition())).toEqual(ids); });

  test('sorting puts null first, text after numbers, and goes by the next field where two are equal', async () => {
    await things.add({ data: [{ _id: '5', n: 'text' }, { _id: '6', n: -3 }, { _id: '7', n: 2 }] });
    const sorted = async (direction: 'asc' | 'desc') => (await things.where({}).orderBy('n', direction).orderBy('_id', 'desc').get()).data.map(({ _id }) => _id);
    expect(await sorted('asc')).toEqual(['4', '3', '6', '1', '7', '2', '5']);
    expect(await sorted('desc')).toEqual(['5', '7', '2', '1', '6', '4', '3']);
  });

  test('skip, limit and fields', async () => {
    expect((await things.where({}).orderBy('_id', 'asc').skip(1).limit(2).field({ n: true }).get()).data).toEqual([{ _id: '2', n: 2 }, { _id: '3', n: null }]);
    expect((await things.where({ _id: '1' }).field({ tags: false, lines: false, _id: false }).get()).data).toEqual([{ n: 1, inner: { k: 'x' } }]);
    expect((await things.where({ n: 1 }).count()).total).toBe(1);
    expect((await things.count()).total).toBe(4);
  });

  test('where updates and removes all that match, or reports none', async () => {
    expect((await things.where({ n: database.command.gt(0) }).update({ data: { n: database.command.inc(10) } })).stats.updated).toBe(2);
    expect((await things.where({ n: 99 }).update({ data: { n: 1 } })).stats.updated).toBe(0);
    expect((await things.where({ n: database.command.gt(10) }).remove()).stats.removed).toBe(2);
    expect(await rowsOf({})).toEqual(['3', '4']);
  });

  test('updateAndReturn, which only the node SDK has, answers the document as it is then', async () => {
    const { command } = node.database();
    const { doc } = await (node.database().collection('things').where({ _id: '1' }) as unknown as { updateAndReturn(change: Row): Promise<{ doc: Row }> }).updateAndReturn({ n: command.inc(4) });
    expect(doc).toMatchObject({ _id: '1', n: 5 });
  });
});

test('a get brings 100 rows, up to 1,000 when asked', async () => {
  await things.add({ data: Array.from({ length: 1100 }, (_, n) => ({ n })) });
  expect((await things.get()).data).toHaveLength(100);
  expect((await things.limit(500).get()).data).toHaveLength(500);
  expect((await things.limit(5000).get()).data).toHaveLength(1000);
  expect((await things.count()).total).toBe(1100);
});

test('the server dates documents, with an offset when asked', async () => {
  const before = Date.now();
  await things.add({ data: { _id: 'dated', at: database.serverDate(), later: database.serverDate({ offset: 60_000 }) } });
  const { at, later } = (await things.doc('dated').get()).data as { at: Date; later: Date };
  expect(at.getTime()).toBeGreaterThanOrEqual(before);
  expect(at.getTime()).toBeLessThanOrEqual(Date.now());
  expect(later.getTime() - at.getTime()).toBe(60_000);
});

test('aggregation: match, unwind, group, sort, lookup, and what is not there is refused loudly', async () => {
  await things.add({ data: [{ _id: 'o1', shop: 's', lines: [{ sku: 'a', q: 2 }, { sku: 'b', q: 1 }] }, { _id: 'o2', shop: 's', lines: [{ sku: 'a', q: 3 }] }, { _id: 'o3', shop: 't', lines: [] }] });
  await database.collection('parts').add({ data: { _id: 'a', name: '小熊' } });
  const { sum } = database.command.aggregate;
  const { list } = await things.aggregate().match({ shop: 's' }).unwind('$lines').group({ _id: '$lines.sku', pieces: sum('$lines.q') }).sort({ pieces: -1 }).end();
  expect(list).toEqual([{ _id: 'a', pieces: 5 }, { _id: 'b', pieces: 1 }]);
  const joined = await things.aggregate().match({ _id: 'o2' }).unwind('$lines').lookup({ from: 'parts', localField: 'lines.sku', foreignField: '_id', as: 'part' }).end();
  expect(joined.list).toMatchObject([{ part: [{ name: '小熊' }] }]);
  expect((await things.aggregate().match({ shop: 's' }).count('orders').end()).list).toEqual([{ orders: 2 }]);
  expect((await failureOf(things.aggregate().geoNear({ near: { longitude: 1, latitude: 1 }, distanceField: 'd' }).end())).errMsg).toMatch(/not supported/);
  // Stages work on copies.
  await things.aggregate().addFields({ shop: 'changed', extra: 1 }).end();
  expect((await things.doc('o3').get()).data).toEqual({ _id: 'o3', shop: 't', lines: [] });
});

test('every call is counted, and both SDKs see one database', async () => {
  const before = cloud.databaseCalls();
  await node.database().collection('things').add({ _id: 'from-node', n: 1 } as never);
  expect((await things.doc('from-node').get()).data).toEqual({ _id: 'from-node', n: 1 });
  await database.runTransaction(async (transaction) => { await transaction.collection('things').doc('from-node').update({ data: { n: 2 } }); });
  expect(cloud.databaseCalls() - before).toBe(5);
});
