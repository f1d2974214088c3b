import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A probe that waits longer than this has its answer: not ready. */
const READY_WITHIN_MS = 1000;
/** A worker that has not looked at what is due for so long does not do its work. */
const SWEPT_WITHIN_MS = 10 * 60_000;

export type Health = { readonly port: number; readonly close: () => Promise<void> };

export interface HealthOptions {
  readonly port: number;
  readonly host?: string | undefined;
  /** Whether MongoDB answers; may reject or hang: both mean "not ready". */
  readonly ready: () => Promise<boolean>;
  /** Whether the process has done what comes before its work; true where not given. */
  readonly started?: (() => boolean) | undefined;
  /** Of a process that sends reminders: when one last looked at what is due, in ms; null before the first time. */
  readonly lastSweep?: (() => Promise<number | null>) | undefined;
  readonly now: () => number;
  /** The text of /metrics. */
  readonly metrics: () => Promise<string>;
}

/**
 * Serves /healthz (the process is up), /readyz (MongoDB answers, and a worker does its work) and /metrics on a
 * server of its own, because Bolt's receivers do not survive some addresses (`GET //`).
 * Port 0 takes a free port; rejects when the port is taken.
 */
export const startHealth = async (options: HealthOptions): Promise<Health> => {
  const server = createServer(answerWith(options));
  server.listen(options.port, options.host);
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

type Page = { readonly status: number; readonly type: string; readonly body: string };

const json = (status: number, body: unknown): Page => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});

const readiness = async ({ ready, started, lastSweep, now }: HealthOptions, since: number): Promise<Page> => {
  const [up, swept] = await Promise.all([
    inTime({ ask: ready, otherwise: false }),
    inTime({ ask: async () => (await lastSweep?.()) ?? null, otherwise: null }),
  ]);
  const works = lastSweep === undefined || now() - (swept ?? since) < SWEPT_WITHIN_MS;
  const isReady = up && works && (started?.() ?? true);
  return json(isReady ? 200 : 503, {
    status: isReady ? 'ready' : 'not ready',
    mongodb: up ? 'up' : 'down',
    lastSweep: swept === null ? null : new Date(swept).toISOString(),
  });
};

const answerWith = (options: HealthOptions): RequestListener => {
  const since = options.now();
  const pages: Readonly<Record<string, () => Promise<Page>>> = {
    '/healthz': async () => json(200, { status: 'up' }),
    '/readyz': () => readiness(options, since),
    '/metrics': async () => {
      const body = await options.metrics().catch(() => undefined);
      return body === undefined
        ? json(503, { status: 'no figures: MongoDB is away' })
        : { status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', body };
    },
  };
  return async (request, response) => {
    // Split by hand: `new URL('//')` throws.
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    const allowed = request.method === 'GET' || request.method === 'HEAD';
    if (page !== undefined && !allowed) response.setHeader('allow', 'GET, HEAD');
    const unknown = page === undefined ? json(404, { status: 'not found' }) : undefined;
    const { status, type, body } =
      unknown ?? (allowed && page ? await page() : json(405, { status: 'method not allowed' }));
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(body);
  };
};

const inTime = async <T>({
  ask,
  otherwise,
}: {
  readonly ask: () => Promise<T>;
  readonly otherwise: T;
}): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), READY_WITHIN_MS);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch {
    // An answer that fails is the answer, not a fault of this server.
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
};
