import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from '../logger.ts';
import { codeOf } from './error-trace.ts';

/** The beginnings of what Slack's libraries say that are worth telling apart; the rest of a line may quote a payload. */
const KNOWN: Readonly<Record<string, string>> = {
  'http request failed': 'request-failed',
  'Could not determine the type': 'unknown-payload',
  'Authorization of incoming event': 'not-authorised',
  'ack() has already been called': 'acked-twice',
  'Request body exceeded': 'body-too-big',
  'Failed to parse and verify': 'not-verified',
};

/** Where in a view or message Slack found a fault: a path of keys and numbers, no words. */
const pointerIn = (text: string): string | undefined => /json-pointer:(\/[\w/-]+)/.exec(text)?.[1];

const hint = (said: unknown): string => {
  if (typeof said !== 'string') return codeOf(said);
  const known = Object.keys(KNOWN).find((beginning) => said.startsWith(beginning));
  return pointerIn(said) ?? (known && KNOWN[known]) ?? 'other';
};

/** Bolt's and the Web API client's own logs, as codes: what they write may quote what a person typed. */
export const slackLog = (logger: Logger): SlackLogger => ({
  debug: () => {},
  info: () => {},
  warn: (said: unknown) => logger.warn({ code: hint(said) }, "Slack's library warned"),
  error: (said: unknown) => logger.error({ code: hint(said) }, "Slack's library failed"),
  setLevel: () => {},
  getLevel: () => LogLevel.WARN,
  setName: () => {},
});
