import type { ModalView } from '@slack/types';
import type { AuditLine, Deed } from '../src/domain/audit.ts';
import { type Child, calledName } from '../src/domain/child.ts';
import { longDate } from '../src/domain/dates.ts';
import type { Member } from '../src/domain/setting.ts';
import { clock } from './moment.ts';
import { actions, button, modal, small, words } from './parts.ts';

/** Action ids: the button in a child's file, and those that turn the page. */
export const WHO = 'who-opened';
export const WHO_OLDER = 'who-opened-older';

const THINGS: Readonly<Record<string, string>> = {
  children: 'the child’s file',
  records: 'a plan or minutes',
  entries: 'an entry',
  reports: 'a report request',
};

const DEEDS: Readonly<Record<Deed, (thing: string) => string>> = {
  opened: (thing) => `opened ${thing}`,
  listed: () => 'saw a list with the child',
  printed: (thing) => `made a PDF of ${thing}`,
  exported: (thing) => `made a CSV of ${thing}`,
  wrote: (thing) => `wrote ${thing}`,
  signed: (thing) => `recorded a sign-off of ${thing}`,
  moved: (thing) => `moved ${thing}`,
  left: () => 'left the team',
  erased: (thing) => `erased ${thing}`,
};

const ROLES: Readonly<Record<AuditLine['role'], string>> = {
  ...{ practitioner: 'practitioner', senco: 'SENCO', manager: 'manager' },
  ...{ 'inclusion lead': 'inclusion lead', admin: 'workspace admin', app: 'the app itself' },
};

/** Where the line of the policy says more than what was done. */
const DOES: Readonly<Record<string, string>> = {
  'see who opened': 'looked who opened the record',
  'export child': 'exported everything about the child',
  'hold child': 'set or lifted a legal hold',
};
type Named = Pick<Member, 'userId' | 'name'>;

const didWhat = ({ did, action, what }: AuditLine): string =>
  DOES[action] ?? DEEDS[did](THINGS[what] ?? what);

const lineWords = (line: AuditLine, people: readonly Named[]): string => {
  const known = people.find(({ userId }) => userId === line.userId)?.name;
  const unknown = line.role === 'inclusion lead' ? 'Somebody of the chain' : 'Somebody who left the team';
  const name = known || `${unknown} (${line.userId})`;
  const why = line.reason === null ? '' : `\nReason: ${line.reason}`;
  return `${longDate(line.on)}, ${clock(line.at)} · ${name}, ${ROLES[line.role]}, ${didWhat(line)}${why}`;
};

/** Who did what to one child's record, newest first, a page at a time. */
export const whoOpenedView = (options: {
  readonly child: Child;
  readonly people: readonly Named[];
  readonly lines: readonly AuditLine[];
  readonly older: number | null;
}): ModalView => {
  const { child, people, lines, older } = options;
  return modal({
    callbackId: WHO,
    title: 'Who opened this',
    blocks: [
      words(`${child.code} ${calledName(child)}`),
      small('Newest first. Lists in which the child stood are noted, too, but not shown here.'),
      ...lines.map((line) => words(lineWords(line, people))),
      ...(older === null
        ? []
        : [actions(button({ action: WHO_OLDER, label: 'Older', value: `${child.id}|${older}` }))]),
    ],
  });
};
