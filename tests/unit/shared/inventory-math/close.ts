/** Expects `actual` within `tolerance` of `expected`, relative to it (absolute where it is 0). */
export function expectClose(actual: number, expected: number, tolerance = 1e-9): void {
  const error = Math.abs(actual - expected) / (expected === 0 ? 1 : Math.abs(expected));
  expect({ actual, expected, error: error <= tolerance ? 'fine' : error }).toEqual({ actual, expected, error: 'fine' });
}
