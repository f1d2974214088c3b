import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { card } from '../../../blocks/card.ts';
import { checksInput } from '../../../blocks/inputs.ts';
import { modal, small, words } from '../../../blocks/parts.ts';
import { fieldBlocks } from '../../../blocks/sheet-form.ts';
import { targetChoice } from '../../../blocks/target-choice.ts';
import { calledName } from '../../domain/child.ts';
import { longDate } from '../../domain/dates.ts';
import { entryFieldsIn, localSheet } from '../../domain/local-sheet.ts';
import type { Entry } from '../../domain/record.ts';
import { recordOfIntervention } from '../../domain/sheets/record-of-intervention.ts';
import { type Outcome, sheetMark } from '../../domain/tally.ts';
import { type Target, targetsOf } from '../../domain/targets.ts';
import { childFor, settingOf } from '../../usecases/guard.ts';
import { livePlans } from '../../usecases/plans.ts';
import type { Ports } from '../../usecases/ports.ts';
import { saveEntry } from '../../usecases/save-entry.ts';
import type { Context, Reply, SeenView } from '../handlers.ts';
import { afterSave } from './after-save.ts';
import { paperValue } from './deliver.ts';
import type { Opening } from './openers.ts';
import { list, readMetadata, receiptOf, reply, type Screen, text, texts } from './support.ts';
import { afterListForm, type ListPlace, listPlace } from './today-message.ts';

const ENTRY_FORM = 'entry-form';
const metadataOf = z.strictObject({ child: z.string(), list: listPlace.optional() });

/** What is known already where the form is opened from a list of targets. */
interface Begun {
  readonly target: string;
  readonly outcome?: Outcome | undefined;
  readonly date: string;
  readonly list: ListPlace;
}

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

export async function entryView(
  ports: Ports,
  { actor }: Context,
  childId: string,
  begun?: Begun,
): Promise<ModalView> {
  const { child, open } = await childFor(ports, { actor, action: 'log entry', childId });
  const [setting, records] = await Promise.all([
    settingOf(ports, child),
    open.store.records.ofChild({ tenant: actor.tenant, childId }),
  ]);
  const targets = livePlans(records).flatMap(targetsOf);
  if (targets.length === 0) return noPlan(calledName(child));
  const profile = ports.profiles.of(setting);
  const prefill = {
    answers: {
      who: actor.name,
      ...(begun ? { date: begun.date } : {}),
      ...(begun?.outcome ? { outcome: begun.outcome } : {}),
    },
    facts: {},
    profile,
    today: ports.clock.today(setting.timeZone),
  };
  return modal({
    callbackId: ENTRY_FORM,
    title: localSheet(profile, recordOfIntervention).modalTitle,
    submit: 'Save',
    metadata: { child: childId, ...(begun ? { list: begun.list } : {}) },
    blocks: [
      small(`${child.code} · ${calledName(child)}`),
      ...targetChoice(targets, begun?.target),
      ...fieldBlocks(entryFieldsIn(profile), prefill),
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

const entryCard = (entry: Entry, target: Target) =>
  card({
    title: `Logged: ${sheetMark(entry.outcome)} on ${longDate(entry.date)}`,
    lines: [`${target.planCode}: ${target.text}`],
    paper: paperValue(entry),
    open: [
      { label: 'Log another', opener: recordOfIntervention.id, id: entry.childId },
      { label: 'Correct', opener: 'correct-entry', id: entry.id },
      { label: 'Wrong child', opener: 'move-entry', id: entry.id },
    ],
  });

async function submit(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { child: childId, list: place } = readMetadata(metadataOf, view.metadata);
  const result = await saveEntry(ports)({
    actor: context.actor,
    childId,
    target: text(view.values, 'target'),
    raw: texts(view.values),
    fromHome: list(view.values, 'from').includes('home'),
    receipt: receiptOf(view),
  });
  return reply(result, {
    saved: ({ entry, target }) => {
      const logged = entryCard(entry, target);
      const paper = { planId: entry.planId, targetId: entry.targetId };
      return {
        kind: 'done',
        // From a list no PDF comes by itself: ten targets of a morning would make ten.
        afterwards: place
          ? afterListForm(ports, context, { card: logged, place })
          : afterSave(ports, context, { view, childId, card: logged, paper }),
      };
    },
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
