import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { OPEN_HERE } from '../../../blocks/card.ts';
import { checksInput, choiceInput, dateInput, textInput } from '../../../blocks/inputs.ts';
import { actions, button, heading, modal, small, words } from '../../../blocks/parts.ts';
import { calledName } from '../../domain/child.ts';
import type { PlanChoice } from '../../domain/plan-choice.ts';
import { preschoolStage } from '../../domain/preschool.ts';
import { defaultProfile } from '../../domain/profile.ts';
import { sheets } from '../../domain/sheets/index.ts';
import { recordPlanChoice } from '../../usecases/choose-plan.ts';
import { childFor, settingOf } from '../../usecases/guard.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Context, Reply, SeenView } from '../handlers.ts';
import type { Opening } from './openers.ts';
import { list, readMetadata, receiptOf, reply, type Screen, text } from './support.ts';

const CHOOSER = 'plan-chooser';
const metadataOf = z.strictObject({ child: z.string() });

const STAGES = {
  below: 'below the preschool year',
  'preschool year': 'in the preschool year',
  'school age': 'of school age',
};

async function chooserView(ports: Ports, { actor }: Context, childId: string): Promise<ModalView> {
  const child = await childFor(ports, { actor, action: 'write plan', childId });
  const on = ports.clock.today((await settingOf(ports, child)).timeZone);
  return modal({
    callbackId: CHOOSER,
    title: 'Which plan?',
    submit: 'Show the plan',
    metadata: { child: childId },
    blocks: [
      small(`${child.code} · ${calledName(child)} · ${STAGES[preschoolStage({ dob: child.dob, on })]}`),
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
        label: 'Graduated Response Level',
        options: defaultProfile.grLevels,
        initial: child.grLevel,
      }),
      checksInput({
        key: 'facts',
        label: 'What is true for this child?',
        optional: true,
        options: [
          { value: 'throughAgency', label: 'GR2 or higher is claimed because an agency is involved' },
          { value: 'gr1', label: 'We need to show extra or different support at GR1' },
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

function answerView(choice: PlanChoice, childId: string): ModalView {
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

async function submit(ports: Ports, { actor }: Context, view: SeenView): Promise<Reply> {
  const { child: childId } = readMetadata(metadataOf, view.metadata);
  const facts = list(view.values, 'facts');
  const result = await recordPlanChoice(ports)({
    actor,
    childId,
    agencySent: text(view.values, 'agencySent'),
    grLevel: text(view.values, 'grLevel'),
    grThroughAgency: facts.includes('throughAgency'),
    needsGr1Evidence: facts.includes('gr1'),
    groupProvisionMap: facts.includes('groupMap'),
    behaviourStrategies: facts.includes('behaviour'),
    advised: text(view.values, 'advised'),
    adviceBy: text(view.values, 'adviceBy').trim(),
    adviceOn: text(view.values, 'adviceOn'),
    receipt: receiptOf(view),
  });
  return reply(result, { saved: (choice) => ({ kind: 'update', view: answerView(choice, childId) }) });
}

export const chooserOpening = (ports: Ports): Opening => ({
  about: 'child',
  action: 'write plan',
  command: '/plan',
  open: (context, childId) => chooserView(ports, context, childId),
});

export const chooserScreen = (ports: Ports): Screen => ({
  submissions: { [CHOOSER]: (context, view) => submit(ports, context, view) },
});
