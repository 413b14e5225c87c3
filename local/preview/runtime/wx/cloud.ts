import { api, Failure } from './api';
import { loud } from './loud';
import { addTemporary, fileAt } from './temporary-files';
import { extensionOf } from './mime-type';
import { exchange, type Answer } from './transfer';

/** What the local cloud's door for apps answers when it refuses. @see local/cloud/doors/app-door.ts */
interface Refusal { errCode?: number | string; errMsg?: string }

const decoder = new TextDecoder();

/** How long an address of a private file is good, s; as the local cloud makes them. */
const ADDRESS_AGE_S = 86_400;

const addressOfDoor = (path: string): string => `${globalThis.previewManifest?.declaredCloud ?? ''}${path}`;

async function post<T>(path: string, body: XMLHttpRequestBodyInit, kind: 'request' | 'uploadFile' = 'request'): Promise<T> {
  const { answer } = exchange({ url: addressOfDoor(path), method: 'POST', header: {}, body, timeoutMs: undefined, kind });
  return resultOf<T>(await answer);
}

function resultOf<T>({ bytes, statusCode }: Answer): T {
  if (statusCode !== 200) throw new Failure(`the local cloud answers ${statusCode}`);
  const result = JSON.parse(decoder.decode(bytes)) as T & Refusal;
  if (result.errMsg !== undefined) throw new Failure(result.errMsg, { errCode: result.errCode });
  return result;
}

const fileList = (path: string, ids: readonly string[]): Promise<{ fileList: { fileID: string; tempFileURL: string; status: number }[] }> => post(path, JSON.stringify({ fileList: ids }));
const verdict = (status: number): string => (status === 0 ? 'ok' : 'STORAGE_FILE_NONEXIST');

async function temporaryAddresses(ids: readonly string[]): Promise<ICloud.GetTempFileURLResultItem[]> {
  const answer = await fileList('/temp-urls', ids);
  return answer.fileList.map((file) => ({ ...file, maxAge: ADDRESS_AGE_S, errMsg: verdict(file.status) }));
}

/** 云开发, by the local cloud: functions and files. Its database is for functions alone. */
export const cloud = loud('wx.cloud', {
  /** There is one environment. */
  init: () => undefined,

  callFunction: api<ICloud.CallFunctionParam>('cloud.callFunction', async ({ name, data = {} }) => ({ ...await post<{ result: ICloud.CallFunctionResult['result'] }>(`/call/${name}`, JSON.stringify(data)), requestID: crypto.randomUUID() })),

  uploadFile: api<ICloud.UploadFileParam>('cloud.uploadFile', async ({ cloudPath, filePath }) => {
    const file = fileAt(filePath);
    if (file === null) throw new Failure(`file not found: ${filePath}`);
    const form = new FormData();
    form.append('file', new Blob([file.bytes], { type: file.type }));
    return { ...await post<{ fileID: string }>(`/upload?path=${encodeURIComponent(cloudPath)}`, form, 'uploadFile'), statusCode: 204 };
  }),

  downloadFile: api<ICloud.DownloadFileParam>('cloud.downloadFile', async ({ fileID }) => {
    const [file] = await temporaryAddresses([fileID]);
    if (file === undefined || file.status !== 0) throw new Failure(`${verdict(-1)} ${fileID}`, { errCode: file?.status });
    const { bytes, statusCode } = await exchange({ url: file.tempFileURL, method: 'GET', header: {}, body: null, timeoutMs: undefined, kind: 'downloadFile' }).answer;
    return { tempFilePath: addTemporary(bytes, extensionOf(fileID)), statusCode };
  }),

  getTempFileURL: api<ICloud.GetTempFileURLParam>('cloud.getTempFileURL', async ({ fileList: ids }) => ({ fileList: await temporaryAddresses(ids) })),

  deleteFile: api<ICloud.DeleteFileParam>('cloud.deleteFile', async ({ fileList: ids }) => {
    const answer = await fileList('/delete-files', ids);
    return { fileList: answer.fileList.map(({ fileID, status }) => ({ fileID, status, errMsg: verdict(status) })) };
  }),
} satisfies Partial<Record<keyof WxCloud, unknown>>);
