import type { ViewOutput } from '@slack/bolt';
import { AppError } from '../domain/errors.ts';
import { unstorable } from '../domain/storable.ts';
import { formValues } from './form-values.ts';
import type { FormValues, SeenView } from './handlers.ts';

/**
 * Throws `AppError` 'bad-request' where the metadata is not what this app wrote, and 'unstorable' naming the
 * fields that hold what no record can: every form is read here, so that none has to think of it.
 */
export const seenView = (view: ViewOutput): SeenView => ({
  id: view.id,
  callbackId: view.callback_id,
  metadata: metadataOf(view.private_metadata),
  values: storable(formValues(view.state?.values)),
  ...(view.previous_view_id && { previousId: view.previous_view_id }),
  rootId: view.root_view_id ?? view.id,
});

const storable = (values: FormValues): FormValues => {
  const fields = Object.fromEntries(
    Object.entries(values).flatMap(([blockId, value]) => {
      const fault = unstorable([value].flat().join(' '));
      return fault === undefined ? [] : [[blockId, fault]];
    }),
  );
  if (Object.keys(fields).length === 0) return values;
  throw new AppError({
    code: 'unstorable',
    message: 'a form holds NUL or half a character',
    userMessage: 'A character in this form cannot be stored.',
    fields,
  });
};

const metadataOf = (text: string | undefined): unknown => {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw badMetadata(cause);
  }
};

/** Metadata that cannot be read: tampered with, or of an older version of the app. */
export const badMetadata = (cause: unknown): AppError =>
  new AppError({
    code: 'bad-request',
    message: 'metadata of a view cannot be read',
    userMessage: 'This form is out of date. Please close it and start again from the command.',
    cause,
  });
