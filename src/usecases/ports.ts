import type { AuditLine, NewAuditLine } from '../domain/audit.ts';
import type { Certificate } from '../domain/certificate.ts';
import type { Child, Place } from '../domain/child.ts';
import type { Document } from '../domain/document.ts';
import type { CalendarFeed } from '../domain/feed.ts';
import type { MorningList } from '../domain/morning.ts';
import type { HandedOver, Move } from '../domain/move.ts';
import type { Notice } from '../domain/notice.ts';
import type { Cycles, Trend } from '../domain/on-time.ts';
import type { Profiles } from '../domain/profiles.ts';
import type {
  ClosureChoice,
  Draft,
  Entry,
  PlanCycle,
  PlanRecord,
  ReportRequest,
  SheetRecord,
  SignOff,
  Version,
  Waiting,
} from '../domain/record.ts';
import type { Member, Setting } from '../domain/setting.ts';
import type { ShownHome } from '../domain/shown-home.ts';
import type { ChainStore } from './ports-chain.ts';

/** Ids within one tenant: a Slack workspace, or an Enterprise Grid organisation. In every query. */
interface InTenant {
  readonly tenant: string;
}
interface ById extends InTenant {
  readonly id: string;
}
interface InSettings extends InTenant {
  readonly settingIds: readonly string[];
}
interface OfMember extends InTenant {
  readonly settingId: string;
  readonly userId: string;
}
interface Own extends InTenant {
  readonly userId: string;
}
interface OfChild extends InTenant {
  readonly childId: string;
}

/** What the review clock of a child's plan goes by: dates and states alone, read without a key. */
export interface PlanDates extends Pick<PlanRecord, 'id' | 'settingId' | 'childId' | 'sheet'> {
  readonly plan: Pick<PlanCycle, 'cycle' | 'startedOn' | 'lastReviewOn' | 'clock'> & {
    readonly waiting: Pick<Waiting, 'kind' | 'until'> | null;
    readonly closureChoice: Pick<ClosureChoice, 'closureFrom' | 'choice'> | null;
  };
}

/**
 * When a live plan's review is looked at next. Derived: every write of a plan, and every change of its setting,
 * makes it due at once (`lookAt` 0), so that a use case cannot forget to.
 */
export interface Reminder extends InTenant {
  readonly settingId: string;
  readonly planId: string;
  /** Milliseconds since the epoch, of the app's clock. */
  readonly lookAt: number;
  /** Keys of the nudges that have been put into the outbox. */
  readonly nudged: readonly string[];
  /** Grows with every change. */
  readonly turn: number;
}

/** A file this app put into Slack. Times in ms, of the app's clock. */
export interface PostedFile extends InTenant {
  readonly fileId: string;
  readonly recordId: string;
  readonly postedAt: number;
}

/** One submission, told apart by where it came from; `content` is a digest of what it held. */
export interface Receipt extends InTenant {
  readonly key: string;
  readonly content: string;
}

/**
 * Saves are durable when they return (majority write concern). A `replace` names the revision it was
 * based on and answers false, changing nothing, when the stored one has moved on; the stored revision
 * then grows by one. It does not move a row to another setting.
 */
export interface Store extends ChainStore {
  /**
   * Runs `work` and its writes as one transaction, once for a key: the same submission again gets the
   * first result without running. The same key with other content throws `AppError` 'saved-already'.
   */
  once<T>(receipt: Receipt, work: () => Promise<T>): Promise<T>;

  /** Runs `work` and its writes as one transaction, for what nobody submitted: it may run again after a conflict. */
  together<T>(
    work: () => Promise<T>,
    /** For much work on which nobody in Slack waits. */
    options?: { readonly withinMs?: number },
  ): Promise<T>;

  /** Append-only; each setting's lines are a chain of hashes. */
  readonly audit: {
    /** In the transaction under way, at its end; else in one of its own. */
    append(lines: readonly NewAuditLine[]): Promise<void>;
    /** What was done to one child's record, newest first, lists left out; before an entry, where one is named. */
    ofChild(
      scope: OfChild & { readonly chain: string; readonly before: number | null; readonly limit: number },
    ): Promise<readonly AuditLine[]>;
  };

  readonly settings: {
    all(scope: InTenant): Promise<readonly Setting[]>;
    get(scope: ById): Promise<Setting | null>;
    /** Throws `AppError` 'code-taken' where another setting of the tenant has the code. */
    insert(setting: Setting): Promise<void>;
    replace(setting: Setting): Promise<boolean>;
    /** The next number for a child code, counted up by one at each call, from 1. */
    nextChildNumber(scope: ById): Promise<number>;
  };
  readonly members: {
    ofUser(scope: InTenant & { readonly userId: string }): Promise<readonly Member[]>;
    ofSettings(scope: InSettings): Promise<readonly Member[]>;
    /** Replaces all members of a setting. */
    replaceAll(
      scope: InTenant & { readonly settingId: string; readonly members: readonly Member[] },
    ): Promise<void>;
  };
  readonly children: {
    inSettings(scope: InSettings): Promise<readonly Child[]>;
    /** Blank-cover codes alone, read without a key. */
    codesOf(
      scope: InTenant & { readonly ids: readonly string[] },
    ): Promise<readonly Pick<Child, 'id' | 'settingId' | 'code'>[]>;
    get(scope: ById): Promise<Child | null>;
    insert(child: Child): Promise<void>;
    replace(child: Child): Promise<boolean>;
    /**
     * Puts the child, as it is from now on, and everything kept about it under its new setting; what happened before
     * says where. All or nothing. What is there already is left alone, so that it may be called again, to take along
     * what somebody was just saving at the old setting. Answers how much was taken.
     */
    move(moving: {
      readonly child: Child;
      readonly from: Place;
      readonly again?: boolean;
    }): Promise<HandedOver>;
  };
  /** Of children from one setting to another. They stay, as receipts. */
  readonly moves: {
    get(scope: ById): Promise<Move | null>;
    /** The one that is under way. */
    ofChild(scope: OfChild): Promise<Move | null>;
    /** Newest first, as are those that come `to` settings. */
    from(scope: InSettings): Promise<readonly Move[]>;
    to(scope: InSettings): Promise<readonly Move[]>;
    /** Those to look at by now, the longest waiting first, of all tenants. */
    due(when: { readonly now: number; readonly limit: number }): Promise<readonly Move[]>;
    /** Throws `AppError` 'move-under-way' where another move of the child is. */
    insert(move: Move): Promise<void>;
    replace(move: Move): Promise<boolean>;
  };
  readonly erasure: {
    /**
     * Erases one child with everything about them, in one transaction: records, versions, entries, report requests,
     * reminders, drafts, receipts, reasons in the audit trail. Notices that Slack shows are rewritten without the
     * child, files in Slack are due to be deleted at once. Keeps the certificate and answers it.
     */
    child(certificate: Omit<Certificate, 'rows'>): Promise<Certificate>;
  };
  readonly records: {
    get(scope: ById): Promise<SheetRecord | null>;
    datesOf(scope: InTenant & { readonly ids: readonly string[] }): Promise<readonly PlanDates[]>;
    /** The same of every live plan of a setting. */
    liveDates(scope: InTenant & { readonly settingId: string }): Promise<readonly PlanDates[]>;
    /** Newest first. */
    ofChild(scope: OfChild): Promise<readonly SheetRecord[]>;
    /** Every live plan of the settings. */
    livePlans(scope: InSettings): Promise<readonly SheetRecord[]>;
    /** Dates of plans by when they started, both ends included; those with the same dates are one. */
    cycles(
      scope: InSettings & { readonly from?: string; readonly to?: string; readonly live?: true },
    ): Promise<readonly Cycles[]>;
    /** The live standing sheet of a setting, such as its inclusion action plan. */
    standing(
      scope: InTenant & { readonly settingId: string; readonly sheet: string },
    ): Promise<SheetRecord | null>;
    /** Throws `AppError` 'already-live' where the child has a live plan on that sheet, or the setting a standing one. */
    insert(record: SheetRecord, version: Version): Promise<void>;
    /** `record.revision` is the revision it was based on; `version.revision` is one more. */
    revise(record: SheetRecord, version: Version): Promise<boolean>;
    /** Changes `live`, `plan` and `review` without a new version: the paper's words stay. Answers false when `stamp` has moved on. */
    mark(record: SheetRecord): Promise<boolean>;
  };
  readonly versions: {
    get(scope: InTenant & { readonly recordId: string; readonly revision: number }): Promise<Version | null>;
    /** After a revision, oldest first: what others changed meanwhile. */
    since(
      scope: InTenant & { readonly recordId: string; readonly revision: number },
    ): Promise<readonly Version[]>;
    /** Each record's version of that revision. */
    latestOf(
      scope: InTenant & { readonly records: readonly Pick<SheetRecord, 'id' | 'revision'>[] },
    ): Promise<readonly Version[]>;
    addSignOff(
      scope: InTenant & {
        readonly recordId: string;
        readonly revision: number;
        readonly signOff: SignOff;
      },
    ): Promise<boolean>;
  };
  readonly entries: {
    get(scope: ById): Promise<Entry | null>;
    /** In order of date, then of recording; moved ones included, as their trace. */
    ofPlans(scope: InTenant & { readonly planIds: readonly string[] }): Promise<readonly Entry[]>;
    /** Which of the plans have an entry of that day or later. */
    plansSince(
      scope: InTenant & { readonly planIds: readonly string[]; readonly since: string },
    ): Promise<readonly string[]>;
    /** Of one event day, moved ones included. */
    onDay(
      scope: InTenant & { readonly planIds: readonly string[]; readonly date: string },
    ): Promise<readonly Entry[]>;
    insert(entry: Entry): Promise<void>;
    replace(entry: Entry): Promise<boolean>;
  };
  readonly reports: {
    get(scope: ById): Promise<ReportRequest | null>;
    ofChild(scope: OfChild): Promise<readonly ReportRequest[]>;
    inSettings(scope: InSettings): Promise<readonly ReportRequest[]>;
    insert(report: ReportRequest): Promise<void>;
    replace(report: ReportRequest): Promise<boolean>;
  };
  readonly reminders: {
    /** Settings with something to look at by now, the longest waiting first, of all tenants: ids only. */
    settingsToLookAt(when: {
      readonly now: number;
      readonly limit: number;
    }): Promise<readonly { readonly tenant: string; readonly settingId: string }[]>;
    toLookAt(
      scope: InTenant & { readonly settingId: string; readonly now: number; readonly limit: number },
    ): Promise<readonly Reminder[]>;
    /** Answers false when `turn` has moved on: something changed while it was looked at. */
    looked(reminder: Reminder): Promise<boolean>;
    /** All of a setting that was erased. */
    forget(scope: InTenant & { readonly settingId: string }): Promise<void>;
  };
  /** Who gets the list of today's targets in the morning. A changed setting makes its lists due at once. */
  readonly todayLists: {
    get(scope: OfMember): Promise<MorningList | null>;
    /** Makes it or puts it in the old one's place. */
    put(list: Omit<MorningList, 'turn'>): Promise<void>;
    remove(scope: OfMember): Promise<void>;
    /** Those to look at by now, the longest waiting first, of all tenants. */
    due(when: { readonly now: number; readonly limit: number }): Promise<readonly MorningList[]>;
    /** Answers false when `turn` has moved on: the time was changed, or another worker was faster. */
    looked(list: MorningList): Promise<boolean>;
  };
  /** One calendar feed at most for a person. */
  readonly feeds: {
    get(scope: InTenant & { readonly userId: string }): Promise<CalendarFeed | null>;
    /** Whose feed a link is. A calendar that asks knows no tenant. */
    ofHash(hash: string): Promise<CalendarFeed | null>;
    /** Makes it or puts it in the old one's place, whose link stops. */
    put(feed: CalendarFeed): Promise<void>;
    remove(scope: InTenant & { readonly userId: string }): Promise<void>;
  };
  /** Homes that were opened; those nobody opened for long are forgotten. */
  readonly homes: {
    /** Before it is made for somebody who opened it: theirs until then. */
    opened(who: Own & { readonly now: number; readonly until: number }): Promise<ShownHome>;
    /** The next one to be made again by now, of all tenants; nobody else's until then. */
    claim(when: { readonly now: number; readonly until: number }): Promise<ShownHome | null>;
    /**
     * After publishing. Where something changed while it was made, or somebody else took it, it is made once more;
     * only then may it be published without having changed.
     */
    shown(home: Omit<ShownHome, 'openedAt' | 'heldUntil'>): Promise<void>;
    /** Not published: looked at again then. */
    later(home: Pick<ShownHome, 'tenant' | 'userId' | 'turn' | 'lookAt'>): Promise<void>;
    /** Something changed in the settings, or for these people: their Homes are made again. */
    changed(scope: InSettings & { readonly userIds: readonly string[] }): Promise<void>;
    /** Nothing where `turn` has moved on. */
    remove(home: Own & Pick<ShownHome, 'turn'>): Promise<void>;
  };
  readonly trends: {
    get(scope: Own): Promise<Trend | null>;
    put(trend: Trend): Promise<void>;
  };
  readonly outbox: {
    /** Answers false, changing nothing, where a notice with this id exists. */
    add(notice: Notice): Promise<boolean>;
    get(scope: ById): Promise<Notice | null>;
    /** Every notice of the settings with a line about one of the plans; parked and dropped ones, too. */
    about(scope: InSettings & { readonly planIds: readonly string[] }): Promise<readonly Notice[]>;
    /** Delayed (tried in vain at least once) and parked notices of the settings, oldest first. */
    stuck(scope: InSettings): Promise<readonly Notice[]>;
    /** How many reviews the channel or person has been told of on that day of the setting. */
    linesOn(
      scope: InTenant & { readonly settingId: string; readonly to: Notice['to']; readonly day: string },
    ): Promise<number>;
    /** Notices about that have other words now: where Slack shows them, they go out again. */
    again(scope: InTenant & { readonly settingId: string; readonly about: string }): Promise<void>;
    /** New lines for a notice; where Slack shows it, it goes out again. `wanted` is the version they are based on; false when it has moved on. */
    rewrite(notice: Pick<Notice, 'tenant' | 'settingId' | 'id' | 'wanted' | 'lines'>): Promise<boolean>;
    /**
     * The next notice to send, this owner's until `now + leaseMs`; null where there is none. One whose sender never
     * said what became of it has the code `lost`, and may be a repeat where it was not shown yet.
     */
    claim(by: {
      readonly owner: string;
      readonly now: number;
      readonly leaseMs: number;
    }): Promise<Notice | null>;
    /** Marks it as being sent, by its owner, before anything goes out. False: no longer theirs. */
    begin(notice: Notice): Promise<boolean>;
    /** After a send, by its owner. `shown` is the version Slack shows now; newer words wait. False: no longer theirs. */
    settle(notice: Notice, done: Pick<Notice, 'shown' | 'place'>): Promise<boolean>;
    /** Given back unsent, by its owner. False: no longer theirs. */
    release(
      notice: Notice,
      why: Pick<Notice, 'state' | 'at' | 'attempts' | 'mayBeRepeat' | 'code'>,
    ): Promise<boolean>;
    /** What is parked with one of these codes waits again, of one tenant or, without one, of all. Answers how many. */
    unpark(what: { readonly codes: readonly string[]; readonly tenant?: string }): Promise<number>;
    /** How many notices there are in each state that is not final. */
    counts(): Promise<Readonly<Record<'waiting' | 'delayed' | 'sending' | 'parked', number>>>;
  };
  /** One message a second to a channel, whichever worker sends it. All times of the machine's clock, in ms. */
  readonly lanes: {
    /**
     * The moment at which the next message may go: taken, where it is at most `patienceMs` away. Later than that,
     * nothing is taken and the caller comes back then.
     */
    take(
      lane: InTenant & {
        readonly channel: string;
        readonly now: number;
        readonly everyMs: number;
        readonly patienceMs: number;
      },
    ): Promise<number>;
    /** Nothing goes before that moment: Slack said so. */
    block(lane: InTenant & { readonly channel: string; readonly until: number }): Promise<void>;
  };
  readonly drafts: {
    get(scope: ById & { readonly userId: string }): Promise<Draft | null>;
    /** Those with a form that was worked on and not saved, the latest first. */
    ofUser(scope: InTenant & { readonly userId: string }): Promise<readonly Draft[]>;
    /** Makes it or puts it in the old one's place; forgotten after seven days. */
    put(draft: Draft): Promise<void>;
  };
  readonly files: {
    /** A file this app put into Slack, so that it can be deleted there later. */
    insert(file: PostedFile): Promise<void>;
    /** Those about any of the records that are still in Slack, the oldest first. */
    about(scope: InTenant & { readonly recordIds: readonly string[] }): Promise<readonly PostedFile[]>;
    /** Those posted up to a moment, the oldest first; not those put off to later than `now`. */
    postedUntil(which: {
      readonly until: number;
      readonly now: number;
      readonly limit: number;
    }): Promise<readonly PostedFile[]>;
    /** Not to be tried again before `until`. */
    putOff(file: PostedFile, until: number): Promise<void>;
    remove(file: PostedFile): Promise<void>;
  };
  readonly keys: {
    /**
     * Erases everything about a setting: what its key sealed opens no more. At once here, within a minute on other
     * workers. Lists go on without its rows; a look-up by id and every write throw `AppError` 'erased'. Receipts and
     * drafts of the whole tenant go, too. Not part of a transaction, and may be called again.
     */
    destroy(scope: InTenant & { readonly settingId: string }): Promise<void>;
  };
}

/** What a person reads of records with a right to them. */
interface Reading {
  readonly children: Pick<Store['children'], 'inSettings' | 'codesOf' | 'get'>;
  readonly records: Pick<
    Store['records'],
    'get' | 'datesOf' | 'liveDates' | 'ofChild' | 'livePlans' | 'cycles' | 'standing'
  >;
  readonly versions: Pick<Store['versions'], 'get' | 'since' | 'latestOf'>;
  readonly entries: Pick<Store['entries'], 'get' | 'ofPlans' | 'onDay' | 'plansSince'>;
  readonly reports: Pick<Store['reports'], 'get' | 'ofChild' | 'inSettings'>;
  readonly audit: Pick<Store['audit'], 'ofChild'>;
}
type Writing = Pick<
  Store,
  'children' | 'records' | 'versions' | 'entries' | 'reports' | 'settings' | 'members' | 'erasure'
>;

/** What needs no right to a record: settings and teams to look at, notices, one's own lists and drafts. */
export type OpenStore = Omit<Store, keyof Reading | 'settings' | 'members' | 'erasure'> & {
  readonly settings: Pick<Store['settings'], 'all' | 'get'>;
  readonly members: Pick<Store['members'], 'ofUser' | 'ofSettings'>;
};

declare const granted: unique symbol;
/** That the policy let somebody through, and to what. Made in guard.ts and nowhere else. */
export interface Permit {
  readonly [granted]: true;
  readonly by: Pick<NewAuditLine, 'tenant' | 'userId' | 'action' | 'reason'>;
  /** Their role in that setting, for the audit trail. */
  readonly roleIn: (settingId: string) => NewAuditLine['role'];
  /** Rows that it opens; for it, others are not there. */
  readonly covers: (row: { readonly settingId: string; readonly childId: string | null }) => boolean;
  /** Records known to be covered: versions name nothing but their record. */
  readonly records: readonly string[];
}

/** The only way to records. What goes through it stands in the audit trail. */
export interface Gate {
  reading(permit: Permit): Reading;
  /** Each write goes with its line, in one transaction. */
  changing(permit: Permit): Writing & Reading;
  /** Settled when the line is kept; only then may an answer be shown. */
  note(
    permit: Permit,
    line: Pick<NewAuditLine, 'chain' | 'did' | 'what' | 'record' | 'childId' | 'listed'>,
  ): Promise<void>;
}

/** Makes a PDF of a document. Throws `AppError` 'unprintable' naming what no font can print. */
export type Printer = (document: Document) => Promise<Uint8Array>;

/** Makes a CSV of a document, for a spreadsheet. */
export type Exporter = (document: Document) => string;

export interface Clock {
  now(): number;
  today(timeZone: string): string;
}

/** What became of an attempt to show a notice. */
export type Showing =
  | { readonly kind: 'shown'; readonly place: { readonly channel: string; readonly ts: string } }
  /** There is nothing left to say, or the message was deleted by somebody. */
  | { readonly kind: 'nothing' }
  /** For certain nothing was done: try again, not before `afterMs`. */
  | { readonly kind: 'refused'; readonly code: string; readonly afterMs: number }
  /** Nobody knows whether it was done. */
  | { readonly kind: 'unsure'; readonly code: string }
  /** It cannot be sent until a person mends the channel or the app's access. */
  | { readonly kind: 'parked'; readonly code: string };

/** Posts a notice, or updates it where it stands already. Never throws. */
export type ShowNotice = (notice: Notice) => Promise<Showing>;

/** Deletes a file from Slack; one that is not there any more is deleted, too. Never throws. */
export type DeleteFile = (file: Pick<PostedFile, 'tenant' | 'fileId'>) => Promise<
  | { readonly kind: 'deleted' }
  | { readonly kind: 'refused'; readonly code: string; readonly afterMs: number }
  /** Nothing of this workspace will be deleted before a person mends the app's access. */
  | { readonly kind: 'parked'; readonly code: string }
>;

/** Links to calendar feeds. Who knows a link may read the feed, so that only digests are stored. */
export interface FeedLinks {
  /** Unguessable. */
  newToken(): string;
  /** What is stored of a token, and how an event is named to calendars. */
  digest(text: string): string;
  /** Null where nobody has said under which address the app is reached (PUBLIC_URL). */
  addressOf(token: string): string | null;
}

/** What every use case may reach. Records only with a permit of guard.ts: one that forgets does not compile. */
export interface Ports {
  readonly store: OpenStore;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly print: Printer;
  readonly toCsv: Exporter;
  readonly newId: () => string;
  readonly feedLinks: FeedLinks;
  /** Words and numbers of the local authorities, read once at the start. */
  readonly profiles: Profiles;
}

/** After the guard said yes: records to read … */
export interface ReadPorts extends Ports {
  readonly store: OpenStore & Reading;
}

/** … and to write. */
export interface ChangePorts extends ReadPorts {
  readonly store: OpenStore & Reading & Writing;
}
