import { createHash } from 'node:crypto';
import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import { typedAgain } from '../../../blocks/typed-again.ts';
import type { FieldErrors } from '../../domain/answers.ts';
import { AppError } from '../../domain/errors.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Conflict, Saved } from '../../usecases/saved.ts';
import type { Context, FormValues, Handlers, Reply, SeenView } from '../handlers.ts';

/** A part of the app's face: the handlers of one thing people do. */
export type Screen = Partial<Listed>;

/** What is found by its id. */
export type Listed = Pick<Handlers, 'commands' | 'submissions' | 'actions' | 'options'>;

/** Makes the view for one child (or setting), after checking the person's right to it. */
export type Opener = (context: Context, id: string) => Promise<ModalView>;

/** Puts screens together. An id used twice is a fault of ours and stops the start. */
export function mergeScreens(screens: readonly Screen[]): Listed {
  const merge = <K extends keyof Listed>(kind: K): Listed[K] => {
    const entries = screens.flatMap((screen) => Object.entries(screen[kind] ?? {}));
    const ids = new Set(entries.map(([id]) => id));
    if (ids.size !== entries.length) throw new Error(`two screens handle the same id among ${kind}`);
    return Object.fromEntries(entries) as Listed[K];
  };
  return {
    commands: merge('commands'),
    submissions: merge('submissions'),
    actions: merge('actions'),
    options: merge('options'),
  };
}

/** One text of a form; '' where nothing was given. */
export const text = (values: FormValues, key: string): string => {
  const value = values[key];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};
/** All choices of a form's multi-select or checkboxes. */
export const list = (values: FormValues, key: string): readonly string[] => {
  const value = values[key];
  return typeof value === 'string' ? [value].filter(Boolean) : (value ?? []);
};
/** The texts of a form by key, leaving out multi-selects. */
export const texts = (values: FormValues): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );

export const badRequest = (): AppError =>
  new AppError({
    code: 'bad-request',
    message: 'metadata or value of a shape we never sent',
    userMessage: 'This form is out of date. Please close it and open it again; your saved records are safe.',
  });

/** Ids that came back from a client, in the shape we sent them. Throws 'bad-request'. */
export function readMetadata<T extends z.ZodType>(schema: T, metadata: unknown): z.infer<T> {
  const read = schema.safeParse(metadata);
  if (!read.success) throw badRequest();
  return read.data;
}

/** The parts of a button's value, as many as asked. Throws 'bad-request'. */
export function readValue<N extends number>(value: string, parts: N): readonly string[] {
  const read = value.split('|');
  if (read.length !== parts) throw badRequest();
  return read;
}

/** Tells one submission from another: the same view pressed twice is one, unless it was built on a newer revision. */
export const receiptOf = (view: SeenView, more: unknown = null) => ({
  key: `${view.id}:${createHash('sha256').update(JSON.stringify(view.metadata)).digest('base64url').slice(0, 16)}`,
  content: createHash('sha256')
    .update(JSON.stringify([view.values, more]))
    .digest('base64url'),
});

/** Answers a save: errors at their fields, a conflict as the screen sees fit. */
export async function reply<T>(
  result: Saved<T>,
  on: {
    readonly saved: (value: T) => Reply | Promise<Reply>;
    readonly conflict?: (conflict: Conflict) => Promise<Reply>;
    /** Puts errors beside inputs of the form, where a field of it is no input. */
    readonly place?: (errors: FieldErrors) => FieldErrors;
  },
): Promise<Reply> {
  if (result.kind === 'errors') return { kind: 'errors', errors: on.place?.(result.errors) ?? result.errors };
  if (result.kind === 'saved') return on.saved(result.value);
  if (on.conflict) return on.conflict(result.conflict);
  throw badRequest();
}

/** The form as it is stored now with the person's own words in it, after somebody else was faster. */
export const typedAnew = async (form: Promise<ModalView>, view: SeenView): Promise<Reply> => ({
  kind: 'update',
  view: typedAgain(await form, view.values),
});

export const say = (words: string): Reply => ({ kind: 'say', message: { text: words } });

/** The setting's own clock day for people with several settings: all are in England. */
export const todayOf = (ports: Ports): string => ports.clock.today('Europe/London');
