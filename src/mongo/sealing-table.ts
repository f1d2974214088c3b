import type { AuditHead, AuditLine } from '../domain/audit.ts';
import type { Certificate } from '../domain/certificate.ts';
import type { Chain, ChainLink } from '../domain/chain/chain.ts';
import type { JoinCode } from '../domain/chain/codes.ts';
import type { PlanFacts, SettingFigures } from '../domain/chain/figures.ts';
import type { ChainRequest, RequestPart } from '../domain/chain/requests.ts';
import type { Child } from '../domain/child.ts';
import type { CalendarFeed } from '../domain/feed.ts';
import type { MorningList } from '../domain/morning.ts';
import type { Move } from '../domain/move.ts';
import type { Notice } from '../domain/notice.ts';
import type { Trend } from '../domain/on-time.ts';
import type { Draft, Entry, ReportRequest, SheetRecord, Version } from '../domain/record.ts';
import type { Member, Setting } from '../domain/setting.ts';
import type { ShownHome } from '../domain/shown-home.ts';
import type { Reminder } from '../usecases/ports.ts';
import type { AnyPlaces, Places } from './places.ts';

/**
 * Whose key seals a row: that of the setting it names (for a line of the audit trail, the setting of its chain), of
 * the setting it is, or of the tenant. What is kept for days
 * only and does not say which setting's words it holds goes, with a key of its own, when any setting is erased.
 */
type KeyOwner = 'its settingId' | 'its chain' | 'itself' | 'the tenant' | 'the tenant, for days';

const sealedBy = <T>(owner: KeyOwner, places: Places<Omit<T, 'id'>>) => ({
  owner,
  places: places as AnyPlaces,
});
/** Ids, dates and codes only: nothing in it may be anybody's words. */
const allOpen = <T>(places: Readonly<Record<keyof Omit<T, 'id' | 'tenant'>, 'open'>>) => ({
  places: places as AnyPlaces,
});

/**
 * Every field of every collection, and whether it can be read on the disk. Rows hold `_id`, `tenant` and what
 * stands here; `test/mongo/sealing-table.test.ts` compares it with every schema. Not here is what is no tenant's:
 * digests of signatures, the ticker's jobs, and which upgrades are done.
 */
export const COLLECTIONS = {
  settings: sealedBy<Setting>('itself', {
    name: 'sealed',
    code: 'open',
    pattern: 'open',
    closures: 'sealed',
    sencoChannel: 'open',
    messageHours: 'open',
    timeZone: 'open',
    profileId: 'open',
    revision: 'open',
  }),
  members: sealedBy<Member>('its settingId', {
    settingId: 'open',
    userId: 'open',
    role: 'open',
    name: 'sealed',
  }),
  children: sealedBy<Child>('its settingId', {
    settingId: 'open',
    code: 'open',
    keyPerson: 'open',
    backUpKeyPerson: 'open',
    revision: 'open',
    name: 'sealed',
    preferredName: 'sealed',
    dob: 'sealed',
    grLevel: 'sealed',
    agencies: 'sealed',
    homeLanguage: 'sealed',
    parentalResponsibility: 'sealed',
    groupProvisionMap: 'sealed',
    agencyConsent: 'sealed',
    planChoices: 'sealed',
    ehcPlan: 'sealed',
    legalHold: 'sealed',
    formerCodes: 'sealed',
  }),
  records: sealedBy<SheetRecord>('its settingId', {
    settingId: 'open',
    childId: 'open',
    sheet: 'open',
    live: 'open',
    revision: 'open',
    stamp: 'open',
    createdAt: 'open',
    updatedAt: 'open',
    updatedBy: 'open',
    updatedByName: 'sealed',
    happenedIn: 'sealed',
    answers: 'sealed',
    // Reminders are worked out of these alone, without a key.
    plan: {
      cycle: 'open',
      startedOn: 'open',
      lastReviewOn: 'open',
      clock: 'open',
      afterReview: 'open',
      ended: { on: 'open', why: 'sealed' },
      basis: 'sealed',
      previousPlanId: 'open',
      waiting: { kind: 'open', until: 'open', why: 'sealed', by: 'open', byName: 'sealed', on: 'open' },
      closureChoice: {
        closureFrom: 'open',
        choice: 'open',
        why: 'sealed',
        by: 'open',
        byName: 'sealed',
        on: 'open',
      },
      replaced: 'sealed',
    },
    review: {
      planIds: 'open',
      targets: 'sealed',
      onward: 'open',
      nextReviewBy: 'open',
      timing: 'sealed',
    },
  }),
  versions: sealedBy<Version & { readonly settingId: string }>('its settingId', {
    settingId: 'open',
    recordId: 'open',
    revision: 'open',
    by: 'open',
    at: 'open',
    byName: 'sealed',
    answers: 'sealed',
    document: 'sealed',
    changed: 'sealed',
    why: 'sealed',
    signOffs: 'sealed',
    happenedIn: 'sealed',
  }),
  entries: sealedBy<Entry>('its settingId', {
    settingId: 'open',
    childId: 'open',
    planId: 'open',
    targetId: 'open',
    date: 'open',
    outcome: 'open',
    from: 'open',
    recordedAt: 'open',
    recordedOn: 'open',
    recordedBy: 'open',
    movedAway: 'open',
    revision: 'open',
    who: 'sealed',
    comments: 'sealed',
    trace: 'sealed',
    happenedIn: 'sealed',
  }),
  reports: sealedBy<ReportRequest>('its settingId', {
    settingId: 'open',
    childId: 'open',
    about: 'open',
    source: 'open',
    consentOn: 'open',
    requestedOn: 'open',
    chasedOn: 'open',
    receivedOn: 'open',
    reportDate: 'open',
    revision: 'open',
    agency: 'sealed',
    consentBy: 'sealed',
    happenedIn: 'sealed',
  }),
  moves: sealedBy<Move>('its settingId', {
    settingId: 'open',
    toSettingId: 'open',
    childId: 'open',
    code: 'open',
    newCode: 'open',
    state: 'open',
    active: 'open',
    on: 'open',
    proposedBy: 'open',
    proposedOn: 'open',
    answeredBy: 'open',
    answeredOn: 'open',
    keyPerson: 'open',
    doneOn: 'open',
    handedOver: 'open',
    lookAt: 'open',
    revision: 'open',
    settingName: 'sealed',
    toSettingName: 'sealed',
    consent: 'sealed',
    words: 'sealed',
    proposedByName: 'sealed',
    answeredByName: 'sealed',
    why: 'sealed',
    grLevel: 'sealed',
  }),
  drafts: sealedBy<Draft & { readonly draftId: string; readonly keptUntil: unknown }>(
    'the tenant, for days',
    {
      draftId: 'open',
      userId: 'open',
      about: 'open',
      keptUntil: 'open',
      values: 'sealed',
      rows: 'sealed',
      form: 'open',
    },
  ),
  // A digest of few words is found by trying them all, so it is sealed, too.
  receipts: sealedBy<{ content: string; result: string | null; keptUntil: unknown }>('the tenant, for days', {
    keptUntil: 'open',
    content: 'sealed',
    result: 'sealed',
  }),
  reminders: allOpen<Reminder>({
    settingId: 'open',
    planId: 'open',
    lookAt: 'open',
    nudged: 'open',
    turn: 'open',
  }),
  todayLists: allOpen<MorningList>({
    settingId: 'open',
    userId: 'open',
    at: 'open',
    lookAt: 'open',
    turn: 'open',
  }),
  feeds: allOpen<CalendarFeed>({ userId: 'open', hash: 'open', madeAt: 'open' }),
  outbox: allOpen<Notice & { readonly open: boolean }>({
    settingId: 'open',
    kind: 'open',
    to: 'open',
    day: 'open',
    about: 'open',
    settingTenant: 'open',
    lines: 'open',
    wanted: 'open',
    shown: 'open',
    place: 'open',
    state: 'open',
    open: 'open',
    at: 'open',
    owner: 'open',
    attempts: 'open',
    mayBeRepeat: 'open',
    code: 'open',
  }),
  // Everything but the reason is under the hash of the chain, which anybody must be able to check.
  audit: sealedBy<AuditLine>('its chain', {
    chain: 'open',
    userId: 'open',
    role: 'open',
    did: 'open',
    action: 'open',
    what: 'open',
    record: 'open',
    childId: 'open',
    listed: 'open',
    reason: 'sealed',
    reasonSalt: 'open',
    reasonDigest: 'open',
    on: 'open',
    at: 'open',
    seq: 'open',
    prev: 'open',
    hash: 'open',
  }),
  // A chain is looked for by its people and regions; names and hours of its leads are nobody's business.
  chains: sealedBy<Chain & { readonly people: readonly string[] }>('the tenant', {
    name: 'sealed',
    regions: 'open',
    leads: 'sealed',
    digestChannel: 'open',
    tenants: 'open',
    lookAt: 'open',
    revision: 'open',
    people: 'open',
  }),
  chainLinks: allOpen<ChainLink>({
    chain: 'open',
    region: 'open',
    joinedOn: 'open',
    leaving: 'open',
    revision: 'open',
  }),
  joinCodes: allOpen<JoinCode>({
    digest: 'open',
    madeBy: 'open',
    chain: 'open',
    setting: 'open',
    region: 'open',
    state: 'open',
    until: 'open',
    revision: 'open',
  }),
  joinGuesses: allOpen<{ userId: string; at: number; keptUntil: unknown }>({
    userId: 'open',
    at: 'open',
    keptUntil: 'open',
  }),
  // What a lead sees of a setting is ordered and counted without its key.
  figures: sealedBy<SettingFigures>('its settingId', {
    settingId: 'open',
    name: 'sealed',
    code: 'open',
    chain: 'open',
    region: 'open',
    plans: 'open',
    dueOn: 'open',
    overdueFrom: 'open',
    quietFrom: 'open',
    unsigned: 'open',
    levels: 'sealed',
    requests: 'open',
    rank: 'open',
    lookAt: 'open',
    countedAt: 'open',
  }),
  figureMarks: allOpen<{ settingId: string }>({ settingId: 'open' }),
  planFacts: allOpen<PlanFacts>({
    settingId: 'open',
    planId: 'open',
    childId: 'open',
    startedOn: 'open',
    lastEntryOn: 'open',
    revision: 'open',
    signed: 'open',
  }),
  chainRequests: sealedBy<ChainRequest & { readonly spreading: boolean }>('the tenant', {
    chainId: 'open',
    kind: 'open',
    text: 'sealed',
    dueOn: 'open',
    by: 'open',
    byName: 'sealed',
    sentOn: 'open',
    to: 'sealed',
    spread: 'open',
    revision: 'open',
    spreading: 'open',
  }),
  requestParts: sealedBy<RequestPart>('its settingId', {
    settingId: 'open',
    settingName: 'sealed',
    requestId: 'open',
    chain: 'open',
    kind: 'open',
    text: 'sealed',
    dueOn: 'open',
    sentOn: 'open',
    byName: 'sealed',
    state: 'open',
    why: 'sealed',
    answeredBy: 'open',
    answeredByName: 'sealed',
    answeredOn: 'open',
    told: 'open',
    lookAt: 'open',
    revision: 'open',
  }),
  auditHeads: allOpen<AuditHead>({ chain: 'open', seq: 'open', hash: 'open' }),
  homes: allOpen<ShownHome>({
    userId: 'open',
    openedAt: 'open',
    settingIds: 'open',
    stamp: 'open',
    lookAt: 'open',
    heldUntil: 'open',
    turn: 'open',
  }),
  // Figures and names of half terms; of no child.
  trends: allOpen<Trend>({
    userId: 'open',
    madeOn: 'open',
    settingIds: 'open',
    points: 'open',
    picture: 'open',
  }),
  certificates: allOpen<Certificate>({
    settingId: 'open',
    childId: 'open',
    childCode: 'open',
    by: 'open',
    on: 'open',
    at: 'open',
    early: 'open',
    rows: 'open',
  }),
  lanes: allOpen<{ free: number }>({ free: 'open' }),
  counters: allOpen<{ children: number }>({ children: 'open' }),
  files: allOpen<{ fileId: string; recordId: string; postedAt: number; notBefore: number }>({
    fileId: 'open',
    recordId: 'open',
    postedAt: 'open',
    notBefore: 'open',
  }),
} as const;

type Collections = typeof COLLECTIONS;
/** Those with something sealed in them. */
export type SealedCollection = {
  [K in keyof Collections]: Collections[K] extends { owner: KeyOwner } ? K : never;
}[keyof Collections];

/** `owner`: only those that are sealed with such a key. */
const sealedWith = (owner?: KeyOwner): readonly SealedCollection[] =>
  Object.entries(COLLECTIONS).flatMap(([name, kept]) =>
    'owner' in kept && (owner ?? kept.owner) === kept.owner ? [name as SealedCollection] : [],
  );

export const SEALED = sealedWith();
export const SEALED_FOR_DAYS = sealedWith('the tenant, for days');
