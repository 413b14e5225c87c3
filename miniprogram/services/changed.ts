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

/** Bytes of one setData: what is drawn crosses over to the view, and the phone stalls on a large piece. */
const MAX_BYTES = 60 * 1024;
/** Of one character, at the most. */
const CHARACTER_BYTES = 3;

/** Puts changes in pieces that the phone takes easily; what follows from all of them comes with the last. */
export function putInPieces(host: { setData(data: Record<string, unknown>): void }, changes: Record<string, unknown>, last: Record<string, unknown>): void {
  let piece: Record<string, unknown> = {};
  let bytes = 0;
  for (const [path, value] of Object.entries(changes)) {
    const more = JSON.stringify(value).length * CHARACTER_BYTES;
    if (bytes > 0 && bytes + more > MAX_BYTES) {
      host.setData(piece);
      piece = {};
      bytes = 0;
    }
    piece[path] = value;
    bytes += more;
  }
  host.setData({ ...piece, ...last });
}
