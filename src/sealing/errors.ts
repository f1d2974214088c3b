import { AppError } from '../domain/errors.ts';

/** The key was destroyed, and with it everything that it sealed. */
export const erased = (): AppError =>
  new AppError({
    code: 'erased',
    message: 'the data key was destroyed',
    userMessage: 'These records have been erased for good, as was asked. There is nothing left to open.',
  });

/** It does not open, or it was sealed for another place. `where` holds ids only. */
export const tampered = (where: string): AppError =>
  new AppError({
    code: 'tampered',
    message: `a sealed value does not open where it stands: ${where}`,
    userMessage:
      'This record cannot be opened, because what is stored was changed from outside the app. Please tell whoever runs the app; nothing was shown or changed.',
  });

/** Fails closed: nothing is read or written with a key that is not there. */
export const ringKeyMissing = (kid: string): AppError =>
  new AppError({
    code: 'ring-key-missing',
    message: `DATA_KEYS lacks the key ${kid}, which data keys are wrapped by`,
    userMessage: NOT_READY,
  });

export const ringKeyWrong = (kid: string): AppError =>
  new AppError({
    code: 'ring-key-wrong',
    message: `DATA_KEYS: the key ${kid} is not the one that data keys were wrapped by`,
    userMessage: NOT_READY,
  });

export const stillPlain = (): AppError =>
  new AppError({
    code: 'still-plain',
    message: 'there are rows from before the encryption; run npm run keys:seal, then try again',
    userMessage:
      'Some older records have to be encrypted before this can be erased. Whoever runs the app can do it with: npm run keys:seal',
  });

const NOT_READY =
  'Our records cannot be opened just now. Please tell whoever runs this app: its log names the missing key.';
