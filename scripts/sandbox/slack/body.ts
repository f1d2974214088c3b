import type { IncomingMessage } from 'node:http';

export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const parseJsonObject = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const parseMultipart = async (body: Buffer, contentType: string) => {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  return [...form.entries()];
};

/** The arguments of a Web API call, from the query and whichever kind of body came. */
export const readCall = async (request: IncomingMessage, body: Buffer): Promise<Record<string, unknown>> => {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://slack').searchParams);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) return { ...query, ...parseJsonObject(body.toString()) };
  if (type.startsWith('multipart/form-data'))
    return { ...query, ...Object.fromEntries(await parseMultipart(body, type)) };
  return { ...query, ...Object.fromEntries(new URLSearchParams(body.toString())) };
};

/** The bytes of an upload, sent raw or as the file of a multipart form. */
export const readUpload = async (request: IncomingMessage, body: Buffer): Promise<Buffer> => {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const file = (await parseMultipart(body, type))
    .map(([, value]) => value)
    .find((it) => typeof it !== 'string');
  return file ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
};
