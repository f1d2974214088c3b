import type { KnownBlock } from '@slack/types';
import { longDate } from '../src/domain/dates.ts';
import type { Entry, ReviewOutcome } from '../src/domain/record.ts';
import type { Target } from '../src/domain/targets.ts';
import { choiceInput, textInput } from './inputs.ts';
import { small, words } from './parts.ts';
import { clip } from './text.ts';

/** One target at its review; `key` names its outcome in the form. */
export interface Reviewed {
  readonly key: string;
  readonly target: Target;
  readonly tally: string;
  readonly latest: readonly Entry[];
}

const OUTCOMES: readonly { readonly value: ReviewOutcome; readonly label: string }[] = [
  { value: 'achieved', label: 'Achieved: take the next step from the report' },
  { value: 'partly', label: 'Partly achieved: adapt it' },
  { value: 'not achieved', label: 'Not achieved: adapt it, make it achievable' },
];

/** Tally and latest words of a target, and the question how it ended. */
export const targetBlocks = (
  { key, target, tally, latest }: Reviewed,
  index: number,
): readonly KnownBlock[] => [
  words(`${target.planCode} ${target.kind} ${index + 1}: ${clip(target.text, 1500)}`),
  small(
    [`${tally}.`, ...latest.map(({ date, comments }) => `${longDate(date)}: ${clip(comments, 400)}`)].join(
      '\n',
    ),
  ),
  choiceInput({
    key: key,
    label: `Outcome of ${target.planCode} ${target.kind} ${index + 1}`,
    options: OUTCOMES,
  }),
];

/** What follows the minutes' own fields. */
export const reviewTail: readonly KnownBlock[] = [
  choiceInput({
    key: 'onward',
    label: 'What happens now',
    options: [
      { value: 'again', label: 'The cycle starts again with a new plan' },
      { value: 'end', label: 'The plan ends here' },
    ],
    initial: 'again',
  }),
  textInput({
    key: 'lesson',
    label: 'Lesson for the whole setting',
    hint: 'Becomes a line of your inclusion action plan. Please name no child.',
    optional: true,
    multiline: true,
  }),
];
