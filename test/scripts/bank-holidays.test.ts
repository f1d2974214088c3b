import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const events = Array.from({ length: 8 }, (_, day) => ({
  title: 'Day',
  date: `2030-01-0${day + 1}`,
  notes: '',
  bunting: false,
}));
const division = { division: 'england-and-wales', events };
const OLD = JSON.stringify({ events: [{ date: '2028-12-26' }] });

let body = '';
let status = 200;
let server: Server;
let address: string;
let folder: string;

beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(status).end(body));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bank-holidays.json`;
  folder = await mkdtemp(join(tmpdir(), 'bank-holidays-'));
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  await rm(folder, { recursive: true });
});

async function run(from = address) {
  const file = join(folder, 'list.json');
  await writeFile(file, OLD);
  const args = ['--import', 'tsx', 'scripts/bank-holidays.ts', from, file];
  const { code, stderr } = await new Promise<{ code: number; stderr: string }>((done) =>
    execFile(process.execPath, args, (error, _, err) =>
      done({ code: Number(error?.code ?? 0), stderr: err }),
    ),
  );
  return { code, stderr, text: await readFile(file, 'utf8') };
}

it('keeps the list of England and Wales with its source and the day', async () => {
  body = JSON.stringify({ 'england-and-wales': division, scotland: {} });
  const { code, text } = await run();
  expect(code).toBe(0);
  expect(JSON.parse(text)).toEqual({
    source: address,
    readOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    ...division,
  });
});

it.each<[what: string, status: number, body: string, says: string]>([
  ['an error page', 503, 'away', 'it answered 503'],
  ['no JSON', 200, '<html>', 'not the list of bank holidays'],
  ['another shape', 200, '{"england-and-wales":{"division":"england-and-wales"}}', 'not the list'],
  ['half of it', 200, '{"england-and-wales":{"division":"england-an', 'not the list'],
  [
    'a shorter list than ours',
    200,
    JSON.stringify({
      'england-and-wales': {
        ...division,
        events: events.map((event) => ({ ...event, date: event.date.replace('2030', '2020') })),
      },
    }),
    'ends earlier than ours, on 2020-01-08',
  ],
])('leaves our list as it is after %s', async (_what, answer, sent, says) => {
  status = answer;
  body = sent;
  const { code, stderr, text } = await run();
  expect({ code, text, files: await readdir(folder) }).toEqual({ code: 1, text: OLD, files: ['list.json'] });
  expect(stderr).toContain(says);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

it('says in one sentence that it cannot be reached', async () => {
  const { code, stderr, text } = await run('http://127.0.0.1:9/');
  expect({ code, text }).toEqual({ code: 1, text: OLD });
  expect(stderr.trim()).toMatch(
    /^The bank holidays stay as they are: http:\/\/127.0.0.1:9\/ could not be read, .*\.$/,
  );
});
