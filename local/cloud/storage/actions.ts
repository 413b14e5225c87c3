import type { Files } from './files';

/** What the SDK posts about files. */
export interface StorageRequest {
  action: string;
  path?: string;
  file_list?: { fileid: string; max_age?: number }[];
  fileid_list?: string[];
}

/** SDK action → what it does. Names and answers are the wire's. */
export const storageActions: Record<string, (request: StorageRequest, files: Files) => unknown> = {
  'storage.getUploadMetadata': ({ path = '' }, files) => ({
    data: { url: files.uploadAddress(path), token: 'local', authorization: 'local', fileId: files.idOf(path), cosFileId: 'local' },
  }),
  'storage.batchGetDownloadUrl': async ({ file_list = [] }, files) => ({
    data: { download_list: await Promise.all(file_list.map(({ fileid, max_age }) => files.temporary(fileid, max_age))) },
  }),
  'storage.batchDeleteFile': async ({ fileid_list = [] }, files) => ({
    data: { delete_list: await Promise.all(fileid_list.map((fileID) => files.remove(fileID))) },
  }),
};
