import { Error as MongooseErrors, mongo } from 'mongoose';
import { AppError } from '../domain/errors.ts';

/** MongoDB did not answer, or not for certain. What was to be saved may or may not be stored. */
export const storeAway = (reason: string): AppError =>
  new AppError({
    code: 'store-away',
    message: `MongoDB is away: ${reason}`,
    userMessage:
      'We could not reach your records just now, so nothing was saved. Your words are still here: please try again in a minute.',
  });

/** Whether a write broke a unique index other than that of the ids. */
export const brokeRule = (error: unknown): boolean =>
  isDuplicate(error) && !('_id' in (error.keyPattern ?? {}));

export const isDuplicate = (error: unknown): error is mongo.MongoServerError =>
  error instanceof mongo.MongoServerError && error.code === 11_000;

/** Runs a write; where it breaks a unique rule, throws what `rule` makes instead. */
export const underRule = async <T>(write: () => Promise<T>, rule: () => AppError): Promise<T> => {
  try {
    return await write();
  } catch (error) {
    throw brokeRule(error) ? rule() : error;
  }
};

/**
 * What leaves this folder. Messages of mongoose and MongoDB quote the values they are about, and those are
 * children's data: only names, paths and codes go on.
 */
export const translated = (error: unknown): unknown => {
  if (isAway(error)) return storeAway(nameOf(error));
  if (isSocketFault(error)) return storeAway(error.code);
  if (error instanceof mongo.MongoServerError) return new Error(`MongoDB: ${nameOf(error)}`);
  if (error instanceof mongo.MongoError) return new Error(`MongoDB: ${error.name}`);
  if (error instanceof MongooseErrors) return new Error(`mongoose: ${error.name} ${pathsOf(error)}`.trim());
  return error;
};

const nameOf = (error: mongo.MongoError): string =>
  [error.name, error.code, error instanceof mongo.MongoServerError ? error.codeName : undefined]
    .filter((part) => part !== undefined)
    .join(' ');

const pathsOf = (error: MongooseErrors): string => {
  if (error instanceof MongooseErrors.ValidationError) return Object.keys(error.errors).join(', ');
  return 'path' in error ? String(error.path) : '';
};

/** The driver hands on what its socket says where a connection was cut just before it writes. */
const isSocketFault = (error: unknown): error is { readonly code: string } => {
  const code = error !== null && typeof error === 'object' && 'code' in error ? error.code : undefined;
  return code === 'EPIPE' || code === 'ECONNRESET';
};

const LABELS = [
  mongo.MongoErrorLabel.RetryableWriteError,
  mongo.MongoErrorLabel.TransientTransactionError,
  mongo.MongoErrorLabel.UnknownTransactionCommitResult,
] as const;

/** Server's codes for "not now": elections, shutdown, lack of time or of members. */
const NOT_NOW: ReadonlySet<unknown> = new Set([
  6, 7, 24, 46, 50, 64, 89, 91, 100, 112, 133, 134, 189, 202, 225, 251, 262, 317, 358, 9001, 10_107, 11_600,
  11_602, 13_435, 13_436,
]);

const isAway = (error: unknown): error is mongo.MongoError => {
  if (!(error instanceof mongo.MongoError)) return false;
  if (LABELS.some((label) => error.hasErrorLabel(label))) return true;
  if (error instanceof mongo.MongoWriteConcernError) return true;
  if (error instanceof mongo.MongoServerError) return NOT_NOW.has(error.code);
  return (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoClientClosedError ||
    error instanceof mongo.MongoOperationTimeoutError ||
    // The pool is being cleared, or every connection is busy.
    /^Mongo(Pool|WaitQueue)/.test(error.name) ||
    error instanceof mongo.MongoExpiredSessionError
  );
};
