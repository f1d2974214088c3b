import type { Act, Done, Exchange, Snapshot } from '../workspace/page-api.ts';

/** Slack's own words, for a server that does not answer. */
export const trouble = 'We had some trouble connecting. Try again?';

const get = async <T>(path: string): Promise<T> => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as T;
};

const query = (values: Readonly<Record<string, string>>) => new URLSearchParams(values).toString();

export const readSnapshot = (as: string | null): Promise<Snapshot> =>
  get(as === null ? '/snapshot' : `/snapshot?${query({ as })}`);
export const readExchanges = (): Promise<readonly Exchange[]> => get('/exchanges');
export const fileUrl = (id: string, as: string): string => `/file/${encodeURIComponent(id)}?${query({ as })}`;

const post = async (path: string, body: BodyInit, type: string): Promise<Response> => {
  const response = await fetch(path, { method: 'POST', body, headers: { 'content-type': type } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response;
};

/** Never throws: a lost connection is a problem to show, and nothing typed goes with it. */
export const doAct = async (act: Act): Promise<Done> => {
  try {
    return (await (await post('/do', JSON.stringify(act), 'application/json')).json()) as Done;
  } catch {
    return { problem: trouble };
  }
};

export const upload = async (as: string, file: File): Promise<Readonly<Record<string, unknown>>> => {
  const path = `/upload?${query({ as, name: file.name })}`;
  return (await (await post(path, file, 'application/octet-stream')).json()) as Record<string, unknown>;
};
