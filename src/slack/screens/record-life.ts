import { z } from 'zod';
import {
  ERASE,
  ERASE_FORM,
  EXPORT,
  eraseForm,
  HOLD,
  HOLD_FORM,
  holdForm,
  retentionView,
} from '../../../blocks/record-life.ts';
import { settingsFor } from '../../domain/access.ts';
import type { Certificate } from '../../domain/certificate.ts';
import { certificateDocument } from '../../usecases/certificate-document.ts';
import { askErasure, eraseChild } from '../../usecases/erase-child.ts';
import { exportChild } from '../../usecases/export-child.ts';
import { childFor } from '../../usecases/guard.ts';
import { holdChild } from '../../usecases/hold-child.ts';
import type { Ports } from '../../usecases/ports.ts';
import { retentionList } from '../../usecases/retention-list.ts';
import type { Context, Outbound, Reply, SeenView } from '../handlers.ts';
import { showInFile } from './after-save.ts';
import { readMetadata, receiptOf, reply, type Screen, say, text, typedAnew } from './support.ts';

/** What a list shows at once; the others come when these are gone. */
const LISTED = 80;

const holdMetadata = z.strictObject({ child: z.string(), hold: z.boolean() });
const eraseMetadata = z.strictObject({ child: z.string() });

/** A file to the asker; its id is kept, so that it goes from Slack like every other. */
const send = (
  ports: Ports,
  slack: Outbound,
  { actor }: Context,
  file: { readonly name: string; readonly title: string; readonly bytes: Uint8Array; readonly about: string },
): Promise<void> => {
  const { about: recordId, ...shown } = file;
  const { tenant, userId } = actor;
  return slack.directFile({
    ...{ ...shown, userId },
    onFileId: (fileId) => ports.store.files.insert({ tenant, fileId, recordId, postedAt: ports.clock.now() }),
  });
};

async function sendEverything(ports: Ports, context: Context, childId: string, slack: Outbound) {
  const { fileName, title, json, document } = await exportChild(ports)({ actor: context.actor, childId });
  // The complete one first: what no font prints stops only the paper.
  await send(ports, slack, context, {
    ...{ name: `${fileName}.json`, title, about: childId },
    bytes: new TextEncoder().encode(json),
  });
  await send(ports, slack, context, {
    ...{ name: `${fileName}.pdf`, title, about: childId, bytes: await ports.print(document) },
  });
}

async function sendCertificate(ports: Ports, context: Context, certificate: Certificate, slack: Outbound) {
  const { tenant, settingId, childCode, id } = certificate;
  const { actor } = context;
  await slack.directMessage({
    userId: actor.userId,
    message: { text: `Erased: everything kept about ${childCode}. Your certificate follows.` },
  });
  const setting = await ports.store.settings.get({ tenant, id: settingId });
  const document = certificateDocument(certificate, { settingName: setting?.name ?? '', byName: actor.name });
  await send(ports, slack, context, {
    ...{
      name: `${childCode}-certificate-of-erasure.pdf`,
      title: `${childCode} Certificate of erasure`,
      about: id,
    },
    bytes: await ports.print(document),
  });
}

async function submitHold(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { child: childId, hold } = readMetadata(holdMetadata, view.metadata);
  const { actor } = context;
  const why = text(view.values, 'why');
  const result = await holdChild(ports)({ actor, childId, hold, why, receipt: receiptOf(view) });
  return reply(result, {
    saved: () => ({
      kind: 'done',
      afterwards: showInFile(ports, context, { view, childId }),
    }),
    conflict: async () =>
      typedAnew(
        childFor(ports, { actor, action: 'hold child', childId }).then(({ child }) => holdForm(child)),
        view,
      ),
  });
}

async function submitErase(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { child: childId } = readMetadata(eraseMetadata, view.metadata);
  const [code, why] = [text(view.values, 'code'), text(view.values, 'why')];
  const { actor } = context;
  const result = await eraseChild(ports)({ actor, childId, code, why, receipt: receiptOf(view) });
  return reply(result, {
    saved: (certificate) => ({
      kind: 'clear',
      afterwards: (slack) => sendCertificate(ports, context, certificate, slack),
    }),
  });
}

/** `/child retention`. */
export async function retentionCommand(ports: Ports, { actor }: Context): Promise<Reply> {
  if (settingsFor(actor, 'erase child').length === 0)
    return say('A SENCO or manager decides how long records are kept. Please ask yours.');
  return { kind: 'open', view: retentionView(await retentionList(ports)({ actor, limit: LISTED })) };
}

/** What can be done with a child's record as a whole: hand it over, hold it, erase it. */
export const recordLifeScreen = (ports: Ports): Screen => ({
  actions: {
    [EXPORT]: async (context, { value: childId }) => ({
      kind: 'done',
      afterwards: (slack) => sendEverything(ports, context, childId, slack),
    }),
    [HOLD]: async ({ actor }, { value: childId }) => {
      const { child } = await childFor(ports, { actor, action: 'hold child', childId });
      return { kind: 'open', view: holdForm(child) };
    },
    [ERASE]: async ({ actor }, { value: childId }) => {
      const asked = await askErasure(ports)({ actor, childId });
      return { kind: 'open', view: eraseForm(asked.child, asked) };
    },
  },
  submissions: {
    [HOLD_FORM]: (context, view) => submitHold(ports, context, view),
    [ERASE_FORM]: (context, view) => submitErase(ports, context, view),
  },
});
