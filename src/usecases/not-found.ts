import { AppError } from '../domain/errors.ts';

/** "Not yours" and "not there" sound alike, so that nobody learns which records exist. */
export const notFound = (): AppError =>
  new AppError({
    code: 'not-found',
    message: 'no such record, or not theirs',
    userMessage: 'That is not among the records you can open. Your SENCO can check who the key person is.',
  });
