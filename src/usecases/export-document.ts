import type { AuditLine } from '../domain/audit.ts';
import { calledName } from '../domain/child.ts';
import { dateAt, longDate } from '../domain/dates.ts';
import type { Document, Part } from '../domain/document.ts';
import { levelWords } from '../domain/levels.ts';
import type { Profile } from '../domain/profile.ts';
import { sheetOf } from '../domain/sheets/index.ts';
import { targetsOf } from '../domain/targets.ts';
import type { Everything } from './everything.ts';
import { withFacts } from './later-facts.ts';
import { isPlan } from './plans.ts';
import { recordDocument } from './record-document.ts';
import { reportState } from './report-request.ts';

const table = (
  heading: string,
  columns: readonly (readonly [string, number])[],
  rows: readonly (readonly string[])[],
): Part => ({
  ...{ kind: 'table', heading, paperRows: 0, rows },
  columns: columns.map(([label, weight]) => ({ label, weight })),
});

const whose = ({ child, setting }: Everything, profile: Profile): readonly Part[] => {
  const consent = child.agencyConsent;
  const ehc = child.ehcPlan;
  const facts: readonly (readonly [string, string])[] = [
    ['Child’s name', calledName(child)],
    ['DOB', longDate(child.dob)],
    ['Code', child.code],
    ['Setting', setting.name],
    [profile.levelWords.name, levelWords(profile, child.grLevel)],
    ['Agencies', child.agencies.join(', ')],
    ['Home language', child.homeLanguage],
    ['Parental responsibility', child.parentalResponsibility],
    ['Group provision map', child.groupProvisionMap ? 'in place' : 'no'],
    [
      'Consent to contact agencies',
      consent.given ? `given by ${consent.by} ${consent.on && longDate(consent.on)}` : 'no',
    ],
    ['EHC plan', ehc?.has ? `yes ${ehc.on && longDate(ehc.on)}` : 'no'],
    ['Legal hold', child.legalHold ? `since ${longDate(child.legalHold.on)}: ${child.legalHold.why}` : 'no'],
  ];
  return [
    table(
      'In the register',
      [
        ['What', 1],
        ['Says', 3],
      ],
      facts,
    ),
  ];
};

/** Each kept sheet as its paper stands now, how it came to that, and the entries to its targets. */
function sheetParts(all: Everything, profile: Profile, at: number): readonly Part[] {
  const { record, versions } = all.records[at] ?? {};
  const latest = versions?.at(-1);
  if (!record || !versions || !latest) return [];
  const { child, setting, members, entries } = all;
  const dayOf = (when: number): string => dateAt(when, setting.timeZone);
  const reviews = all.records.map((one) => one.record).filter(({ review }) => review !== null);
  const paper = withFacts({ version: latest, child, record, reviews, closures: setting.closures });
  const signed = versions.flatMap(({ revision, signOffs }) =>
    signOffs.map((one) => [String(revision), one.adult, one.role, one.state, one.on && longDate(one.on)]),
  );
  const around = { child, setting, members, profile, entries, dayOf };
  return [
    { kind: 'note', text: `${paper.title} (${sheetOf(record.sheet).code})` },
    ...paper.parts,
    ...paper.finePrint.map((text): Part => ({ kind: 'note', text })),
    table(
      'Versions; the words of each stand in the JSON file',
      [
        ['No.', 1],
        ['On', 2],
        ['By', 3],
        ['Changed', 5],
        ['Why', 4],
      ],
      versions.map(({ revision, at: when, byName, changed, why }) => [
        ...[String(revision), longDate(dayOf(when)), byName, changed.join(', '), why],
      ]),
    ),
    ...(signed.length > 0
      ? [
          table(
            'Sign-offs',
            [
              ['Version', 1],
              ['Adult', 3],
              ['Role', 3],
              ['State', 2],
              ['On', 2],
            ],
            signed,
          ),
        ]
      : []),
    ...(isPlan(record)
      ? targetsOf(record).flatMap((target) => [
          { kind: 'note', text: `Record of intervention: ${target.text}` } as const,
          ...recordDocument({ ...around, plan: record, target }).parts,
        ])
      : []),
  ];
}

const noted = ({ on, userId, role, did, action, what, reason }: AuditLine, all: Everything) => [
  longDate(on),
  all.members.find((member) => member.userId === userId)?.name || userId,
  role,
  `${did} (${action}), ${what}`,
  reason ?? '',
];

/** Everything about one child in the house style; it is long, and complete together with the JSON file. */
export function exportDocument(all: Everything, profile: Profile): Document {
  const { child, setting, today } = all;
  const dayOf = (when: number): string => dateAt(when, setting.timeZone);
  return {
    title: 'Everything kept about a child',
    orientation: 'landscape',
    parts: [
      ...whose(all, profile),
      ...all.records.flatMap((_, at) => sheetParts(all, profile, at)),
      table(
        'Which plan the child needs, as it was asked',
        [
          ['On', 2],
          ['By', 2],
          ['Answer', 2],
          ['Why', 6],
        ],
        child.planChoices.map(({ on, byName, choice }) => [
          ...[longDate(on), byName, choice.answer, choice.reasons.map(({ text }) => text).join('\n')],
        ]),
      ),
      table(
        'Reports asked for',
        [
          ['Of', 2],
          ['About', 2],
          ['State', 5],
        ],
        all.reports.map((report) => [report.agency, report.about, reportState(report, today)]),
      ),
      table(
        'Files of this app that are still in Slack',
        [
          ['On', 2],
          ['File', 3],
          ['Made from record', 5],
        ],
        all.files.map(({ fileId, recordId, postedAt }) => [longDate(dayOf(postedAt)), fileId, recordId]),
      ),
      table(
        'Who opened or changed the record; lists in which the child stood are left out',
        [
          ['On', 2],
          ['Who', 3],
          ['As', 2],
          ['Did', 4],
          ['Why', 4],
        ],
        all.audit.map((line) => noted(line, all)),
      ),
    ],
    finePrint: [
      `As of ${longDate(today)}. Full names of other children are left out. Please read it before you hand it over: what people wrote may tell of others in other words.`,
    ],
    footer: `${child.code} · everything`,
  };
}
