import { addressOf, isLoopback, localPath } from '../shell/addresses';
import { identity } from '../shell/identity';
import { Failure, Listeners } from './api';
import { connectivity } from './connectivity';

/** One exchange over HTTP. */
export interface Exchange {
  url: string;
  method: string;
  header: Record<string, unknown>;
  body: XMLHttpRequestBodyInit | null;
  /** Undefined: as app.json says for this kind. */
  timeoutMs: number | undefined;
  kind: 'request' | 'uploadFile' | 'downloadFile';
}

export interface Answer { statusCode: number; header: Record<string, string>; bytes: Uint8Array<ArrayBuffer> }

interface Progress { progress: number; totalBytesSent: number; totalBytesWritten: number; totalBytesExpectedToSend: number; totalBytesExpectedToWrite: number }

/** What wx.request and its like give back. */
export interface Task {
  abort(): void;
  onHeadersReceived(listener: (result: { header: Record<string, string>; statusCode: number }) => void): void;
  offHeadersReceived(listener?: (result: { header: Record<string, string>; statusCode: number }) => void): void;
  onProgressUpdate(listener: (progress: Progress) => void): void;
  offProgressUpdate(listener?: (progress: Progress) => void): void;
}

const TIMEOUT_MS = 60_000;

/** A header that says who the caller is; in the local cloud's door it is the person whose phone this is, whoever the code names. */
const IDENTITY_HEADER = 'x-wx-openid';

/** Sends it; fails in WeChat's words without network, for a server that is not this machine's, when it takes too long, and when it is aborted. */
export function exchange({ url, method, header, body, timeoutMs, kind }: Exchange): { task: Task; answer: Promise<Answer> } {
  const headers = new Listeners<{ header: Record<string, string>; statusCode: number }>();
  const progress = new Listeners<Progress>();
  const request = new XMLHttpRequest();

  const answer = new Promise<Answer>((resolve, reject) => {
    const fail = (reason: string, errno: number): void => { reject(new Failure(reason, { errno })); };
    const isOurs = localPath(url) !== null;
    if (!/^(https?|cloud):\/\//.test(url)) { fail(`invalid url "${url}"`, 600009); return; }
    if (!isOurs && !isLoopback(url)) { fail('url not in domain list', 600002); return; }
    if (!connectivity.isOnline) { fail('errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED', 600001); return; }

    request.open(method, addressOf(url));
    request.responseType = 'arraybuffer';
    request.timeout = timeoutMs ?? globalThis.previewManifest?.app.networkTimeout?.[kind] ?? TIMEOUT_MS;
    for (const [name, value] of Object.entries(header)) {
      if (name.toLowerCase() !== IDENTITY_HEADER || !isOurs) request.setRequestHeader(name, String(value));
    }
    if (isOurs) request.setRequestHeader(IDENTITY_HEADER, identity.openId);

    request.onreadystatechange = () => {
      if (request.readyState === XMLHttpRequest.HEADERS_RECEIVED) headers.tell({ header: headerOf(request), statusCode: request.status });
    };
    const onProgress = ({ loaded, total }: ProgressEvent): void => {
      progress.tell({
        progress: total === 0 ? 0 : Math.floor((loaded / total) * 100), totalBytesSent: loaded, totalBytesWritten: loaded, totalBytesExpectedToSend: total, totalBytesExpectedToWrite: total,
      });
    };
    (kind === 'uploadFile' ? request.upload : request).addEventListener('progress', onProgress);
    request.onload = () => { resolve({ statusCode: request.status, header: headerOf(request), bytes: new Uint8Array(request.response as ArrayBuffer) }); };
    request.onerror = () => { fail('errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED', 600001); };
    request.ontimeout = () => { fail('timeout', 5); };
    request.onabort = () => { fail('abort', 600001); };
    // Taken away in the middle, as in a lift.
    const lose = ({ isConnected }: { isConnected: boolean }): void => { if (!isConnected) { fail('errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED', 600001); request.abort(); } };
    connectivity.on(lose);
    request.onloadend = () => { connectivity.off(lose); };
    request.send(body);
  });

  return {
    answer,
    task: { abort: () => { request.abort(); }, onHeadersReceived: headers.on, offHeadersReceived: headers.off, onProgressUpdate: progress.on, offProgressUpdate: progress.off },
  };
}

function headerOf(request: XMLHttpRequest): Record<string, string> {
  const lines = request.getAllResponseHeaders().split('\r\n').filter((line) => line !== '');
  return Object.fromEntries(lines.map((line) => { const [name = '', ...value] = line.split(': '); return [name, value.join(': ')]; })) as Record<string, string>;
}
