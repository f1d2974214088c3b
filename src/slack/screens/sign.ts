import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { SIGN } from '../../../blocks/card.ts';
import { choiceInput, dateInput, textInput } from '../../../blocks/inputs.ts';
import { longDay } from '../../../blocks/moment.ts';
import { button, modal, small, words } from '../../../blocks/parts.ts';
import { clip, plain } from '../../../blocks/text.ts';
import { longDate } from '../../domain/dates.ts';
import type { SheetRecord, Version } from '../../domain/record.ts';
import { recordFor } from '../../usecases/guard.ts';
import type { Ports } from '../../usecases/ports.ts';
import {
  type AdultState,
  adultsOf,
  latestVersion,
  SIGN_STATES,
  saveSignOff,
} from '../../usecases/sign-off.ts';
import type { Context, Reply, SeenView } from '../handlers.ts';
import { deliverFile } from './deliver.ts';
import { readMetadata, readValue, receiptOf, reply, type Screen, text } from './support.ts';

const SIGN_ADULT = 'sign-adult';
const SIGN_FORM = 'sign-form';
const VERSION = 'version-pdf';
const metadataOf = z.strictObject({
  record: z.string(),
  revision: z.number(),
  adult: z.number(),
  parent: z.string(),
});

const stateWords = ({ adult, signOff }: AdultState): string => {
  const role = adult.role ? ` (${adult.role})` : '';
  if (!signOff) return `${adult.name}${role}: not asked`;
  const on = signOff.on ? ` on ${longDate(signOff.on)}` : '';
  const how = signOff.how ? `, ${signOff.how}` : '';
  const copy = signOff.copyGivenOn ? `. Copy given on ${longDate(signOff.copyGivenOn)}` : '';
  return `${adult.name}${role}: ${signOff.state}${on}${how}${copy}`;
};

/** Earlier versions shown at most, the latest ones. */
const EARLIER = 40;

const earlierVersion = (record: SheetRecord, version: Version): KnownBlock => {
  const signed = adultsOf(version, null).filter(({ signOff }) => signOff?.state === 'signed');
  const by =
    signed.length === 0 ? 'not signed' : `signed by ${signed.map(({ adult }) => adult.name).join(', ')}`;
  return {
    type: 'section',
    text: plain(clip(`Version ${version.revision} of ${longDay(version.at)}: ${by}`, 1000)),
    accessory: button({ action: VERSION, label: 'PDF', value: `${record.id}|${version.revision}` }),
  };
};

export async function signListView(ports: Ports, { actor }: Context, recordId: string): Promise<ModalView> {
  const { record, child, open } = await recordFor(ports, { actor, action: 'sign off', recordId });
  const version = await latestVersion(open, record);
  const all = await open.store.versions.since({ tenant: actor.tenant, recordId, revision: 0 });
  const earlier = all.filter(({ revision }) => revision < record.revision).slice(-EARLIER);
  const rows = adultsOf(version, child).map(
    (state, index): KnownBlock => ({
      type: 'section',
      text: plain(clip(stateWords(state), 1000)),
      accessory: button({
        action: SIGN_ADULT,
        label: 'Update',
        value: `${recordId}|${record.revision}|${index}`,
      }),
    }),
  );
  return modal({
    callbackId: 'sign-list',
    title: 'Sign-off',
    metadata: { record: recordId },
    blocks: [
      words(`${child?.code ?? ''} ${version.document.title}, version ${record.revision}`),
      small(
        'A typed name is not a signature: record who signed, how and who saw it. A later change makes a new version to sign.',
      ),
      ...rows,
      ...earlier.map((older) => earlierVersion(record, older)),
    ],
  });
}

async function formView(ports: Ports, { actor }: Context, value: string, parent: string): Promise<ModalView> {
  const [recordId = '', revision = '', index = ''] = readValue(value, 3);
  const { record, child, open } = await recordFor(ports, { actor, action: 'sign off', recordId });
  const state = adultsOf(await latestVersion(open, record), child)[Number(index)];
  const signOff = state?.signOff;
  return modal({
    callbackId: SIGN_FORM,
    title: 'Sign-off',
    submit: 'Save',
    metadata: { record: recordId, revision: Number(revision), adult: Number(index), parent },
    blocks: [
      words(`${state?.adult.name ?? ''}${state?.adult.role ? `, ${state.adult.role}` : ''}`),
      choiceInput({
        key: 'state',
        label: 'Where it stands',
        options: SIGN_STATES.map((each) => ({
          value: each,
          label: each.charAt(0).toUpperCase() + each.slice(1),
        })),
        initial: signOff?.state ?? 'not asked',
      }),
      textInput({
        key: 'how',
        label: 'How',
        hint: 'For example: on paper, at the meeting.',
        optional: true,
        initial: signOff?.how,
      }),
      dateInput({ key: 'on', label: 'Date', optional: true, initial: signOff?.on }),
      textInput({ key: 'seenBy', label: 'Seen by', optional: true, initial: signOff?.seenBy || actor.name }),
      dateInput({
        key: 'copyGivenOn',
        label: 'Copy given on',
        optional: true,
        initial: signOff?.copyGivenOn,
      }),
    ],
  });
}

async function submit(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { actor } = context;
  const { record: recordId, revision, adult, parent } = readMetadata(metadataOf, view.metadata);
  const { record, child, open } = await recordFor(ports, { actor, action: 'sign off', recordId });
  const state = adultsOf(await latestVersion(open, record), child)[adult];
  const { values } = view;
  const result = await saveSignOff(ports)({
    actor,
    recordId,
    revision,
    adult: state?.adult ?? { name: '', role: '' },
    state: text(values, 'state'),
    how: text(values, 'how'),
    on: text(values, 'on'),
    seenBy: text(values, 'seenBy'),
    copyGivenOn: text(values, 'copyGivenOn'),
    receipt: receiptOf(view),
  });
  return reply(result, {
    saved: () => ({
      kind: 'done',
      afterwards: async (slack) =>
        slack.updateView({ viewId: parent, view: await signListView(ports, context, recordId) }),
    }),
  });
}

/** Who has seen, signed or declined a sheet, adult by adult (domain.md §7). */
export const signScreen = (ports: Ports): Screen => ({
  actions: {
    [VERSION]: async ({ actor }, { value }) => {
      const [recordId = '', revision = ''] = readValue(value, 2);
      const paper = { recordId, revision: Number(revision) };
      return {
        kind: 'done',
        afterwards: (slack) => deliverFile(ports, { actor, paper, slack, format: 'pdf' }),
      };
    },
    [SIGN]: async (context, { value }) => ({ kind: 'open', view: await signListView(ports, context, value) }),
    [SIGN_ADULT]: async (context, { value, view }) => ({
      kind: 'open',
      view: await formView(ports, context, value, view?.id ?? ''),
    }),
  },
  submissions: { [SIGN_FORM]: (context, view) => submit(ports, context, view) },
});
