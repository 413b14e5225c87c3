import { isOpenId, person } from '../functions/caller';
import { CallError, callerMissing, requestTooLarge } from '../functions/errors';
import { REQUEST_BYTES_MAX } from '../functions/limits';
import type { Runner } from '../functions/runner';
import { contentType } from '../storage/content-type';
import type { Files } from '../storage/files';
import { cloudErrorOf, formOf, jsonReply, NOT_FOUND, type HttpReply, type HttpRequest } from './http';

/** WeChat's number for a storage failure. @see wx-server-sdk TCB_ERR_CODE */
const storageErrCodes: Record<string, number> = { STORAGE_REQUEST_FAIL: -503001, STORAGE_EXCEED_AUTHORITY: -503002, STORAGE_FILE_NONEXIST: -503003, INVALID_PARAM: -501007 };
const SYSTEM_ERROR = -501001;

/**
 * The door for the app where WeChat is not: the preview in a browser, and the DevTools simulator
 * without an account. Who calls is a header; answers are as `wx.cloud` gives them.
 */
export class AppDoor {
  constructor(private readonly runner: Runner, private readonly files: Files) {}

  async answer(request: HttpRequest): Promise<HttpReply> {
    const { method, steps: [area, ...path] } = request;
    const route = `${method} /${area ?? ''}`;
    if (route === 'POST /call') return this.call(path.join('/'), request);
    if (route === 'POST /upload') return this.upload(request);
    if (route === 'POST /temp-urls') return this.withFiles(request, 'cloud.getTempFileURL', (fileID) => this.files.temporary(fileID));
    if (route === 'POST /delete-files') return this.withFiles(request, 'cloud.deleteFile', (fileID) => this.files.remove(fileID));
    if (route === 'GET /storage' || route === 'HEAD /storage') return this.read(path.join('/'), request);
    if (route === 'PUT /storage') return this.put(path.join('/'), request);
    return NOT_FOUND;
  }

  private async call(name: string, { headers, body }: HttpRequest): Promise<HttpReply> {
    try {
      const openId = headers['x-wx-openid'];
      if (!isOpenId(openId)) throw callerMissing();
      if (body.length > REQUEST_BYTES_MAX) throw requestTooLarge(REQUEST_BYTES_MAX);
      return { body: `{"result":${await this.runner.call(name, JSON.parse(body.toString() || '{}'), person(openId))}}` };
    } catch (error) {
      return error instanceof CallError ? jsonReply({ errCode: error.errCode, errMsg: error.errMsg }) : failure('cloud.callFunction', error);
    }
  }

  private async upload(request: HttpRequest): Promise<HttpReply> {
    try {
      const bytes = formOf(request).get('file');
      if (bytes === undefined) throw new Error('the form has no file in its field "file"');
      return jsonReply({ fileID: await this.files.write(request.parameters.get('path') ?? '', bytes) });
    } catch (error) {
      return failure('cloud.uploadFile', error);
    }
  }

  private async withFiles({ body }: HttpRequest, api: string, act: (fileID: string) => ReturnType<Files['remove']>): Promise<HttpReply> {
    try {
      const { fileList } = JSON.parse(body.toString()) as { fileList: string[] };
      const answers = await Promise.all(fileList.map(act));
      return jsonReply({ fileList: answers.map(({ fileID, code, tempFileURL }) => ({ fileID, tempFileURL, status: code === 'SUCCESS' ? 0 : storageErrCodes[code] })) });
    } catch (error) {
      return failure(api, error);
    }
  }

  private async read(path: string, { parameters }: HttpRequest): Promise<HttpReply> {
    try {
      const bytes = await this.files.read(path, parameters.get('token') ?? '');
      return bytes === null ? NOT_FOUND : { contentType: contentType(path), body: bytes };
    } catch (error) {
      return { ...failure('storage', error), status: cloudErrorOf(error).code === 'STORAGE_EXCEED_AUTHORITY' ? 403 : 400 };
    }
  }

  /** Where the SDK puts a file: the reply is empty, or an error in the object store's XML. */
  private async put(path: string, { parameters, body }: HttpRequest): Promise<HttpReply> {
    try {
      await this.files.upload(path, parameters.get('token') ?? '', body);
      return { contentType: 'application/xml', body: '' };
    } catch (error) {
      const { code, message } = cloudErrorOf(error);
      return { contentType: 'application/xml', body: `<Error><Code>${code}</Code><Message><![CDATA[${message}]]></Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>` };
    }
  }
}

function failure(api: string, error: unknown): HttpReply {
  const { code, message } = cloudErrorOf(error);
  return jsonReply({ errCode: storageErrCodes[code] ?? SYSTEM_ERROR, errMsg: `${api}:fail ${message}` });
}
