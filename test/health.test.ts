import { once } from 'node:events';
import { connect } from 'node:net';
import { type Health, startHealth } from '../src/health.ts';

let swept: number | null = null;
const common = {
  port: 0,
  host: '127.0.0.1',
  now: Date.now,
  lastSweep: async () => swept,
  metrics: async () => 'figures',
} as const;
let ready: () => Promise<boolean>;
let health: Health;

beforeAll(async () => {
  health = await startHealth({ ...common, ready: () => ready() });
});
afterAll(() => health.close());

const ask = async (path: string, method = 'GET') => {
  const response = await fetch(`http://127.0.0.1:${health.port}${path}`, { method });
  return { status: response.status, body: await response.text() };
};

/** For request lines that fetch would tidy up. */
const askRaw = async (line: string): Promise<string> => {
  const socket = connect(health.port, '127.0.0.1');
  socket.write(`${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  const [chunk] = await once(socket, 'data');
  socket.destroy();
  return String(chunk).split('\r\n', 1)[0] ?? '';
};

describe('health', () => {
  it.each([
    ['/healthz', async () => false, 200, '{"status":"up"}'],
    ['/healthz?from=probe', async () => false, 200, '{"status":"up"}'],
    ['/readyz', async () => true, 200, '{"status":"ready","mongodb":"up","lastSweep":null}'],
    ['/readyz', async () => false, 503, '{"status":"not ready","mongodb":"down","lastSweep":null}'],
    [
      '/readyz',
      () => Promise.reject(new Error('away')),
      503,
      '{"status":"not ready","mongodb":"down","lastSweep":null}',
    ],
    ['/', async () => true, 404, '{"status":"not found"}'],
    ['/constructor', async () => true, 404, '{"status":"not found"}'],
  ])('answers GET %s', async (path, state, status, body) => {
    ready = state;
    expect(await ask(path)).toEqual({ status, body });
  });

  it('is not ready before it has started', async () => {
    let isUp = false;
    const starting = await startHealth({ ...common, ready: async () => true, started: () => isUp });
    const answer = () => fetch(`http://127.0.0.1:${starting.port}/readyz`);
    expect((await answer()).status).toBe(503);
    isUp = true;
    expect((await answer()).status).toBe(200);
    await starting.close();
  });

  it('answers HEAD without a body', async () => {
    expect(await ask('/healthz', 'HEAD')).toEqual({ status: 200, body: '' });
  });

  it('refuses other methods', async () => {
    expect((await ask('/healthz', 'POST')).status).toBe(405);
  });

  it('says not ready within seconds when MongoDB hangs', async () => {
    ready = () => new Promise(() => {});
    const start = performance.now();
    expect((await ask('/readyz')).status).toBe(503);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it.each(['GET //', 'GET //healthz', 'GET http://[', 'OPTIONS *'])('survives %s', async (line) => {
    expect(await askRaw(line)).toBe('HTTP/1.1 404 Not Found');
    expect((await ask('/healthz')).status).toBe(200);
  });

  it('says when a worker last looked at what is due, and is not ready when that is long ago', async () => {
    ready = async () => true;
    swept = Date.now() - 60_000;
    const { status, body } = await ask('/readyz');
    expect(status).toBe(200);
    expect(JSON.parse(body).lastSweep).toBe(new Date(swept).toISOString());
    swept = Date.now() - 11 * 60_000;
    expect((await ask('/readyz')).status).toBe(503);
    swept = null;
  });

  it('shows the figures as text', async () => {
    expect(await ask('/metrics')).toEqual({ status: 200, body: 'figures' });
  });

  it('rejects when the port is taken', async () => {
    const second = startHealth({ ...common, port: health.port, ready: async () => true });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
