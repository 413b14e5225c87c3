/**
 * a ÷ b, or null where b is 0, or so small that the quotient is no number: a measure of nothing.
 *
 * @example quotient(3, 0) // null
 */
export function quotient(a: number, b: number): number | null {
  const result = a / b;
  return Number.isFinite(result) ? result : null;
}
