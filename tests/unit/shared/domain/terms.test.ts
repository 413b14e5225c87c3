import { indexTerms, queryTerms } from '../../../../miniprogram/shared/domain/terms';

const bear = indexTerms({ name: '羊羔绒小熊公仔', initials: 'ygrxxgz', codes: ['XR-201-C45', '6901234567892'] });
const finds = (text: string): boolean => queryTerms(text).length > 0 && queryTerms(text).every((term) => bear.includes(term));

test.each(['羊', 'y', '小熊', '羊羔绒', '小熊公仔 XR', 'xr', '201', 'c45', '6901234567892', '69012345', 'xxgz', 'ＸＲ'])('%j finds the bear', (text) => {
  expect(finds(text)).toBe(true);
});

test.each(['狗', 'z', '小狗', 'zz', '熊小', '   '])('%j does not', (text) => {
  expect(finds(text)).toBe(false);
});

test('a goods has at most 64 terms, those of its name first', () => {
  const terms = indexTerms({ name: '好用的小风扇', initials: 'hydxfs', codes: Array.from({ length: 60 }, (_, n) => `CODE${n}00000`) });
  expect(terms).toHaveLength(64);
  expect(terms).toContain('风扇');
});

test('the index is asked for the rarest term: the longest, and of those the last', () => {
  expect(queryTerms('SO1124-K7QX')[0]).toBe('7qx');
  expect(queryTerms('小熊 xr201')[0]).toBe('201');
  expect(queryTerms('羊羔绒')).toEqual(['羔绒', '羊羔']);
});

test.each([['エリクシール 化粧水', 'クシー'], ['설화수 윤조에센스', '윤조'], ['Крем для рук', 'крем'], ['𠮷野家', '𠮷野'], ['㐂多屋', '㐂']])('%s is found by %s, and by nothing else', (text, search) => {
  const terms = indexTerms({ name: text, initials: '', codes: [] });
  const asked = queryTerms(search);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.every((term) => terms.includes(term))).toBe(true);
  expect(asked.some((term) => bear.includes(term))).toBe(false);
  // Half a character is no text for a database.
  expect([...terms, ...asked].filter((term) => /[\ud800-\udfff]/.test(term.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '')))).toEqual([]);
});

test('a name of sixty characters leaves room for the code', () => {
  const name = Array.from({ length: 60 }, (_, n) => String.fromCodePoint(0x4e00 + n * 7)).join('');
  const terms = indexTerms({ name, initials: 'y'.repeat(60), codes: ['XR-202', '6901234567892'] });
  for (const query of ['XR-202', '6901234567892']) expect(queryTerms(query).every((term) => terms.includes(term))).toBe(true);
});
