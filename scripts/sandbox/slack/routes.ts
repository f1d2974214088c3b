import { type IncomingMessage, STATUS_CODES } from 'node:http';
import { parseJsonObject, readCall, readUpload } from './body.ts';
import type { Engine } from './engine.ts';
import { Refusal } from './refusal.ts';
import type { Reply } from './reply.ts';
import { respond } from './response-urls.ts';
import { callMethod } from './web-api/call.ts';

interface Request {
  readonly http: IncomingMessage;
  readonly body: Buffer;
  readonly rest: readonly string[];
}

interface Route {
  /** Under which name faults strike and exchanges are listed. */
  readonly name: (rest: readonly string[]) => string;
  readonly handle: (engine: Engine, request: Request) => Promise<Reply> | Reply;
}

const plainReply = (status: number, body = STATUS_CODES[status]): Reply => ({ status, body });

export const bearer = (http: IncomingMessage) => /^Bearer (.+)$/.exec(http.headers.authorization ?? '')?.[1];

const api: Route = {
  name: ([method]) => method ?? '',
  handle: async (engine, { http, body, rest }) => {
    const { token, ...args } = await readCall(http, body);
    const given = bearer(http) ?? (typeof token === 'string' ? token : undefined);
    return { status: 200, body: callMethod(engine, rest[0] ?? '', args, given) };
  },
};

const upload: Route = {
  name: () => 'upload',
  handle: async (engine, { http, body, rest: [id = '', secret] }) => {
    const file = engine.world.files[id];
    if (!file || file.uploadSecret !== secret) return plainReply(404);
    const bytes = await readUpload(http, body);
    if (bytes.length !== file.length) return plainReply(400, `Expected ${file.length} bytes`);
    file.content = bytes.toString('base64');
    return plainReply(200, `OK - ${bytes.length}`);
  },
};

const responseUrl: Route = {
  name: () => 'response_url',
  handle: (engine, { body, rest: [id = ''] }) => {
    const message = parseJsonObject(body.toString());
    if (!message) return { status: 400, body: { ok: false, error: 'invalid_payload' } };
    try {
      respond(engine, id, message);
      return plainReply(200, 'ok');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const status = error.code.endsWith('_url') ? 404 : 400;
      return { status, body: { ok: false, error: error.code, messages: error.messages } };
    }
  },
};

const download: Route = {
  name: () => 'download',
  handle: ({ world, tokens }, { http, rest: [id = ''] }) => {
    const content = world.files[id]?.content;
    if (!tokens.isGood(bearer(http) ?? '')) return plainReply(403);
    return content === undefined
      ? plainReply(404)
      : {
          status: 200,
          body: Buffer.from(content, 'base64'),
          headers: { 'content-type': 'application/octet-stream' },
        };
  },
};

export const routes: Readonly<Record<string, Route>> = {
  api,
  upload,
  response: responseUrl,
  'files-pri': download,
};
