import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Assets } from './bundle.ts';
import { foreign } from './origin.ts';
import { type Answer, routeFor } from './page-routes.ts';
import type { Workspace } from './workspace.ts';

const page = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Graduated response: a workspace for trying</title>
<link rel="stylesheet" href="/page.css">
</head>
<body>
<div id="root"></div>
<noscript>This page needs JavaScript.</noscript>
<script type="module" src="/page.js"></script>
</body>
</html>
`;

/** Nothing but what this server itself gives: the records shown here go nowhere else. */
const common = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

const send = (response: ServerResponse, { status, type, body, headers }: Answer): void => {
  response.writeHead(status, { ...common, 'content-type': type, ...headers }).end(body);
};

const plain = (status: number, body: string): Answer => ({ status, type: 'text/plain; charset=utf-8', body });

/** Tells the page after every change; a line now and then keeps the connection. */
const follow = (workspace: Workspace, response: ServerResponse): void => {
  const tell = () => response.write(`data: ${JSON.stringify({ version: workspace.version() })}\n\n`);
  response.writeHead(200, { ...common, 'content-type': 'text/event-stream' });
  tell();
  const end = workspace.subscribe(tell);
  const beat = setInterval(() => response.write(':\n\n'), 20_000).unref();
  response.on('close', () => {
    end();
    clearInterval(beat);
  });
};

const answer = async (
  { workspace, assets }: { workspace: Workspace; assets: Assets },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const refused = foreign(request);
  if (refused) return send(response, plain(403, refused));
  const url = new URL(request.url ?? '/', 'http://localhost');
  const asset = request.method === 'GET' ? assets.get(url.pathname) : undefined;
  if (asset) return send(response, { status: 200, ...asset });
  if (request.method === 'GET' && url.pathname === '/')
    return send(response, { status: 200, type: 'text/html; charset=utf-8', body: page });
  if (request.method === 'GET' && url.pathname === '/changes') return follow(workspace, response);
  const route = routeFor({ url, request });
  send(response, route ? await route(workspace, { url, request }) : plain(404, 'There is nothing here.'));
};

/** Serves the page on this machine only. */
export const startPageServer = async (options: {
  workspace: Workspace;
  assets: Assets;
  port: number;
  say: (line: string) => void;
}): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const server = createServer((request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      options.say(`The page's server failed: ${error instanceof Error ? error.stack : String(error)}`);
      if (!response.headersSent) send(response, plain(500, 'Something went wrong; the terminal says what.'));
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
};
