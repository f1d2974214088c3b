import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { card } from '../../../blocks/card.ts';
import { checksInput } from '../../../blocks/inputs.ts';
import { modal, small, words } from '../../../blocks/parts.ts';
import { fieldBlocks } from '../../../blocks/sheet-form.ts';
import { targetChoice } from '../../../blocks/target-choice.ts';
import { calledName } from '../../domain/child.ts';
import { longDate } from '../../domain/dates.ts';
import { defaultProfile } from '../../domain/profile.ts';
import { entryFields, recordOfIntervention } from '../../domain/sheets/record-of-intervention.ts';
import { sheetMark } from '../../domain/tally.ts';
import { targetsOf } from '../../domain/targets.ts';
import { childFor, settingOf } from '../../usecases/guard.ts';
import { livePlans } from '../../usecases/plans.ts';
import type { Ports } from '../../usecases/ports.ts';
import { saveEntry } from '../../usecases/save-entry.ts';
import type { Context, Reply, SeenView } from '../handlers.ts';
import { afterSave } from './after-save.ts';
import { paperValue } from './deliver.ts';
import type { Opening } from './openers.ts';
import { list, readMetadata, receiptOf, reply, type Screen, text, texts } from './support.ts';

const ENTRY_FORM = 'entry-form';
const metadataOf = z.strictObject({ child: z.string() });

/** Where to go when there is nothing to log against (domain.md §5). */
const noPlan = (name: string): ModalView =>
  modal({
    callbackId: 'no-plan',
    title: recordOfIntervention.modalTitle,
    blocks: [
      words(`${name} has no live support plan or provision map.`),
      words(
        'This sheet is only for the targets or strategies of a live plan. Start one with /isp or /ipm (or ask /plan which). Other observations go into the child’s learning record.',
      ),
    ],
  });

async function entryView(ports: Ports, { actor }: Context, childId: string): Promise<ModalView> {
  const child = await childFor(ports, { actor, action: 'log entry', childId });
  const [setting, records] = await Promise.all([
    settingOf(ports, child),
    ports.store.records.ofChild({ tenant: actor.tenant, childId }),
  ]);
  const targets = livePlans(records).flatMap(targetsOf);
  if (targets.length === 0) return noPlan(calledName(child));
  const prefill = {
    answers: { who: actor.name },
    facts: {},
    profile: defaultProfile,
    today: ports.clock.today(setting.timeZone),
  };
  return modal({
    callbackId: ENTRY_FORM,
    title: recordOfIntervention.modalTitle,
    submit: 'Save',
    metadata: { child: childId },
    blocks: [
      small(`${child.code} · ${calledName(child)}`),
      ...targetChoice(targets),
      ...fieldBlocks(entryFields, prefill),
      checksInput({
        key: 'from',
        label: 'Where this was seen',
        optional: true,
        options: [{ value: 'home', label: 'At home, told by the parents' }],
        initial: [],
      }),
    ],
  });
}

async function submit(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { actor } = context;
  const { child: childId } = readMetadata(metadataOf, view.metadata);
  const result = await saveEntry(ports)({
    actor,
    childId,
    target: text(view.values, 'target'),
    raw: texts(view.values),
    fromHome: list(view.values, 'from').includes('home'),
    receipt: receiptOf(view),
  });
  return reply(result, {
    saved: ({ entry, target }) => ({
      kind: 'done',
      afterwards: afterSave(ports, context, {
        view,
        childId,
        card: card({
          title: `Logged: ${sheetMark(entry.outcome)} on ${longDate(entry.date)}`,
          lines: [`${target.planCode}: ${target.text}`],
          paper: paperValue(entry),
          open: [
            { label: 'Log another', opener: recordOfIntervention.id, id: childId },
            { label: 'Correct', opener: 'correct-entry', id: entry.id },
            { label: 'Wrong child', opener: 'move-entry', id: entry.id },
          ],
        }),
        paper: { planId: entry.planId, targetId: entry.targetId },
      }),
    }),
  });
}

export const entryOpening = (ports: Ports): Opening => ({
  about: 'child',
  action: 'log entry',
  command: recordOfIntervention.command,
  open: (context, childId) => entryView(ports, context, childId),
});

export const entryScreen = (ports: Ports): Screen => ({
  submissions: { [ENTRY_FORM]: (context, view) => submit(ports, context, view) },
});
