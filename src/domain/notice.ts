import type { IsoDate } from './dates.ts';
import type { NudgeStep } from './nudges.ts';

/** One review a notice speaks of. Blank-cover words only: a code, an action, dates (domain.md §8). */
export interface NoticeLine {
  readonly planId: string;
  readonly childId: string;
  readonly childCode: string;
  /** "ISP" or "IPM". */
  readonly planCode: string;
  readonly step: NudgeStep;
  readonly due: IsoDate;
  /** For a choice around a closure: its first and last day. */
  readonly closure: { readonly from: IsoDate; readonly to: IsoDate } | null;
  /** What has become of it since: a line that is no longer open says so and loses its buttons. */
  readonly became:
    | { readonly what: 'open' }
    | { readonly what: 'held' | 'ended'; readonly on: IsoDate }
    | { readonly what: 'booked' | 'not before'; readonly until: IsoDate }
    | { readonly what: 'before' | 'after' }
    /** The record it was about was erased: the line names nobody any more. */
    | { readonly what: 'erased' }
    /** The plan's clock was set anew: the review is due on another day, of which there will be notices of its own. */
    | { readonly what: 'moved'; readonly to: IsoDate };
}

export type NoticeKind =
  /** One review of one child, in the SENCO channel. */
  | 'nudge'
  /** More than three of them for one channel on one day. */
  | 'digest'
  /** To the inclusion leads: overdue for 14 open days. */
  | 'escalation'
  /** The same where nobody is named as inclusion lead: to the managers, or else where the SENCO's reminders go. */
  | 'escalation without lead'
  /** To the SENCOs: the channel can no longer be written to. */
  | 'channel lost'
  /** To managers and inclusion leads: the last SENCO has left. */
  | 'no senco'
  /** To a key person who asked for it: today's targets. It has no lines; its words are made when it is sent. */
  | 'today'
  /** To a SENCO channel: a lead asks something of the setting. About a part of a request. */
  | 'chain request'
  /** To a lead, or masked to the leads' channel: how the settings of a chain stand this week. */
  | 'chain digest'
  /** To one side of a chain: the other has asked something of them. */
  | 'chain news';

/**
 * A message the app sends without being asked, kept until Slack shows it (the outbox). `wanted` counts the
 * versions of its words; `shown` is the one Slack shows, 0 before it was posted.
 */
export interface Notice {
  /** Says what makes it one of a kind, so that it exists once: setting, kind, plan, step, day. */
  readonly id: string;
  readonly tenant: string;
  /** Of what concerns a whole chain: the chain's id. */
  readonly settingId: string;
  readonly kind: NoticeKind;
  readonly to: { readonly channel: string } | { readonly user: string };
  readonly day: IsoDate;
  /** Of a notice without lines, whose words are made when it is sent: what it is about. */
  readonly about?: string;
  /** The workspace of the setting, where it is another than the one the notice is sent in. */
  readonly settingTenant?: string;
  readonly lines: readonly NoticeLine[];
  readonly wanted: number;
  readonly shown: number;
  readonly place: { readonly channel: string; readonly ts: string } | null;
  /**
   * `waiting`: to be sent at `at` or later; until then a worker may have it in hand. `sending`: it goes out just now;
   * found so after `at`, nobody knows whether Slack took it. `settled`: Slack shows what is wanted. `parked`: it cannot be sent until
   * somebody mends the channel or the app's access. `dropped`: there is nothing left to say.
   */
  readonly state: 'waiting' | 'sending' | 'settled' | 'parked' | 'dropped';
  /** Milliseconds since the epoch, of the machine's clock. */
  readonly at: number;
  readonly owner: string;
  readonly attempts: number;
  /** A send of it was cut off: the next one says that it may be a repeat. */
  readonly mayBeRepeat: boolean;
  /** Code of the last fault, such as `is_archived`; '' where there was none. */
  readonly code: string;
}

/** A notice nobody has tried to send yet; it goes out at once. */
export const newNotice = (
  what: Pick<Notice, 'id' | 'tenant' | 'settingId' | 'kind' | 'to' | 'day'> &
    Partial<Pick<Notice, 'lines' | 'code' | 'about' | 'settingTenant'>>,
): Notice => ({
  lines: [],
  code: '',
  ...what,
  wanted: 1,
  shown: 0,
  place: null,
  state: 'waiting',
  // Of the machine's clock, which may stand elsewhere than the app's.
  at: 0,
  owner: '',
  attempts: 0,
  mayBeRepeat: false,
});
