/**
 * The fields of a multipart/form-data body, as bytes. The SDK sends a message of bytes as a field
 * without a file's name, which the platform's own reader would take for text, and spoil.
 *
 * @throws Error for a body that is no form
 * @see RFC 7578
 */
export function fieldsOf(contentType: string, body: Buffer): Map<string, Buffer> {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw new Error('the body is no multipart form');
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter has no line before it.
  const text = Buffer.concat([Buffer.from('\r\n'), body]);
  const fields = new Map<string, Buffer>();
  for (let start = text.indexOf(delimiter); start !== -1;) {
    const end = text.indexOf(delimiter, start + delimiter.length);
    if (end === -1) break;
    const part = text.subarray(start + delimiter.length, end);
    const headEnd = part.indexOf('\r\n\r\n');
    const name = /;\s*name="([^"]*)"/i.exec(part.subarray(0, headEnd).toString())?.[1];
    if (headEnd !== -1 && name !== undefined) fields.set(name, part.subarray(headEnd + 4));
    start = end;
  }
  return fields;
}
