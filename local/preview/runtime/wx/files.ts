import { api, chapter, Failure, failureOf } from './api';
import { download } from './download';
import { encodingOf } from './encoding';
import { loud } from './loud';
import { extensionOf } from './mime-type';
import { addressOfTemporary, fileAt, removeFile, USER_DATA_PATH, writeFile } from './temporary-files';

type Bytes = Uint8Array<ArrayBuffer>;

function bytesAt(path: string, act: string): Bytes {
  const file = fileAt(path);
  if (file === null) throw new Failure(`no such file or directory, ${act} '${path}'`, { errno: 1300002 });
  return file.bytes;
}

function read(path: string, encoding?: string, position = 0, length?: number): string | ArrayBuffer {
  const bytes = bytesAt(path, 'open').slice(position, length === undefined ? undefined : position + length);
  return encoding === undefined ? bytes.buffer : encodingOf(encoding).read(bytes);
}

function write(path: string, data: string | ArrayBuffer, encoding = 'utf8'): void {
  if (!path.startsWith(`${USER_DATA_PATH}/`)) throw new Failure(`permission denied, open '${path}'`, { errno: 1300013 });
  writeFile(path, typeof data === 'string' ? encodingOf(encoding).write(data) : new Uint8Array(data.slice(0)));
}

function unlink(path: string): void {
  bytesAt(path, 'unlink');
  removeFile(path);
}

const copy = (from: string, to: string): void => { write(to, bytesAt(from, 'copyFile').slice().buffer); };

/** WeChat's digest is MD5 unless another is wanted; a browser has none, so then there is only the size. */
async function info(path: string, digestAlgorithm?: 'md5' | 'sha1' | 'sha256'): Promise<{ size: number; digest: string }> {
  const bytes = bytesAt(path, 'stat');
  if (digestAlgorithm === undefined) return { size: bytes.length } as { size: number; digest: string };
  if (digestAlgorithm === 'md5') throw new Failure('digestAlgorithm md5 is not in the preview');
  const digest = await crypto.subtle.digest(digestAlgorithm === 'sha1' ? 'SHA-1' : 'SHA-256', bytes);
  return { size: bytes.length, digest: encodingOf('hex').read(new Uint8Array(digest)) };
}

/** A synchronous call throws what the other passes to `fail`. */
function sync<A extends unknown[], R>(name: string, act: (...values: A) => R): (...values: A) => R {
  return (...values) => {
    try {
      return act(...values);
    } catch (error) {
      throw Object.assign(new Error(failureOf(name, error).errMsg), error instanceof Failure ? error.details : {});
    }
  };
}

/** What these answer when there is nothing to tell. */
const DONE = { errCode: 0 };

/** Temporary files may be read, those under USER_DATA_PATH written too. */
const manager = loud('FileSystemManager', {
  readFile: api<WechatMiniprogram.ReadFileOption>('readFile', ({ filePath, encoding, position, length }) => ({ data: read(filePath, encoding, position, length) })),
  readFileSync: sync('readFileSync', read),
  writeFile: api<WechatMiniprogram.WriteFileOption>('writeFile', ({ filePath, data, encoding }) => { write(filePath, data, encoding); return DONE; }),
  writeFileSync: sync('writeFileSync', write),
  copyFile: api<WechatMiniprogram.CopyFileOption>('copyFile', ({ srcPath, destPath }) => { copy(srcPath, destPath); return DONE; }),
  copyFileSync: sync('copyFileSync', copy),
  access: api<WechatMiniprogram.AccessOption>('access', ({ path }) => { bytesAt(path, 'access'); return DONE; }),
  accessSync: sync('accessSync', (path: string) => { bytesAt(path, 'access'); }),
  unlink: api<WechatMiniprogram.UnlinkOption>('unlink', ({ filePath }) => { unlink(filePath); return DONE; }),
  unlinkSync: sync('unlinkSync', unlink),
  getFileInfo: api<WechatMiniprogram.GetFileInfoOption>('getFileInfo', ({ filePath, digestAlgorithm }) => info(filePath, digestAlgorithm)),
} satisfies Partial<Record<keyof WechatMiniprogram.FileSystemManager, unknown>>);

/** 文件 */
export const files = chapter({
  getFileSystemManager: () => manager,

  /** What the browser can show opens beside the page; the rest is downloaded. */
  openDocument: api<WechatMiniprogram.OpenDocumentOption>('openDocument', ({ filePath, fileType }) => {
    bytesAt(filePath, 'open');
    if ((fileType ?? extensionOf(filePath)) === 'pdf') window.open(addressOfTemporary(filePath), '_blank');
    else download(filePath);
  }),

  saveFileToDisk: api<WechatMiniprogram.SaveFileToDiskOption>('saveFileToDisk', ({ filePath }) => { download(filePath); }),
});
