import { z } from 'zod';
import { parseJsonObject } from '../body.ts';
import type { Engine } from '../engine.ts';
import { Refusal } from '../refusal.ts';
import { closeAll, closeView, pushView, updateView } from '../views.ts';
import type { View } from '../world.ts';
import type { FieldError } from './stop.ts';

const responseAction = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('clear') }),
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
]);

export interface Outcome {
  readonly closed: boolean;
  /** Field errors by label, and the same by block_id. */
  readonly errors?: Readonly<Record<string, string>>;
  readonly blockErrors?: Readonly<Record<string, string>>;
  readonly view?: View;
}

const fieldErrors = (view: View, errors: Readonly<Record<string, string>>): readonly FieldError[] =>
  Object.entries(errors).map(([blockId, sentence]) => {
    const block = view.blocks.find((it) => it.block_id === blockId);
    if (block?.type !== 'input')
      throw new Refusal('invalid_error_block', [`[ERROR] "${blockId}" is not an input block of this view`]);
    return { block: blockId, label: block.label.text, sentence };
  });

/** People find a field by its label, the page by its block. */
export const shownErrors = (errors: readonly FieldError[]): Pick<Outcome, 'errors' | 'blockErrors'> => ({
  errors: Object.fromEntries(errors.map(({ label, sentence }) => [label, sentence])),
  blockErrors: Object.fromEntries(errors.map(({ block, sentence }) => [block, sentence])),
});

/** Does what the app answered to a submission. An answer for a view that has gone meanwhile changes nothing. */
export const applyAnswer = (engine: Engine, view: View, body: string): Outcome => {
  const isOpen = engine.world.views[view.id] === view;
  if (body.trim() === '') {
    if (isOpen) closeView(engine.world, view);
    return { closed: true };
  }
  const parsed = responseAction.safeParse(parseJsonObject(body));
  if (!parsed.success) throw new Refusal('invalid_response');
  const answer = parsed.data;
  switch (answer.response_action) {
    case 'clear':
      closeAll(engine.world, view.userId);
      return { closed: true };
    case 'errors':
      return { closed: false, ...shownErrors(fieldErrors(view, answer.errors)) };
    case 'update':
      return { closed: false, ...(isOpen && { view: updateView(engine, view, answer.view) }) };
    case 'push':
      return { closed: false, ...(isOpen && { view: pushView(engine, view.userId, answer.view) }) };
  }
};
