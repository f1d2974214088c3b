import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { card } from '../../../blocks/card.ts';
import { whyInput } from '../../../blocks/inputs.ts';
import { modal, small, words } from '../../../blocks/parts.ts';
import { picker } from '../../../blocks/picker.ts';
import { fieldBlocks } from '../../../blocks/sheet-form.ts';
import { targetChoice } from '../../../blocks/target-choice.ts';
import { calledName } from '../../domain/child.ts';
import { longDate } from '../../domain/dates.ts';
import { entryFieldsIn } from '../../domain/local-sheet.ts';
import type { Entry } from '../../domain/record.ts';
import { targetsOf } from '../../domain/targets.ts';
import { correctEntry, moveEntry } from '../../usecases/correct-entry.ts';
import { childFor, entryFor, listFor } from '../../usecases/guard.ts';
import { livePlans } from '../../usecases/plans.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Context, Reply, SeenView } from '../handlers.ts';
import { deliver, paperValue } from './deliver.ts';
import type { Opening } from './openers.ts';
import { readMetadata, receiptOf, reply, type Screen, text, texts, typedAnew } from './support.ts';

const CORRECT = 'correct-entry';
const MOVE_TO = 'move-entry-child';
const MOVE = 'move-entry';

const correctMetadata = z.strictObject({ entry: z.string(), base: z.number() });
const moveMetadata = z.strictObject({ entry: z.string(), child: z.string() });

async function correctView(ports: Ports, { actor }: Context, entryId: string): Promise<ModalView> {
  const { entry, setting } = await entryFor(ports, { actor, entryId });
  const { date, who, comments, outcome } = entry;
  const profile = ports.profiles.of(setting);
  return modal({
    callbackId: CORRECT,
    title: 'Correct an entry',
    submit: 'Save',
    metadata: { entry: entryId, base: entry.revision },
    blocks: [
      ...fieldBlocks(entryFieldsIn(profile), {
        answers: { date, who, comments, outcome },
        facts: {},
        profile,
        today: ports.clock.today(setting.timeZone),
      }),
      whyInput,
    ],
  });
}

async function moveToView(ports: Ports, { actor }: Context, entryId: string): Promise<ModalView> {
  const { entry } = await entryFor(ports, { actor, entryId });
  const children = await listFor(ports, { actor, action: 'log entry' }, async (all) => {
    const others = all.filter(({ id }) => id !== entry.childId);
    return { answer: others, shown: others };
  });
  if (children.length === 0)
    return modal({
      callbackId: MOVE_TO,
      title: 'Wrong child',
      blocks: [words('There is no other child you can file this under. Your SENCO can move it for you.')],
    });
  return picker({
    callbackId: MOVE_TO,
    title: 'Wrong child',
    label: 'The right child',
    intro: `The entry of ${longDate(entry.date)} moves to the right child. Both files keep a trace; the wrong one keeps none of its words.`,
    options: children.map((child) => ({ value: child.id, label: `${child.code} ${calledName(child)}` })),
    search: 'find-child',
    metadata: { entry: entryId },
  });
}

async function moveView(
  ports: Ports,
  { actor }: Context,
  entryId: string,
  childId: string,
): Promise<ModalView> {
  const { child, open } = await childFor(ports, { actor, action: 'log entry', childId });
  const records = await open.store.records.ofChild({ tenant: actor.tenant, childId });
  const targets = livePlans(records).flatMap(targetsOf);
  const intro = `${child.code} · ${calledName(child)}`;
  if (targets.length === 0)
    return modal({
      callbackId: MOVE,
      title: 'Wrong child',
      blocks: [small(intro), words('This child has no live plan to file it under.')],
    });
  return modal({
    callbackId: MOVE,
    title: 'Wrong child',
    submit: 'Move entry',
    metadata: { entry: entryId, child: childId },
    blocks: [small(intro), ...targetChoice(targets), whyInput],
  });
}

const done = (ports: Ports, context: Context, title: string, entry: Entry): Reply => ({
  kind: 'done',
  afterwards: (slack) =>
    deliver(ports, {
      actor: context.actor,
      slack,
      card: card({
        title,
        lines: [`Entry of ${longDate(entry.date)}`],
        paper: paperValue(entry),
      }),
      paper: { planId: entry.planId, targetId: entry.targetId },
    }),
});

/** Corrections with a trace: what an entry says, and whose file it is in (domain.md §7). */
export const correctionScreen = (ports: Ports): Screen => ({
  submissions: {
    [CORRECT]: async (context, view) => {
      const { entry: entryId, base } = readMetadata(correctMetadata, view.metadata);
      const result = await correctEntry(ports)({
        actor: context.actor,
        entryId,
        base,
        raw: texts(view.values),
        why: text(view.values, 'why'),
        receipt: receiptOf(view),
      });
      return reply(result, {
        conflict: () => typedAnew(correctView(ports, context, entryId), view),
        saved: (entry) => done(ports, context, 'Corrected. The earlier words stay in the trace.', entry),
      });
    },
    [MOVE_TO]: async (context, view: SeenView) => {
      const { entry } = readMetadata(z.strictObject({ entry: z.string() }), view.metadata);
      return { kind: 'update', view: await moveView(ports, context, entry, text(view.values, 'pick')) };
    },
    [MOVE]: async (context, view) => {
      const { entry: entryId, child: childId } = readMetadata(moveMetadata, view.metadata);
      const result = await moveEntry(ports)({
        actor: context.actor,
        entryId,
        childId,
        target: text(view.values, 'target'),
        why: text(view.values, 'why'),
        receipt: receiptOf(view),
      });
      return reply(result, {
        saved: (entry) => done(ports, context, 'Moved to the right child. Both files keep a trace.', entry),
      });
    },
  },
});

/** Opened for an entry rather than a child; the entry's own child decides who may. */
export const correctionOpenings = (ports: Ports): Readonly<Record<string, Opening>> => ({
  'correct-entry': {
    about: 'child',
    action: 'correct entry',
    command: '/child',
    open: (context, entryId) => correctView(ports, context, entryId),
  },
  'move-entry': {
    about: 'child',
    action: 'correct entry',
    command: '/child',
    open: (context, entryId) => moveToView(ports, context, entryId),
  },
});
