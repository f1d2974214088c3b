import { AppError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/setting.ts';
import type { Ports } from '../../usecases/ports.ts';
import { type PrintedSheet, recordPaper, sheetPaper } from '../../usecases/print-sheet.ts';
import type { Message, Outbound } from '../handlers.ts';

/** What paper is meant: a kept sheet as it stands or at a revision, or the record of one target of a plan. */
export type Paper =
  | { readonly recordId: string; readonly revision?: number }
  | { readonly planId: string; readonly targetId: string };

/** A paper as a button's value, and back. */
export const paperValue = (paper: Paper): string =>
  'recordId' in paper ? paper.recordId : `${paper.planId}|${paper.targetId}`;
export const paperFrom = (value: string): Paper => {
  const [id = '', targetId] = value.split('|');
  return targetId === undefined ? { recordId: id } : { planId: id, targetId };
};

const printed = (
  ports: Ports,
  { paper, ...asked }: { actor: Actor; as: 'printed' | 'exported'; paper: Paper },
): Promise<PrintedSheet> =>
  'recordId' in paper
    ? sheetPaper(ports)({ ...asked, ...paper })
    : recordPaper(ports)({ ...asked, ...paper });

const refusal = (fault: unknown): Message | undefined =>
  fault instanceof AppError ? { text: `Saved, but no PDF: ${fault.userMessage}` } : undefined;

/** The forms a paper comes in, by file ending. */
const FORMATS = {
  pdf: (ports: Ports, sheet: PrintedSheet) => ports.print(sheet.document),
  csv: async (ports: Ports, sheet: PrintedSheet) => new TextEncoder().encode(ports.toCsv(sheet.document)),
} as const;

/** Sends a paper to the asker's direct messages; its file id is kept, so that it can be deleted. */
export async function deliverFile(
  ports: Ports,
  options: { actor: Actor; paper: Paper; slack: Outbound; format: keyof typeof FORMATS },
): Promise<void> {
  const { actor, paper, slack, format } = options;
  const as = format === 'pdf' ? 'printed' : 'exported';
  const sheet = await printed(ports, { actor, as, paper });
  const bytes = await FORMATS[format](ports, sheet);
  const recordId = 'recordId' in paper ? paper.recordId : paper.planId;
  await slack.directFile({
    userId: actor.userId,
    name: `${sheet.fileName}.${format}`,
    title: sheet.title,
    bytes,
    onFileId: (fileId) =>
      ports.store.files.insert({ tenant: actor.tenant, fileId, recordId, postedAt: ports.clock.now() }),
  });
}

/** A card about what was saved, then its paper. What cannot be printed is said, never dropped. */
export async function deliver(
  ports: Ports,
  options: { actor: Actor; card: Message; paper: Paper; slack: Outbound },
): Promise<void> {
  const { actor, card, slack } = options;
  await slack.directMessage({ userId: actor.userId, message: card });
  try {
    await deliverFile(ports, { ...options, format: 'pdf' });
  } catch (fault) {
    const message = refusal(fault);
    if (!message) throw fault;
    await slack.directMessage({ userId: actor.userId, message });
  }
}
