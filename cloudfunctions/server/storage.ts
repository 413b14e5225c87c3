import cloud from 'wx-server-sdk';
import { AppError } from '../../miniprogram/shared/kernel/app-error';

/**
 * Whether a file lies in this environment and in a folder of it: `cloud://{environment}.{bucket}/{path}`.
 *
 * @param folder with its last slash, such as `private/{shopId}/`
 */
export function isOwnFile(fileId: string, folder: string): boolean {
  const [, environment, path = ''] = /^cloud:\/\/([^./]+)[^/]*\/(.*)$/.exec(fileId) ?? [];
  return environment === cloud.getWXContext().ENV && path.startsWith(folder);
}

/** Another shop's file, and another environment's, is not found. */
export function requireOwnFile(fileId: string, folder: string): void {
  if (!isOwnFile(fileId, folder)) throw new AppError('NOT_FOUND', { what: '文件' });
}

/** Removes files; one that is gone already is no failure. */
export async function removeFiles(fileIds: readonly string[]): Promise<void> {
  await cloud.deleteFile({ fileList: [...fileIds] });
}

/** The bytes of a file; throws NOT_FOUND when there is none. */
export async function download(fileId: string): Promise<Buffer> {
  try {
    const { fileContent } = await cloud.downloadFile({ fileID: fileId }) as { fileContent: Buffer };
    return Buffer.from(fileContent);
  } catch {
    throw new AppError('NOT_FOUND', { what: '文件' });
  }
}
