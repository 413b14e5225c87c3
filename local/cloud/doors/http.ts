import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudError } from '../errors';
import { BODY_BYTES_MAX } from '../storage/limits';
import { fieldsOf } from './multipart';

/** One request as the doors see it. */
export interface HttpRequest {
  method: string;
  /** Decoded steps of the path. */
  steps: string[];
  parameters: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** What a door answers; JSON unless it says otherwise. */
export interface HttpReply {
  status?: number;
  contentType?: string;
  body: string | Buffer;
}

/** The port is taken: one clear line for whoever chose it. */
export class PortTakenError extends Error {
  readonly code = 'EADDRINUSE';
  constructor(readonly port: number, option = 'port') { super(`Port ${port} is taken: stop what uses it, or choose another with --${option}.`); }
}

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
const LOOPBACK_ORIGIN = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
const LOOPBACK_ADDRESS = /^(::ffff:)?127\.|^::1$/;

/**
 * Listens on this machine's loopback alone. Pages of the web run on this machine too: a foreign
 * origin, or a foreign name that resolves to this machine, is turned away before any door.
 *
 * @param port 0 for any free one
 * @throws PortTakenError
 */
export async function listen(port: number, answer: (request: HttpRequest) => Promise<HttpReply>, log: (line: string) => void): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    serve(request, response, answer).catch((error: unknown) => {
      log(`[door] ${request.method ?? ''} ${request.url ?? ''}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  // Longer than callers keep a connection that nothing passes: it is theirs to close.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => { reject(error.code === 'EADDRINUSE' ? new PortTakenError(port) : error); });
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function serve(request: IncomingMessage, response: ServerResponse, answer: (request: HttpRequest) => Promise<HttpReply>): Promise<void> {
  const { host = '', origin } = request.headers;
  const isOurs = LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? '') && LOOPBACK_HOST.test(host) && (origin === undefined || LOOPBACK_ORIGIN.test(origin));
  if (!isOurs) { response.writeHead(403).end(); return; }
  if (origin !== undefined) {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('vary', 'origin');
    response.setHeader('access-control-allow-headers', 'content-type, x-wx-openid');
    response.setHeader('access-control-allow-methods', 'GET, POST');
  }
  const { method = 'GET' } = request;
  if (method === 'OPTIONS') { response.writeHead(204).end(); return; }
  const body = await bodyOf(request);
  if (body === null) { response.writeHead(413, { connection: 'close' }).end(); return; }
  const url = new URL(request.url ?? '/', `http://${host}`);
  const steps = stepsOf(url.pathname);
  const reply = steps === null ? NOT_FOUND : await answer({ method, steps, parameters: url.searchParams, headers: request.headers, body });
  response.writeHead(reply.status ?? 200, {
    'content-type': reply.contentType ?? 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(reply.body), 'x-content-type-options': 'nosniff',
  });
  response.end(method === 'HEAD' ? undefined : reply.body);
}

/** Null for a path that is not percent-encoded text. */
function stepsOf(pathname: string): string[] | null {
  try {
    return pathname.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
}

/** Null when it is larger than anything a door takes. */
function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > BODY_BYTES_MAX) { request.pause(); resolve(null); return; }
      chunks.push(chunk);
    });
    request.on('end', () => { resolve(chunks.length === 1 ? chunks[0] ?? null : Buffer.concat(chunks)); });
    request.on('error', reject);
  });
}

/** The fields of a form, as bytes. */
export const formOf = ({ headers, body }: HttpRequest): Map<string, Buffer> => fieldsOf(headers['content-type'] ?? '', body);

export const jsonReply = (value: object): HttpReply => ({ body: JSON.stringify(value) });
export const NOT_FOUND: HttpReply = { status: 404, contentType: 'text/plain', body: '' };

/** A failure in the cloud's words; what is none of the cloud's is its system error. */
export const cloudErrorOf = (error: unknown): CloudError =>
  error instanceof CloudError ? error : new CloudError('SYS_ERR', error instanceof Error ? error.message : String(error));
