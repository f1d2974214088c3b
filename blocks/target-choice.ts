import type { KnownBlock } from '@slack/types';
import type { Option } from '../src/domain/field.ts';
import type { Target } from '../src/domain/targets.ts';
import { choiceInput } from './inputs.ts';
import { limits } from './limits.ts';
import { small } from './parts.ts';
import { clip } from './text.ts';

/** Each target as people speak of it: "IPM 2. …". */
export const numbered = (
  targets: readonly Target[],
): readonly { readonly target: Target; readonly words: string }[] =>
  targets.map((target) => {
    const number = targets.filter(({ planId }) => planId === target.planId).indexOf(target) + 1;
    return { target, words: `${target.planCode} ${number}. ${target.text}` };
  });

/** A target or strategy as an option: "planId/targetId". */
export const targetValue = (target: Pick<Target, 'planId' | 'id'>): string => `${target.planId}/${target.id}`;

/** Asks which target or strategy; those too long for a button's line stand above it in full. */
export function targetChoice(targets: readonly Target[], initial?: string): readonly KnownBlock[] {
  const all = numbered(targets);
  const long = all
    .filter(({ words }) => words.length > limits.optionLabel)
    .map(({ words }) => clip(words, 1100));
  const options = all.map(({ target, words }): Option => ({ value: targetValue(target), label: words }));
  const only = options.length === 1 ? options[0]?.value : undefined;
  return [
    ...long.map(small),
    choiceInput({ key: 'target', label: 'Target', options, initial: initial ?? only }),
  ];
}
