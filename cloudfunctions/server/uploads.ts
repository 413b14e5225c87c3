import { createHash } from 'node:crypto';
import { DAY } from '../../miniprogram/shared/kernel/time';
import { requireOwnFile } from './storage';
import type { Store, Writer } from './store';

/*
 * A file goes to storage past the functions, and storage cannot be listed by them: a file that no
 * document takes up would lie there for ever. So it is written down as soon as a function hears
 * of it, marked by the document that takes it, and removed by the job when none did. The mark stays:
 * what a document took is not given up, however late it is announced again. Pictures that goods once showed stay: orders show them as they were.
 */

/** A form that is kept on the phone may take its pictures up so long. */
const PICTURE_KEPT_MS = 7 * DAY;
/** An import that was broken off goes on within this. */
const IMPORT_KEPT_MS = DAY;

/** Past every clock. */
const NEVER = Number.MAX_SAFE_INTEGER;

const uploadIdOf = (shopId: string, fileId: string): string => `${shopId}:${createHash('sha256').update(fileId).digest('base64url')}`;

/** @throws AppError NOT_FOUND for a file outside the shop's folder */
const hold = (keptMs: number, folderOf: (shopId: string) => string) => async (store: Store, fileId: string, now: number): Promise<void> => {
  requireOwnFile(fileId, folderOf(store.shopId));
  await store.addOnce('uploads', { _id: uploadIdOf(store.shopId, fileId), shopId: store.shopId, fileId, removeAt: now + keptMs });
};

export const holdPicture = hold(PICTURE_KEPT_MS, (shopId) => `${shopId}/`);
export const holdImport = hold(IMPORT_KEPT_MS, (shopId) => `private/${shopId}/`);

/** Documents have taken these files: they stay. */
export async function keepFiles(writer: Writer, fileIds: readonly string[]): Promise<void> {
  const { shopId } = writer;
  for (const fileId of fileIds) await writer.put('uploads', { _id: uploadIdOf(shopId, fileId), shopId, fileId, removeAt: NEVER });
}
