import { addDays, compareDates, type IsoDate } from '../dates.ts';
import { type Calendar, openDayFrom } from '../open-days.ts';
import type { ChainRef, Somebody } from './chain.ts';

/** `action`: to be done by a day. `offer`: a line for the inclusion action plan, what one setting proved. */
export type RequestKind = 'action' | 'offer';

/** What a lead asks of settings. Each setting has its own part of it, with its answer. */
export interface ChainRequest {
  readonly id: string;
  /** The chain's workspace. */
  readonly tenant: string;
  readonly chainId: string;
  readonly kind: RequestKind;
  readonly text: string;
  readonly dueOn: IsoDate;
  readonly by: Somebody;
  readonly byName: string;
  readonly sentOn: IsoDate;
  /** To whom, in the order in which they get their parts. */
  readonly to: readonly { readonly tenant: string; readonly id: string; readonly name: string }[];
  /** How many of them have their part by now. */
  readonly spread: number;
  readonly revision: number;
}

export type PartState = 'open' | 'done' | 'not applicable' | 'adopted' | 'declined';

export interface RequestPart {
  /** Request, then setting. */
  readonly id: string;
  /** The setting's workspace. */
  readonly tenant: string;
  readonly settingId: string;
  readonly settingName: string;
  readonly requestId: string;
  readonly chain: ChainRef;
  readonly kind: RequestKind;
  readonly text: string;
  readonly dueOn: IsoDate;
  readonly sentOn: IsoDate;
  readonly byName: string;
  readonly state: PartState;
  readonly why: string;
  readonly answeredBy: string;
  readonly answeredByName: string;
  readonly answeredOn: IsoDate | '';
  /** Steps that are in the outbox: "sent", "due", "late 2". */
  readonly told: readonly string[];
  readonly lookAt: number;
  readonly revision: number;
}

/** How each kind is answered: with a yes, or a no that says why. */
export const ANSWERS: Readonly<Record<RequestKind, { readonly yes: PartState; readonly no: PartState }>> = {
  action: { yes: 'done', no: 'not applicable' },
  offer: { yes: 'adopted', no: 'declined' },
};

const SOON_DAYS = 3;

/** Reminders of a request, each once, on open days: when it is sent, three days before it is due, due, then weekly. */
export function* requestSteps(
  input: Calendar & { readonly sentOn: IsoDate; readonly dueOn: IsoDate },
): Generator<{ readonly key: string; readonly on: IsoDate }, never> {
  const { sentOn, dueOn } = input;
  const open = (date: IsoDate) => openDayFrom({ ...input, date });
  const first = open(sentOn);
  yield { key: 'sent', on: first };
  const soon = open(addDays(dueOn, -SOON_DAYS));
  if (soon > first && soon < open(dueOn)) yield { key: 'soon', on: soon };
  const due = open(dueOn);
  if (due > first) yield { key: 'due', on: due };
  let day = due;
  for (let count = 1; ; count += 1) {
    day = open(addDays(day, 7));
    yield { key: `late ${count}`, on: day };
  }
}

/** What is to be told today (the latest of what was missed), what is settled by it, and the next day to look. */
export function requestStep({
  today,
  told,
  ...input
}: Parameters<typeof requestSteps>[0] & { readonly today: IsoDate; readonly told: readonly string[] }) {
  const due: string[] = [];
  for (const { key, on } of requestSteps(input)) {
    if (compareDates(on, today) > 0) return { tell: due.at(-1) ?? null, told: [...told, ...due], next: on };
    if (!told.includes(key)) due.push(key);
  }
  throw new Error('the steps never end');
}
