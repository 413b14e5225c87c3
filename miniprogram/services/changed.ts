/**
 * What setData needs to turn one list into another: the items that differ, and those that are
 * new at its end. A key pressed in one cell of a grid sends that cell, not sixty.
 *
 * @param name of the list in the page's data
 */
export function changed(name: string, before: readonly unknown[], after: readonly unknown[]): Record<string, unknown> {
  if (after.length < before.length) return { [name]: after };
  const differing = after.flatMap((item, index) => (index < before.length && JSON.stringify(item) === JSON.stringify(before[index]) ? [] : [[`${name}[${index}]`, item] as const]));
  return Object.fromEntries(differing);
}
