import { docstringExamples, exampleCompiler } from './docstring-examples';

/*
 * Every example of a formula, with each of its numbers replaced in turn by one that is wrong or
 * extreme. Forecasts and policies, whose numbers are lengths too, have tests of their own;
 * special functions and searches are inner loops, whose callers have checked.
 */

const FORMULAS = /^(classes|costing|distribution|lot-size|measures|newsvendor|replenishment|service)\/(?!search|special-functions|least-level)/;

const REPLACEMENTS = [NaN, Infinity, -Infinity, -1, 0, 0.5, 1, 1e-9, 5e-324, 1e9, 1e308];

function hasNaN(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  return typeof value === 'object' && value !== null && depth < 5 && Object.values(value).some((each) => hasNaN(each, depth + 1));
}

test('no function answers NaN: a wrong number is a RangeError', async () => {
  const compile = await exampleCompiler();
  const faults: { code: string; n: number; fault: string }[] = [];
  let [answered, refused] = [0, 0];
  for (const { code } of docstringExamples.filter((example) => FORMULAS.test(example.file))) {
    for (const { 0: digits, index } of code.matchAll(/(?<![\w.'-])\d+(\.\d+)?(?![\w'])/g)) {
      const changed = `${code.slice(0, index)}n${code.slice(index + digits.length)}`;
      const run = compile(changed);
      for (const n of REPLACEMENTS) {
        try {
          if (hasNaN(run(n))) faults.push({ code: changed, n, fault: 'NaN' });
          answered++;
        } catch (error) {
          if (error instanceof RangeError) refused++;
          else faults.push({ code: changed, n, fault: String(error) });
        }
      }
    }
  }
  expect(faults).toEqual([]);
  expect(Math.min(answered, refused)).toBeGreaterThan(1000);
});
