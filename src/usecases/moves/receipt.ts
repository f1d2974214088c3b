import { longDate } from '../../domain/dates.ts';
import type { Document } from '../../domain/document.ts';
import type { Move } from '../../domain/move.ts';
import type { Actor } from '../../domain/setting.ts';
import { notFound } from '../guard.ts';
import type { Ports } from '../ports.ts';
import { moveFor, noteStep } from './move-guard.ts';

const box = (label: string, text: string) => ({ kind: 'box', labelAt: 'side', label, text }) as const;

/** What each side keeps of a move that was done: codes, days, names of the two keys, counts; nothing of the record. */
const receiptOf = (move: Move): Document => {
  const { handedOver, consent } = move;
  const counts = Object.entries(handedOver ?? {});
  return {
    title: 'Transfer receipt',
    orientation: 'portrait',
    parts: [
      box('From', `${move.settingName}, child’s code ${move.code}`),
      box('To', `${move.toSettingName}, child’s code ${move.newCode}`),
      box('Date of the move', move.doneOn === '' ? '' : longDate(move.doneOn)),
      box('Parental consent', `${consent.by}, ${longDate(consent.on)}, ${consent.how}`),
      box('Sent by', `${move.proposedByName}, SENCO, ${longDate(move.proposedOn)}`),
      box('Received by', `${move.answeredByName}, SENCO, ${longDate(move.answeredOn)}`),
      {
        kind: 'table',
        heading: 'Handed over',
        columns: [
          { label: 'What', weight: 3 },
          { label: 'How many', weight: 1 },
        ],
        rows: counts.map(([what, count]) => [what, String(count)]),
        paperRows: 0,
      },
    ],
    finePrint: ['The record itself is kept by the receiving setting from that day.'],
    footer: `${move.code} · ${move.newCode} · transfer receipt`,
  };
};

/** The receipt of a move that was done, for the SENCOs of both sides. Throws 'not-found'. */
export const transferReceipt =
  (ports: Ports) => async (asked: { readonly actor: Actor; readonly moveId: string }) => {
    const { move, sends } = await moveFor(ports, asked);
    if (move.state !== 'done') throw notFound();
    await noteStep(ports, asked.actor, move, sends ? 'sends' : 'receives', 'printed');
    const code = sends ? move.code : move.newCode;
    return {
      fileName: `${code}-transfer-receipt-${move.doneOn}`,
      title: `${code} Transfer receipt`,
      document: receiptOf(move),
    };
  };
