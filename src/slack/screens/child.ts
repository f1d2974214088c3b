import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { card } from '../../../blocks/card.ts';
import { CHILD_FORM, childForm, IMPORT_FORM, importForm } from '../../../blocks/child-form.ts';
import { picker } from '../../../blocks/picker.ts';
import { settingsFor } from '../../domain/access.ts';
import { type Child, calledName } from '../../domain/child.ts';
import type { Profile } from '../../domain/profile.ts';
import type { Setting } from '../../domain/setting.ts';
import { childFor, settingFor, settingOf } from '../../usecases/guard.ts';
import { importChildren } from '../../usecases/import-children.ts';
import type { Ports } from '../../usecases/ports.ts';
import { type ChildInput, saveChild } from '../../usecases/save-child.ts';
import type { Context, FormValues, Reply, SeenView } from '../handlers.ts';
import { showInFile } from './after-save.ts';
import type { Opening } from './openers.ts';
import { list, readMetadata, receiptOf, reply, type Screen, say, text, typedAnew } from './support.ts';

const metadataOf = z.strictObject({ child: z.string().nullable(), base: z.number() });

/** Which setting a new child comes to. */
const ADD_TO = 'child-add-to';
const addMetadata = z.strictObject({ name: z.string() });

const editableSettings = async (ports: Ports, { actor }: Context): Promise<readonly Setting[]> => {
  const ids = settingsFor(actor, 'edit child');
  return (await ports.store.settings.all({ tenant: actor.tenant })).filter(({ id }) => ids.includes(id));
};

const inputFrom = (values: FormValues): ChildInput => ({
  settingId: text(values, 'settingId'),
  name: text(values, 'name'),
  preferredName: text(values, 'preferredName'),
  dob: text(values, 'dob'),
  keyPerson: text(values, 'keyPerson'),
  backUpKeyPerson: text(values, 'backUpKeyPerson'),
  grLevel: text(values, 'grLevel'),
  agencies: text(values, 'agencies')
    .split(/\n|;/)
    .map((agency) => agency.trim())
    .filter(Boolean),
  homeLanguage: text(values, 'homeLanguage').trim(),
  parentalResponsibility: text(values, 'parentalResponsibility').trim(),
  groupProvisionMap: text(values, 'groupProvisionMap') === 'yes',
  ehcPlan: text(values, 'ehcPlan') === 'yes',
  ehcPlanOn: text(values, 'ehcPlanOn'),
  consentGiven: list(values, 'consent').includes('given'),
  consentBy: text(values, 'consentBy'),
  consentOn: text(values, 'consentOn'),
});

const childCard = (child: Child, title: string) =>
  card({
    title: `${title}: ${child.code} ${calledName(child)}`,
    lines: ['Next: see which plan the child needs.'],
    open: [
      { label: 'Which plan?', opener: 'plan-choice', id: child.id },
      { label: 'Child’s file', opener: 'child-file', id: child.id },
    ],
  });

async function submit(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { child: childId, base } = readMetadata(metadataOf, view.metadata);
  const { actor } = context;
  const result = await saveChild(ports)({
    actor,
    childId,
    base,
    input: inputFrom(view.values),
    receipt: receiptOf(view),
  });
  return reply(result, {
    conflict: () => typedAnew(editChildOpening(ports).open(context, childId ?? ''), view),
    saved: (child) => ({
      kind: 'done',
      afterwards: async (slack) => {
        await showInFile(ports, context, { view, childId: child.id })(slack);
        await slack.directMessage({
          userId: actor.userId,
          message: childCard(child, childId ? 'Changed' : 'Added'),
        });
      },
    }),
  });
}

async function submitImport(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { actor, lookup } = context;
  const pasted = text(view.values, 'rows');
  const file = text(view.values, 'file');
  const settingId = text(view.values, 'settingId');
  if (settingId === '') return { kind: 'errors', errors: { settingId: 'Please choose the setting.' } };
  if (pasted === '' && file === '')
    return { kind: 'errors', errors: { rows: 'Please paste your rows, or choose a file below.' } };
  const source = pasted || (await lookup.fileText(file));
  const result = await importChildren(ports)({ actor, settingId, text: source, receipt: receiptOf(view) });
  if (result.kind === 'report') {
    const rows = result.problems.map(
      ({ line, column, message }) => `Row ${line}${column ? `, ${column}` : ''}: ${message}`,
    );
    return {
      kind: 'errors',
      errors: {
        [pasted ? 'rows' : 'file']: `Nothing was added yet. ${result.good} good.\n${rows.join('\n')}`,
      },
    };
  }
  return {
    kind: 'done',
    afterwards: (slack) =>
      slack.directMessage({
        userId: actor.userId,
        message: {
          text: `Added ${result.codes.length} children: ${result.codes.join(', ')}. Open one with /child and its code.`,
        },
      }),
  };
}

const onlySenco = () =>
  say('A SENCO or manager keeps the register. Please ask yours to add or change children.');

/** `/child add` and `/child import`; anything else after `/child` looks for a child. */
export async function childCommand(ports: Ports, context: Context, typed: string): Promise<Reply | null> {
  const [verb = '', ...rest] = typed.split(/\s+/);
  if (!['add', 'import'].includes(verb.toLowerCase())) return null;
  const settings = await editableSettings(ports, context);
  if (settings.length === 0) return onlySenco();
  if (verb.toLowerCase() === 'import') return { kind: 'open', view: importForm(settings) };
  return { kind: 'open', view: addView(ports, settings, rest.join(' ')) };
}

/** The levels on offer are those of the setting's authority, so among several authorities the setting is asked first. */
function addView(ports: Ports, settings: readonly Setting[], name: string): ModalView {
  const [profile, ...others] = [...new Set(settings.map(ports.profiles.of))] as [Profile, ...Profile[]];
  if (others.length === 0) return childForm({ child: null, settings, profile, name });
  return picker({
    callbackId: ADD_TO,
    title: 'Add a child',
    label: 'Setting',
    intro: 'Which setting does the child come to?',
    options: settings.map((setting) => ({ value: setting.id, label: setting.name })),
    metadata: { name },
  });
}

async function submitAddTo(ports: Ports, { actor }: Context, view: SeenView): Promise<Reply> {
  const { name } = readMetadata(addMetadata, view.metadata);
  const settingId = text(view.values, 'pick');
  const { setting } = await settingFor(ports, { actor, action: 'edit child', settingId });
  const profile = ports.profiles.of(setting);
  return { kind: 'update', view: childForm({ child: null, settings: [setting], profile, name }) };
}

export const editChildOpening = (ports: Ports): Opening => ({
  about: 'child',
  action: 'edit child',
  command: '/child',
  open: async ({ actor }, childId) => {
    const { child } = await childFor(ports, { actor, action: 'edit child', childId });
    const profile = ports.profiles.of(await settingOf(ports, child));
    return childForm({ child, settings: [], profile });
  },
});

export const childScreen = (ports: Ports): Screen => ({
  submissions: {
    [CHILD_FORM]: (context, view) => submit(ports, context, view),
    [ADD_TO]: (context, view) => submitAddTo(ports, context, view),
    [IMPORT_FORM]: (context, view) => submitImport(ports, context, view),
  },
});
