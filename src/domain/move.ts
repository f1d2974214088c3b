import { addDays, type IsoDate, isDate, longDate } from './dates.ts';

/**
 * `proposed` by the sending SENCO; `accepted` by a receiving one; `done` on its day. Or, leaving everything as it
 * was: `declined` by the receiver, `cancelled` by the sender, `timed out` without an answer.
 */
export type MoveState = 'proposed' | 'accepted' | 'done' | 'declined' | 'cancelled' | 'timed out';

/** A parent's consent to the move, recorded before anybody else hears of the child. */
export interface MoveConsent {
  readonly by: string;
  readonly on: IsoDate;
  /** "in person, signed form in the file". */
  readonly how: string;
}

/** How much was handed over; never what it says. */
export interface HandedOver {
  readonly plans: number;
  readonly minutes: number;
  readonly entries: number;
  readonly reports: number;
}

/** A child goes from one setting to another: two keys, and a receipt that stays. */
export interface Move {
  readonly id: string;
  readonly tenant: string;
  /** The sending one, whose key seals the row. */
  readonly settingId: string;
  readonly settingName: string;
  readonly toSettingId: string;
  readonly toSettingName: string;
  readonly childId: string;
  /** The child's code at the sending setting, and at the receiving one; '' until it is done. */
  readonly code: string;
  readonly newCode: string;
  readonly state: MoveState;
  /** There is something left to do for a worker; while it is so, no other move of the child begins. */
  readonly active: boolean;
  /** The day on which old rights end and new ones begin. */
  readonly on: IsoDate;
  readonly consent: MoveConsent;
  /** From one SENCO to the other; '' for none. */
  readonly words: string;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedOn: IsoDate;
  /** Who accepted or declined it. */
  readonly answeredBy: string;
  readonly answeredByName: string;
  readonly answeredOn: IsoDate | '';
  /** Why it was declined or cancelled. */
  readonly why: string;
  /** Chosen with the acceptance: the new key person, and the level where the old one does not exist there. */
  readonly keyPerson: string;
  readonly grLevel: string;
  /** When it took effect; '' until then. */
  readonly doneOn: IsoDate | '';
  readonly handedOver: HandedOver | null;
  /** When a worker looks at it next; milliseconds since the epoch, of the app's clock. */
  readonly lookAt: number;
  readonly revision: number;
}

/** Without an answer for so long, a proposal ends by itself. */
export const ANSWER_DAYS = 14;

/** The first day on which nobody can accept it any more. */
export const lapsesOn = ({ proposedOn }: Pick<Move, 'proposedOn'>): IsoDate =>
  addDays(proposedOn, ANSWER_DAYS);

export type MoveStep = 'accept' | 'decline' | 'cancel' | 'lapse' | 'take effect';

/** May this step be taken on that day? */
export function mayStep(
  move: Pick<Move, 'state' | 'on' | 'proposedOn' | 'consent'>,
  step: MoveStep,
  today: IsoDate,
): boolean {
  const open = move.state === 'proposed';
  const inTime = today < lapsesOn(move);
  switch (step) {
    case 'accept':
      return open && inTime && problemsOfConsent(move.consent, today).length === 0;
    case 'decline':
      return open && inTime;
    case 'cancel':
      return open || move.state === 'accepted';
    case 'lapse':
      return open && !inTime;
    case 'take effect':
      return move.state === 'accepted' && today >= move.on;
  }
}

type Problem = readonly [key: 'consentBy' | 'consentOn' | 'consentHow' | 'on', sentence: string];

function problemsOfConsent({ by, on, how }: MoveConsent, today: IsoDate): readonly Problem[] {
  const problems: Problem[] = [];
  if (by.trim() === '') problems.push(['consentBy', 'Which parent or carer agreed to the move?']);
  if (how.trim() === '') problems.push(['consentHow', 'How did they agree? For example: signed form.']);
  if (!isDate(on)) problems.push(['consentOn', 'Please choose the day they agreed.']);
  else if (on > today)
    problems.push(['consentOn', `${longDate(on)} is still to come. Please ask the parents first.`]);
  return problems;
}

/** What keeps a move from being proposed, by key of the form. */
export function problemsOfMove(
  { consent, on }: { readonly consent: MoveConsent; readonly on: string },
  today: IsoDate,
): Readonly<Record<string, string>> {
  const problems: Problem[] = [...problemsOfConsent(consent, today)];
  if (!isDate(on)) problems.push(['on', 'Please choose a date, such as 3 March 2026.']);
  else if (on < today) problems.push(['on', `${longDate(on)} is past. Please choose today or a later day.`]);
  return Object.fromEntries(problems);
}

/** Nothing came of it, and nothing is left to do. */
const over = (state: MoveState): Pick<Move, 'state' | 'active'> => ({ state, active: false });

export const ended = (
  move: Move,
  state: Extract<MoveState, 'declined' | 'cancelled' | 'timed out'>,
  why = '',
): Move => ({ ...move, ...over(state), why });
