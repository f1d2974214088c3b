import type { KnownBlock, ModalView } from '@slack/types';
import { CSV, OPEN, PDF } from '../../../blocks/card.ts';
import { childFile, ENTRIES } from '../../../blocks/child-file.ts';
import { actions, button, modal, small, words } from '../../../blocks/parts.ts';
import { targetValue } from '../../../blocks/target-choice.ts';
import { clip } from '../../../blocks/text.ts';
import { type Action, mayToChild } from '../../domain/access.ts';
import { longDate } from '../../domain/dates.ts';
import type { Entry } from '../../domain/record.ts';
import { sheetMark } from '../../domain/tally.ts';
import { openChildFile } from '../../usecases/child-file.ts';
import { asPlan, recordFor } from '../../usecases/guard.ts';
import type { Ports } from '../../usecases/ports.ts';
import { targetIn } from '../../usecases/record-document.ts';
import { reportState } from '../../usecases/report-request.ts';
import type { Context } from '../handlers.ts';
import { paperValue } from './deliver.ts';
import type { Opening } from './openers.ts';
import { badRequest, type Screen } from './support.ts';

/** The file of one child as a modal, with only the buttons this person may use. */
export async function childFileView(ports: Ports, { actor }: Context, childId: string): Promise<ModalView> {
  const file = await openChildFile(ports)({ actor, childId });
  const { child, today } = file;
  return childFile({
    child,
    profile: file.profile,
    settingName: file.setting.name,
    keyPerson: file.members.find(({ userId }) => userId === child.keyPerson)?.name ?? '',
    live: file.live.map((live) => ({
      ...live,
      targets: file.progress
        .filter(({ target }) => target.planId === live.plan.id)
        .map(({ target, tally }) => ({ value: targetValue(target), text: target.text, tally })),
    })),
    past: file.past,
    reports: file.reports.map((report) => ({
      id: report.id,
      text: `${report.agency}, ${report.about}: ${reportState(report, today)}`,
    })),
    life: mayToChild(actor, 'erase child', child)
      ? { from: file.erasableFrom, due: file.erasableFrom <= today }
      : null,
    may: {
      edit: mayToChild(actor, 'edit child', child),
      plan: mayToChild(actor, 'write plan', child),
      review: mayToChild(actor, 'hold review', child),
      report: mayToChild(actor, 'chase report', child),
      log: mayToChild(actor, 'log entry', child),
      print: mayToChild(actor, 'print sheet', child),
      sign: mayToChild(actor, 'sign off', child),
      who: mayToChild(actor, 'see who opened', child),
    },
  });
}

/** Entries shown at once; the PDF holds them all. */
const SHOWN = 20;

const entryBlocks = (entry: Entry, mayCorrect: boolean): readonly KnownBlock[] =>
  entry.movedAway
    ? [small(`${longDate(entry.recordedOn)}: an entry was filed here in error and moved.`)]
    : [
        words(
          `${longDate(entry.date)} · ${sheetMark(entry.outcome)} · ${entry.who}\n${clip(entry.comments, 500)}`,
        ),
        ...(mayCorrect
          ? [
              actions(
                button({ action: OPEN, label: 'Correct', value: `correct-entry|${entry.id}` }),
                button({ action: `${OPEN}:1`, label: 'Wrong child', value: `move-entry|${entry.id}` }),
              ),
            ]
          : []),
      ];

async function entriesView(ports: Ports, { actor }: Context, value: string): Promise<ModalView> {
  const [planId = '', targetId = ''] = value.split('/');
  const { record, child, open } = await recordFor(ports, { actor, action: 'see child', recordId: planId });
  const target = targetIn(asPlan(record), targetId);
  if (!target || !child) throw badRequest();
  const may = (action: Action) => mayToChild(actor, action, child);
  const all = await open.store.entries.ofPlans({ tenant: actor.tenant, planIds: [planId] });
  const entries = all.filter((entry) => entry.targetId === targetId).reverse();
  return modal({
    callbackId: 'entries',
    title: 'Entries',
    blocks: [
      words(`${target.planCode}: ${clip(target.text, 1500)}`),
      ...(may('print sheet')
        ? [
            actions(
              button({ action: PDF, label: 'PDF', value: paperValue({ planId, targetId }) }),
              button({ action: CSV, label: 'CSV', value: paperValue({ planId, targetId }) }),
            ),
          ]
        : []),
      ...(entries.length === 0 ? [small('No entries yet. Log one with /intervention.')] : []),
      ...entries.slice(0, SHOWN).flatMap((entry) => entryBlocks(entry, may('correct entry'))),
      ...(entries.length > SHOWN
        ? [small(`The latest ${SHOWN} of ${entries.length}; the PDF holds them all.`)]
        : []),
    ],
  });
}

export const childFileScreen = (ports: Ports): Screen => ({
  actions: {
    [ENTRIES]: async (context, { value }) => ({
      kind: 'open',
      view: await entriesView(ports, context, value),
    }),
  },
});

export const childFileOpening = (ports: Ports): Opening => ({
  about: 'child',
  action: 'see child',
  command: '/child',
  open: (context, childId) => childFileView(ports, context, childId),
});
