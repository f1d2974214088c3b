import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { hasRoom, noteModal, withBanner } from './notice.ts';
import type { Problem } from './problem.ts';

export type SubmissionAnswer =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update' | 'push'; readonly view: ModalView };

/** How a submitted form stays open and says why: beside its inputs, or above it where it has none. */
export const keepOpen = (view: ViewOutput, problem: Problem): SubmissionAnswer => {
  const inputs = view.blocks.flatMap(({ type, block_id }) =>
    type === 'input' && block_id ? [block_id] : [],
  );
  const errors = errorsOn(inputs, problem);
  if (errors) return { response_action: 'errors', errors };
  const words = [...new Set([problem.words, ...Object.values(problem.fields ?? {})])]
    .filter(Boolean)
    .join('\n');
  if (hasRoom(view)) return { response_action: 'update', view: withBanner(view, { text: words }) };
  return { response_action: 'push', view: noteModal({ text: words }) };
};

/** Slack refuses the whole answer where a block is not an input of the view: such sentences go to the first one. */
const errorsOn = (inputs: readonly string[], { words, fields = {} }: Problem) => {
  const [first] = inputs;
  if (first === undefined) return undefined;
  const placed = Object.entries(fields).filter(([blockId]) => inputs.includes(blockId));
  const homeless = Object.entries(fields).filter(([blockId]) => !inputs.includes(blockId));
  if (placed.length > 0 && homeless.length === 0) return Object.fromEntries(placed);
  const errors = Object.fromEntries(placed);
  const rest = homeless.length > 0 ? homeless.map(([, error]) => error) : [words];
  return { ...errors, [first]: [errors[first], ...rest].filter(Boolean).join('\n') };
};
