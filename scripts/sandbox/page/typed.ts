import type { InputElement } from '../slack/block-kit/elements.ts';
import type { StoredBlock } from '../slack/stored-blocks.ts';
import type { Option, PageView, StateValue, StateValues } from '../workspace/page-api.ts';
import { inputsOf, stored } from './walk.ts';

/** What was typed or chosen here and may not have reached the server: by view (or message), block, action. */
export type Typed = Readonly<Record<string, StateValues>>;

export type TypedAction =
  | {
      readonly kind: 'set';
      readonly surface: string;
      readonly block: string;
      readonly action: string;
      readonly value: StateValue;
    }
  | { readonly kind: 'seen'; readonly views: readonly PageView[] };

export const withValue = (
  values: StateValues,
  block: string,
  action: string,
  value: StateValue,
): StateValues => ({ ...values, [block]: { ...values[block], [action]: value } });

/** What the server knows, under what was typed since; what an update has taken away is not sent any more. */
export const merged = (values: StateValues, typed: StateValues = {}): StateValues => {
  let all = values;
  for (const [block, held] of Object.entries(typed))
    for (const [action, value] of Object.entries(held))
      if (values[block]?.[action]?.type === value.type) all = withValue(all, block, action, value);
  return all;
};

interface Choosing {
  readonly options?: readonly Option[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly Option[] }[] | undefined;
}

/** Slack keeps what was filled in under the same ids through an update, unless that choice is gone. */
const survives = (element: InputElement, value: StateValue): boolean => {
  if (element.type !== value.type) return false;
  const { options, option_groups: groups }: Choosing = element as object;
  const offered = options ?? groups?.flatMap((group) => group.options);
  const chosen = value.selected_option ? [value.selected_option] : (value.selected_options ?? []);
  return !offered || chosen.every((option) => offered.some((it) => it.value === option.value));
};

const pruned = (typed: StateValues, blocks: readonly StoredBlock[]): StateValues => {
  let kept: StateValues = {};
  for (const { block, element } of inputsOf(blocks)) {
    const value = typed[block.block_id]?.[element.action_id];
    if (value && survives(element, value)) kept = withValue(kept, block.block_id, element.action_id, value);
  }
  return kept;
};

export const typedReducer = (typed: Typed, action: TypedAction): Typed => {
  if (action.kind === 'set') {
    const { surface, block, action: id, value } = action;
    return { ...typed, [surface]: withValue(typed[surface] ?? {}, block, id, value) };
  }
  const open = action.views.filter(({ id }) => typed[id]);
  const left = open.map(({ id, blocks }) => [id, pruned(typed[id] ?? {}, stored(blocks))]);
  return open.length === 0 ? typed : { ...typed, ...Object.fromEntries(left) };
};
