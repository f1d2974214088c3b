import { randomInt } from 'node:crypto';
import { WebAPIPlatformError } from '@slack/web-api';
import { AppError, type FieldProblems } from '../domain/errors.ts';
import type { Logger } from '../logger.ts';
import { codeOf, placesOf } from './error-trace.ts';
import { badMetadata } from './seen-view.ts';

/** What the person is told, in plain words; `fields` where single answers are meant. */
export interface Problem {
  readonly words: string;
  readonly fields?: FieldProblems;
}

/** Where the person is looking: in a form their words stand there still, after an answer all is saved. */
export type Place = 'command' | 'form' | 'button' | 'after';

export interface Fault {
  readonly error: unknown;
  readonly place: Place;
  /** The command, callback id or action id. */
  readonly name: string;
  readonly user?: string | undefined;
}

export type Report = (fault: Fault) => Problem;

/**
 * The one boundary of errors: a known one is its sentence, an unknown one a reference that is shown and logged.
 * Neither messages nor payloads are logged, they may hold a child's data.
 */
export const createReport =
  ({ logger }: { logger: Logger }): Report =>
  ({ error, place, name, user }) => {
    const known = knownError(error);
    const at = { action: name, user, method: placesOf(error) };
    if (known) {
      const log = known.cause === undefined ? logger.info : logger.warn;
      log({ ...at, code: known.code }, 'Answered with a sentence');
      return { words: known.userMessage, ...(known.fields && { fields: known.fields }) };
    }
    const reference = newReference();
    logger.error({ ...at, reference, code: codeOf(error) }, 'Something went wrong');
    return { words: unknownWords[place](reference) };
  };

const unknownWords: Readonly<Record<Place, (reference: string) => string>> = {
  command: (reference) =>
    `Something went wrong on our side. Please try again; if it goes on, give this reference: ${reference}`,
  button: (reference) =>
    `Something went wrong on our side. Please try again; if it goes on, give this reference: ${reference}`,
  form: (reference) =>
    `Something went wrong on our side. Your words are still here: please try again; if it goes on, give this reference: ${reference}`,
  after: (reference) =>
    `Something went wrong on our side after your last step. What you saved is kept, but what should have come next may be missing. If you need help, give this reference: ${reference}`,
};

const knownError = (error: unknown): AppError | undefined => {
  if (error instanceof AppError) return error;
  // Told by name: zod is a matter of the handlers, which read metadata and values with it.
  if (error instanceof Error && error.name === 'ZodError') return badMetadata(error);
  const refusal = error instanceof WebAPIPlatformError ? refusals[error.data.error] : undefined;
  return refusal && new AppError({ ...refusal, message: 'Slack refused a view', cause: error });
};

const tooLate = {
  code: 'too-late',
  userMessage: 'That took too long for Slack, so nothing was opened. Please try again.',
};

/** Slack's refusals that a person can do something about. */
const refusals: Readonly<Record<string, { readonly code: string; readonly userMessage: string }>> = {
  expired_trigger_id: tooLate,
  trigger_expired: tooLate,
  exchanged_trigger_id: tooLate,
  trigger_exchanged: tooLate,
  hash_conflict: {
    code: 'view-changed',
    userMessage: 'This form changed a moment ago. Please press that again.',
  },
  push_limit_reached: {
    code: 'too-many-windows',
    userMessage: 'Too many windows are open. Please close this one first, then press that again.',
  },
};

/** Nothing that is mistaken for something else on paper or on the telephone. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const newReference = (): string =>
  Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
