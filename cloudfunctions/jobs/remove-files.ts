import { database } from '../server/database';
import type { Upload } from '../server/records';
import { removeFiles as removeFromStorage } from '../server/storage';
import { command } from '../server/store';

/** Files of one call to storage. @see WeChat Cloud.deleteFile: fileList has at most 50 */
const BATCH = 50;

/** Uploads that no document took in time are removed, then forgotten; returns how many. */
export async function removeFiles(now: number, giveUpAt: number): Promise<number> {
  for (let removed = 0; ;) {
    const { data } = await database.collection('uploads').where({ removeAt: command.lt(now) }).orderBy('removeAt', 'asc').limit(BATCH).get();
    const uploads = data as Upload[];
    if (uploads.length > 0) {
      await removeFromStorage(uploads.map(({ fileId }) => fileId));
      await database.collection('uploads').where({ _id: command.in(uploads.map(({ _id }) => _id)) }).remove();
    }
    removed += uploads.length;
    if (uploads.length < BATCH || Date.now() > giveUpAt) return removed;
  }
}
