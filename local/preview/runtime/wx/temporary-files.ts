import { mimeType } from './mime-type';

/** The folder that a mini program may write to. */
export const USER_DATA_PATH = 'wxfile://usr';

type Bytes = Uint8Array<ArrayBuffer>;

interface StoredFile { bytes: Bytes; type: string; modifiedAt: number; address?: string }

/** The mini program's sandbox, in memory: temporary files and those under USER_DATA_PATH. It is gone with the page. */
const files = new Map<string, StoredFile>();

export const isTemporary = (address: string): boolean => address.startsWith('wxfile://');

/** What the browser can load; a file that is not there stays an address that nothing can load. */
export function addressOfTemporary(path: string): string {
  const file = files.get(path);
  if (file === undefined) return path;
  return file.address ??= URL.createObjectURL(new Blob([file.bytes], { type: file.type }));
}

/** @param extension without a point */
export function addTemporary(bytes: Bytes, extension: string): string {
  const path = `wxfile://tmp_${crypto.randomUUID().replaceAll('-', '')}${extension === '' ? '' : `.${extension}`}`;
  writeFile(path, bytes);
  return path;
}

export const addTemporaryBlob = async (blob: Blob, extension: string): Promise<string> => addTemporary(new Uint8Array(await blob.arrayBuffer()), extension);

export function writeFile(path: string, bytes: Bytes): void {
  removeFile(path);
  files.set(path, { bytes, type: mimeType(path), modifiedAt: Date.now() });
}

export function removeFile(path: string): boolean {
  const address = files.get(path)?.address;
  if (address !== undefined) URL.revokeObjectURL(address);
  return files.delete(path);
}

/** Null if there is none. */
export const fileAt = (path: string): Readonly<StoredFile> | null => files.get(path) ?? null;

export const filePaths = (): string[] => [...files.keys()];
