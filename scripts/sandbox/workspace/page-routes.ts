import type { IncomingMessage } from 'node:http';
import { demoPeople } from '../demo/people.ts';
import { readBody } from '../slack/body.ts';
import { seesFile } from '../slack/visible.ts';
import { perform } from './acts.ts';
import { readAct } from './read-act.ts';
import { snapshotFor } from './snapshot.ts';
import type { Workspace } from './workspace.ts';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Asked {
  readonly url: URL;
  readonly request: IncomingMessage;
}

type Route = (workspace: Workspace, asked: Asked) => Promise<Answer> | Answer;

const json = (value: unknown): Answer => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

const plain = (status: number, body: string): Answer => ({ status, type: 'text/plain; charset=utf-8', body });
const nobody = plain(404, 'There is nobody of that id here.');

const personIn = ({ url }: Asked): string | undefined => {
  const as = url.searchParams.get('as') ?? demoPeople[0]?.id;
  return demoPeople.find(({ id }) => id === as)?.id;
};

const snapshot: Route = (workspace, asked) => {
  const me = personIn(asked);
  return me ? json(snapshotFor(workspace, me)) : nobody;
};

const fileTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  png: 'image/png',
};

/** A file's bytes, for those who can see it; for everybody else it is not there. */
const file: Route = (workspace, asked) => {
  const { slack, guide } = workspace;
  const me = personIn(asked);
  const stored = slack.world.files[asked.url.pathname.slice('/file/'.length)];
  if (!me || !stored?.content || !seesFile(slack.world, stored, me)) return plain(404, 'No such file.');
  guide.opened(stored.id, me);
  workspace.changed();
  const ending = stored.name.slice(stored.name.lastIndexOf('.') + 1);
  return {
    status: 200,
    type: fileTypes[ending] ?? 'application/octet-stream',
    body: Buffer.from(stored.content, 'base64'),
    headers: { 'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(stored.name)}` },
  };
};

const act: Route = async (workspace, { request }) => {
  const read = readAct((await readBody(request)).toString());
  if (!read) return plain(400, 'That is nothing one can do here.');
  if (!demoPeople.some(({ id }) => id === read.as)) return nobody;
  return json(await perform(workspace, read));
};

const upload: Route = async (workspace, asked) => {
  const me = personIn(asked);
  const name = asked.url.searchParams.get('name');
  if (!me || !name) return nobody;
  const content = await readBody(asked.request);
  return json(workspace.slack.exactly(me).upload({ name, content }));
};

const routes: Readonly<Record<string, Route>> = {
  'GET /snapshot': snapshot,
  'GET /exchanges': ({ slack }) => json(slack.exchanges),
  'GET /file': file,
  'POST /do': act,
  'POST /upload': upload,
};

export const routeFor = ({ url, request }: Asked): Route | undefined => {
  const name = `${request.method} /${url.pathname.split('/')[1]}`;
  return Object.hasOwn(routes, name) ? routes[name] : undefined;
};
