import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lockData } from './data-lock';
import type { IndexSpec } from './database/collection';
import { inMemory, onDisk } from './database/durable';
import { Engine, type Scan } from './database/engine';
import { SdkDoor } from './doors/sdk-door';
import { CallError, Runner } from './functions/runner';
import { DEFAULT_MAX_BYTES } from './limits';
import { Files } from './storage/files';

/** Collections and their indexes; what is missing is made at the start. */
export type Schema = Record<string, { readonly indexes: readonly IndexSpec[] }>;

export interface LocalCloudOptions {
  /** Where data is kept; without it, memory only. */
  dataDir?: string;
  port?: number;
  /** Added to every database call, ms: what a phone's user waits for in the cloud. */
  latencyMs?: number;
  maxBytes?: number;
  /** Built functions, one folder each. */
  functionsDir?: string;
  schema?: Schema;
  /** Variables for every function, such as keys. */
  variables?: Record<string, string>;
  log?(line: string): void;
}

export interface LocalCloud {
  address: string;
  /** The variables with which the SDK in another process finds this cloud. */
  environment(openId?: string): Record<string, string>;
  callFunction(name: string, data: unknown, openId: string): Promise<unknown>;
  /** Runs a function as its timer would. */
  runTimer(name: string): Promise<unknown>;
  reloadFunctions(): void;
  /** Database calls answered so far. */
  databaseCalls(): number;
  /** Queries that read more than 1,000 documents without an index. */
  scans(): readonly Scan[];
  close(): Promise<void>;
}

/**
 * Starts the cloud on this machine: database, functions and storage behind one loopback address.
 *
 * @throws DataLockedError while another process works on `dataDir`; EADDRINUSE for a taken port
 */
export async function startLocalCloud(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  const { dataDir, latencyMs = 0, maxBytes = DEFAULT_MAX_BYTES, schema = {}, variables = {}, log = () => undefined } = options;
  const unlock = dataDir === undefined ? () => undefined : lockData(dataDir);
  const scans: Scan[] = [];
  const durable = dataDir === undefined ? inMemory() : onDisk(join(dataDir, 'database'));
  const engine = new Engine({
    durable, maxBytes,
    onScan: (scan) => { scans.push(scan); log(`[database] ${scan.collection} read ${scan.read} documents without an index for ${scan.condition}`); },
  });
  for (const [name, { indexes }] of Object.entries(schema)) engine.ensure(name, indexes);

  let address = '';
  const environment = (instance: string): Record<string, string> => ({
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${address}/sdk/${instance}` }), TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local', TENCENTCLOUD_SECRETKEY: 'local', TENCENTCLOUD_SESSIONTOKEN: 'local', TCB_ENV: 'local', SCF_NAMESPACE: 'local', SILENCE: 'true', ...variables,
  });
  const files = new Files(join(dataDir ?? mkdtempSync(join(tmpdir(), 'cloud-')), 'files'), () => address);
  const runner = new Runner({ folder: resolve(options.functionsDir ?? 'dist/cloudfunctions'), environment, log });
  const door = new SdkDoor({ engine, files, invoke: (name, data) => runner.call(name, data, null) }, latencyMs);

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      log(`[door] ${String(error)}`);
      response.writeHead(400).end();
    });
  });

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', address);
    // A page of another site may resolve its own name to this machine: only loopback names are ours.
    if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')) { response.writeHead(403).end(); return; }
    allowLoopbackOrigin(request, response);
    if (request.method === 'OPTIONS') { response.writeHead(204).end(); return; }
    const [, area = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
    const path = rest.join('/');
    if (area === 'sdk') return json(response, await door.answer(path, (await bodyOf(request)).toString()));
    if (area === 'call') return json(response, JSON.stringify(await callAnswer(path, request)));
    if (area === 'upload') return json(response, JSON.stringify({ fileID: await upload(url, request) }));
    if (area === 'storage') return storage(path, request, response);
    response.writeHead(404).end();
  }

  async function callAnswer(name: string, request: IncomingMessage): Promise<object> {
    const openId = request.headers['x-wx-openid'];
    if (typeof openId !== 'string' || !/^o[\w-]{1,63}$/.test(openId)) return { errCode: -1, errMsg: 'cloud.callFunction:fail the header x-wx-openid must name a person' };
    try {
      return { result: await runner.call(name, JSON.parse((await bodyOf(request)).toString() || '{}'), openId) };
    } catch (error) {
      return error instanceof CallError ? { errCode: error.errCode, errMsg: error.message } : { errCode: -1, errMsg: String(error) };
    }
  }

  async function upload(url: URL, request: IncomingMessage): Promise<string> {
    const form = await new Response(new Uint8Array(await bodyOf(request)), { headers: { 'content-type': request.headers['content-type'] ?? '' } }).formData();
    const file = form.get('file');
    if (file === null || typeof file === 'string') throw new Error('the form has no field `file`');
    return files.write(url.searchParams.get('path') ?? '', Buffer.from(await file.arrayBuffer()));
  }

  async function storage(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'PUT') { await files.write(path, await bodyOf(request)); response.end(); return; }
    const bytes = await files.read(path);
    response.writeHead(bytes === null ? 404 : 200, { 'content-type': contentType(path) }).end(bytes);
  }

  await new Promise<void>((listening, failed) => {
    server.once('error', (error) => { unlock(); failed(error); });
    server.listen(options.port ?? 0, '127.0.0.1', listening);
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    address,
    environment: (openId) => ({ ...environment('outside'), ...(openId === undefined ? {} : { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: openId }) }),
    callFunction: (name, data, openId) => runner.call(name, data, openId),
    runTimer: (name) => runner.call(name, { Type: 'Timer', TriggerName: name, Time: new Date().toISOString(), Message: '' }, null),
    reloadFunctions: () => { runner.reload(); },
    databaseCalls: () => door.databaseCalls,
    scans: () => scans,
    close: async () => {
      await runner.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await durable.close();
      unlock();
    },
  };
}

const contentTypes: Record<string, string> = { jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', gif: 'image/gif' };
const contentType = (path: string): string => contentTypes[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';

function json(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(text);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The preview and the DevTools simulator are other origins on this machine; nobody else may call. */
function allowLoopbackOrigin(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers;
  if (origin === undefined || !/^https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(origin)) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-allow-headers', 'content-type, x-wx-openid');
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT');
}
