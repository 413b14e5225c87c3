/*
 * The two protobuf messages in which the SDK and the cloud speak of open APIs: fields that are
 * numbers or bytes, nothing else. @see protobuf.dev/programming-guides/encoding
 */

const VARINT = 0;
const BYTES = 2;

/** A field with its number: a number, or bytes that may be text or a message. */
type FieldOf = readonly [number: number, value: number | Buffer];

function* fieldsOf(message: Buffer): Generator<FieldOf> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = message.readUInt8(at);
      at += 1;
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.length) {
    const tag = varint();
    if ((tag & 7) === VARINT) yield [tag >>> 3, varint()];
    else if ((tag & 7) === BYTES) {
      const length = varint();
      yield [tag >>> 3, message.subarray(at, at += length)];
    } else throw new RangeError(`unexpected wire type ${tag & 7}`);
  }
}

function varintBytes(value: bigint): number[] {
  return value < 128n ? [Number(value)] : [Number(value & 127n) | 128, ...varintBytes(value >> 7n)];
}

function fieldBytes([number, value]: FieldOf): Buffer {
  const isBytes = Buffer.isBuffer(value);
  const tag = varintBytes(BigInt(number * 8 + (isBytes ? BYTES : VARINT)));
  // A negative number is written as 64 bits of two's complement.
  return isBytes ? Buffer.concat([Buffer.from([...tag, ...varintBytes(BigInt(value.length))]), value]) : Buffer.from([...tag, ...varintBytes(BigInt.asUintN(64, BigInt(value)))]);
}

/** Reads CommApiData { 2: OpenApiData { 1: pairs { 1: key, 2: value } } }: JSON values by name. */
export function decodeOpenApiData(message: Buffer): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [number, data] of fieldsOf(message)) {
    if (number !== 2 || !Buffer.isBuffer(data)) continue;
    for (const [, pair] of fieldsOf(data)) {
      if (!Buffer.isBuffer(pair)) continue;
      const { 1: key = '', 2: value = 'null' } = Object.fromEntries([...fieldsOf(pair)].map(([field, bytes]) => [field, bytes.toString()]));
      input[key] = JSON.parse(value) as unknown;
    }
  }
  return input;
}

/** Writes CommOpenApiResp { 1: respData, 2: contentType, 3: errorCode, 4: httpCode }. */
export function encodeOpenApiReply({ contentType = '', bytes = Buffer.alloc(0), errorCode = 0 }: { contentType?: string; bytes?: Buffer; errorCode?: number }): Buffer {
  return Buffer.concat([[1, bytes], [2, Buffer.from(contentType)], [3, errorCode], [4, 200]].map((field) => fieldBytes(field as [number, number | Buffer])));
}
