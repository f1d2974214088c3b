import type { NewAuditLine } from '../../src/domain/audit.ts';
import type { Child } from '../../src/domain/child.ts';
import type { Document } from '../../src/domain/document.ts';
import { byKind, type Field, type PerKindOf } from '../../src/domain/field.ts';
import type { Notice, NoticeLine } from '../../src/domain/notice.ts';
import type {
  Draft,
  Entry,
  PlanCycle,
  ReportRequest,
  SheetRecord,
  SignOff,
  Version,
} from '../../src/domain/record.ts';
import type { Member, Setting } from '../../src/domain/setting.ts';
import { type Answers, askedFields, type Sheet } from '../../src/domain/sheet.ts';
import { individualSupportPlan } from '../../src/domain/sheets/individual-support-plan.ts';

/** Fictional names and texts that are hard on a store. */
const TEXT = 'Zofia Wiśniewska-Łukasz, ليلى, 陈思远\n{"$gt":""} $where a.b __proto__ \u0000 🙂';

const ask: PerKindOf<[], Answers[string] | undefined> = {
  text: () => TEXT,
  long: () => TEXT,
  date: () => '2026-03-03',
  choice: (field) => field.options?.[0]?.value ?? '2',
  people: () => [
    { name: 'Ewa', role: 'mother' },
    { name: 'Sam', role: '' },
  ],
  lines: () => [{ id: 'l1', text: TEXT }],
  rows: (field) => [
    { id: 'r1', ...(answersOf(field.columns) as Readonly<Record<string, string>>) },
    { id: 'r2', ...Object.fromEntries(field.columns.map((column) => [column.key, ''])) },
  ],
  fact: () => undefined,
  signature: () => undefined,
};

const answersOf = (fields: readonly Field[]): Answers =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const answer = byKind(ask, field);
      return answer === undefined ? [] : [[field.key, answer]];
    }),
  );

/** Every field of a sheet answered. */
export const fullAnswers = (sheet: Sheet): Answers => answersOf(askedFields(sheet));
/** A sheet on which nothing is answered. */
export const emptyAnswers = (sheet: Sheet): Answers =>
  Object.fromEntries(
    askedFields(sheet).map((field) => [
      field.key,
      ['people', 'lines', 'rows'].includes(field.kind) ? [] : '',
    ]),
  );

export const setting = (more: Partial<Setting> = {}): Setting => ({
  id: 'set-1',
  tenant: 'T1',
  name: 'Hazelbrook',
  code: 'HAZ',
  pattern: 'term-time',
  closures: [
    { from: '2026-04-06', to: '2026-04-17', label: 'Easter' },
    { from: '2026-05-04', to: '2026-05-04' },
  ],
  sencoChannel: null,
  messageHours: { from: '08:00', to: '17:30' },
  timeZone: 'Europe/London',
  revision: 1,
  ...more,
});

export const member = (more: Partial<Member> = {}): Member => ({
  tenant: 'T1',
  settingId: 'set-1',
  userId: 'U1',
  name: 'Sam',
  role: 'senco',
  ...more,
});

const choice = {
  answer: 'both',
  reasons: [{ plan: 'ISP', rule: 'page 2', text: 'because' }],
  note: 'next',
  override: {
    by: 'Inclusion team',
    on: '2026-02-01',
    rulesAlone: 'ISP',
    rule: 'page 3',
    text: 'they said so',
  },
} as const;

export const child = (more: Partial<Child> = {}): Child => ({
  id: 'child-1',
  tenant: 'T1',
  settingId: 'set-1',
  code: 'HAZ-01',
  name: TEXT,
  preferredName: '',
  dob: '2022-09-01',
  keyPerson: 'U1',
  backUpKeyPerson: '',
  grLevel: '2',
  agencies: ['Speech and language therapy'],
  homeLanguage: 'Polish',
  parentalResponsibility: 'Ewa',
  groupProvisionMap: false,
  agencyConsent: { given: true, by: 'Ewa', on: '2026-01-05' },
  planChoices: [
    { choice, on: '2026-02-01', by: 'U1', byName: 'Sam' },
    { choice: { answer: 'none', reasons: [] }, on: '2026-02-02', by: 'U1', byName: 'Sam' },
  ],
  revision: 1,
  ...more,
});

export const planFacts: PlanCycle = {
  cycle: 1,
  startedOn: '2026-03-03',
  lastReviewOn: null,
  afterReview: null,
  ended: { on: '2026-07-01', why: 'moved' },
  basis: choice,
  previousPlanId: null,
  waiting: {
    kind: 'not before',
    until: '2026-05-05',
    why: 'mother in hospital',
    by: 'U1',
    byName: 'Sam',
    on: '2026-04-20',
  },
  closureChoice: {
    closureFrom: '2026-04-06',
    choice: 'after',
    why: 'parents abroad',
    by: 'U1',
    byName: 'Sam',
    on: '2026-03-20',
  },
  replaced: [
    { kind: 'booked', until: '2026-04-20', why: '', by: 'U2', byName: 'Ann', on: '2026-04-01' },
    {
      closureFrom: '2026-04-06',
      choice: 'before',
      why: 'so they said',
      by: 'U2',
      byName: 'Ann',
      on: '2026-03-02',
    },
  ],
};

export const record = (more: Partial<SheetRecord> = {}): SheetRecord => ({
  id: 'rec-1',
  tenant: 'T1',
  settingId: 'set-1',
  childId: 'child-1',
  sheet: individualSupportPlan.id,
  live: true,
  answers: fullAnswers(individualSupportPlan),
  revision: 1,
  stamp: 1,
  plan: planFacts,
  review: null,
  createdAt: 1_772_500_000_000,
  updatedAt: 1_772_500_000_001,
  updatedBy: 'U1',
  updatedByName: 'Sam',
  ...more,
});

const document: Document = {
  title: 'Individual support plan (ISP)',
  orientation: 'portrait',
  parts: [
    {
      kind: 'strip',
      cells: [
        { label: 'Name', text: TEXT },
        { label: 'GR', text: '2', choices: ['1', '2'] },
      ],
    },
    { kind: 'table', columns: [{ label: 'Names', weight: 1 }], rows: [[TEXT], ['']], paperRows: 4 },
    { kind: 'note', text: '' },
  ],
  finePrint: [],
  footer: 'HAZ-01 · version 1',
};

/** The version a record of that revision stands on. */
export const version = (of: SheetRecord, more: Partial<Version> = {}): Version => ({
  recordId: of.id,
  tenant: of.tenant,
  revision: of.revision,
  answers: of.answers,
  document,
  changed: [],
  by: 'U1',
  byName: 'Sam',
  at: 1_772_500_000_000,
  why: '',
  signOffs: [],
  ...more,
});

export const signOff: SignOff = {
  adult: 'Ewa',
  role: 'mother',
  state: 'signed',
  how: 'on paper',
  on: '2026-03-04',
  seenBy: 'Sam',
  copyGivenOn: '',
  recordedBy: 'U1',
  recordedAt: 1_772_600_000_000,
};

export const entry = (more: Partial<Entry> = {}): Entry => ({
  id: 'entry-1',
  tenant: 'T1',
  settingId: 'set-1',
  childId: 'child-1',
  planId: 'rec-1',
  targetId: 'l1',
  date: '2026-03-05',
  who: 'Sam',
  comments: TEXT,
  outcome: 'partly',
  from: 'setting',
  recordedAt: 1_772_700_000_000,
  recordedOn: '2026-03-05',
  recordedBy: 'U1',
  movedAway: false,
  trace: [
    { at: 1, by: 'U1', byName: 'Sam', why: 'typo', what: 'corrected', before: { comments: TEXT } },
    { at: 2, by: 'U1', byName: 'Sam', why: 'wrong child', what: 'moved here', before: {} },
  ],
  revision: 1,
  ...more,
});

export const report = (more: Partial<ReportRequest> = {}): ReportRequest => ({
  id: 'report-1',
  tenant: 'T1',
  settingId: 'set-1',
  childId: 'child-1',
  agency: 'Physiotherapy',
  about: 'new observation',
  source: 'agency',
  consentBy: 'Ewa',
  consentOn: '2026-01-05',
  requestedOn: '',
  chasedOn: ['2026-02-05'],
  receivedOn: '',
  reportDate: '',
  revision: 1,
  ...more,
});

export const draft = (more: Partial<Draft> = {}): Draft => ({
  id: 'draft-1',
  tenant: 'T1',
  userId: 'U1',
  about: 'child-1',
  values: { need: TEXT },
  rows: { targets: [{ id: 'r1', target: TEXT }], empty: [] },
  ...more,
});

export const noticeLine = (more: Partial<NoticeLine> = {}): NoticeLine => ({
  planId: 'rec-1',
  childId: 'child-1',
  childCode: 'HAZ-01',
  planCode: 'ISP',
  step: 'due',
  due: '2026-03-03',
  closure: null,
  became: { what: 'open' },
  ...more,
});

export const notice = (more: Partial<Notice> = {}): Notice => ({
  id: 'notice-1',
  tenant: 'T1',
  settingId: 'set-1',
  kind: 'nudge',
  to: { channel: 'C1' },
  day: '2026-03-03',
  lines: [noticeLine()],
  wanted: 1,
  shown: 0,
  place: null,
  state: 'waiting',
  at: 0,
  owner: '',
  attempts: 0,
  mayBeRepeat: false,
  code: '',
  ...more,
});

export const auditLine = (more: Partial<NewAuditLine> = {}): NewAuditLine => ({
  tenant: 'T1',
  chain: 'set-1',
  userId: 'USENCO',
  role: 'senco',
  did: 'opened',
  action: 'see child',
  what: 'children',
  record: 'child-1',
  childId: 'child-1',
  listed: [],
  reason: null,
  on: '2026-03-02',
  ...more,
});
