import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../logger.ts';
import { codeOf } from './error-trace.ts';
import type { Guard } from './guard.ts';
import type { InFlight } from './in-flight.ts';

const CLOSE_WITHIN_MS = 10_000;

export interface SlackServer {
  /** The port it listens on; port 0 takes a free one. Rejects when the port is taken. */
  readonly listen: (options: { readonly port: number }) => Promise<number>;
  /** Takes no more requests, and waits up to 10 s for what is under way, also after an ack. */
  readonly close: () => Promise<void>;
}

/** Something else the server answers, told apart by how its path begins; out of Bolt's sight. */
export interface Route {
  readonly prefix: string;
  readonly answer: RequestListener;
}

/** Our own HTTP server: Bolt's does not survive every request. Without `events` (Socket Mode) it only says it is up. */
export const createSlackServer = ({
  events,
  routes = [],
  guard,
  inFlight,
  logger,
}: {
  events?: RequestListener | undefined;
  routes?: readonly Route[] | undefined;
  guard: Guard;
  inFlight: InFlight;
  logger: Logger;
}): SlackServer => {
  let closing = false;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Split by hand: `new URL('//')` throws.
    const path = (request.url ?? '').split('?', 1)[0];
    if (closing) return end(response, 503, 'Stopping.');
    if (path === '/' && (request.method === 'GET' || request.method === 'HEAD')) {
      return end(response, 200, 'The graduated response app is up. Slack reaches it at POST /slack/events.');
    }
    const route = routes.find(({ prefix }) => path?.startsWith(prefix));
    if (route) return route.answer(request, response);
    if (path !== '/slack/events' || !events) return end(response, 404, 'There is nothing here.');
    if (request.method !== 'POST') return end(response, 405, 'Only POST is answered here.');
    const verdict = await guard(request);
    if (!verdict.ok) {
      if (verdict.status !== 200)
        logger.warn({ code: verdict.code, status: verdict.status }, 'Request refused');
      return end(response, verdict.status);
    }
    request.headers['content-type'] = verdict.contentType;
    // Where Bolt looks first for a body that has been read already.
    events(Object.assign(request, { rawBody: verdict.rawBody }), response);
  };

  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5_000, connectionsCheckingInterval: 2_000 },
    (request, response) => {
      inFlight.track(once(response, 'close').catch(() => undefined));
      answer(request, response).catch((error: unknown) => {
        // The caller went away while sending, or sent what nobody can read.
        logger.warn({ code: codeOf(error) }, 'Request broken off');
        response.destroy();
      });
    },
  );

  return {
    listen: async ({ port }) => {
      server.listen(port);
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    },
    close: async () => {
      closing = true;
      server.close();
      server.closeIdleConnections();
      const left = await inFlight.idle(CLOSE_WITHIN_MS);
      if (left > 0) logger.warn({ count: left }, 'Stopped while requests were under way');
      server.closeAllConnections();
    },
  };
};

const end = (response: ServerResponse, status: number, words = ''): void => {
  const close = status === 413 || status === 503;
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    ...(close && { connection: 'close' }),
    ...(status === 405 && { allow: 'POST' }),
  });
  response.end(words);
};
