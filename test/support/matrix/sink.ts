import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';

/** What the app said, to one person. */
export interface Said {
  readonly method: string;
  readonly text: string;
}

/** A Slack that takes everything, and remembers what was said to whom. */
export interface Sink {
  readonly apiUrl: string;
  readonly hook: (request: string) => string;
  /** Everything said about a request, or to a person in their direct messages; forgotten by reading it. */
  readonly take: (request: string, userId: string) => readonly Said[];
  readonly close: () => Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
};

/** Whom a call is for: the request whose trigger, view or answer address it names, or the person of a channel. */
const keyOf = (path: string, fields: Readonly<Record<string, unknown>>): string | undefined => {
  if (path.startsWith('/hook/')) return path.slice('/hook/'.length);
  const { trigger_id, view_id, channel, channel_id } = fields;
  const named = trigger_id ?? view_id ?? channel ?? channel_id;
  return typeof named === 'string' ? named.replace(/^[VD]-/, '') : undefined;
};

const answers: Readonly<
  Record<string, (fields: Readonly<Record<string, unknown>>, origin: string) => object>
> = {
  'conversations.open': ({ users }) => ({ channel: { id: `D-${users}` } }),
  'conversations.info': () => ({ channel: { id: 'G1', is_private: true, is_ext_shared: false } }),
  'users.info': ({ user }) => ({ user: { id: user, name: 'somebody', real_name: 'Somebody' } }),
  'files.getUploadURLExternal': (_, origin) => ({ upload_url: `${origin}/upload`, file_id: 'F1' }),
};

export const startSink = async (): Promise<Sink> => {
  const said = new Map<string, Said[]>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const body = await bodyOf(request);
    const json = (request.headers['content-type'] ?? '').includes('json');
    const fields = path === '/upload' ? {} : json ? JSON.parse(body) : { ...parse(body) };
    const key = keyOf(path, fields);
    const method = path.replace(/^\/(api\/)?/, '');
    if (key)
      said.set(key, [
        ...(said.get(key) ?? []),
        { method, text: decodeURIComponent(JSON.stringify(fields).replaceAll('%', '%25')) },
      ]);
    const more = answers[method]?.(fields, origin) ?? {
      view: { id: fields.view_id ?? 'V-new', hash: 'h' },
      ts: '1.1',
      channel: fields.channel,
    };
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ ok: true, ...more }));
  });
  server.listen(0);
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${origin}/api/`,
    hook: (request) => `${origin}/hook/${request}`,
    take: (request, userId) => {
      const all = [request, userId].flatMap((key) => said.get(key) ?? []);
      said.delete(request);
      said.delete(userId);
      return all;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
