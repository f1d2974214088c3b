import type { Engine } from '../engine.ts';
import { Refusal } from '../refusal.ts';
import { readArgs } from './args.ts';
import { methods } from './methods.ts';

export type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean };

const refused = (code: string, messages: readonly string[] = [], more: object = {}): Answer => ({
  ok: false,
  error: code,
  ...more,
  ...(messages.length > 0 && { response_metadata: { messages } }),
});

/** What is called with the app's own secret in place of a token. */
const withoutToken = new Set(['oauth.v2.access', 'apps.connections.open']);

const checkToken = ({ tokens }: Engine, name: string, token: string | undefined) => {
  if (withoutToken.has(name)) return;
  if (!token) throw new Refusal('not_authed');
  tokens.check(token);
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
    checkToken(engine, name, token);
    return { ok: true, ...method(engine, readArgs(raw)) };
  } catch (error) {
    if (error instanceof Refusal) return refused(error.code, error.messages, error.more);
    throw error;
  }
};
