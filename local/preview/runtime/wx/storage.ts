import { identity } from '../shell/identity';
import { api, chapter, Failure } from './api';

/** WeChat's limits for one entry and for all of a mini program's. */
const ENTRY_BYTES_MAX = 1024 * 1024;
const TOTAL_BYTES_MAX = 10 * 1024 * 1024;

const encoder = new TextEncoder();
const bytesOf = (text: string): number => encoder.encode(text).length;

/** Entries of other keys of the browser's store are other people's, or the preview's own. */
const PREFIX = `wx/${identity.storagePrefix}`;

const keys = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
const sizeOf = (key: string): number => bytesOf(localStorage.getItem(PREFIX + key) ?? '');
const totalSize = (): number => keys().reduce((total, key) => total + sizeOf(key), 0);

function write(key: unknown, data: unknown): void {
  if (typeof key !== 'string') throw new Failure('parameter error: parameter.key should be String');
  const text = JSON.stringify({ data });
  const size = bytesOf(text);
  if (size > ENTRY_BYTES_MAX) throw new Failure('entry size limit reached');
  if (totalSize() - sizeOf(key) + size > TOTAL_BYTES_MAX) throw new Failure('exceed storage max size 10Mb');
  try {
    localStorage.setItem(PREFIX + key, text);
  } catch {
    // The browser's own limit may be lower than WeChat's.
    throw new Failure('exceed storage max size 10Mb');
  }
}

/** Undefined if there is none. */
function read(key: string): unknown {
  const text = localStorage.getItem(PREFIX + key);
  return text === null ? undefined : (JSON.parse(text) as { data?: unknown }).data;
}

const remove = (key: string): void => { localStorage.removeItem(PREFIX + key); };
const clear = (): void => { keys().forEach(remove); };
const info = (): { keys: string[]; currentSize: number; limitSize: number } => ({ keys: keys(), currentSize: Math.ceil(totalSize() / 1024), limitSize: TOTAL_BYTES_MAX / 1024 });

/** 数据缓存: each identity has its own. */
export const storage = chapter({
  setStorage: api<WechatMiniprogram.SetStorageOption>('setStorage', ({ key, data }) => { write(key, data); }),
  getStorage: api<WechatMiniprogram.GetStorageOption>('getStorage', ({ key }) => {
    const data = read(key);
    if (data === undefined) throw new Failure('data not found');
    return { data };
  }),
  removeStorage: api<WechatMiniprogram.RemoveStorageOption>('removeStorage', ({ key }) => { remove(key); }),
  clearStorage: api<WechatMiniprogram.ClearStorageOption>('clearStorage', clear),
  getStorageInfo: api<WechatMiniprogram.GetStorageInfoOption>('getStorageInfo', info),

  setStorageSync(key: string, data: unknown): void {
    try {
      write(key, data);
    } catch (error) {
      throw error instanceof Failure ? new Error(`setStorageSync:fail ${error.message}`) : error;
    }
  },
  getStorageSync: (key: string): unknown => read(key) ?? '',
  removeStorageSync: remove,
  clearStorageSync: clear,
  getStorageInfoSync: info,
});
