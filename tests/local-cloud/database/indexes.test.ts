import fc from 'fast-check';
import type { Fields } from '../../../local/cloud/database/document';
import type { Engine } from '../../../local/cloud/database/engine';
import type { Order } from '../../../local/cloud/database/plan';
import { startEngine } from './engine';

/* An index changes how much a query reads, never what it answers. */

const indexes = [
  { name: 'shop_at', keys: [['shop', 1], ['at', -1], ['_id', -1]] },
  { name: 'shop_tag', keys: [['shop', 1], ['tags', 1], ['at', 1]] },
  { name: 'at', keys: [['at', 1]] },
] as const;

async function filled(engine: Engine, docs: readonly Fields[]): Promise<Engine> {
  engine.ensure('indexed', indexes);
  engine.ensure('bare');
  await engine.insert('indexed', docs);
  await engine.insert('bare', docs);
  return engine;
}

const value = fc.constantFrom<unknown>(null, -1, 0, 1, 2.5, 'a', 'b', '小', true, new Date(5));
const tags = fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 });
const doc = fc.record({ shop: fc.constantFrom('s', 't'), at: value, tags }, { requiredKeys: ['shop'] });
const demand = fc.oneof(
  value, value.map((bound) => ({ $gt: bound })), value.map((bound) => ({ $lte: bound })), fc.array(value, { minLength: 1, maxLength: 3 }).map((list) => ({ $in: list })),
  fc.tuple(value, value).map(([from, to]) => ({ $gte: from, $lt: to })), value.map((other) => ({ $ne: other })),
);
const condition = fc.record({
  shop: fc.oneof(fc.constantFrom('s', 't'), fc.constant({ $in: ['s', 't', 's'] })),
  at: demand,
  tags: fc.oneof(fc.constantFrom('x', 'y'), fc.constant({ $all: ['x', 'y'] }), fc.constant({ $in: ['x', 'z'] })),
}, { requiredKeys: [] });
const direction = fc.constantFrom<1 | -1>(1, -1);
// Ids make every order complete, so that both answers can be compared row by row.
const order = fc.tuple(fc.constantFrom('at', 'shop'), direction, direction).map(([field, first, last]): Order => ({ [field]: first, _id: last }));

test('with and without indexes a query answers the same rows in the same order', async () => {
  await fc.assert(fc.asyncProperty(fc.array(doc, { maxLength: 30 }), condition, order, fc.integer({ min: 1, max: 10 }), fc.nat(3), async (docs, where, by, limit, skip) => {
    const { engine } = startEngine();
    await filled(engine, docs.map((fields, n) => ({ ...fields, _id: `d${String(n).padStart(2, '0')}` })));
    expect(engine.query('indexed', where, { order: by, limit, skip })).toEqual(engine.query('bare', where, { order: by, limit, skip }));
    expect(engine.count('indexed', where)).toBe(engine.count('bare', where));
  }), { numRuns: 300 });
});

test('an index follows updates and removals', async () => {
  const { engine } = startEngine();
  await filled(engine, [{ _id: 'a', shop: 's', at: 1, tags: ['x', 'y'] }, { _id: 'b', shop: 's', at: 2, tags: ['x'] }]);
  await engine.update('indexed', { _id: 'a' }, { $set: { tags: ['z'], at: 3 } }, { multi: false });
  await engine.remove('indexed', { _id: 'b' }, { multi: false });
  expect(engine.query('indexed', { shop: 's', tags: 'x' })).toEqual([]);
  expect(engine.query('indexed', { shop: 's', tags: 'z' })).toMatchObject([{ _id: 'a' }]);
  expect(engine.query('indexed', {}, { order: { at: 1 } })).toMatchObject([{ at: 3 }]);
});

describe('a query that reads more than 1,000 documents without an index', () => {
  const many = Array.from({ length: 1500 }, (_, n) => ({ _id: `m${n}`, shop: n % 2 === 0 ? 's' : 't', at: n, other: n, tags: [`t${n % 3}`] }));
  const wants = async (run: (engine: Engine) => unknown): Promise<string[][]> => {
    const { engine, scans } = startEngine();
    await filled(engine, many);
    run(engine);
    return scans.map((scan) => scan.wants);
  };

  test('is reported with the index it wants: equal fields, then the order, then ranges', async () => {
    expect(await wants((engine) => engine.query('indexed', { other: 3 }))).toEqual([['other']]);
    expect(await wants((engine) => engine.query('bare', { shop: 's', at: { $gt: 5 } }, { order: { other: -1 }, limit: 5 }))).toEqual([['shop', 'other', 'at']]);
    expect(await wants((engine) => engine.aggregate('bare', [{ $group: { _id: '$shop' } }]))).toEqual([[]]);
  });

  test('is reported too when the index serves the condition and not the order', async () => {
    expect(await wants((engine) => engine.query('indexed', { at: { $gte: 0 } }, { order: { other: 1 }, limit: 5 }))).toEqual([['other', 'at']]);
  });

  test('is reported too when it passes over as many in the index it has', async () => {
    expect(await wants((engine) => engine.query('indexed', { shop: { $in: ['s', 't'] }, other: 1499 }, { order: { at: 1 }, limit: 1 }))).toEqual([['shop', 'other', 'at']]);
  });

  test('is spared by the index that leads to fewest, whichever stands first', async () => {
    const { engine, scans } = startEngine();
    engine.ensure('words', [{ name: 'shop_shown_at', keys: [['shop', 1], ['isShown', 1], ['at', -1]] }, { name: 'shop_terms_at', keys: [['shop', 1], ['terms', 1], ['at', -1]] }]);
    await engine.insert('words', many.map((each) => ({ ...each, shop: 's', isShown: true, terms: ['bear', `n${each.at}`] })));
    const newest = { order: { at: -1, _id: -1 }, limit: 20 } as const;
    expect(engine.query('words', { shop: 's', isShown: true, terms: { $all: ['n7', 'bear'] } }, newest)).toMatchObject([{ _id: 'm7' }]);
    expect(engine.query('words', { shop: 's', isShown: true, terms: 'bear' }, newest)).toHaveLength(20);
    expect(scans).toEqual([]);
  });

  test('is spared by a strict bound: what equals it is not walked', async () => {
    const { engine, scans } = startEngine();
    engine.ensure('levels', [{ name: 'shop_level', keys: [['shop', 1], ['level', 1]] }]);
    await engine.insert('levels', many.map((each) => ({ ...each, shop: 's', level: each.at === 3 ? 1 : each.at === 4 ? -1 : 0 })));
    expect(engine.query('levels', { shop: 's', level: { $gt: 0 } })).toMatchObject([{ _id: 'm3' }]);
    expect(engine.query('levels', { shop: 's', level: { $lt: 0 } })).toMatchObject([{ _id: 'm4' }]);
    expect(scans).toEqual([]);
  });

  test('is not reported when an index serves it, or when few are read', async () => {
    expect(await wants((engine) => {
      engine.query('indexed', { shop: 's' }, { order: { at: -1, _id: -1 }, limit: 20 });
      engine.query('indexed', { shop: { $in: ['s', 't'] } }, { order: { at: -1, _id: -1 }, limit: 20 });
      engine.query('indexed', {}, { order: { at: 1 }, limit: 20 });
      engine.query('indexed', { _id: { $gt: 'm1' } }, { order: { _id: 1 }, limit: 20 });
      engine.query('bare', {}, { limit: 1000 });
      engine.count('bare', {});
    })).toEqual([]);
  });
});
