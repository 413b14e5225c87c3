import { request, type IncomingMessage, type ServerResponse } from 'node:http';

/** Passes a request on to the local cloud, so that the page, the functions and pictures have one origin. */
export function passToCloud(cloud: string, path: string, incoming: IncomingMessage, response: ServerResponse): void {
  const headers = { ...incoming.headers };
  delete headers.host;
  delete headers.origin;
  const outgoing = request(new URL(path, cloud), { method: incoming.method ?? 'GET', headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  outgoing.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502).end();
  });
  response.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
