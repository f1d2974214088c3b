import { type IncomingMessage, request } from 'node:http';

export const tooLate = new Error('No answer in time');

const headersOf = ({ headers }: IncomingMessage) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

export interface Posted {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Posts on a connection of its own, so that no app that restarted is reached through a stale one. */
export const post = (url: string, headers: Record<string, string>, body: string, ms: number) =>
  new Promise<Posted>((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, body: text, headers: headersOf(response) });
      });
    });
    const timer = setTimeout(() => outgoing.destroy(tooLate), ms);
    outgoing.on('close', () => clearTimeout(timer));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
