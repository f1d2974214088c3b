import type { Place } from './child.ts';
import type { IsoDate } from './dates.ts';
import type { Document } from './document.ts';
import type { PlanChoice } from './plan-choice.ts';
import type { Cycle } from './profile.ts';
import type { Answers } from './sheet.ts';
import type { Outcome } from './tally.ts';

/** Somebody asked for quiet about a review: a meeting is booked, or it cannot be held before a day. */
export interface Waiting {
  readonly kind: 'booked' | 'not before';
  readonly until: IsoDate;
  /** One line; '' for a booked meeting. */
  readonly why: string;
  readonly by: string;
  readonly byName: string;
  readonly on: IsoDate;
}

/** What the SENCO chose for a review whose due date lies in a closure (domain.md §4). */
export interface ClosureChoice {
  /** The first day of that closure. */
  readonly closureFrom: IsoDate;
  readonly choice: 'before' | 'after';
  readonly why: string;
  readonly by: string;
  readonly byName: string;
  readonly on: IsoDate;
}

/** What somebody arranged about the day of a review. */
export type Arrangement = Waiting | ClosureChoice;

/** Facts of a plan beside its answers: one record is one cycle of one ISP or IPM. */
export interface PlanCycle {
  /** First cycle is 1. */
  readonly cycle: number;
  readonly startedOn: IsoDate;
  readonly lastReviewOn: IsoDate | null;
  /** How often it is reviewed: as the setting's authority said when it was last saved or reviewed. Absent: as the guidance does. */
  readonly clock?: Cycle;
  /** What the last review decided. */
  readonly afterReview: 'again' | 'end' | null;
  readonly ended: { readonly on: IsoDate; readonly why: string } | null;
  /** How the chooser came to this plan, and whose advice overrode it (domain.md §3). */
  readonly basis: PlanChoice | null;
  readonly previousPlanId: string | null;
  /** Null when nobody asked, and again after a review. */
  readonly waiting: Waiting | null;
  readonly closureChoice: ClosureChoice | null;
  /** What was arranged with a reason and then replaced, since the last review: why it was late stays known. */
  readonly replaced?: readonly Arrangement[];
}

export type ReviewOutcome = 'achieved' | 'partly' | 'not achieved';

export interface TargetReview {
  readonly planId: string;
  readonly targetId: string;
  readonly text: string;
  readonly outcome: ReviewOutcome;
  /** The tally as it stood at the meeting: "3 of 5 achieved · …". */
  readonly tally: string;
}

export interface ReviewFacts {
  readonly planIds: readonly string[];
  readonly targets: readonly TargetReview[];
  readonly onward: 'again' | 'end';
  readonly nextReviewBy: IsoDate | null;
  /** Why the review was held when it was, in the words that print with the minutes; absent where nobody said. */
  readonly timing?: readonly string[];
}

/** A kept sheet: a plan's cycle, the minutes of a review, or a setting's standing sheet. */
export interface SheetRecord {
  readonly id: string;
  readonly tenant: string;
  readonly settingId: string;
  readonly childId: string | null;
  readonly sheet: string;
  readonly live: boolean;
  readonly answers: Answers;
  /** Grows by one with every saved change; each has its own frozen `Version`. */
  readonly revision: number;
  /** Grows with every change of the record, of its facts, too: a review or an end leaves `revision` as it is. */
  readonly stamp: number;
  readonly plan: PlanCycle | null;
  readonly review: ReviewFacts | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly updatedBy: string;
  readonly updatedByName: string;
  /** Where it was begun; absent: where the child is. */
  readonly happenedIn?: Place;
}

export type PlanRecord = SheetRecord & { readonly plan: PlanCycle; readonly childId: string };

export type SignState = 'not asked' | 'asked' | 'signed' | 'views sent' | 'declined' | 'could not attend';

/** What one adult did with one version. A typed name is not a signature (domain.md §7). */
export interface SignOff {
  readonly adult: string;
  readonly role: string;
  readonly state: SignState;
  /** How they signed: "on paper", "by email". */
  readonly how: string;
  readonly on: IsoDate | '';
  readonly seenBy: string;
  readonly copyGivenOn: IsoDate | '';
  readonly recordedBy: string;
  readonly recordedAt: number;
}

/** What a record said at one revision. Never changed; sign-offs are added to it. */
export interface Version {
  readonly recordId: string;
  readonly tenant: string;
  readonly revision: number;
  readonly answers: Answers;
  readonly document: Document;
  /** Labels of the fields that this revision changed. */
  readonly changed: readonly string[];
  readonly by: string;
  readonly byName: string;
  readonly at: number;
  /** Why it was corrected, where the form asks; '' otherwise. */
  readonly why: string;
  /** Every fact in the order it was recorded; the last one for an adult is in force. */
  readonly signOffs: readonly SignOff[];
  /** Absent: where the child is. */
  readonly happenedIn?: Place;
}

/** A correction's trace: what stood there before, who changed it, when and why. */
export interface Trace {
  readonly at: number;
  readonly by: string;
  readonly byName: string;
  readonly why: string;
  readonly what: 'corrected' | 'moved here' | 'moved away';
  /** What it said before; empty where it belongs to another child's file. */
  readonly before: Readonly<Record<string, string>>;
}

/** One attempt at a target or strategy: one row of a record of intervention. */
export interface Entry {
  readonly id: string;
  readonly tenant: string;
  readonly settingId: string;
  readonly childId: string;
  readonly planId: string;
  readonly targetId: string;
  readonly date: IsoDate;
  readonly who: string;
  readonly comments: string;
  readonly outcome: Outcome;
  readonly from: 'setting' | 'home';
  readonly recordedAt: number;
  /** The setting's own calendar day on which it was recorded. */
  readonly recordedOn: IsoDate;
  readonly recordedBy: string;
  /** Filed under the wrong child: only the trace stays here, without the content. */
  readonly movedAway: boolean;
  readonly trace: readonly Trace[];
  /** Absent: where the child is. */
  readonly happenedIn?: Place;
  readonly revision: number;
}

/** A report asked of an outside agency: consent → requested → chased → received (domain.md §6). */
export interface ReportRequest {
  readonly id: string;
  readonly tenant: string;
  readonly settingId: string;
  readonly childId: string;
  readonly agency: string;
  readonly about: 'report' | 'new observation';
  /** Parents may hand in a copy themselves, which needs no consent. */
  readonly source: 'agency' | 'parents';
  readonly consentBy: string;
  readonly consentOn: IsoDate | '';
  readonly requestedOn: IsoDate | '';
  readonly chasedOn: readonly IsoDate[];
  readonly receivedOn: IsoDate | '';
  readonly reportDate: IsoDate | '';
  /** Absent: where the child is. */
  readonly happenedIn?: Place;
  readonly revision: number;
}

/** Which form a draft belongs to: ids only. */
export interface DraftForm {
  readonly sheet: string;
  /** Child, or setting for a setting's own sheet. */
  readonly about: string;
  readonly record: string | null;
  readonly base: number;
  /** Whose words it is in. */
  readonly profile: string;
}

/** A form half filled in: what was typed and the rows added so far, kept while the form is open. */
export interface Draft {
  readonly id: string;
  readonly tenant: string;
  readonly userId: string;
  /** Id of the child or setting whose form it is. */
  readonly about: string;
  /** Typed text by field key. */
  readonly values: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  /** Where somebody worked on it and has not saved it: their Home offers it. */
  readonly form?: DraftForm;
}
