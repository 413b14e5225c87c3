import { api, chapter, deliver, Failure } from './api';
import { connectivity } from './connectivity';
import { addTemporary, fileAt, writeFile } from './temporary-files';
import { extensionOf, extensionOfType } from './mime-type';
import { exchange, type Task } from './transfer';

type RequestOption = WechatMiniprogram.RequestOption;

/** Methods whose data goes into the address. */
const WITHOUT_BODY = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT'];

const decoder = new TextDecoder();

/** 网络 */
export const network = chapter({
  request(options: RequestOption): Task {
    const { url, data, header = {}, method = 'GET', timeout, dataType = 'json', responseType = 'text', enableChunked = false } = options;
    if (enableChunked) throw new Error('wx.request({ enableChunked }) is not in the preview (local/preview/runtime/wx)');
    const hasBody = !WITHOUT_BODY.includes(method.toUpperCase());
    const headers = hasBody ? { 'content-type': 'application/json', ...lowerCased(header) } : lowerCased(header);
    const { task, answer } = exchange({
      url: hasBody ? url : withParameters(url, data), method, header: headers, timeoutMs: timeout, kind: 'request', body: hasBody ? bodyOf(data, String(Reflect.get(headers, 'content-type'))) : null,
    });
    deliver('request', options, answer.then(({ bytes, ...rest }) => ({ ...rest, cookies: [], data: responseType === 'arraybuffer' ? bytes.buffer : parsed(decoder.decode(bytes), dataType) })));
    return task;
  },

  uploadFile(options: WechatMiniprogram.UploadFileOption): Task {
    const { url, filePath, name, header = {}, formData = {}, timeout } = options;
    const file = fileAt(filePath);
    const form = new FormData();
    for (const [field, value] of Object.entries(formData)) form.append(field, String(value));
    if (file !== null) form.append(name, new Blob([file.bytes], { type: file.type }), filePath.slice(filePath.lastIndexOf('/') + 1));
    // The browser writes the form's own content type, with its boundary.
    const headers = lowerCased(header);
    delete headers['content-type'];
    const { task, answer } = file === null ? missing(filePath) : exchange({ url, method: 'POST', header: headers, body: form, timeoutMs: timeout, kind: 'uploadFile' });
    deliver('uploadFile', options, answer.then(({ bytes, ...result }) => ({ ...result, data: decoder.decode(bytes) })));
    return task;
  },

  downloadFile(options: WechatMiniprogram.DownloadFileOption): Task {
    const { url, header = {}, timeout, filePath } = options;
    const { task, answer } = exchange({ url, method: 'GET', header, body: null, timeoutMs: timeout, kind: 'downloadFile' });
    deliver('downloadFile', options, answer.then(({ bytes, header: received, statusCode }) => {
      if (filePath !== undefined) writeFile(filePath, bytes);
      const type = received['content-type']?.split(';')[0] ?? '';
      return { statusCode, header: received, ...(filePath === undefined ? { tempFilePath: addTemporary(bytes, extensionOfType(type) || extensionOf(url.split('?')[0] ?? '')) } : { filePath }) };
    }));
    return task;
  },

  getNetworkType: api<WechatMiniprogram.GetNetworkTypeOption>('getNetworkType', () => ({ networkType: connectivity.networkType, hasSystemProxy: false, weakNet: false, signalStrength: 100 })),
  onNetworkStatusChange: connectivity.on,
  offNetworkStatusChange: connectivity.off,
});

/** A task for a file that is not there: nothing is sent. */
function missing(filePath: string): ReturnType<typeof exchange> {
  const nothing = (): void => undefined;
  return {
    answer: Promise.reject(new Failure(`file not found: ${filePath}`)),
    task: { abort: nothing, onHeadersReceived: nothing, offHeadersReceived: nothing, onProgressUpdate: nothing, offProgressUpdate: nothing },
  };
}

const lowerCased = (header: object): Record<string, unknown> => Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), value]));

function withParameters(url: string, data: RequestOption['data']): string {
  if (data === undefined || data instanceof ArrayBuffer) return url;
  const text = typeof data === 'string' ? data : encoded(data);
  return text === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${text}`;
}

function bodyOf(data: RequestOption['data'], contentType: string): string | ArrayBuffer | null {
  if (data === undefined || typeof data === 'string' || data instanceof ArrayBuffer) return data ?? null;
  return contentType.includes('x-www-form-urlencoded') ? encoded(data) : JSON.stringify(data);
}

const encoded = (data: object): string =>
  Object.entries(data).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value))}`).join('&');

/** Text that is no JSON stays text. */
function parsed(text: string, dataType: string): unknown {
  if (dataType !== 'json') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
