import type { Engine } from '../engine.ts';
import { Refusal } from '../refusal.ts';
import { readArgs } from './args.ts';
import { methods } from './methods.ts';

export type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean };

const refused = (code: string, messages: readonly string[] = []): Answer => ({
  ok: false,
  error: code,
  ...(messages.length > 0 && { response_metadata: { messages } }),
});

const checkToken = ({ botToken }: Engine, token: string | undefined) => {
  if (!token) throw new Refusal('not_authed');
  if (token !== botToken) throw new Refusal('invalid_auth');
};

/** Calls a Web API method as Slack would: unknown methods and bad tokens are refused before anything else. */
export const callMethod = (
  engine: Engine,
  name: string,
  raw: Readonly<Record<string, unknown>>,
  token: string | undefined,
): Answer => {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) return { ...refused('unknown_method'), req_method: name };
  try {
    checkToken(engine, token);
    return { ok: true, ...method(engine, readArgs(raw)) };
  } catch (error) {
    if (error instanceof Refusal) return refused(error.code, error.messages);
    throw error;
  }
};
