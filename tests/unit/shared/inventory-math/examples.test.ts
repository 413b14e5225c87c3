import { docstringExamples, exampleCompiler } from './docstring-examples';

/* What a docstring shows as an example is what the function answers. */

/** A number of which only the first digits are shown. */
class FirstDigits { constructor(readonly shown: string) {} }

/** The answer as a value: `1.64…` by its digits, `, … }` for what is left out; null where it is told in words. */
function valueOf(answer: string): { value: unknown } | null {
  const source = answer.replace(/(-?\d+\.\d+)…/g, 'digits("$1")').replace(/, …(?= *[}\]])/g, '');
  try {
    return { value: new Function('digits', `return (${source});`)((shown: string) => new FirstDigits(shown)) as unknown };
  } catch {
    return null;
  }
}

function agrees(actual: unknown, shown: unknown): boolean {
  if (shown instanceof FirstDigits) {
    const decimals = shown.shown.split('.')[1]?.length ?? 0;
    return typeof actual === 'number' && Math.abs(actual - Number(shown.shown)) < 10 ** -decimals;
  }
  if (typeof shown === 'number') return typeof actual === 'number' && Math.abs(actual - shown) <= 1e-12 * Math.max(1, Math.abs(shown));
  if (typeof shown !== 'object' || shown === null) return actual === shown;
  if (typeof actual !== 'object' || actual === null) return false;
  if (Array.isArray(shown)) return (actual as { length: number }).length === shown.length && shown.every((each, i) => agrees((actual as Record<number, unknown>)[i], each));
  return Object.entries(shown).every(([key, value]) => agrees((actual as Record<string, unknown>)[key], value));
}

test('every example is true', async () => {
  const compile = await exampleCompiler();
  let ran = 0;
  const wrong = docstringExamples.flatMap(({ file, code, answer }) => {
    const expected = valueOf(answer);
    if (expected === null) return [];
    try {
      const actual = compile(code)();
      ran++;
      return agrees(actual, expected.value) ? [] : [{ file, code, answer, actual: JSON.stringify(actual) }];
    } catch (error) {
      // It goes on from what another example made, or is more than one expression.
      if (error instanceof ReferenceError || error instanceof SyntaxError) return [];
      throw error;
    }
  });
  expect(wrong).toEqual([]);
  // The others are told in words.
  expect(ran).toBeGreaterThan(0.85 * docstringExamples.length);
});
