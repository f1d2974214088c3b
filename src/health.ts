import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A probe that waits longer than this has its answer: not ready. */
const READY_WITHIN_MS = 1000;

export type Health = { readonly port: number; readonly close: () => Promise<void> };

/**
 * Serves /healthz (the process is up) and /readyz (MongoDB answers) on a server of its own, because Bolt's
 * receivers do not survive some addresses (`GET //`). `ready` may reject or hang: both mean "not ready".
 * Port 0 takes a free port; rejects when the port is taken.
 */
export const startHealth = async ({
  port,
  host,
  ready,
}: {
  port: number;
  host?: string | undefined;
  ready: () => Promise<boolean>;
}): Promise<Health> => {
  const server = createServer(answerWith({ ready }));
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};

const answerWith = ({ ready }: { ready: () => Promise<boolean> }): RequestListener => {
  const pages: Readonly<Record<string, () => Promise<{ status: number; body: unknown }>>> = {
    '/healthz': async () => ({ status: 200, body: { status: 'up' } }),
    '/readyz': async () =>
      (await inTime(ready))
        ? { status: 200, body: { status: 'ready', mongodb: 'up' } }
        : { status: 503, body: { status: 'not ready', mongodb: 'down' } },
  };
  return async (request, response) => {
    // Split by hand: `new URL('//')` throws.
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    const allowed = request.method === 'GET' || request.method === 'HEAD';
    if (page !== undefined && !allowed) response.setHeader('allow', 'GET, HEAD');
    const { status, body } =
      page === undefined
        ? { status: 404, body: { status: 'not found' } }
        : allowed
          ? await page()
          : { status: 405, body: { status: 'method not allowed' } };
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
  };
};

const inTime = async (ready: () => Promise<boolean>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), READY_WITHIN_MS);
  });
  try {
    return await Promise.race([ready(), late]);
  } catch {
    // A ping that fails is the answer, not a fault of this server.
    return false;
  } finally {
    clearTimeout(timer);
  }
};
