import { changed, putInPieces } from '../../../miniprogram/services/changed';

test('only what differs is sent, and what is new at the end', () => {
  expect(changed('rows', [{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 3 }, { a: 4 }])).toEqual({ 'rows[1]': { a: 3 }, 'rows[2]': { a: 4 } });
});

test('a list that is the same sends nothing, one that became shorter is sent whole', () => {
  expect(changed('rows', [{ a: 1 }], [{ a: 1 }])).toEqual({});
  expect(changed('rows', [1, 2], [1])).toEqual({ rows: [1] });
  expect(changed('rows', [1], [])).toEqual({ rows: [] });
});

test('hundreds of rows go over in pieces that each are light, and what follows from them with the last', () => {
  const before = Array.from({ length: 600 }, (_, at) => ({ id: at, words: '每天都要用的日用百货'.repeat(10) }));
  const after = [{ id: 600, words: '新来的' }, ...before];
  const pieces: Record<string, unknown>[] = [];
  putInPieces({ setData: (piece) => { pieces.push(piece); } }, changed('rows', before, after), { head: 'idle' });
  const all = pieces.reduce((sum, piece) => ({ ...sum, ...piece }), {});
  expect(Object.keys(all)).toHaveLength(602);
  expect(pieces.length).toBeGreaterThan(3);
  for (const piece of pieces) expect(new TextEncoder().encode(JSON.stringify(piece)).length).toBeLessThanOrEqual(64 * 1024);
  expect(pieces.map(({ head }) => head)).toEqual([...pieces.slice(1).map(() => undefined), 'idle']);
  expect(after.map((row, at) => all[`rows[${at}]`] === row)).not.toContain(false);
});

test('one row that is too large for a piece goes over alone', () => {
  const pieces: object[] = [];
  putInPieces({ setData: (piece) => { pieces.push(piece); } }, { 'rows[0]': 'x'.repeat(90_000), 'rows[1]': 'y' }, {});
  expect(pieces.map((piece) => Object.keys(piece))).toEqual([['rows[0]'], ['rows[1]']]);
});
