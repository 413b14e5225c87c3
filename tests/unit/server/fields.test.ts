import * as v from 'valibot';
import { fileId, localDate, name } from '../../../cloudfunctions/server/fields';

const accepts = (schema: v.GenericSchema, value: unknown): boolean => v.safeParse(schema, value).success;

test.each(['小熊', ' a ', '😀', '👨‍👩‍👧', '№1', 'エリクシール', '𠮷'])('%j is a name', (text) => {
  expect(accepts(name('名字'), text)).toBe(true);
});

test.each([
  ['spaces', '  \u3000\u00a0'], ['characters of no width', '\u200b\u200d\u2060'], ['a change of direction', '\u202e'],
  ['half a character', '\ud83d'], ['a filler', '\u3164'], ['an accent', '\u0301'],
])('%s alone are no name: nobody could see it', (_, text) => {
  expect(v.safeParse(name('名字'), text).issues?.[0].message).toBe('名字没有填');
});

test.each(['2026-02-28', '2028-02-29'])('%s is a date', (text) => { expect(accepts(localDate, text)).toBe(true); });
test.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-1-1', '2026-01-01T00:00', ' 2026-01-01'])('%s is none', (text) => { expect(accepts(localDate, text)).toBe(false); });

test.each(['cloud://local.local/shop/a.jpg', 'cloud://env-1.6465-env-1-1250000000/private/shop/9b-3.xlsx'])('%s names a file', (text) => {
  expect(accepts(fileId, text)).toBe(true);
});

test.each(['cloud://local.local/shop//a.jpg', 'cloud://local.local/shop/.a.jpg', 'cloud://local.local/shop/../a.jpg', 'cloud://local.local/shop/', 'cloud://local.local', 'https://local.local/a.jpg'])('%s names none', (text) => {
  expect(accepts(fileId, text)).toBe(false);
});
