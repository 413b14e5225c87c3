import { randomUUID } from 'node:crypto';
import { readFileSync, watch } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, resolve } from 'node:path';
import { Builder, type Outcome } from './build/build';
import { buildRuntime } from './build/runtime';
import { describe } from './build/source-error';
import { isFile } from './build/sources';
import { WXS_GLOBALS } from './build/wxs';
import { passToCloud } from './cloud-proxy';
import { locateStack } from './locate';
import type { BuildState, Manifest } from './manifest';

export interface PreviewOptions {
  /** Folder of the mini program. */
  root: string;
  /** Any free one if left out. */
  port?: number;
  /** Where the local cloud was really started. */
  cloudAddress: string;
  /** Where the app's code thinks it is. */
  declaredCloud?: string;
  log?(line: string): void;
}

export interface Preview {
  address: string;
  close(): Promise<void>;
}

const DECLARED_CLOUD = 'http://127.0.0.1:4100';
/** Editors write a file in several steps. */
const SETTLE_MS = 40;
const RUNTIME = '/__preview/runtime/';

/**
 * Serves the mini program in `root` to an ordinary browser on this machine, and again after every edit.
 *
 * @throws EADDRINUSE for a taken port
 */
export async function startPreview({ root: folder, port = 0, cloudAddress, declaredCloud = DECLARED_CLOUD, log = () => undefined }: PreviewOptions): Promise<Preview> {
  const root = resolve(folder);
  const builder = new Builder(root);
  const listening = new Set<ServerResponse>();
  const state: BuildState = { build: '', problems: [] };
  let outcome: Outcome = { built: null, isNew: false, problems: [], tookMs: 0 };

  async function rebuild(): Promise<void> {
    outcome = await builder.build();
    const { problems, tookMs, built, isNew } = outcome;
    for (const problem of problems) log(describe(problem));
    log(isNew ? `built ${built?.manifest.pages.length} pages in ${tookMs} ms` : 'the preview stays as it was');
    if (isNew) state.build = randomUUID();
    state.problems = problems;
    for (const client of listening) client.write(eventOf(state));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => { response.destroy(error as Error); });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isLoopback(request.headers.host)) { response.writeHead(403).end(); return; }
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(url.pathname);
    const { built } = outcome;
    if (path === '/') return send(response, '.html', PAGE);
    if (path.startsWith('/__cloud/')) { passToCloud(cloudAddress, request.url?.slice('/__cloud'.length) ?? '/', request, response); return; }
    if (path === '/__preview/state.js') return send(response, '.js', `globalThis.previewState = ${JSON.stringify(state)};`);
    if (path === '/__preview/manifest.js') return send(response, '.js', built === null ? '' : `globalThis.previewManifest = ${JSON.stringify({ ...built.manifest, declaredCloud, cloud: cloudAddress } satisfies Manifest)};`);
    if (path === '/__preview/templates.js') return send(response, '.js', `globalThis.previewTemplates = () => { ${WXS_GLOBALS} return ${built?.templates ?? '{}'}; };`);
    if (path === '/__preview/app.js') return send(response, '.js', built?.scripts ?? '');
    if (path === '/__preview/events') { subscribe(request, response); return; }
    if (path === '/__preview/locate') return send(response, '.txt', built === null ? '' : locateStack(await bodyOf(request), built.sourceMap, builder.sources));
    if (path.startsWith(RUNTIME)) return send(response, extname(path), runtime.get(path.slice(RUNTIME.length)));
    return sendFile(response, path);
  }

  /** A picture or another file of the mini program. */
  function sendFile(response: ServerResponse, path: string): void {
    const file = path.includes('..') ? null : builder.sources.fileOf(path.slice(1));
    send(response, extname(path), file !== null && isFile(file) && extname(file) in CONTENT_TYPES ? readFileSync(file) : undefined);
  }

  function subscribe(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(eventOf(state));
    listening.add(response);
    request.on('close', () => listening.delete(response));
  }

  await listen(server, port);
  const [runtime] = await Promise.all([buildRuntime(), rebuild()]);
  let settling: NodeJS.Timeout | undefined;
  const watcher = watch(root, { recursive: true }, () => {
    clearTimeout(settling);
    settling = setTimeout(() => { rebuild().catch((error: unknown) => { log(String(error)); }); }, SETTLE_MS);
  });

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      watcher.close();
      clearTimeout(settling);
      await builder.dispose();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.svg': 'image/svg+xml', '.webp': 'image/webp', '.woff2': 'font/woff2', '.woff': 'font/woff', '.ttf': 'font/ttf',
};

const eventOf = (state: BuildState): string => `data: ${JSON.stringify(state)}\n\n`;

function send(response: ServerResponse, extension: string, content: string | Buffer | undefined): void {
  if (content === undefined) { response.writeHead(404).end(); return; }
  response.writeHead(200, { 'content-type': CONTENT_TYPES[extension] ?? 'application/octet-stream', 'cache-control': 'no-store' }).end(content);
}

const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover"><title>微商进销存</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="${RUNTIME}main.css"></head><body><script src="/__preview/state.js"></script><script type="module" src="${RUNTIME}main.js"></script></body></html>`;

/** Another site may resolve its own name to this machine. */
const isLoopback = (host: string | undefined): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '');

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const listen = (server: ReturnType<typeof createServer>, port: number): Promise<void> => new Promise((listening, failed) => {
  server.once('error', failed);
  server.listen(port, '127.0.0.1', listening);
});
