import type { ModalView } from '@slack/types';
import { type Child, calledName } from '../src/domain/child.ts';
import type { PlanChoice } from '../src/domain/plan-choice.ts';
import type { Profile } from '../src/domain/profile.ts';
import { sheets } from '../src/domain/sheets/index.ts';
import { OPEN_HERE } from './card.ts';
import { checksInput, choiceInput, dateInput, textInput } from './inputs.ts';
import { actions, button, heading, modal, small, words } from './parts.ts';

export const CHOOSER = 'plan-chooser';

const STAGES = {
  below: 'below the preschool year',
  'preschool year': 'in the preschool year',
  'school age': 'of school age',
};

/** The questions of domain.md §3. */
export function chooserForm({
  child,
  stage,
  profile,
}: {
  readonly child: Child;
  readonly stage: keyof typeof STAGES;
  readonly profile: Profile;
}): ModalView {
  const { name, first, higher } = profile.levelWords;
  return modal({
    callbackId: CHOOSER,
    title: 'Which plan?',
    submit: 'Show the plan',
    metadata: { child: child.id },
    blocks: [
      small(`${child.code} · ${calledName(child)} · ${STAGES[stage]}`),
      choiceInput({
        key: 'agencySent',
        label: 'What have outside agencies sent?',
        options: [
          { value: 'nothing', label: 'Nothing yet, or no agency is involved' },
          { value: 'strategies', label: 'Strategies, no targets' },
          { value: 'targets', label: 'Targets' },
          { value: 'both', label: 'Targets and strategies' },
        ],
        initial: child.agencies.length === 0 ? 'nothing' : undefined,
      }),
      choiceInput({
        key: 'grLevel',
        label: name,
        options: profile.grLevels,
        initial: child.grLevel,
      }),
      checksInput({
        key: 'facts',
        label: 'What is true for this child?',
        optional: true,
        options: [
          { value: 'throughAgency', label: `${higher} is claimed because an agency is involved` },
          { value: 'gr1', label: `We need to show extra or different support at ${first}` },
          { value: 'groupMap', label: 'A group provision map is in place' },
          { value: 'behaviour', label: 'We need strategies for behaviour' },
        ],
        initial: child.groupProvisionMap ? ['groupMap'] : [],
      }),
      choiceInput({
        key: 'advised',
        label: 'Has the inclusion team or a professional advised a plan?',
        hint: 'Their advice goes before the rules, and is recorded.',
        optional: true,
        options: [
          { value: 'ISP', label: 'Individual support plan (ISP)' },
          { value: 'IPM', label: 'Individual provision map (IPM)' },
          { value: 'both', label: 'Both plans' },
          { value: 'none', label: 'No plan' },
        ],
      }),
      textInput({ key: 'adviceBy', label: 'Who advised it', optional: true }),
      dateInput({ key: 'adviceOn', label: 'Advised on', optional: true }),
    ],
  });
}

const ANSWERS = {
  ISP: 'An individual support plan (ISP)',
  IPM: 'An individual provision map (IPM)',
  both: 'Both: a support plan (ISP) and a provision map (IPM)',
  none: 'No plan is needed now',
} as const;

/** The plan a child needs, with the guidance's own words. */
export function answerView(choice: PlanChoice, childId: string): ModalView {
  const plans = sheets.filter(
    ({ life, code }) => life === 'plan' && (choice.answer === code || choice.answer === 'both'),
  );
  return modal({
    callbackId: 'plan-answer',
    title: 'Which plan?',
    blocks: [
      heading(ANSWERS[choice.answer]),
      ...(choice.override ? [words(choice.override.text)] : []),
      ...choice.reasons.flatMap((reason) => [words(reason.text), small(`The guidance: ${reason.rule}`)]),
      ...(choice.note ? [words(choice.note)] : []),
      ...(plans.length > 0
        ? [
            actions(
              ...plans.map(({ id, code }, index) =>
                button({
                  action: index === 0 ? OPEN_HERE : `${OPEN_HERE}:${index}`,
                  label: `Write the ${code}`,
                  value: `${id}|${childId}`,
                  main: true,
                }),
              ),
            ),
          ]
        : []),
    ],
  });
}
