import { type DestinationStream, pino } from 'pino';
import type { Config } from './config.ts';

/** The only keys a log line may carry: ids, codes and counts. Nothing a person typed has a key here. */
const keys = [
  'action',
  'attempt',
  'channel',
  'child',
  'code',
  'count',
  'job',
  'method',
  'ms',
  'port',
  'record',
  'reference',
  'setting',
  'status',
  'tenant',
  'user',
  'view',
] as const;

export type LogFields = { readonly [Key in (typeof keys)[number]]?: string | number | undefined };

/** What kind of error it is, without its message: that could hold what a person typed. */
export const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const code: unknown = 'code' in error ? error.code : undefined;
  return code === undefined ? error.name : `${error.name}:${String(code)}`;
};

export interface Logger {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** Ids and codes hold no spaces; whatever does is somebody's words and stays out of the log. */
const idOrCode = /^[\w.:/@#+-]{1,128}$/;

const safeValue = (value: unknown): string | number => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && idOrCode.test(value) ? value : '[hidden]';
};

/** TypeScript checks the keys where a line is written; this holds for what got past it. */
const safeFields = (fields: LogFields): Record<string, string | number> =>
  Object.fromEntries(
    keys.filter((key) => fields[key] !== undefined).map((key) => [key, safeValue(fields[key])]),
  );

/**
 * Writes JSON lines to standard output, or to `destination`.
 * The message is a constant sentence of the code, never text built from a request.
 */
export const createLogger = ({
  level,
  destination,
}: {
  level: Config['logLevel'];
  destination?: DestinationStream;
}): Logger => {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const log = destination === undefined ? pino(options) : pino(options, destination);
  return {
    info: (fields, message) => log.info(safeFields(fields), message),
    warn: (fields, message) => log.warn(safeFields(fields), message),
    error: (fields, message) => log.error(safeFields(fields), message),
  };
};
