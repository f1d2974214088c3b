import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from './faults.ts';

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const serverErrorPage = '<!DOCTYPE html><html><body><h1>Something went wrong</h1></body></html>';

/** What a struck request is answered with instead, or undefined where no answer is to come at all. */
export const faultyReply = (fault: Fault): Reply | undefined => {
  if (fault.kind === 'rate-limited')
    return {
      status: 429,
      headers: { 'retry-after': String(fault.seconds) },
      body: { ok: false, error: 'ratelimited' },
    };
  if (fault.kind === 'server-error')
    return {
      status: fault.status ?? 503,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: serverErrorPage,
    };
  return undefined;
};

/** Whether Slack does what it was asked before the fault shows. */
export const isDoneDespite = (fault: Fault | undefined) =>
  fault === undefined || fault.kind === 'cut-after-accepting' || fault.kind === 'slow';

const write = (response: ServerResponse, { status, body, headers }: Reply) => {
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const type = typeof text === 'string' && text !== body ? 'application/json; charset=utf-8' : 'text/plain';
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
};

export const send = async (response: ServerResponse, reply: Reply | undefined, fault: Fault | undefined) => {
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'cut' || fault?.kind === 'cut-after-accepting') return void response.destroy();
  if (fault?.kind === 'slow') await wait(fault.ms, undefined, { ref: false });
  if (reply) write(response, reply);
};
