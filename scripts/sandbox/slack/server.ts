import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseJsonObject, readBody } from './body.ts';
import type { Engine } from './engine.ts';
import { faultyReply, isDoneDespite, type Reply, send } from './reply.ts';
import { bearer, routes } from './routes.ts';

const secretHeaders = new Set(['authorization', 'cookie']);

const shownHeaders = ({ headers }: IncomingMessage) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, secretHeaders.has(name) ? '•••' : String(value)]),
  );

/** A request's body as people read it: JSON and forms as objects, bytes by their number. */
const shownBody = (request: IncomingMessage, body: Buffer): unknown => {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) return parseJsonObject(body.toString()) ?? body.toString();
  if (!type.startsWith('application/x-www-form-urlencoded')) return `${body.length} bytes`;
  const { token: _token, ...form } = Object.fromEntries(new URLSearchParams(body.toString()));
  return form;
};

const failure = (error: unknown): Reply => ({
  status: 500,
  body: { ok: false, error: 'fatal_error', stack: error instanceof Error ? error.stack : String(error) },
});

/** Whose request it is, and the rest of its path. */
export type Find = (request: { readonly path: readonly string[]; readonly token: string | undefined }) => {
  readonly engine: Engine;
  readonly path: readonly string[];
};

const handle = async (find: Find, request: IncomingMessage, response: ServerResponse) => {
  const started = performance.now();
  const segments = new URL(request.url ?? '/', 'http://slack').pathname.slice(1).split('/');
  const found = find({ path: segments, token: bearer(request) });
  const { engine } = found;
  const [place = '', ...rest] = found.path;
  const route = Object.hasOwn(routes, place) ? routes[place] : undefined;
  if (!route) return void response.writeHead(404).end();
  const body = await readBody(request);
  const name = route.name(rest);
  const fault = engine.faults.take(name);
  const done = isDoneDespite(fault)
    ? await Promise.resolve(route.handle(engine, { http: request, body, rest })).catch(failure)
    : undefined;
  const reply = done ?? (fault && faultyReply(fault));
  await send(response, reply, fault);
  engine.exchanges.add({
    direction: 'to-slack',
    name,
    at: Date.now(),
    ms: performance.now() - started,
    request: { headers: shownHeaders(request), body: shownBody(request, body) },
    ...(reply && {
      answer: { status: reply.status, body: asItWas(reply.body) },
    }),
    ...(fault && { fault: fault.kind }),
  });
};

/** Answers point into the world, which goes on changing: the log keeps them as they were sent. */
const asItWas = (body: unknown) => (Buffer.isBuffer(body) ? '(bytes)' : structuredClone(body));

/** Listens on this machine only. */
export const listen = async (
  find: Find,
  port: number,
): Promise<{ readonly server: Server; readonly origin: string }> => {
  const server = createServer((request, response) => {
    // A caller that goes away while sending is its own business.
    handle(find, request, response).catch(() => response.destroy());
  });
  // Longer than any client's pool keeps a connection, so that none is closed under a request.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};
