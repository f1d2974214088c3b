import type { Button, KnownBlock, ModalView } from '@slack/types';
import { type Child, calledName } from '../src/domain/child.ts';
import { longDate } from '../src/domain/dates.ts';
import { levelWords } from '../src/domain/levels.ts';
import { localSheet } from '../src/domain/local-sheet.ts';
import type { Profile } from '../src/domain/profile.ts';
import type { PlanRecord, SheetRecord } from '../src/domain/record.ts';
import { sheetOf } from '../src/domain/sheets/index.ts';
import { arrangements } from './arrange-form.ts';
import { CSV, OPEN, PDF, SIGN } from './card.ts';
import { limits } from './limits.ts';
import { actions, button, facts, heading, line, modal, small, words } from './parts.ts';
import { type LifeWords, recordLife } from './record-life.ts';
import { clip, plain } from './text.ts';
import { WHO } from './who-opened.ts';

export interface FileTarget {
  readonly value: string;
  readonly text: string;
  readonly tally: string;
}
export interface LivePlan {
  readonly plan: PlanRecord;
  readonly due: string;
  readonly state: string;
  readonly arranged: readonly string[];
  readonly targets: readonly FileTarget[];
}
/** A child's file in words: what the screen shows, already allowed and sorted. */
export interface FileWords {
  readonly child: Child;
  readonly settingName: string;
  readonly profile: Profile;
  readonly keyPerson: string;
  readonly live: readonly LivePlan[];
  readonly past: readonly SheetRecord[];
  readonly reports: readonly { readonly id: string; readonly text: string }[];
  readonly may: {
    readonly edit: boolean;
    readonly plan: boolean;
    readonly review: boolean;
    readonly report: boolean;
    readonly log: boolean;
    readonly print: boolean;
    readonly sign: boolean;
    readonly who: boolean;
  };
  /** For whoever may hand over, hold and erase the whole record. */
  readonly life: LifeWords | null;
}

export const ENTRIES = 'entries';
/** The menu of an earlier sheet: value `verb|record id`. */
export const PAST = 'past';

const open = (n: number, label: string, opener: string, id: string) =>
  button({ action: n === 0 ? OPEN : `${OPEN}:${n}`, label, value: `${opener}|${id}` });

const STATES: Readonly<Record<string, string>> = {
  early: 'review due',
  window: 'review window open, due',
  'due today': 'review due today,',
  'due (closed)': 'due while you are closed,',
  overdue: 'REVIEW OVERDUE, was due',
};

/** No block where there is nothing to press: Slack takes none without elements. */
const someActions = (...buttons: Button[]): readonly KnownBlock[] =>
  buttons.length === 0 ? [] : [actions(...buttons)];

const livePlan = (
  { plan, due, state, arranged, targets }: LivePlan,
  { may, profile }: FileWords,
): readonly KnownBlock[] => {
  const sheet = sheetOf(plan.sheet);
  return [
    words(
      `${localSheet(profile, sheet).title}, cycle ${plan.plan.cycle}, from ${longDate(plan.plan.startedOn)}: ${STATES[state]} ${longDate(due)}`,
    ),
    ...arranged.map(small),
    ...someActions(
      ...(may.print
        ? [
            button({ action: PDF, label: 'PDF', value: plan.id }),
            button({ action: CSV, label: 'CSV', value: plan.id }),
          ]
        : []),
      ...(may.sign ? [button({ action: SIGN, label: 'Sign-off', value: plan.id })] : []),
      ...(may.plan
        ? [
            open(
              0,
              plan.plan.afterReview === 'again' ? 'Start next cycle' : `Edit ${sheet.code}`,
              sheet.id,
              plan.childId,
            ),
          ]
        : []),
      ...(may.review ? [open(1, arrangements.book.label, arrangements.book.opener, plan.id)] : []),
    ),
    ...targets.map(
      ({ value, text, tally }, index): KnownBlock => ({
        type: 'section',
        text: plain(`${index + 1}. ${clip(text, 400)}\n${tally}`),
        accessory: button({ action: ENTRIES, label: 'Entries', value }),
      }),
    ),
  ];
};

const pastSheet = (record: SheetRecord, { may, profile }: FileWords): KnownBlock => {
  const sheet = sheetOf(record.sheet);
  const label = record.plan
    ? `${sheet.code} cycle ${record.plan.cycle} from ${longDate(record.plan.startedOn)}, ended ${longDate(record.plan.ended?.on ?? '')}: ${record.plan.ended?.why}`
    : `${localSheet(profile, sheet).title} of ${longDate(String(record.answers.date))}`;
  const choice = (words: string, verb: string) => ({ text: plain(words), value: `${verb}|${record.id}` });
  const options = [
    ...(may.print ? [choice('PDF', PDF), choice('CSV', CSV)] : []),
    ...(record.plan ? [choice('Records of intervention', 'records')] : []),
    ...(may.sign ? [choice('Sign-off', SIGN)] : []),
    ...(record.review && may.review ? [choice('Correct', 'edit-minutes')] : []),
  ];
  return {
    type: 'section',
    text: plain(clip(label, 500)),
    ...(options.length > 0 && { accessory: { type: 'overflow', action_id: PAST, options } }),
  };
};

/** A child's file: what there is, how it goes, and every next step as a button. */
export function childFile(file: FileWords): ModalView {
  const { child, profile, live, past, reports, may } = file;
  const blocks: KnownBlock[] = [
    heading(`${child.code} ${calledName(child)}`),
    facts([
      ['DOB', longDate(child.dob)],
      ['Setting', file.settingName],
      ['Key person', file.keyPerson],
      [profile.levelWords.short, levelWords(profile, child.grLevel)],
      ['Agencies', child.agencies.join(', ')],
      ['Home language', child.homeLanguage],
      ['Parental responsibility', child.parentalResponsibility],
      ['Group provision map', child.groupProvisionMap ? 'in place' : 'no'],
      [
        'Consent to contact agencies',
        child.agencyConsent.given ? `given by ${child.agencyConsent.by}` : 'not yet',
      ],
    ]),
    ...someActions(
      ...(may.log && live.length > 0 ? [open(0, 'Log an attempt', 'record-of-intervention', child.id)] : []),
      ...(may.review && live.length > 0 ? [open(1, 'Hold a review', 'minutes-of-review', child.id)] : []),
      ...(may.plan ? [open(2, 'Which plan?', 'plan-choice', child.id)] : []),
      ...(may.report ? [open(3, 'Ask for a report', 'report', child.id)] : []),
      ...(may.edit ? [open(4, 'Edit details', 'edit-child', child.id)] : []),
      ...(may.who ? [button({ action: WHO, label: 'Who opened this record', value: child.id })] : []),
    ),
  ];
  if (file.life) blocks.push(...recordLife(child, file.life));
  if (live.length === 0) blocks.push(words('No live plan. Type /plan to see which plan this child needs.'));
  for (const plan of live) blocks.push(line, ...livePlan(plan, file));
  if (reports.length > 0) blocks.push(line, words('Reports'));
  for (const report of reports)
    blocks.push({
      type: 'section',
      text: plain(clip(report.text, 500)),
      ...(may.report && { accessory: open(0, 'Update', 'edit-report', report.id) }),
    });
  if (past.length > 0) blocks.push(line, words('Earlier plans and reviews, newest first'));
  const room = limits.blocks - blocks.length - 1;
  blocks.push(...past.slice(0, room).map((record) => pastSheet(record, file)));
  if (past.length > room)
    blocks.push(small(`${past.length - room} older sheets are kept and not shown here.`));
  return modal({ callbackId: 'child-file', title: 'Child’s file', blocks, metadata: { child: child.id } });
}
