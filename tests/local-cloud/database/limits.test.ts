import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onDisk, type Durable, type Write } from '../../../local/cloud/database/durable';
import { startEngine } from './engine';

/* What the database refuses, and what is left after it did. */

const rejection = (work: Promise<unknown>): Promise<string> => work.then(() => 'no error', (error: { code?: string; message: string }) => `${error.code ?? ''} ${error.message}`);
const text = (bytes: number): string => 'x'.repeat(bytes);

describe('a full database', () => {
  test('refuses a write at the write, plain or in a transaction, and keeps what it had', async () => {
    const { engine } = startEngine({ maxBytes: 1000 });
    engine.ensure('notes');
    await engine.insert('notes', [{ _id: 'kept', text: text(300) }]);
    expect(await rejection(engine.insert('notes', [{ _id: 'small' }, { _id: 'large', text: text(700) }]))).toMatch(/EXCEED_STORAGE_LIMIT .*1000 bytes/);
    const transaction = engine.begin();
    await engine.insert('notes', [{ _id: 'small' }], transaction);
    expect(await rejection(engine.insert('notes', [{ _id: 'large', text: text(700) }], transaction))).toMatch(/EXCEED_STORAGE_LIMIT/);
    expect(await rejection(engine.commit(transaction))).toMatch(/TransactionNotExist/);
    expect(engine.query('notes', {}).map(({ _id }) => _id)).toEqual(['kept']);
  });

  test('takes writes again once there is room, and lets what shrinks pass', async () => {
    const { engine } = startEngine({ maxBytes: 1000 });
    engine.ensure('notes');
    await engine.insert('notes', [{ _id: 'a', text: text(450) }, { _id: 'b', text: text(450) }]);
    await engine.update('notes', { _id: 'a' }, { $set: { text: 'short' } }, { multi: false });
    await engine.insert('notes', [{ _id: 'c', text: text(400) }]);
    await engine.remove('notes', { _id: 'b' }, { multi: false });
    await engine.insert('notes', [{ _id: 'd', text: text(400) }]);
    expect(engine.count('notes', {})).toBe(3);
  });

  test('counts what it finds on disk, and writes that are on their way there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'full-'));
    const first = onDisk(folder);
    const { engine } = startEngine({ durable: first, maxBytes: 1000 });
    engine.ensure('notes');
    const results = await Promise.allSettled(['a', 'b', 'c'].map((_id) => engine.insert('notes', [{ _id, text: text(400) }])));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    await first.close();
    const second = onDisk(folder);
    const again = startEngine({ durable: second, maxBytes: 1000 }).engine;
    expect(await rejection(again.insert('notes', [{ text: text(400) }]))).toMatch(/EXCEED_STORAGE_LIMIT/);
    expect(again.query('notes', {}).map(({ _id }) => _id)).toEqual(['a', 'b']);
    await second.close();
    rmSync(folder, { recursive: true });
  });
});

test('a document has at most 16 MB, an id 1,024 bytes', async () => {
  const { engine } = startEngine();
  engine.ensure('notes');
  expect(await rejection(engine.insert('notes', [{ text: text(16 * 1024 ** 2) }]))).toMatch(/size: \d+ is invalid/);
  expect(await rejection(engine.insert('notes', [{ _id: text(1025) }]))).toMatch(/1024 bytes/);
  await engine.insert('notes', [{ _id: text(1024) }]);
});

test('a transaction that is left alone ends after 30 seconds, and its locks with it', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
  try {
    const { engine } = startEngine();
    engine.ensure('notes');
    const transaction = engine.begin();
    await engine.insert('notes', [{ _id: 'a' }], transaction);
    jest.advanceTimersByTime(29_999);
    expect(engine.isOpen(transaction)).toBe(true);
    jest.advanceTimersByTime(1);
    expect(await rejection(engine.commit(transaction))).toMatch(/TransactionNotExist/);
    await engine.insert('notes', [{ _id: 'a' }]);
  } finally {
    jest.useRealTimers();
  }
});

test('a plain write that waits too long for a lock fails and changes nothing', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
  try {
    const { engine } = startEngine();
    engine.ensure('notes');
    await engine.insert('notes', [{ _id: 'a', n: 1 }]);
    await engine.update('notes', { _id: 'a' }, { $set: { n: 2 } }, { multi: false, transactionId: engine.begin() });
    const waiting = rejection(engine.update('notes', { _id: 'a' }, { $set: { n: 3 } }, { multi: false }));
    await Promise.resolve();
    jest.advanceTimersByTime(10_000);
    expect(await waiting).toMatch(/DATABASE_TIMEOUT/);
    expect(engine.read('notes', 'a')).toEqual({ _id: 'a', n: 1 });
  } finally {
    jest.useRealTimers();
  }
});

describe('the disk', () => {
  /** A disk whose commits wait to be let through, or fail. */
  function slowDisk(): { durable: Durable; written: Write[]; settle(error?: Error): void } {
    const waiting: ((error?: Error) => void)[] = [];
    const written: Write[] = [];
    return {
      written,
      settle: (error) => { waiting.shift()?.(error); },
      durable: {
        load: () => undefined, close: () => Promise.resolve(),
        commit: (writes) => new Promise((resolve, reject) => { waiting.push((error) => { if (error !== undefined) { reject(error); return; } written.push(...writes); resolve(); }); }),
      },
    };
  }

  test('has a commit before anybody sees it', async () => {
    const disk = slowDisk();
    const { engine } = startEngine({ durable: disk.durable });
    engine.ensure('notes');
    const transaction = engine.begin();
    await engine.insert('notes', [{ _id: 'a' }], transaction);
    const commit = engine.commit(transaction);
    const other = engine.begin();
    expect([engine.read('notes', 'a'), engine.read('notes', 'a', other)]).toEqual([null, null]);
    expect(await rejection(engine.insert('notes', [{ _id: 'a' }], other))).toMatch(/TransactionConflict/);
    disk.settle();
    await commit;
    expect(engine.read('notes', 'a')).toEqual({ _id: 'a' });
  });

  test('that fails leaves memory as it was, and the document free', async () => {
    const disk = slowDisk();
    const { engine } = startEngine({ durable: disk.durable });
    engine.ensure('notes');
    const failing = engine.insert('notes', [{ _id: 'a', n: 1 }]);
    disk.settle(new Error('no space left on device'));
    expect(await rejection(failing)).toMatch(/no space left/);
    expect(engine.read('notes', 'a')).toBeNull();
    const next = engine.insert('notes', [{ _id: 'a', n: 2 }]);
    disk.settle();
    await next;
    expect(engine.read('notes', 'a')).toEqual({ _id: 'a', n: 2 });
    expect(disk.written).toHaveLength(1);
  });

  test('takes a batch whole or not at all', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'batch-'));
    const durable = onDisk(folder);
    await expect(durable.commit([['notes', 'good', '{}'], ['notes', text(5000), '{}']])).rejects.toThrow();
    const found: string[] = [];
    durable.load((_, id) => { found.push(id); });
    expect(found).toEqual([]);
    await durable.close();
    rmSync(folder, { recursive: true });
  });
});

test('old versions are kept while a snapshot can see them, and no longer', async () => {
  const { engine } = startEngine();
  const collection = engine.ensure('notes');
  await engine.insert('notes', [{ _id: 'a', n: 0 }]);
  const reader = engine.begin();
  engine.read('notes', 'a', reader);
  for (let n = 1; n <= 5; n += 1) await engine.update('notes', { _id: 'a' }, { $set: { n } }, { multi: false });
  await engine.remove('notes', { _id: 'a' }, { multi: false });
  expect(engine.read('notes', 'a', reader)).toEqual({ _id: 'a', n: 0 });
  expect(engine.read('notes', 'a')).toBeNull();
  engine.abort(reader);
  await engine.insert('notes', [{ _id: 'b' }]);
  expect(collection.read('a', 1)).toBeNull();
});
