import { Failure } from './api';

type Bytes = Uint8Array<ArrayBuffer>;

/** Text of bytes, and bytes of text, for the encodings that WeChat names. */
interface Encoding { read(bytes: Bytes): string; write(text: string): Bytes }

const latin1: Encoding = {
  // In slices: a call takes so many arguments and no more.
  read: (bytes) => Array.from({ length: Math.ceil(bytes.length / 0x8000) }, (_, slice) => String.fromCharCode(...bytes.subarray(slice * 0x8000, (slice + 1) * 0x8000))).join(''),
  write: (text) => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff),
};
const utf8: Encoding = { read: (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), write: (text) => new TextEncoder().encode(text) };
const base64: Encoding = { read: (bytes) => btoa(latin1.read(bytes)), write: (text) => latin1.write(atob(text)) };
const hex: Encoding = {
  read: (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  write: (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16)),
};
const utf16: Encoding = {
  read: (bytes) => new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes),
  write: (text) => new Uint8Array(Uint16Array.from(text, (unit) => unit.charCodeAt(0)).buffer),
};

const ENCODINGS: Record<string, Encoding> = {
  utf8, 'utf-8': utf8, base64, hex, latin1, binary: latin1, ascii: latin1, utf16le: utf16, 'utf-16le': utf16, ucs2: utf16, 'ucs-2': utf16,
};

/** @throws Failure for an encoding that WeChat does not have */
export function encodingOf(name: string): Encoding {
  const encoding = ENCODINGS[name];
  if (encoding === undefined) throw new Failure(`invalid encoding "${name}"`);
  return encoding;
}
