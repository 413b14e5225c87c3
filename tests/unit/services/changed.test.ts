import { changed } from '../../../miniprogram/services/changed';

test('only what differs is sent, and what is new at the end', () => {
  expect(changed('rows', [{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 3 }, { a: 4 }])).toEqual({ 'rows[1]': { a: 3 }, 'rows[2]': { a: 4 } });
});

test('a list that is the same sends nothing, one that became shorter is sent whole', () => {
  expect(changed('rows', [{ a: 1 }], [{ a: 1 }])).toEqual({});
  expect(changed('rows', [1, 2], [1])).toEqual({ rows: [1] });
  expect(changed('rows', [1], [])).toEqual({ rows: [] });
});
